//! A feed's answers told to [`openreferral::validate`], one by one.
//!
//! | part | what |
//! | --- | --- |
//! | `files` | a publisher's answers from files |
//! | `address` | an API asked over the network: its endpoints, its pages, some of its records whole |
//! | `list` | one answer, and what the pages of a list have shown so far |
//! | `unchecked` | why an address could not be checked, in one sentence |

mod address;
mod files;
mod list;
mod unchecked;

pub use address::{Bounds, Check, CheckProgress, check};
pub use files::{Looked, files};
pub use unchecked::Unchecked;
