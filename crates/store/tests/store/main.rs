//! The suite of the store, run on each engine.

mod keeping;
mod tuning;
mod unmet;
