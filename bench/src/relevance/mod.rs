//! How good answers are to judged questions: ours beside our peers', over the same services.

mod judged;
mod ours;
mod peers;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_search::Hit;
use fingerpost_search::judged::{Judged, Measures};

use crate::figures::{BRISTOL, shared, workspace};
use crate::postgres;
use judged::Set;
use peers::Answers;

const OURS: &str = "Fingerpost";

type Measure = fn(&Measures) -> f64;

/// What is printed, with the name of each table.
const TABLES: [(&str, Measure); 5] = [
    ("nDCG@10", |it| it.gain),
    ("success within three", |it| it.success),
    ("nothing found", |it| it.empty),
    ("nDCG@10 of what was judged alone", |it| it.condensed),
    ("share of the first ten that nobody judged", Measures::unjudged),
];

#[derive(clap::Args)]
pub struct Options {
    /// Services of Open Referral UK 1.0 or 3.0, or a folder of such lists; without it the sets that are here: the
    /// demonstration borough's, and Bristol's where `FINGERPOST_SHARED` has it.
    #[arg(requires = "judged")]
    feed: Option<PathBuf>,
    /// The folder with `queries.tsv` and `qrels.txt`.
    judged: Option<PathBuf>,
    /// Shows each question with the grades of our first ten, and the first three with why they are there.
    #[arg(long)]
    each: bool,
    /// Writes what we found, for the judged set's own `evaluate.py`.
    #[arg(long, value_name = "FILE", requires = "feed")]
    run: Option<PathBuf>,
}

/// Asks everybody and prints.
pub async fn print(options: &Options) -> anyhow::Result<()> {
    let server = postgres::Server::start(None).await?;
    for (name, feed, judged) in sets(options) {
        if !(feed.exists() && judged.exists()) {
            println!("{name} is not measured: no {}\n", judged.display());
            continue;
        }
        let set = Set::read(&feed, &judged)?;
        let hits = ours::ask(&set)?;
        if options.each {
            each(&set, &hits);
        }
        if let Some(file) = &options.run {
            write_run(file, &set, &hits)?;
        }
        let mut answers = vec![Answers { who: OURS, found: hits.iter().map(|hits| ids(hits)).collect() }];
        answers.extend(peers::sqlite(&set).await?);
        if let Some(server) = &server {
            answers.extend(peers::postgres(&set, server).await?);
        }
        println!("{name}: {} questions over {} services", set.questions.len(), set.documents.len());
        tables(&set, &answers);
    }
    match server {
        Some(server) => {
            println!("PostgreSQL {}", server.version().await?);
            server.end().await?;
        }
        None => println!("PostgreSQL is not measured: scripts/with-postgres found none"),
    }
    Ok(())
}

fn sets(options: &Options) -> Vec<(String, PathBuf, PathBuf)> {
    if let (Some(feed), Some(judged)) = (&options.feed, &options.judged) {
        return vec![(judged.display().to_string(), feed.clone(), judged.clone())];
    }
    let borough = workspace().join("bench/relevance/hartsmere");
    vec![
        ("The demonstration borough".to_owned(), workspace().join("demo/services"), borough),
        ("Bristol".to_owned(), shared().join(BRISTOL), shared().join("relevance/bristol")),
    ]
}

fn ids(hits: &[Hit]) -> Vec<String> {
    hits.iter().map(|hit| hit.id.to_string()).collect()
}

fn measured(set: &Set, answers: &Answers) -> Vec<Measures> {
    let all = set.questions.iter().zip(&answers.found);
    all.map(|(question, found)| Measures::of(question, found)).collect()
}

/// A table for each measure: who answers, over all questions and over each sort.
fn tables(set: &Set, answers: &[Answers]) {
    let kinds = Judged::kinds(&set.questions);
    let measured: Vec<_> = answers.iter().map(|answers| (answers.who, measured(set, answers))).collect();
    for (name, measure) in TABLES {
        print!("\n{name:<42} {:>6}", "all");
        kinds.iter().for_each(|kind| print!(" {kind:>13}"));
        println!();
        for (who, measured) in &measured {
            print!("  {who:<40} {:>6.3}", measure(&Measures::mean(measured.iter())));
            for kind in &kinds {
                let of = set.questions.iter().zip(measured).filter(|(question, _)| question.kind == *kind);
                print!(" {:>13.3}", measure(&Measures::mean(of.map(|(_, measured)| measured))));
            }
            println!();
        }
    }
    println!();
}

fn each(set: &Set, hits: &[Vec<Hit>]) {
    for (question, hits) in set.questions.iter().zip(hits) {
        let found = ids(hits);
        let grades = found.iter().take(10).map(|id| question.grades.get(id));
        let grades: Vec<String> = grades.map(|it| it.map_or("-".to_owned(), u32::to_string)).collect();
        let gain = Measures::of(question, &found).gain;
        println!("{} {gain:.2} {:?} [{}]", question.id, question.words, grades.join(" "));
        for hit in hits.iter().take(3) {
            let why = hit.reasons.iter().take(2).map(|reason| reason.words.join(", "));
            println!("      {:.1} {}: {}", hit.score, hit.name, why.collect::<Vec<_>>().join("; "));
        }
    }
}

fn write_run(file: &Path, set: &Set, hits: &[Vec<Hit>]) -> anyhow::Result<()> {
    let mut run = String::new();
    for (question, hits) in set.questions.iter().zip(hits) {
        for (place, id) in ids(hits).iter().enumerate() {
            writeln!(run, "{} {id} {}", question.id, place + 1)?;
        }
    }
    Ok(fs::write(file, run)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least that counts as a change: with fifty questions, one that moves by a whole place moves a mean by less.
    const TOLERANCE: f64 = 0.015;

    /// nDCG@10, success within three and the share of empty answers, as they are written down.
    fn written(set: &str) -> [f64; 3] {
        let figures = fs::read_to_string(workspace().join("bench/relevance/figures.tsv")).expect("figures");
        let line = figures.lines().find(|line| line.starts_with(&format!("{set}\t"))).expect(set);
        let figures: Vec<f64> = line.split('\t').skip(1).map(|it| it.parse().expect(line)).collect();
        figures.try_into().expect("three figures")
    }

    fn holds(name: &str, feed: &Path, judged: &Path) {
        let set = Set::read(feed, judged).expect("a judged set");
        let found = ours::ask(&set).expect("answers").iter().map(|hits| ids(hits)).collect();
        let mean = Measures::mean(measured(&set, &Answers { who: OURS, found }).iter());
        let [gain, success, empty] = written(name);
        // A question that finds nothing is one too many.
        for (measure, is, was, tolerance) in [
            ("nDCG@10", mean.gain, gain, TOLERANCE),
            ("S@3", mean.success, success, TOLERANCE),
            ("empty", mean.empty, empty, 0.0),
        ] {
            assert!(
                (is - was).abs() <= tolerance,
                "{name}: {measure} is {is:.3} and {was:.3} is written down; if that is meant, write it down"
            );
        }
    }

    #[test]
    fn the_judged_questions_of_the_demonstration_borough_are_answered_as_well_as_is_written() {
        let judged = workspace().join("bench/relevance/hartsmere");
        holds("hartsmere", &workspace().join("demo/services"), &judged);
    }

    #[test]
    fn the_judged_questions_of_bristol_are_answered_as_well_as_is_written() {
        let judged = shared().join("relevance/bristol");
        if !judged.exists() {
            assert!(std::env::var_os("REQUIRE_ALL").is_none(), "the judged set of Bristol is not here");
            eprintln!("ignored: no judged set of Bristol here");
            return;
        }
        holds("bristol", &shared().join(BRISTOL), &judged);
    }
}
