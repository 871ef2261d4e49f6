//! The suite of the store, run on each engine.

mod keeping;
mod reports;
mod tuning;
mod unmet;
