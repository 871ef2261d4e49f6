//! The suite of what comes in and goes out: from files on disk and feeds into a store, and back.

mod again;
mod encrypted;
mod exporting;
mod feeds;
mod fetched;
mod mapped;
mod refused;
mod site;
mod spreadsheet;
mod standard;
mod support;
mod troubled;
mod validated;
mod workbooks;
mod zipped;
