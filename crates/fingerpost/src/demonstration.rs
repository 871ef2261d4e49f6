//! The demonstration borough, carried in the binary.

use std::path::Path;

use anyhow::{Context, Result};
use fingerpost_harvest::{Import, Naming, import, import_taxonomy, inputs};
use fingerpost_store::Db;
use rust_embed::RustEmbed;

/// The source that the demonstration's records come from, as pages show it.
const SOURCE: &str = "Hartsmere demonstration";

/// What the services are about, and the source that the terms come from.
const TOPICS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/topics.json"));
const TOPICS_SOURCE: &str = "Hartsmere topics";

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../demo/services"]
struct Services;

/// Loads the demonstration, or what has changed of it since it was last loaded.
pub(crate) async fn load(db: &Db) -> Result<()> {
    let folder = tempfile::tempdir().context("no folder to unpack the demonstration in")?;
    for name in Services::iter() {
        if let Some(file) = Services::get(&name) {
            std::fs::write(folder.path().join(Path::new(&*name)), file.data)?;
        }
    }
    let topics = folder.path().join("topics");
    std::fs::write(&topics, TOPICS)?;
    import_taxonomy(db, &topics, &Naming::default(), TOPICS_SOURCE, crate::now()).await?;
    let files = inputs(folder.path())?;
    let import_ = Import { files, source: SOURCE.to_owned(), dry_run: false, now: crate::now() };
    let summary = import(db, &import_, |_| {}).await?;
    if summary.services.created > 0 {
        println!(
            "Loaded the demonstration borough of Hartsmere: {} made-up services.",
            summary.services.created
        );
    }
    Ok(())
}
