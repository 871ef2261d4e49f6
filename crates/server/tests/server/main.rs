//! The suite of the server, through its own routes.

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
mod reports;
mod safety;
mod search_page;
mod sites;
mod standard;
mod suggesting;
mod tuning;
mod unmet;
mod validating;
mod version_1;
mod visibility;
