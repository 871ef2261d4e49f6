//! The suite of records and their hours.

mod hours;
mod lossless;
