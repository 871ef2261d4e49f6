//! `fingerpost import` of a workbook that `fingerpost export` made: what was changed in it is shown, and
//! applied when it is accepted.

use std::{collections::HashSet, io::Write, path::Path, process::ExitCode};

use anyhow::Result;
use fingerpost_harvest::spreadsheet::{
    Accept, Difference, Differences, Outcome, SaidBy, Workbook, accepted, differences,
};
use fingerpost_store::Act;

use crate::Place;

/// The source that the edits stand under, unless it is said.
pub(crate) const SOURCE: &str = "spreadsheet";

/// The most of a value that a line shows, in characters; of longer ones it shows where they differ.
const SHOWN: usize = 160;

/// What is shown of a longer value before the first difference, in characters.
const BEFORE: usize = 40;

#[derive(clap::Args)]
#[group(id = "workbook")]
pub(crate) struct Options {
    /// Of a workbook made by `export`, apply these changes: all, or their numbers, such as 1-4,7
    #[arg(long, value_name = "all|NUMBERS")]
    accept: Option<Accept>,
    /// Who changed the workbook, for the record's history
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Show the changes of a workbook as JSON
    #[arg(long)]
    json: bool,
}

impl Options {
    /// An option that was given and means nothing for any other file.
    pub(crate) fn only_for_workbooks(&self) -> Option<&'static str> {
        let given =
            [("--accept", self.accept.is_some()), ("--who", self.who.is_some()), ("--json", self.json)];
        given.into_iter().find_map(|(name, is_given)| is_given.then_some(name))
    }
}

/// Shows what was changed in a workbook, and applies what is accepted.
pub(crate) async fn run(
    place: &Place,
    file: &Path,
    book: &Workbook,
    source: Option<&str>,
    dry_run: bool,
    options: &Options,
) -> Result<ExitCode> {
    let db = place.store().await?;
    let found = differences(&db, book).await?;
    let (edits, numbers) = match &options.accept {
        Some(accept) => accepted(&found, accept)?,
        None => Default::default(),
    };
    let applied: HashSet<usize> = numbers.into_iter().collect();
    if !dry_run && !edits.is_empty() {
        let now = crate::now();
        let source = db.people(source.unwrap_or(SOURCE), now).await?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let act = Act { source, who: options.who.clone(), why: format!("edited in {name}"), at: now };
        db.edit(&act, &edits).await?;
    }
    db.close().await;
    let mut out = std::io::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut out, &found)?;
        writeln!(out)?;
    } else {
        let asked = Asked { file, accept: options.accept.is_some(), dry_run, applied: &applied };
        print(&mut out, &found, &asked)?;
    }
    let is_left = |one: &&Difference| match one.outcome {
        Outcome::Refused { .. } => true,
        Outcome::Conflict { .. } => options.accept == Some(Accept::All),
        Outcome::Change | Outcome::Already => false,
    };
    let left = found.differences.iter().filter(is_left).count();
    Ok(if left > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What was asked for.
struct Asked<'a> {
    file: &'a Path,
    accept: bool,
    dry_run: bool,
    applied: &'a HashSet<usize>,
}

fn print(out: &mut impl Write, found: &Differences, asked: &Asked<'_>) -> Result<()> {
    for remark in &found.remarks {
        writeln!(out, "{remark}")?;
    }
    let (mut changes, mut conflicts, mut already, mut refused) = (0, 0, 0, Vec::new());
    for difference in &found.differences {
        let conflict = match &difference.outcome {
            Outcome::Change => {
                changes += 1;
                String::new()
            }
            Outcome::Conflict { exported } => {
                conflicts += 1;
                match exported {
                    Some(exported) => {
                        format!(
                            "; the directory has changed since: it said {} when this was exported",
                            quoted(exported)
                        )
                    }
                    None => "; what it said when this was exported is not known".to_owned(),
                }
            }
            Outcome::Already => {
                already += 1;
                continue;
            }
            Outcome::Refused { reason } => {
                refused.push((difference, reason));
                continue;
            }
        };
        let applied = if asked.applied.contains(&difference.number) { " ✓" } else { "" };
        writeln!(out, "{}{conflict}{applied}", line(difference))?;
    }
    if !refused.is_empty() {
        writeln!(out, "Refused:")?;
    }
    for (difference, reason) in refused {
        let Difference { number, sheet, row, wanted, .. } = difference;
        let column = difference.column.map(|column| format!(", column {column}")).unwrap_or_default();
        writeln!(out, "{number}. sheet {sheet}, row {row}{column}: {}: {reason}", quoted(wanted))?;
    }
    if found.rows_gone > 0 {
        writeln!(out, "Rows that are no longer there: {}; nothing was removed.", found.rows_gone)?;
    }
    if already > 0 {
        writeln!(out, "Changed cells that say what the directory says already: {already}.")?;
    }
    let file = asked.file.display();
    match (changes + conflicts, asked) {
        (0, _) => writeln!(out, "There is nothing to apply.")?,
        (_, Asked { accept: false, .. }) => {
            writeln!(
                out,
                "Nothing was applied. To apply: fingerpost import {file} --accept all, or --accept 1-4,7"
            )?;
        }
        (_, Asked { dry_run: true, applied, .. }) => {
            writeln!(out, "{} would be applied (✓); nothing was, since this is a dry run.", applied.len())?;
        }
        (_, Asked { applied, .. }) => writeln!(out, "{} applied (✓).", applied.len())?,
    }
    if conflicts > 0 {
        let numbers = found.differences.iter().filter(|one| matches!(one.outcome, Outcome::Conflict { .. }));
        let left = numbers.map(|one| one.number).filter(|number| !asked.applied.contains(number));
        let left: Vec<String> = left.take(20).map(|number| number.to_string()).collect();
        if !left.is_empty() {
            let left = left.join(",");
            writeln!(
                out,
                "Where the directory has changed since, a change is applied by its own number only: --accept {left}"
            )?;
        }
    }
    Ok(())
}

/// `12. Willow Lunch Club (id), phones, number: "1" → "2" (replaces what bristol said on 3 May 2026)`
fn line(difference: &Difference) -> String {
    let Difference { number, sheet, service, name, .. } = difference;
    let place = match (*sheet, difference.column) {
        ("services", Some(column)) => column.to_owned(),
        (_, Some(column)) => format!("{sheet}, {column}"),
        (_, None) => format!("one more in {sheet}"),
    };
    let (now, wanted) = both(&difference.now, &difference.wanted);
    let change = match (difference.now.is_empty(), difference.wanted.is_empty()) {
        (true, _) => wanted,
        (_, true) => format!("{now} → nothing"),
        _ => format!("{now} → {wanted}"),
    };
    let replaces = difference.said_by.as_ref().map(replaces).unwrap_or_default();
    format!("{number}. {} ({service}), {place}: {change}{replaces}", plain(name))
}

fn replaces(said: &SaidBy) -> String {
    let day = match said.at.in_tz("Europe/London") {
        Ok(there) => there.strftime("%-d %B %Y").to_string(),
        Err(_) => said.at.strftime("%-d %B %Y").to_string(),
    };
    format!(" (replaces what {} said on {day})", plain(&said.source))
}

/// Two values beside one another: long ones from shortly before their first difference.
fn both(now: &str, wanted: &str) -> (String, String) {
    let same = now.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    let is_long = now.chars().count().max(wanted.chars().count()) > SHOWN;
    let from = if is_long { same.saturating_sub(BEFORE) } else { 0 };
    let part = |text: &str| {
        let begin = if from > 0 { "…" } else { "" };
        quoted(&format!("{begin}{}", text.chars().skip(from).collect::<String>()))
    };
    (part(now), part(wanted))
}

/// The text in quotation marks, shortened, with nothing in it that a terminal would obey.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

/// The text without what a terminal would obey.
fn plain(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_from_where_they_differ() {
        let text = "Lunch and company for older people. ".repeat(10);
        let (now, wanted) = both(&format!("{text}On Mondays"), &format!("{text}On Tuesdays"));
        assert!(now.starts_with("\"…") && now.ends_with("On Mondays\""), "{now}");
        assert!(wanted.ends_with("On Tuesdays\"") && wanted.len() < 80, "{wanted}");
        assert_eq!(both("a\n\u{1b}[2J", "b"), (r#""a\n\u{1b}[2J""#.to_owned(), r#""b""#.to_owned()));
    }
}
