//! The suite of the server, through its own routes.

mod directory;
mod pages;
mod sites;
mod standard;
mod visibility;
