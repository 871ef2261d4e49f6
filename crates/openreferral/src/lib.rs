#![doc = include_str!("../README.md")]

mod eligibility;
pub mod feed;
pub mod model;
mod mojibake;
mod names;
pub mod read;
mod reader;
mod repair;
pub mod shape;
pub mod text;
pub mod validate;
mod value;
pub mod write;

pub use model::*;
pub use names::TOLD_AS;
pub use shape::Entity;
