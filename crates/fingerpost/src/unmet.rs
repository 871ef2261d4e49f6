//! `fingerpost search unmet`

use std::{cmp::Reverse, collections::HashMap, io::Write, process::ExitCode};

use anyhow::Result;
use fingerpost_directory::hours::Context;
use fingerpost_places::Gazetteer;
use fingerpost_store::UnmetNeed;
use jiff::ToSpan;
use serde::Serialize;

use crate::Place;

/// Below so many people no number is shown: in a small place it would be somebody.
const FEWEST: i64 = 5;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many weeks, this one included
    #[arg(long, value_name = "NUMBER", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=520))]
    weeks: i64,
    /// For machines
    #[arg(long)]
    json: bool,
    /// A table, without the words
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

#[derive(Serialize)]
struct Shown {
    week: String,
    need: String,
    /// A code; empty for the whole area.
    place: String,
    place_name: String,
    people: People,
}

#[derive(Serialize)]
#[serde(untagged)]
enum People {
    Number(i64),
    Few(&'static str),
}

impl People {
    fn of(people: i64) -> Self {
        if people < FEWEST { Self::Few("fewer than 5") } else { Self::Number(people) }
    }

    fn number(&self) -> i64 {
        match self {
            Self::Number(number) => *number,
            Self::Few(_) => 0,
        }
    }
}

impl std::fmt::Display for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Few(words) => f.write_str(words),
        }
    }
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let today = Context::default().zone.to_datetime(crate::now()).date();
    let first = today.checked_sub((options.weeks - 1).weeks())?.iso_week_date();
    let first = format!("{:04}-W{:02}", first.year(), first.week());
    let db = place.store().await?;
    let needs = shown(db.unmet_since(&first).await?);
    let words = db.unmet_words_since(&first).await?;
    db.close().await;
    let mut out = std::io::stdout().lock();
    if options.csv {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(["week", "need", "place", "place_name", "people"])?;
        for it in needs {
            table.write_record([it.week, it.need, it.place, it.place_name, it.people.to_string()])?;
        }
        table.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    if options.json {
        let words: Vec<_> =
            words.iter().map(|it| serde_json::json!({"week": it.week, "words": it.words})).collect();
        let all = serde_json::json!({"needs": needs, "words": words});
        writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    if needs.is_empty() {
        writeln!(out, "Since {first} nothing was looked for in vain, as far as it was counted.")?;
    }
    for it in needs {
        writeln!(out, "{}  {:>12}  {} – {}", it.week, it.people.to_string(), it.need, it.place_name)?;
    }
    if !words.is_empty() {
        writeln!(out, "\nWords that five people or more used in a week:")?;
    }
    for it in words {
        writeln!(out, "{}  {}", it.week, it.words)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The newest week first, then the most people. Those that are fewer than five stand in the order of their names, which
/// tells nothing of how many they are.
fn shown(needs: Vec<UnmetNeed>) -> Vec<Shown> {
    let names = Names::new();
    let shown = needs.into_iter().map(|it| Shown {
        week: it.week,
        need: it.need,
        place_name: names.of(&it.place),
        place: it.place,
        people: People::of(it.people),
    });
    let mut shown: Vec<Shown> = shown.collect();
    shown.sort_by_cached_key(|it| {
        (Reverse(it.week.clone()), Reverse(it.people.number()), it.need.clone(), it.place.clone())
    });
    shown
}

/// What wards and districts are called.
struct Names {
    gazetteer: Gazetteer<'static>,
    /// The district of each ward.
    districts: HashMap<String, String>,
}

impl Names {
    fn new() -> Self {
        let gazetteer = Gazetteer::bundled();
        let areas = gazetteer.postcodes().areas().iter();
        let districts = areas.filter_map(|area| area.ward.clone().zip(area.district.clone())).collect();
        Self { gazetteer, districts }
    }

    fn of(&self, code: &str) -> String {
        let council = |code: &str| self.gazetteer.authorities().get(code).map(|it| it.name.clone());
        if code.is_empty() {
            return "no place said".to_owned();
        }
        let ward = || {
            let district = self.districts.get(code)?;
            Some(format!("ward {code}, {}", council(district).unwrap_or_else(|| district.clone())))
        };
        council(code).or_else(ward).unwrap_or_else(|| code.to_owned())
    }
}
