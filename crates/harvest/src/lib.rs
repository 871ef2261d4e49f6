#![doc = include_str!("../README.md")]

mod import;
mod open;
mod sharing;
mod survey;

pub use import::{Held, Import, Progress, Summary, Tally, import};
pub use open::{InputError, inputs};
