//! Opening hours as people meet them: feeds, words, clocks and calendars.

mod bank_holidays;
mod clocks;
mod demo;
mod openings;
mod reading;
mod round_trip;

use fingerpost_directory::hours::{Context, Hours, words};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// A time on the clock in London, such as `2026-06-09 11:00`.
fn at(text: &str) -> Timestamp {
    let local: DateTime = text.parse().unwrap();
    TimeZone::get("Europe/London").unwrap().to_timestamp(local).unwrap()
}

/// Hours that were said in words, every one of which was understood.
fn hours(text: &str) -> Hours {
    let read = words::read(text, &Context::default());
    assert_eq!(read.unread, [], "{text}");
    read.hours
}
