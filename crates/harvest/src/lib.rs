#![doc = include_str!("../README.md")]

pub mod adopt;
pub mod export;
pub mod fetch;
mod import;
mod open;
mod sharing;
pub mod spreadsheet;
mod subjects;
mod survey;
mod table;
mod taxonomy;
pub mod validate;
mod zipped;

pub use import::{Held, Import, Progress, Summary, Tally, import, import_fetched, import_tables};
pub use open::{Input, InputError, inputs};
pub use table::{MOST_BYTES, MOST_CELLS, Proposal, TableError, Tables};
pub use taxonomy::{Naming, Taken, TaxonomyError, import_taxonomy};
