#![doc = include_str!("../README.md")]

pub mod assertion;
pub mod history;
pub mod hours;
pub mod particulars;
pub mod path;
pub mod publication;
pub mod report;
pub mod tuning;
pub mod visibility;

pub use assertion::{Assertions, Changes, FieldChange, Method, Standing, Statement, Voice, changes, resolve};
pub use history::{PublicChange, public_changes};
pub use path::{Fields, flatten, unflatten};
pub use publication::Publication;
pub use report::{Report, ReportFault, Wrong};
pub use tuning::Tuning;
pub use visibility::{Viewer, Visibility, shown};
