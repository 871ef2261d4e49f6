//! The search as who asks it sees it.

mod anything;
mod asking;
mod common;
mod filters;
mod keeping;
mod killed;
mod likeness;
mod ranking;
mod reasons;
mod safety;
mod saying;
mod suggesting;
mod tuning;
mod viewers;
