#![doc = include_str!("../README.md")]

pub mod feed;
pub mod model;
pub mod read;
pub mod shape;
pub mod text;
mod value;
pub mod write;

pub use model::*;
pub use shape::Entity;
