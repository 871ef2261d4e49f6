//! Hours in English words, read and written: "Mon–Fri 9–5, closed bank hols".

mod group;
mod range;
mod read;
mod said;
mod token;
mod write;

use jiff::civil::Weekday;

use super::Weekdays;

pub use read::read;
pub(super) use said::{Said, said};
pub use write::write;

/// The letters of the standards for a day: `MO`.
pub(super) fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// A day of the week in any length and case that people use: `MO`, `tues`, `Thursdays`.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim().trim_end_matches(['.', ':']).to_ascii_lowercase();
    let word = word.strip_suffix("'s").unwrap_or(&word);
    let day = match word {
        "mo" | "mon" | "mons" | "monday" | "mondays" => Weekday::Monday,
        "tu" | "tue" | "tues" | "tuesday" | "tuesdays" => Weekday::Tuesday,
        "we" | "wed" | "weds" | "wednesday" | "wednesdays" => Weekday::Wednesday,
        "th" | "thu" | "thur" | "thurs" | "thursday" | "thursdays" => Weekday::Thursday,
        "fr" | "fri" | "fris" | "friday" | "fridays" => Weekday::Friday,
        "sa" | "sat" | "sats" | "saturday" | "saturdays" => Weekday::Saturday,
        "su" | "sun" | "suns" | "sunday" | "sundays" => Weekday::Sunday,
        _ => return None,
    };
    Some(day)
}

/// Days of the week and nothing else: `Monday-Friday`, `monday, tuesday`, `weekends`.
pub(super) fn weekdays(text: &str) -> Option<Weekdays> {
    let found = read(text, &super::Context::default());
    match found.hours.openings.as_slice() {
        [
            super::Opening {
                days: super::Days::Weekly { days, every: 1, .. },
                times: super::Times::Unsaid,
                ..
            },
        ] if found.unread.is_empty() && !found.hours.incomplete => Some(*days),
        _ => None,
    }
}
