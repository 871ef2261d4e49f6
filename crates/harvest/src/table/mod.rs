//! Tables as a feed: the files of a folder, the sheets of a workbook, joined into whole services.
//!
//! | part | what |
//! | --- | --- |
//! | `source` | which tables there are: text files, sheets, what is in a zip file |
//! | `text`, `csv`, `workbook`, `archive`, `cells` | reading one: encoding, delimiter, sheets, limits |
//! | `mapping`, `properties`, `plan` | what the columns mean, checked against the tables at hand |
//! | `value`, `hours`, `cell`, `join` | cells into values, rows into services |
//! | `hsds` | the mapping of tables that have the standard's own names |
//! | `guess`, `names` | a mapping proposed for tables that nobody has described yet |

pub(crate) mod archive;
mod cell;
mod cells;
mod csv;
mod guess;
mod hours;
pub(crate) mod hsds;
mod join;
mod mapping;
mod names;
mod plan;
mod properties;
mod source;
mod text;
mod value;
mod workbook;

use std::path::Path;

pub use cells::{MOST_BYTES, MOST_CELLS};
pub(crate) use join::Told;
pub(crate) use source::looks_like_tables;

/// Why tables cannot be imported, in one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct TableError(String);

impl TableError {
    fn new(sentence: String) -> Self {
        Self(sentence)
    }

    fn too_long(file: &str) -> Self {
        Self(format!(
            "{file} is longer than {} MB: no directory needs that, so nothing was read.",
            MOST_BYTES >> 20
        ))
    }
}

/// Tables whose meaning is known: every row of one of them is a service.
pub struct Tables {
    plan: plan::Plan,
    /// What to call them in a sentence.
    path: String,
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tables").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Tables {
    /// Reads the tables of a file or folder as the mapping file says.
    ///
    /// # Errors
    /// When a table or column that the mapping names is not there, something cannot be read, or the
    /// tables are larger than [`MOST_CELLS`] or [`MOST_BYTES`].
    pub fn with_mapping(path: &Path, mapping: &Path) -> Result<Self, TableError> {
        let mapping = mapping::Mapping::open(mapping)?;
        Self::planned(path, &mapping, &source::find(path)?)
    }

    fn planned(path: &Path, mapping: &mapping::Mapping, found: &[source::Found]) -> Result<Self, TableError> {
        Ok(Self { plan: plan::plan(mapping, found)?, path: path.display().to_string() })
    }

    /// What to call them in a sentence.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Goes through the services; the same at every walk.
    pub(crate) fn walk<E>(&self, visit: impl FnMut(Told<'_>) -> Result<(), E>) -> Result<(), E> {
        join::Assembler::new(&self.plan).walk(visit)
    }
}

/// A mapping that tables suggest, for a person to correct and save.
#[derive(Debug)]
pub struct Proposal {
    /// The mapping, as TOML with remarks.
    pub toml: String,
}

/// Recognises tables that follow the standard, or proposes a mapping for those that do not.
pub(crate) fn recognise(path: &Path) -> Result<Result<Tables, Proposal>, TableError> {
    let found = source::find(path)?;
    if let Some(mapping) = hsds::mapping(&found)? {
        return Tables::planned(path, &mapping, &found).map(Ok);
    }
    Ok(Err(Proposal { toml: guess::propose(&found)? }))
}
