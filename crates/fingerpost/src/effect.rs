//! What a change to search would do: judged questions and the first ten of some words, before and after.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result};
use fingerpost_directory::Viewer;
use fingerpost_search::{
    Index, Question, Tuned,
    judged::{Judged, Measures},
};
use uuid::Uuid;

/// How many of the first are shown.
const FIRST: usize = 10;

type Measure = fn(&Measures) -> f64;

/// What is measured, with its heading.
const MEASURES: [(&str, Measure); 3] =
    [("nDCG@10", |it| it.gain), ("success@3", |it| it.success), ("nothing found", |it| it.empty)];

/// Reads the judged set in a folder.
pub(crate) fn judged(folder: &Path) -> Result<Vec<Judged>> {
    let read = |file: &str| {
        let file = folder.join(file);
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
    };
    let judged = Judged::read(&read("queries.tsv")?, &read("qrels.txt")?);
    judged.map_err(|line| anyhow::anyhow!("{}: no grade in “{line}”", folder.join("qrels.txt").display()))
}

/// How the public is answered at one time.
struct Answered {
    judged: Vec<Measures>,
    /// For each of the words, the first services, by id and name.
    first: Vec<Vec<(Uuid, String)>>,
}

impl Answered {
    fn by(index: &Index, judged: &[Judged], words: &[&str]) -> Result<Self> {
        let measured = judged.iter().map(|question| {
            let found: Vec<String> = question.ask(index)?.iter().map(|hit| hit.id.to_string()).collect();
            Ok(Measures::of(question, &found))
        });
        let first = words.iter().map(|words| {
            let words = (*words).to_owned();
            let question = Question { words, page: 1, per_page: FIRST, ..Question::default() };
            let found = index.search(Viewer::Public, &question)?.results;
            Ok(found.into_iter().map(|hit| (hit.id, hit.name)).collect())
        });
        Ok(Self { judged: measured.collect::<Result<_>>()?, first: first.collect::<Result<_>>()? })
    }
}

/// What it would do, as text. The index is left answering as it would be after.
pub(crate) fn told(
    index: &Index,
    before: Tuned,
    after: Tuned,
    judged: &[Judged],
    words: &[&str],
) -> Result<String> {
    index.tune(before);
    let before = Answered::by(index, judged, words)?;
    index.tune(after);
    let after = Answered::by(index, judged, words)?;
    let mut told = String::new();
    for (words, (before, after)) in words.iter().zip(before.first.iter().zip(&after.first)) {
        first(&mut told, words, before, after)?;
    }
    if !judged.is_empty() {
        table(&mut told, judged, &before.judged, &after.judged)?;
    }
    Ok(told)
}

fn first(
    told: &mut String,
    words: &str,
    before: &[(Uuid, String)],
    after: &[(Uuid, String)],
) -> std::fmt::Result {
    writeln!(told, "“{words}”, the first {FIRST} before:")?;
    for (place, (_, name)) in (1..).zip(before) {
        writeln!(told, "  {place:>2}. {name}")?;
    }
    if before.is_empty() {
        writeln!(told, "      nothing")?;
    }
    writeln!(told, "and after:")?;
    for (place, (id, name)) in (1..).zip(after) {
        let was = before.iter().position(|it| it.0 == *id).map(|was| was + 1);
        let moved = match was {
            Some(was) if was == place => String::new(),
            Some(was) => format!("  (was {was})"),
            None => "  (was not among them)".to_owned(),
        };
        writeln!(told, "  {place:>2}. {name}{moved}")?;
    }
    if after.is_empty() {
        writeln!(told, "      nothing")?;
    }
    let gone = before.iter().filter(|it| after.iter().all(|other| other.0 != it.0));
    for (_, name) in gone {
        writeln!(told, "   no longer among them: {name}")?;
    }
    writeln!(told)
}

/// All questions, then each sort of them.
fn table(told: &mut String, judged: &[Judged], before: &[Measures], after: &[Measures]) -> std::fmt::Result {
    write!(told, "{:<24}", format!("{} judged questions", judged.len()))?;
    for (name, _) in MEASURES {
        write!(told, "{name:>24}")?;
    }
    writeln!(told)?;
    let sorts = std::iter::once(None).chain(Judged::kinds(judged).into_iter().map(Some));
    for sort in sorts {
        let mean = |all: &[Measures]| {
            let of = judged.iter().zip(all).filter(|(question, _)| sort.is_none_or(|it| it == question.kind));
            Measures::mean(of.map(|(_, measures)| measures))
        };
        let (was, is) = (mean(before), mean(after));
        write!(told, "  {:<22}", sort.unwrap_or("all"))?;
        for (_, measure) in MEASURES {
            let (was, is) = (measure(&was), measure(&is));
            let change = if (is - was).abs() < 0.0005 { "=" } else { "→" };
            write!(told, "{:>24}", format!("{was:.3} {change} {is:.3}"))?;
        }
        writeln!(told)?;
    }
    if before.iter().chain(after).all(|it| it.gain == 0.0) {
        writeln!(told, "None of the judged services was found: are they of another directory?")?;
    }
    writeln!(told)
}
