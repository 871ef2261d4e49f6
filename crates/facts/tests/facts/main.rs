//! The suite of reading facts from text.

mod anything;
mod labels;
