//! What is remembered of a feed that was read whole, so that the next time only what has changed is asked for.
//!
//! It is believed only while nobody else has told the store anything in the source's name since: the store's epoch and
//! the last change that came from the source are noted beside it. So it cannot make an import pass over something that
//! the store does not have: after a restore, a new store, or an import of the same source from elsewhere, all is read.

use std::{
    collections::HashMap,
    fs::{self, File},
    io::{self, BufReader, BufWriter, Write},
    path::Path,
};

use fingerpost_store::{Db, StoreError};
use serde::{Deserialize, Serialize};

use super::{
    again::KeptList,
    client::Validators,
    spool::{Told, lines},
};

pub(super) const NOTES: &str = "last.ndjson";

/// The state of a store, as far as one source is concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    program: String,
    epoch: String,
    last_change: i64,
}

impl Standing {
    /// The state of a store as it is now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn of(db: &Db, source: &str) -> Result<Self, StoreError> {
        // What is read may come out better with another version of this program.
        let program = env!("CARGO_PKG_VERSION").to_owned();
        Ok(Self { program, epoch: db.epoch().await?, last_change: db.last_change_by(source).await? })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Head { standing: Standing, validators: Validators, list: Box<Option<KeptList>> },
    Service(Told),
}

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What came with the feed, when it is one answer.
    pub(super) validators: Validators,
    pub(super) services: HashMap<String, Told>,
    /// The list that was read.
    pub(super) list: Option<KeptList>,
}

impl Notes {
    /// Reads what is remembered, if it still holds.
    pub(super) fn read(folder: &Path, standing: &Standing) -> Self {
        let lines = File::open(folder.join(NOTES)).and_then(|file| lines::<Line>(BufReader::new(file)));
        let mut lines = lines.map(|(lines, _)| lines).unwrap_or_default().into_iter();
        let mut notes = Self::default();
        match lines.next() {
            Some(Line::Head { standing: then, validators, list }) if then == *standing => {
                notes.validators = validators;
                notes.list = list.filter(|list| folder.join(&list.file).is_file());
            }
            _ => return notes,
        }
        notes.services.extend(lines.filter_map(|line| match line {
            Line::Service(told) => Some((told.id.clone(), told)),
            Line::Head { .. } => None,
        }));
        notes
    }

    /// Writes them down, all or nothing.
    pub(super) fn write(
        folder: &Path,
        standing: Standing,
        validators: Validators,
        list: Option<KeptList>,
        services: Vec<Told>,
    ) -> io::Result<()> {
        let unfinished = folder.join("last.new");
        let mut file = BufWriter::new(File::create(&unfinished)?);
        let lines = services.into_iter().map(Line::Service);
        for line in std::iter::once(Line::Head { standing, validators, list: Box::new(list) }).chain(lines) {
            serde_json::to_writer(&mut file, &line)?;
            file.write_all(b"\n")?;
        }
        file.flush()?;
        fs::rename(&unfinished, folder.join(NOTES))
    }
}
