//! Feeds that publishers have checked from a page. For anybody.
//!
//! A check runs in a thread of its own, for a minute at most. The form leads on to the address of its report, which nobody
//! can guess. That address waits some seconds for the check, then says how far it is, so that no request is long.
//!
//! What is asked for is a stranger's choice: only public addresses are asked, unless the operator names networks
//! ([`Checking::allowed`]). The log names no more of an address than its host.

mod checks;
mod pages;

pub use checks::Checking;
pub(crate) use checks::Checks;
pub(crate) use pages::{badge, form, json, report, start};
