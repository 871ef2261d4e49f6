//! Our figures.
//!
//!     fingerpost-bench                              everything, as a table
//!     fingerpost-bench --services 10000             the same with fewer generated services
//!     fingerpost-bench --program PATH               the same of a program that is built already
//!     fingerpost-bench generate N FILE --seed S     only the generated services, as a feed
//!
//! The generated feed is made from the seed alone: the same seed gives the same bytes anywhere.

mod facts;
mod figures;
mod generate;
mod hours;
mod places;
mod process;
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
    #[arg(long)]
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
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Generate { services, file, seed }) => {
            generate::write_feed(services, seed, BufWriter::with_capacity(1 << 20, File::create(file)?))
        }
        None => figures::print(arguments.program, arguments.services, SEED),
    }
}
