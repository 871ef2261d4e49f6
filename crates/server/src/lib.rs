#![doc = include_str!("../README.md")]

mod advice;
mod api;
mod client;
mod described;
mod fair;
mod find;
mod follow;
mod http;
mod openreferral;
mod particulars;
mod problem;
mod safety;
mod search_page;
mod shortlist;
mod similar;
mod site_pages;
mod sites;
mod state;
mod statements;
mod suggest;
mod tag;
mod topics;
mod unmet;
mod validate;

pub use advice::AdviceShelf;
pub use api::openapi;
pub use fair::Fairness;
pub use follow::{FollowError, catch_up, differences, follow, tune};
pub use http::{router, serve};
pub use shortlist::{Secret, SecretError};
pub use sites::{Sites, SitesError};
pub use state::{App, Clock};
pub use unmet::{Unmet, UnmetCounter};
pub use validate::Checking;
