//! `fingerpost export`

use std::{
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::{ValueEnum, builder::PossibleValue};
use fingerpost_directory::Viewer;
use fingerpost_harvest::spreadsheet;
use tempfile::NamedTempFile;

use crate::Place;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The file to write; nothing that is there already is overwritten
    file: PathBuf,
    /// In which form: xlsx, a workbook to edit in Excel or LibreOffice and bring back with `import`
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Format,
    /// For whose eyes; what is withheld from the public is in it for partners and staff
    #[arg(long, value_name = "public|partner|staff", default_value = "staff")]
    viewer: Eyes,
}

#[derive(Clone, Copy)]
enum Format {
    Xlsx,
}

fn format(word: &str) -> Result<Format, String> {
    match word {
        "xlsx" => Ok(Format::Xlsx),
        _ => Err("there is only xlsx yet".to_owned()),
    }
}

/// A viewer, as the command line names it.
#[derive(Clone, Copy)]
struct Eyes(Viewer);

impl ValueEnum for Eyes {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(Viewer::Public), Self(Viewer::Partner), Self(Viewer::Staff)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self.0 {
            Viewer::Public => "public",
            Viewer::Partner => "partner",
            Viewer::Staff => "staff",
        }))
    }
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let Format::Xlsx = options.format;
    let file = &options.file;
    // Said before an hour's work, and held again when the file is put in its place.
    if file.try_exists().with_context(|| file.display().to_string())? {
        bail!("{} is there already, perhaps with somebody's edits: choose another name", file.display());
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Only its owner can read a temporary file, which suits addresses that are withheld.
    let unfinished = NamedTempFile::new_in(folder)
        .with_context(|| format!("nothing can be written in {}", folder.display()))?;
    let db = place.store().await?;
    let mut writer = BufWriter::new(unfinished);
    let exported = spreadsheet::export(&db, options.viewer.0, crate::now(), &mut writer).await;
    db.close().await;
    let exported = exported?;
    let unfinished = writer.into_inner()?;
    unfinished.persist_noclobber(file).with_context(|| file.display().to_string())?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}: {} services in {} rows.", file.display(), exported.services, exported.rows)?;
    if options.viewer.0 > Viewer::Public {
        writeln!(out, "What is withheld from the public is in it: keep it as safe as the directory itself.")?;
    }
    writeln!(out, "When it is edited, fingerpost import {} shows what was changed in it.", file.display())?;
    Ok(ExitCode::SUCCESS)
}
