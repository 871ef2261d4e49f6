#![doc = include_str!("../README.md")]

mod advice;
mod check;
mod demonstration;
mod effect;
mod export;
mod facts;
mod fetch;
mod helpful;
mod import;
mod languages;
mod reports;
mod search;
mod serve;
mod sites;
mod spreadsheet;
mod store;
mod suggest;
mod taxonomy;
mod tune;
mod unmet;
mod validate;

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use jiff::Timestamp;

/// Records are read in one thread and written in another, which the system's allocator does slowly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The shared directory of support in a place, and the front door to it.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Command {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    action: Action,
}

/// Where everything is kept.
#[derive(clap::Args)]
struct Place {
    /// The folder of the store and the search index
    #[arg(long, global = true, env = "FINGERPOST_DATA", default_value = "./data", value_name = "DIR")]
    data: PathBuf,
    /// A PostgreSQL database to keep the records in, instead of SQLite in the data folder
    #[arg(long, global = true, env = "FINGERPOST_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
}

#[derive(Subcommand)]
enum Action {
    /// Serve the directory: pages for people, Open Referral UK for other systems
    Serve(serve::Options),
    /// Take in a feed: a file, a compressed one, a folder of them, or an address
    Import(import::Options),
    /// Take in a taxonomy: a list of terms that services carry and are found by
    Taxonomy(taxonomy::Options),
    /// Write the directory to a file: a workbook that people edit and `import` brings back, or a form of the standard
    Export(export::Options),
    /// Find services, each with the reason it matched; or tune how they are found
    Search(search::Options),
    /// List what people say is wrong with a service, and mark what was dealt with
    Reports(reports::Options),
    /// List whether people said that pages helped them: how many, by page
    Helpful(helpful::Options),
    /// Look whether store and index are in order, and list what stewards are asked
    Check,
    /// Look whether a feed keeps to the standard, and how much it tells: findings in plain words, worst first
    Validate(validate::Options),
    /// Read facts from a text or HTML on standard input: days, costs, ages and more, each a line of JSON
    Facts(facts::Options),
}

fn main() -> ExitCode {
    let command = Command::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("FINGERPOST_LOG").unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    // A search is done on the spot: handing it to another thread costs as much as many of them do. So there are more
    // threads than cores, and who waits for a long one is not everybody.
    let threads = 2 * std::thread::available_parallelism().map_or(2, usize::from);
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return could_not_run(&error.into()),
        };
    let result = runtime.block_on(async {
        match command.action {
            Action::Serve(options) => serve::run(&command.place, options).await,
            Action::Import(options) => import::run(&command.place, options).await,
            Action::Taxonomy(options) => taxonomy::run(&command.place, options).await,
            Action::Export(options) => export::run(&command.place, options).await,
            Action::Search(options) => search::run(&command.place, options).await,
            Action::Reports(options) => reports::run(&command.place, options).await,
            Action::Helpful(options) => helpful::run(&command.place, options).await,
            Action::Check => check::run(&command.place).await,
            Action::Validate(options) => validate::run(&options),
            Action::Facts(options) => facts::run(options),
        }
    });
    result.unwrap_or_else(|error| could_not_run(&error))
}

fn could_not_run(error: &anyhow::Error) -> ExitCode {
    let nobody_reads = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    if error.downcast_ref().is_some_and(nobody_reads) {
        return ExitCode::SUCCESS;
    }
    eprintln!("fingerpost: {error:#}");
    ExitCode::from(2)
}

/// The one place where the program looks at the clock.
#[expect(clippy::disallowed_methods, reason = "everything else is handed the time")]
fn now() -> Timestamp {
    Timestamp::now()
}
