//! The suite of the server, through its own routes.

mod advice;
mod choosing;
mod crawl;
mod directory;
mod filters;
mod history;
mod likeness;
mod machines;
mod organizations;
mod pages;
mod published;
mod safety;
mod search_page;
mod sites;
mod standard;
mod statements;
mod suggesting;
mod topics;
mod tuning;
mod unmet;
mod validating;
mod version_1;
mod visibility;
