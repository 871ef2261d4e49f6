//! `fingerpost import` of an address.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use fingerpost_harvest::{
    Import, Input, InputError,
    fetch::{Address, Fetch, FetchProgress, Fetched, Manners, Standing, fetch},
    import_fetched, import_tables,
};
use indicatif::{ProgressBar, ProgressStyle};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::{Place, import, serve::stopped};

#[derive(clap::Args)]
pub(crate) struct FetchOptions {
    /// Ask servers of this machine and of private networks too, when the feed's address, or one that it leads on to, is there
    #[arg(long, env = "FINGERPOST_ALLOW_PRIVATE_ADDRESSES", value_parser = clap::builder::BoolishValueParser::new())]
    allow_private_addresses: bool,
    /// Read all that is at the address, whatever is kept of an earlier time
    #[arg(long)]
    fresh: bool,
}

/// What is wanted of an address.
pub(crate) struct Wanted<'a> {
    pub(crate) address: &'a str,
    pub(crate) source: &'a str,
    pub(crate) mapping: Option<&'a Path>,
    pub(crate) dry_run: bool,
    pub(crate) options: &'a FetchOptions,
}

pub(crate) async fn run(place: &Place, wanted: Wanted<'_>) -> Result<ExitCode> {
    let Wanted { address, source, mapping, dry_run, options } = wanted;
    let address = Address::parse(address)?;
    let db = place.store().await?;
    // Another mapping reads the same tables anew.
    let standing = match mapping {
        None => Some(Standing::of(&db, source).await?),
        Some(_) => None,
    };
    let nowhere = dry_run.then(tempfile::tempdir).transpose().context("no folder to read into")?;
    let folder = match &nowhere {
        Some(folder) => folder.path().to_owned(),
        None => place.data.join("feeds"),
    };
    let now = crate::now();
    let want = Fetch {
        address: address.clone(),
        source: source.to_owned(),
        folder,
        now,
        allowed: if options.allow_private_addresses { everywhere() } else { Vec::new() },
        anew: options.fresh,
        is_tables: mapping.is_some(),
        standing,
        manners: Manners::default(),
    };
    let teller = Arc::new(Teller::new());
    let reading = tokio::task::spawn_blocking({
        let teller = Arc::clone(&teller);
        move || fetch(&want, &mut |progress| teller.tell(progress))
    });
    let fetched = tokio::select! {
        fetched = reading => fetched?,
        () = stopped() => {
            teller.finish();
            drop(nowhere);
            eprintln!("fingerpost: stopped; the same command goes on from here within a day");
            // What is being read at this moment may take long, and is asked for again.
            std::process::exit(2);
        }
    };
    teller.finish();
    let feed = match fetched? {
        Fetched::Feed(feed) => feed,
        Fetched::Unchanged => {
            db.close().await;
            println!("Done. Nothing has changed at {address} since it was last read.");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let input = match Input::find(feed.path(), mapping) {
        Ok(input) => input,
        Err(error) => {
            feed.discard()?;
            return Err(error).with_context(|| format!("what {address} sent cannot be used"));
        }
    };
    let import_ = Import { files: vec![feed.path().to_owned()], source: source.to_owned(), dry_run, now };
    let mut teller = import::Teller::new();
    let summary = match input {
        Input::Unmapped(proposal) if dry_run => {
            std::io::stdout().write_all(proposal.toml.as_bytes())?;
            return Ok(ExitCode::SUCCESS);
        }
        Input::Unmapped(_) => bail!(
            "{address} is tables, and nobody has said what their columns mean: --dry-run proposes a mapping to correct \
             and save, and --mapping FILE imports with it"
        ),
        Input::Tables(tables) => import_tables(&db, &import_, tables, |progress| teller.tell(progress)).await,
        Input::Feed(_) => import_fetched(&db, &import_, &feed, |progress| teller.tell(progress)).await,
    };
    teller.finish();
    let summary = match summary {
        Ok(summary) => summary,
        // What was read stays: it may be kept the next time.
        Err(InputError::Store(error)) => return Err(error.into()),
        Err(error) => {
            feed.discard()?;
            return Err(error).with_context(|| format!("what {address} sent cannot be used"));
        }
    };
    import::print(&summary, dry_run)?;
    if !feed.same.is_empty() {
        println!(
            "{} services are as they were when they were last read.\n\
             Organizations of services that were not all read again are seen as widely as before, even where what was read \
             would narrow it: the same command with --fresh reads all.",
            feed.same.len()
        );
    }
    if let Some(total) = feed.short_of {
        println!(
            "The API says that it has {total} services, and gave fewer: what it gave is kept, and nothing counts as missing."
        );
    }
    if !dry_run {
        // What was left out is looked at again the next time.
        let standing = match mapping {
            None if summary.rejected == 0 => Some(Standing::of(&db, source).await?),
            _ => None,
        };
        feed.finish(standing)?;
    }
    db.close().await;
    Ok(if summary.rejected > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// All networks.
pub(crate) fn everywhere() -> Vec<IpNet> {
    vec![Ipv4Net::default().into(), Ipv6Net::default().into()]
}

/// Pages or services between two lines, where there is no terminal.
const BETWEEN: usize = 100;

/// Tells how far fetching is: a bar on a terminal, plain lines elsewhere.
struct Teller {
    bar: Option<ProgressBar>,
}

impl Teller {
    fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:40} {pos} of {len} services, {elapsed} {msg}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar }
    }

    fn tell(&self, progress: FetchProgress) {
        if let Some(bar) = &self.bar {
            match &progress {
                FetchProgress::Pages { services, of, .. } => {
                    bar.set_length(of.unwrap_or(*services) as u64);
                    bar.set_position(*services as u64);
                    bar.set_message("in the list");
                    return;
                }
                FetchProgress::Services { services, of } => {
                    bar.set_length(*of as u64);
                    bar.set_position(*services as u64);
                    bar.set_message("whole");
                    return;
                }
                _ => {}
            }
        }
        let line = match progress {
            FetchProgress::Version(version) => format!("It is an API of {version}."),
            FetchProgress::GoesOn => "Going on where an earlier attempt broke off.".to_owned(),
            FetchProgress::Pages { pages, services, of } => {
                let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
                format!("Listed {services}{of} services ({pages} pages).")
            }
            FetchProgress::Services { services, of } if services % BETWEEN == 0 || services == of => {
                format!("Read {services} of {of} services whole.")
            }
            FetchProgress::Services { .. } => return,
            FetchProgress::Waiting { seconds, why } => format!("Waiting {seconds} seconds: {why}"),
        };
        match &self.bar {
            Some(bar) => bar.println(line),
            None => import::say(&line),
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
