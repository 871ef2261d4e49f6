//! The suite of importing tables: from files on disk into a store, and read back from it.

mod feeds;
mod mapped;
mod refused;
mod standard;
mod support;
mod workbooks;
mod zipped;
