//! The suite of the server, through its own routes.

mod crawl;
mod directory;
mod filters;
mod pages;
mod sites;
mod standard;
mod visibility;
