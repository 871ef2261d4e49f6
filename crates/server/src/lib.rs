#![doc = include_str!("../README.md")]

mod api;
mod client;
mod described;
mod embed;
mod fair;
mod find;
mod follow;
mod helpful;
mod http;
mod map_page;
mod openreferral;
mod particulars;
mod private;
mod problem;
mod reports;
mod safety;
mod search_page;
mod shortlist;
mod similar;
mod site_pages;
mod sitemap;
mod sites;
mod state;
mod suggest;
mod tag;
mod unmet;
mod validate;

pub use api::openapi;
pub use fair::Fairness;
pub use follow::{FollowError, catch_up, differences, follow, tune};
pub use http::{router, serve};
pub use shortlist::{Secret, SecretError};
pub use sites::{Sites, SitesError};
pub use state::{App, Clock};
pub use unmet::{Unmet, UnmetCounter};
pub use validate::Checking;
