//! The directory as a workbook that people edit in Excel or LibreOffice, and what they changed in it.
//!
//! | part | what |
//! | --- | --- |
//! | `columns` | which sheets and columns there are, and which part of a service stands in which cell |
//! | `write` | the workbook written: every sheet, and beside it a hidden one of what was exported |
//! | `read` | a workbook that came back, read within limits |
//! | `touched` | which of its cells a person changed: those unlike the hidden sheet's |
//! | `value` | what a person wrote in a cell, read as a feed's value would be |
//! | `differences` | each change beside the record as it stands now, and those that are accepted |

mod columns;
mod differences;
mod read;
mod touched;
mod value;
mod write;

use fingerpost_directory::Viewer;
use jiff::Timestamp;

pub use differences::{Accept, Difference, Differences, Outcome, SaidBy, accepted, differences};
pub use read::{Table, TableRow, Workbook};
pub use write::{Exported, export};

/// The first sheet's name.
const READ_ME: &str = "read me";

/// What the workbook's mark begins with; its version follows.
const FORMAT: &str = "fingerpost spreadsheet ";

/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;

/// Why a workbook cannot be written or read.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum SpreadsheetError {
    #[error("{path} cannot be read as a workbook ({reason}): save it anew as .xlsx and try again.")]
    Unreadable { path: String, reason: String },
    #[error("{path} is larger than a workbook of a directory would be: nothing of it was read.")]
    TooLarge { path: String },
    #[error(
        "{path} was made by a newer fingerpost, or its sheet “read me” was changed: export it anew and try again."
    )]
    NotUnderstood { path: String },
    #[error(
        "There are more {sheet} than a sheet has rows (1,048,575), so they cannot be exported as a workbook."
    )]
    TooManyRows { sheet: &'static str },
    #[error("The workbook cannot be written: {0}")]
    Write(#[from] rust_xlsxwriter::XlsxError),
    #[error("There is no change {number}: they are numbered from 1 to {last}. Nothing was applied.")]
    NoSuchNumber { number: usize, last: usize },
    #[error(transparent)]
    Archive(#[from] crate::table::TableError),
    #[error(transparent)]
    Store(#[from] fingerpost_store::StoreError),
}

/// What a workbook says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The store that it was exported from.
    pub epoch: String,
    /// When.
    pub exported: Timestamp,
    /// For whose eyes.
    pub viewer: Viewer,
}

impl About {
    fn lines(&self) -> [(&'static str, String); 4] {
        [
            ("format", format!("{FORMAT}{VERSION}")),
            ("store", self.epoch.clone()),
            ("exported", self.exported.to_string()),
            ("viewer", word(self.viewer).to_owned()),
        ]
    }
}

/// The word for a viewer.
const fn word(viewer: Viewer) -> &'static str {
    match viewer {
        Viewer::Public => "public",
        Viewer::Partner => "partner",
        Viewer::Staff => "staff",
    }
}
