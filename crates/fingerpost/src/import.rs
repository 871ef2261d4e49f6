//! `fingerpost import`

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Result, bail};
use fingerpost_harvest::{
    Import, Input, Progress, Summary, Tally, fetch::Address, import, import_tables, spreadsheet::Workbook,
};
use indicatif::{ProgressBar, ProgressStyle};

use crate::{Place, fetch, spreadsheet};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The feed: a JSON file of Open Referral UK or HSDS services (compressed with gzip or not), or a folder or zip file of them;
    /// or tables: a CSV file, an Excel workbook (.xlsx), a folder of those, or an HSDS tabular data package;
    /// or the address (https://…) of one of those files, of an API, or of its services
    #[arg(value_name = "FILE|FOLDER|URL")]
    feed: PathBuf,
    /// A name for whose feed it is; its records are kept apart from every other source's
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// What the columns of tables mean: a file as mappings/README.md describes it
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Say what would happen, and keep nothing; for tables without a mapping, propose one
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    fetch: fetch::FetchOptions,
    #[command(flatten)]
    spreadsheet: spreadsheet::Options,
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let address = options.feed.to_str().filter(|feed| Address::is_meant(feed));
    if address.is_none()
        && options.mapping.is_none()
        && let Some(book) = Workbook::open(&options.feed)?
    {
        let source = options.source.as_deref();
        return spreadsheet::run(place, &options.feed, &book, source, options.dry_run, &options.spreadsheet)
            .await;
    }
    if let Some(option) = options.spreadsheet.only_for_workbooks() {
        let feed = match address {
            Some(_) => "an address".to_owned(),
            None => options.feed.display().to_string(),
        };
        bail!("{option} is for workbooks that fingerpost export made, and {feed} is none");
    }
    let source = options.source.as_deref().unwrap_or_default().trim();
    if source.is_empty() {
        bail!("--source needs a name, such as bristol");
    }
    if let Some(address) = address {
        let (mapping, dry_run) = (options.mapping.as_deref(), options.dry_run);
        let wanted = fetch::Wanted { address, source, mapping, dry_run, options: &options.fetch };
        return fetch::run(place, wanted).await;
    }
    // Looked at before the store is opened, so that a wrong path leaves nothing behind.
    let input = Input::find(&options.feed, options.mapping.as_deref())?;
    if let Input::Unmapped(proposal) = &input {
        if options.dry_run {
            std::io::stdout().write_all(proposal.toml.as_bytes())?;
            return Ok(ExitCode::SUCCESS);
        }
        bail!(
            "{} is tables, and nobody has said what their columns mean: --dry-run proposes a mapping to correct and \
             save, and --mapping FILE imports with it",
            options.feed.display()
        );
    }
    let db = place.store().await?;
    let files = match &input {
        Input::Feed(files) => files.clone(),
        Input::Tables(_) | Input::Unmapped(_) => vec![options.feed.clone()],
    };
    let import_ = Import { files, source: source.to_owned(), dry_run: options.dry_run, now: crate::now() };
    let mut teller = Teller::new();
    let summary = match input {
        Input::Tables(tables) => import_tables(&db, &import_, tables, |progress| teller.tell(progress)).await,
        _ => import(&db, &import_, |progress| teller.tell(progress)).await,
    };
    teller.finish();
    db.close().await;
    let summary = summary?;
    print(&summary, options.dry_run)?;
    Ok(if summary.rejected > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Tells how far it is: a bar on a terminal, plain lines elsewhere.
pub(crate) struct Teller {
    bar: Option<ProgressBar>,
}

impl Teller {
    pub(crate) fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:40} {pos} of {len} records, {elapsed}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar }
    }

    pub(crate) fn tell(&mut self, progress: Progress) {
        match (&self.bar, progress) {
            (Some(bar), Progress::Read { records }) => bar.set_length(records as u64),
            (Some(bar), Progress::Kept { records, .. }) => bar.set_position(records as u64),
            (None, Progress::Read { records }) => say(&format!("Read {records} records.")),
            (None, Progress::Kept { records, of }) => say(&format!("Kept {records} of {of} records.")),
        }
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A line that is out at once: whoever reads it can rely on what it says.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody may be reading; that is no reason to stop importing.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

pub(crate) fn print(summary: &Summary, dry_run: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", if dry_run { "This is what would happen; nothing was kept." } else { "Done." })?;
    let tally = |name: &str, tally: Tally| {
        let Tally { created, updated, unchanged } = tally;
        format!("  {name:<14}{created} created, {updated} updated, {unchanged} unchanged")
    };
    writeln!(out, "{}", tally("services", summary.services))?;
    writeln!(out, "{}", tally("organizations", summary.organizations))?;
    if summary.terms != Tally::default() {
        writeln!(out, "{}", tally("taxonomy terms", summary.terms))?;
    }
    if summary.repeated > 0 {
        writeln!(out, "  {} records were said twice, word for word", summary.repeated)?;
    }
    if summary.drafts > 0 {
        writeln!(out, "  {} kept as drafts, not shown", summary.drafts)?;
    }
    if !summary.missing.is_empty() {
        writeln!(out, "No longer in the feed: {} (kept; their stewards are asked)", summary.missing.len())?;
        for name in summary.missing.iter().take(20) {
            let variant =
                if name.variant.is_empty() { String::new() } else { format!(" ({})", name.variant) };
            writeln!(out, "  {}{variant}", name.id)?;
        }
    }
    if summary.repairs.total() > 0 {
        writeln!(out, "Repaired:")?;
        for (mending, place, count) in summary.repairs.iter() {
            writeln!(out, "  {count:>6} × {place}: {mending}")?;
        }
    }
    if !summary.notes.is_empty() {
        writeln!(out, "Of the tables:")?;
        for note in &summary.notes {
            writeln!(out, "  {note}")?;
        }
    }
    if !summary.held.is_empty() {
        writeln!(out, "Held back:")?;
        for held in &summary.held {
            if held.record == 0 {
                writeln!(out, "  {}: {}", held.called, held.reason)?;
                continue;
            }
            let called = if held.called.is_empty() { String::new() } else { format!(" ({})", held.called) };
            writeln!(out, "  record {}{called}: {}", held.record, held.reason)?;
        }
    }
    Ok(())
}
