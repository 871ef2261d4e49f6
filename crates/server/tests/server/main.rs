//! The suite of the server, through its own routes.

mod choosing;
mod crawl;
mod directory;
mod embedding;
mod filters;
mod front_door;
mod history;
mod likeness;
mod machines;
mod maps;
mod organizations;
mod pages;
mod private;
mod published;
mod reports;
mod safety;
mod search_page;
mod sitemap;
mod sites;
mod standard;
mod suggesting;
mod tuning;
mod unmet;
mod validating;
mod version_1;
mod visibility;
