#![doc = include_str!("../README.md")]

pub mod answer;
mod contents;
mod document;
mod error;
mod filter;
mod finder;
mod index;
mod marks;
mod position;
mod predicate;
mod query;
mod rank;
mod reasons;
pub mod safety;
mod schema;
mod summary;
mod walk;
mod words;
mod writer;

pub use answer::*;
pub use document::{Document, ReadFromText};
pub use error::SearchError;
pub use filter::{Filter, Near, Open};
pub use index::Index;
pub use marks::{Marks, key};
pub use position::Position;
pub use walk::{Snapshot, Walk};
pub use writer::Writer;
