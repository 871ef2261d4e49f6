//! How fast questions are answered: our server over HTTP beside PostgreSQL, SQLite and Groonga, over the same services.
//!
//! What each is set up with and asked stands in `bench/peers`.

mod data;
mod engine;
mod groonga;
mod http;
mod ours;
mod postgres;
mod questions;
mod sqlite;

use std::fs;
use std::path::{Path, PathBuf};

use crate::figures::{build, workspace};
use crate::postgres::Server;
use data::Data;
use engine::{Client, Engine, Measured, measure};
use questions::{Maker, Mix, Question};

/// Questions of a mix.
const QUESTIONS: usize = 200;

/// So many more are made, because some are not comparable.
const SPARE: usize = 50;

/// How far totals may be apart to be of one set.
const SAME: f64 = 0.01;

/// What holds from so many services on: a part of PostgreSQL's processor time for each mix, and milliseconds.
const MUST_AT: usize = 100_000;
const MUST: [(Mix, f64, f64); 5] = [
    (Mix::Words, 0.10, 20.0),
    (Mix::Near, 0.25, 20.0),
    (Mix::Narrowed, 0.25, 20.0),
    (Mix::Name, 1.0, 5.0),
    (Mix::Begun, 0.10, 5.0),
];

#[derive(clap::Args)]
pub struct Options {
    /// How many generated services; several with commas are measured one after the other.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000])]
    services: Vec<usize>,
    /// What services and questions are made from.
    #[arg(long, default_value_t = crate::SEED)]
    seed: u64,
}

/// Measures and prints.
pub fn print(program: Option<PathBuf>, options: &Options) -> anyhow::Result<()> {
    let program = program.map_or_else(build, Ok)?;
    for services in &options.services {
        let folder = tempfile::Builder::new().prefix("fingerpost-bench-").tempdir()?;
        measured(&program, folder.path(), *services, options.seed)?;
    }
    Ok(())
}

fn measured(program: &Path, folder: &Path, services: usize, seed: u64) -> anyhow::Result<()> {
    println!("{services} generated services, seed {seed}");
    let runtime = crate::runtime()?;
    let data = Data::make(folder, services, seed)?;
    let ours = ours::Ours::build(program, &data, folder.join("ours"))?;
    fs::remove_file(&data.feed)?;
    let settings = fs::canonicalize(workspace().join("bench/peers/postgres/postgresql.conf"))?;
    let server = runtime.block_on(Server::start(Some(&settings)))?;
    let postgres = server.map(|server| postgres::Peer::build(&runtime, server, &data)).transpose()?;
    let sqlite = sqlite::Peer::build(&runtime, &data, folder.join("sqlite.db"))?;
    let groonga = groonga::Peer::build(&data, &folder.join("groonga"));
    if postgres.is_none() {
        println!("PostgreSQL is not measured: scripts/with-postgres found none");
    }
    let groonga = groonga.inspect_err(|why| println!("Groonga is not measured: {why:#}")).ok();
    // The first two must find the same, and the second is what the others are measured by.
    let mut engines: Vec<&dyn Engine> = vec![&ours];
    engines.extend(postgres.as_ref().map(|it| it as &dyn Engine));
    engines.push(&sqlite);
    engines.extend(groonga.as_ref().map(|it| it as &dyn Engine));

    let maker = Maker::new(&data);
    let mut of_pages = Vec::new();
    for mix in Mix::ALL {
        println!("\n{}", mix.says());
        let questions = comparable(&engines, mix, maker.questions(mix, QUESTIONS + SPARE)?)?;
        heading();
        let mut of_postgres = None;
        let mut all = Vec::new();
        for engine in &engines {
            match engine.answers(mix) {
                Ok(()) => {
                    let measured = measure(*engine, mix, &questions)?;
                    if engine.name().starts_with("PostgreSQL") {
                        of_postgres = measured.processor;
                    }
                    all.push((engine.name(), measured));
                }
                Err(why) => println!("  {:<18} {why}", engine.name()),
            }
        }
        for (place, (name, measured)) in all.iter().enumerate() {
            let must = (place == 0 && *name == ours.name() && services == MUST_AT).then_some(mix);
            row(name, measured, of_postgres, must);
        }
        if mix == Mix::Near {
            of_pages = questions;
        }
    }
    println!("\nThe pages of B, as people see them; at 100,000 services half must come within 10 ms");
    heading();
    row("Fingerpost", &measure(&ours::Pages(&ours), Mix::Near, &of_pages)?, None, None);
    built(&engines)?;
    if let Some(postgres) = postgres {
        runtime.block_on(postgres.end())?;
    }
    println!();
    Ok(())
}

/// Those of the questions for which the first two find the same, and how far the others are from that.
fn comparable(engines: &[&dyn Engine], mix: Mix, made: Vec<Question>) -> anyhow::Result<Vec<Question>> {
    if !mix.is_compared() {
        return Ok(made.into_iter().take(QUESTIONS).collect());
    }
    let mut clients = Vec::new();
    for engine in engines {
        clients.push((engine.name(), engine.client()?, Differences::default()));
    }
    let count = made.len();
    let (mut questions, mut asked, mut found) = (Vec::new(), 0, 0);
    for question in made {
        if questions.len() == QUESTIONS {
            break;
        }
        asked += 1;
        let [(_, ours, _), (_, first, differences), others @ ..] = clients.as_mut_slice() else { break };
        let own = ours.reply(mix, &question)?;
        let differs = own.differs(&first.reply(mix, &question)?);
        differences.add(differs);
        if differs > SAME {
            continue;
        }
        for (_, client, differences) in others {
            differences.add(own.differs(&client.reply(mix, &question)?));
        }
        found += own.total;
        questions.push(question);
    }
    println!(
        "  {} questions ({asked} of {count} were tried), {:.0} services found on average",
        questions.len(),
        found as f64 / questions.len().max(1) as f64
    );
    for (name, _, differences) in &clients[1..] {
        println!("  {name} finds what we find: {}", differences.says());
    }
    Ok(questions)
}

#[derive(Default)]
struct Differences {
    asked: usize,
    none: usize,
    within: usize,
    most: f64,
}

impl Differences {
    fn add(&mut self, differs: f64) {
        self.asked += 1;
        self.none += usize::from(differs == 0.0);
        self.within += usize::from(differs <= SAME);
        self.most = self.most.max(differs);
    }

    fn says(&self) -> String {
        let Self { asked, none, within, most } = self;
        format!("{none} of {asked} exactly, {within} within 1 %; furthest off {:.1} %", most * 100.0)
    }
}

fn heading() {
    println!(
        "  {:<18} {:>9} {:>9} {:>9} {:>13} {:>13} {:>14}   must",
        "", "p50 ms", "p95 ms", "p99 ms", "a second (2)", "CPU ms each", "of PostgreSQL"
    );
}

fn row(name: &str, measured: &Measured, of_postgres: Option<f64>, must: Option<Mix>) {
    let Measured { at_most: [half, most, nearly_all], per_second, processor } = measured;
    let part = processor.zip(of_postgres).map(|(own, of)| own / of);
    let must =
        must.and_then(|mix| MUST.iter().find(|(it, ..)| *it == mix)).map(|(_, least, milliseconds)| {
            let kept = part.is_none_or(|part| part <= *least) && *nearly_all < *milliseconds;
            let says = format!("at most {least}, p99 under {milliseconds} ms");
            if kept { says } else { format!("{says}   NOT KEPT") }
        });
    let shown = |number: Option<f64>| number.map_or("not known".to_owned(), |it| format!("{it:.3}"));
    println!(
        "  {name:<18} {half:>9.2} {most:>9.2} {nearly_all:>9.2} {per_second:>13.0} {:>13} {:>14}   {}",
        shown(*processor),
        shown(part),
        must.unwrap_or_default()
    );
}

/// What each took to build and takes now, with two who have just asked.
fn built(engines: &[&dyn Engine]) -> anyhow::Result<()> {
    println!("\n  {:<18} {:>9} {:>11} {:>9} {:>10}", "", "built, s", "CPU, s", "disk, MB", "memory, MB");
    for engine in engines {
        let mut clients: Vec<Box<dyn Client>> = Vec::new();
        for _ in 0..2 {
            let mut client = engine.client()?;
            let word = Question { words: vec!["help".to_owned()], ..Question::default() };
            client.ask(Mix::Words, &word)?;
            clients.push(client);
        }
        let built = engine.built();
        println!(
            "  {:<18} {:>9.1} {:>11.1} {:>9.1} {:>10.1}   {}",
            engine.name(),
            built.seconds,
            built.processor_seconds,
            built.disk_bytes as f64 / 1e6,
            engine.memory_bytes() as f64 / 1e6,
            built.says
        );
    }
    Ok(())
}
