//! Hours in English words, read and written: "Mon–Fri 9–5, closed bank hols".

mod group;
mod range;
mod read;
mod said;
mod token;
mod write;

use jiff::civil::Weekday;

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

/// Days and nothing else: `Monday-Friday`, `2nd and 4th Saturdays of the month`, `weekends`.
pub(super) fn days(text: &str) -> Option<Vec<super::Days>> {
    let found = read(text, &super::Context::default());
    if !found.unread.is_empty() || found.hours.incomplete || !found.hours.exceptions.is_empty() {
        return None;
    }
    let days = found.hours.openings.into_iter().map(|opening| {
        let plain = super::Opening::new(opening.days.clone(), super::Times::Unsaid);
        (opening == plain).then_some(opening.days)
    });
    days.collect::<Option<Vec<_>>>().filter(|days| !days.is_empty())
}
