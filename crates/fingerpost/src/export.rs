//! `fingerpost export`

use std::{
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::{ValueEnum, builder::PossibleValue};
use fingerpost_directory::Viewer;
use fingerpost_harvest::{
    export::{self, Form},
    spreadsheet,
};
use fingerpost_store::Db;
use tempfile::NamedTempFile;

use crate::{Place, suggest::Terms};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The file to write; nothing that is there already is overwritten
    file: PathBuf,
    /// In which form
    #[arg(long)]
    format: Format,
    /// Of a workbook, for whose eyes; what is withheld from the public is in it for partners and staff, for whom it is
    /// made unless this says otherwise. The other forms hold what anybody may see
    #[arg(long, value_name = "public|partner|staff")]
    viewer: Option<Eyes>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A workbook to edit in Excel or LibreOffice and bring back with `import`
    Xlsx,
    /// Open Referral UK 3.0: a JSON list of services
    Oruk3,
    /// Open Referral UK 1.0: a JSON list of services
    Oruk1,
    /// HSDS 3.1: a JSON list of services
    Hsds,
    /// HSDS 3.1 as tables: a zip file of CSV files
    Csv,
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
    if options.viewer.is_some() && !matches!(options.format, Format::Xlsx) {
        bail!("--viewer is for workbooks: the other forms hold what anybody may see");
    }
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
    let exported = written(&db, &options, &mut writer).await;
    db.close().await;
    let said = exported?;
    let unfinished = writer.into_inner()?;
    unfinished.persist_noclobber(file).with_context(|| file.display().to_string())?;
    writeln!(std::io::stdout().lock(), "{}: {said}", file.display())?;
    Ok(ExitCode::SUCCESS)
}

/// Writes what was asked for; gives what it is, in words.
async fn written(db: &Db, options: &Options, writer: &mut BufWriter<NamedTempFile>) -> Result<String> {
    let form = match options.format {
        Format::Xlsx => {
            let viewer = options.viewer.map_or(Viewer::Staff, |eyes| eyes.0);
            let terms = Terms::of(db, None).await?;
            let suggest = |service: &_| terms.in_a_cell(service);
            let exported = spreadsheet::export(db, viewer, crate::now(), &suggest, writer).await?;
            let withheld = if viewer > Viewer::Public {
                "\nWhat is withheld from the public is in it: keep it as safe as the directory itself."
            } else {
                ""
            };
            return Ok(format!(
                "{} services in {} rows.{withheld}\nWhen it is edited, fingerpost import {} shows what was changed in it.",
                exported.services,
                exported.rows,
                options.file.display()
            ));
        }
        Format::Csv => return Ok(format!("{} services as tables.", export::tables(db, writer).await?)),
        Format::Oruk3 => Form::Oruk3,
        Format::Oruk1 => Form::Oruk1,
        Format::Hsds => Form::Hsds,
    };
    Ok(format!("{} services.", export::json(db, form, writer).await?))
}
