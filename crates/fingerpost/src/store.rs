//! Opening the store and the index where the options say they are.

use std::{fs, io::Write};

use anyhow::{Context, Result};
use fingerpost_search::{Index, Writer};
use fingerpost_server::Secret;
use fingerpost_store::Db;

use crate::Place;

impl Place {
    /// Opens the store and brings its tables up to date.
    pub(crate) async fn store(&self) -> Result<Db> {
        match &self.database_url {
            Some(address) => Db::connect(address).await.context("the PostgreSQL database cannot be used"),
            None => {
                Db::open(&self.data).await.with_context(|| format!("no store in {}", self.data.display()))
            }
        }
    }

    /// The secret that was given, else that of the data folder, which is made up when it is first asked for.
    pub(crate) fn secret(&self, given: Option<&str>) -> Result<Secret> {
        if let Some(given) = given {
            return Secret::parse(given).context("--secret cannot be used");
        }
        let path = self.data.join("secret");
        let cannot = || format!("no secret in {}", path.display());
        if !path.exists() {
            fs::create_dir_all(&self.data).with_context(cannot)?;
            // Whole or not at all, and for this user alone, which temporary files are.
            let mut file = tempfile::NamedTempFile::new_in(&self.data).with_context(cannot)?;
            writeln!(file, "{}", Secret::invent()).with_context(cannot)?;
            // Another process may have been quicker; then its own stands.
            match file.persist_noclobber(&path) {
                Ok(_) => {}
                Err(failed) if failed.error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(failed) => return Err(failed.error).with_context(cannot),
            }
        }
        Secret::parse(&fs::read_to_string(&path).with_context(cannot)?).with_context(cannot)
    }

    /// Opens the search index, which each node has for itself.
    pub(crate) fn index(&self) -> Result<Index> {
        let folder = self.data.join("index");
        Index::open(&folder).with_context(|| format!("no search index in {}", folder.display()))
    }
}

/// Brings the index up to date, unless another process is at it. Says then how many changes of the
/// store the index does not have yet.
pub(crate) async fn catch_up(db: &Db, index: &Index) -> Result<i64> {
    let writer = tokio::task::block_in_place(|| Writer::try_lock(index))?;
    let reached = match writer {
        Some(mut writer) => fingerpost_server::catch_up(db, &mut writer).await?.sequence,
        None => index.position()?.map_or(0, |position| position.sequence),
    };
    Ok(db.last_sequence().await? - reached)
}
