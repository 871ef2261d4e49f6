//! Our figures.
//!
//! ```text
//! fingerpost-bench                              everything, as a table
//! fingerpost-bench --services 10000             the same with fewer generated services
//! fingerpost-bench --program PATH               the same of a program that is built already
//! fingerpost-bench generate N FILE --seed S     only the generated services, as a feed
//! fingerpost-bench relevance                    how good answers are, beside SQLite's and PostgreSQL's
//! fingerpost-bench relevance FEED JUDGED        the same of another judged set
//! fingerpost-bench speed --services 10000,100000    how fast they come, beside PostgreSQL, SQLite and Groonga
//! ```
//!
//! The generated feed is made from the seed alone: the same seed gives the same bytes anywhere.

mod facts;
mod figures;
mod generate;
mod hours;
mod places;
mod postgres;
mod process;
mod relevance;
mod speed;
mod topics;
mod words;

use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// The seed of the feed that the figures are measured with.
const SEED: u64 = 1;

#[derive(Parser)]
#[command(about = "Fingerpost's figures: import, memory, size and start, beside what they must be")]
struct Arguments {
    /// How many generated services to import.
    #[arg(long, default_value_t = 100_000)]
    services: usize,
    /// The program to measure, instead of building the one that is released.
    #[arg(long, global = true)]
    program: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Writes generated services as one page of an Open Referral UK 3.0 list.
    Generate {
        /// How many services.
        services: usize,
        /// Where to.
        file: PathBuf,
        /// What they are made from.
        #[arg(long, default_value_t = SEED)]
        seed: u64,
    },
    /// How good answers to judged questions are: ours beside SQLite's and PostgreSQL's.
    Relevance(relevance::Options),
    /// How fast questions are answered: ours beside PostgreSQL's, SQLite's and Groonga's.
    Speed(speed::Options),
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Generate { services, file, seed }) => {
            generate::write_feed(services, seed, BufWriter::with_capacity(1 << 20, File::create(file)?))
        }
        Some(Command::Relevance(options)) => runtime()?.block_on(relevance::print(&options)),
        Some(Command::Speed(options)) => speed::print(arguments.program, &options),
        None => figures::print(arguments.program, arguments.services, SEED),
    }
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}
