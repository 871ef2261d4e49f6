//! `fingerpost taxonomy`

use std::{io::Write, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use fingerpost_harvest::{Naming, import_taxonomy};

use crate::{Place, suggest};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    list: Option<List>,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Say which terms a service's own words suggest, each with the words that made it; nothing is written
    Suggest(suggest::Options),
}

#[derive(clap::Args)]
struct List {
    /// The list of terms: HSDS as JSON or CSV, a SKOS concept scheme as JSON-LD, or a CSV table with an id and a name in
    /// each row
    file: PathBuf,
    /// Whose list it is; the same name at each import of it
    #[arg(long, value_name = "NAME")]
    source: String,
    /// What the taxonomy is called, where the file does not say
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What stands before the colon where feeds name its terms, such as openEligibility in openEligibility:1102
    #[arg(long, value_name = "PREFIX")]
    prefix: Option<String>,
}

/// Remarks that are shown; the rest are counted.
const SHOWN: usize = 20;

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    if let Some(Action::Suggest(options)) = options.action {
        return suggest::run(place, options).await;
    }
    let options = options.list.context("which list of terms? Give its file and --source")?;
    let db = place.store().await?;
    let naming = Naming { name: options.name, prefix: options.prefix };
    let taken = import_taxonomy(&db, &options.file, &naming, &options.source, crate::now()).await;
    db.close().await;
    let taken = taken?;
    let mut out = std::io::stdout().lock();
    let terms = taken.terms;
    writeln!(
        out,
        "{}: {} terms created, {} updated, {} unchanged.",
        taken.taxonomies.join(", "),
        terms.created,
        terms.updated,
        terms.unchanged
    )?;
    for remark in taken.remarks.iter().take(SHOWN) {
        writeln!(out, "  {remark}")?;
    }
    if taken.remarks.len() > SHOWN {
        writeln!(out, "  and {} more remarks", taken.remarks.len() - SHOWN)?;
    }
    Ok(ExitCode::SUCCESS)
}
