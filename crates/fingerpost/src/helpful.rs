//! `fingerpost helpful`

use std::{collections::BTreeMap, io::Write, process::ExitCode};

use anyhow::Result;
use fingerpost_directory::hours::Context;
use jiff::ToSpan;
use serde_json::json;

use crate::Place;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many days, today included
    #[arg(long, value_name = "NUMBER", default_value_t = 28, value_parser = clap::value_parser!(i64).range(1..=3650))]
    days: i64,
    /// Each page and day by itself, for machines
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let today = Context::default().zone.to_datetime(crate::now()).date();
    let first = today.checked_sub((options.days - 1).days())?;
    let db = place.store().await?;
    let counts = db.helpful_since(first).await?;
    db.close().await;
    let mut out = std::io::stdout().lock();
    if options.json {
        let all: Vec<_> = counts
            .iter()
            .map(|it| json!({"day": it.day, "page": it.page, "yes": it.yes, "no": it.no}))
            .collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut pages: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for count in &counts {
        let (yes, no) = pages.entry(&count.page).or_default();
        *yes += count.yes;
        *no += count.no;
    }
    if pages.is_empty() {
        writeln!(out, "Since {first} nobody said whether a page helped.")?;
    }
    let mut pages: Vec<_> = pages.into_iter().collect();
    // Where most people were not helped comes first.
    pages.sort_by_key(|(page, (yes, no))| (yes - no, *page));
    for (page, (yes, no)) in pages {
        writeln!(out, "{yes:>6} yes {no:>6} no  {page}")?;
    }
    Ok(ExitCode::SUCCESS)
}
