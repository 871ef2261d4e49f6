//! `fingerpost search`

use std::{io::Write, process::ExitCode};

use anyhow::{Context, Result};
use fingerpost_directory::Viewer;
use fingerpost_search::{Answer, Part, Question, Reason};

use crate::{Place, store::catch_up, tune, unmet};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    asking: Option<Asking>,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Pin a service for some words, block one, or add words; the effect is shown before anything is saved
    Tune(tune::Options),
    /// List what people looked for and did not find: how many, by need, place and week
    Unmet(unmet::Options),
}

#[derive(clap::Args)]
struct Asking {
    /// What to look for, in plain words
    words: String,
    /// Which page of the results
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    page: u32,
    /// Results on a page
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    per_page: u32,
    /// Print JSON for programs, as /api/search answers it
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    match options.action {
        Some(Action::Tune(options)) => return tune::run(place, options).await,
        Some(Action::Unmet(options)) => return unmet::run(place, options).await,
        None => {}
    }
    let options = options.asking.context("what are you looking for? Give it in plain words")?;
    let db = place.store().await?;
    let index = place.index()?;
    let behind = catch_up(&db, &index).await?;
    if behind > 0 {
        eprintln!("The index is {behind} changes behind the store; another process is following it.");
    }
    fingerpost_server::tune(&db, &index).await?;
    let question = Question {
        words: options.words.clone(),
        page: options.page as usize,
        per_page: options.per_page as usize,
        ..Question::default()
    };
    // The public's view: what is printed here may be copied anywhere.
    let answer = tokio::task::block_in_place(|| index.search(Viewer::Public, &question))?;
    db.close().await;
    let mut out = std::io::stdout().lock();
    if options.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&answer)?)?;
    } else {
        write!(out, "{}", told(&options.words, &answer))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn told(words: &str, answer: &Answer) -> String {
    if answer.total == 0 {
        return format!("Nothing matches “{words}”. Try other or fewer words.\n");
    }
    if answer.results.is_empty() {
        return format!(
            "{} services match “{words}”; page {} is past the last.\n",
            answer.total, answer.page
        );
    }
    let services = if answer.total == 1 { "service matches" } else { "services match" };
    let mut told = format!("{} {services} “{words}”\n", answer.total);
    let first = (answer.page - 1) * answer.per_page + 1;
    for (number, hit) in (first..).zip(&answer.results) {
        told += &format!("\n{number:>3}. {}", hit.name);
        if hit.status != "active" {
            told += &format!(" [{}]", hit.status);
        }
        if let Some(organization) = &hit.organization {
            told += &format!("\n     {}", organization.name);
        }
        let reasons: Vec<String> = hit.reasons.iter().map(reason).collect();
        told += &format!("\n     because {}", reasons.join("; "));
        told += &match &hit.assured_date {
            Some(date) => format!("\n     last checked {date}"),
            None => "\n     not known when it was last checked".to_owned(),
        };
        if let Some(steward) = &hit.steward {
            told += &format!("; {steward} answers for it");
        }
        told += &format!("\n     {}\n", hit.id);
    }
    told
}

fn reason(reason: &Reason) -> String {
    let part = match reason.part {
        Part::Name => "its name has",
        Part::Organization => "who runs it has",
        Part::Topic => "its topics have",
        Part::Description => "its description has",
        Part::ReadFromText => "its description says",
        Part::Steward => "a steward put it here for",
    };
    let words: Vec<String> = reason.words.iter().map(|word| format!("“{word}”")).collect();
    let asked = reason.because.as_ref().map(|because| format!(" for “{}”", because.asked));
    format!("{part} {}{}", words.join(", "), asked.unwrap_or_default())
}
