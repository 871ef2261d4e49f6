//! Open Referral: what other systems read. For anybody, without a key.
//!
//! | part | what |
//! | --- | --- |
//! | `asked` | parameters into what is looked for |
//! | `listed` | pages of a list, and whole lists a record a line |
//! | `organizations` | organizations, a part at a time |
//! | `pins` | the index as it was when somebody began to walk through pages |
//! | `reviews` | reviews of services, which 1.0 has |
//! | `subjects` | taxonomies and terms, and what is narrower than a term |
//! | `v1` | Open Referral UK 1.0 |
//! | `v3` | Open Referral UK 3.0, with the parameters of HSDS 3.1 |
//! | `with_services` | organizations with all of their services |

mod asked;
mod listed;
mod organizations;
mod pins;
pub(crate) mod reviews;
mod subjects;
pub(crate) mod v1;
pub(crate) mod v3;
mod with_services;

pub(crate) use listed::Page;
pub(crate) use pins::Pins;
pub(crate) use subjects::{Known as KnownSubjects, Subjects};
