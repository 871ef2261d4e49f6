//! The pages as anybody sees them, and the components that they are made of.

mod components;
mod danger;
mod lists;
mod machines;
mod markup;
mod reading;
mod records;
mod reports;
mod results;
mod support;
mod validate;
mod words;
