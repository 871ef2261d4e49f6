//! Languages beside those in the program.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use fingerpost_pages::{Catalogue, Language};

/// Reads a file for each, which is called after its language, and adds all to those that the pages speak.
pub(crate) fn add(files: &[PathBuf]) -> Result<()> {
    let mut catalogues = Vec::with_capacity(files.len());
    for file in files {
        let name = file.display();
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
        let code = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let catalogue = Catalogue::read(code, &text);
        catalogues.push(catalogue.map_err(|error| anyhow!("{name} cannot be used: {error}"))?);
    }
    Language::add(catalogues).map_err(|error| anyhow!("the languages do not go together: {error}"))
}
