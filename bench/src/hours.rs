//! What it costs to ask whether something is open.

use std::hint::black_box;

use anyhow::Context as _;
use fingerpost_directory::hours::{Context, words};
use jiff::{Timestamp, ToSpan};

use crate::figures::{microseconds, row, shown};

/// What a question must take, in microseconds, whatever the hours.
const MOST_MICROSECONDS: f64 = 2.0;

/// Questions asked of each kind of hours, an hour and some minutes apart, over about two years.
const QUESTIONS: i64 = 10_000;

/// Kinds of hours, as people write them.
const KINDS: [(&str, &str); 7] = [
    ("office", "Mon–Fri 9–5, closed bank hols"),
    ("six openings", "Mon 9-12; Tue 10-1; Wed 9-5; Thu 9-5; Fri 9-3; Sat 10am-11am, closed on bank holidays"),
    ("every other week", "every other Thursday 5pm to 7pm, counting from 8 January 2026"),
    ("first Monday", "first Monday of the month 2pm to 4pm"),
    ("night shelter", "daily 7:30pm to 8:30am from 1 December 2026 to 14 March 2027"),
    ("around the clock", "24 hours"),
    ("around the clock in a season", "daily 24 hours from 1 December 2026 to 14 March 2027"),
];

/// Measures and prints.
pub fn print() -> anyhow::Result<()> {
    let start: Timestamp = "2026-01-01T00:07:00Z".parse()?;
    let times: Vec<Timestamp> = (0..QUESTIONS)
        .map(|question| start.checked_add((question * 101).minutes()))
        .collect::<Result<_, _>>()
        .context("two years")?;
    for (name, told) in KINDS {
        let hours = words::read(told, &Context::default()).hours;
        // The calendar of bank holidays is worked out once a process.
        black_box(hours.open_at(start));
        let took = microseconds(&times, |time| hours.open_at(*time));
        let must = (format!("under {MOST_MICROSECONDS} µs"), took < MOST_MICROSECONDS);
        row(&format!("hours: open_at, {name}"), shown(took), Some(must));
        let some: Vec<Timestamp> = times.iter().copied().step_by(20).collect();
        row("  next_open", shown(microseconds(&some, |time| hours.next_open(*time))), None);
    }
    Ok(())
}
