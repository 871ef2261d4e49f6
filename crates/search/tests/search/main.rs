//! The search as who asks it sees it.

mod anything;
mod asking;
mod common;
mod completing;
mod filters;
mod judged;
mod keeping;
mod killed;
mod ranking;
mod reasons;
mod safety;
mod saying;
mod viewers;
