//! The suite of the command line: the real binary, run as a person runs it.

mod addresses;
mod editing;
mod feeds;
mod killing;
mod reports;
mod runs;
mod serving;
mod tuning;
mod unmet;
mod validating;
