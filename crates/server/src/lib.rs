#![doc = include_str!("../README.md")]

mod api;
mod client;
mod follow;
mod http;
mod openreferral;
mod particulars;
mod problem;
mod site_pages;
mod sites;
mod state;

pub use api::openapi;
pub use follow::{FollowError, catch_up, differences, follow};
pub use http::{router, serve};
pub use sites::{Sites, SitesError};
pub use state::{App, Clock};
