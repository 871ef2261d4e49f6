//! The suite of importing tables: from files on disk into a store, and read back from it.

mod again;
mod encrypted;
mod feeds;
mod fetched;
mod mapped;
mod refused;
mod site;
mod standard;
mod support;
mod troubled;
mod validated;
mod workbooks;
mod zipped;
