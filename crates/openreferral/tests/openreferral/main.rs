//! The suite of the standard's records: read, validated, written.

mod lossless;
mod validate;
mod version_1;
