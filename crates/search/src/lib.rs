#![doc = include_str!("../README.md")]

pub mod answer;
mod contents;
mod document;
mod error;
mod finder;
mod index;
mod position;
mod query;
mod rank;
mod reasons;
mod schema;
mod summary;
mod words;
mod writer;

pub use answer::*;
pub use document::{Document, ReadFromText};
pub use error::SearchError;
pub use index::Index;
pub use position::Position;
pub use writer::Writer;
