//! What one property of a schedule holds: days, numbers, dates.

use jiff::civil::Date;

use super::{Nth, words};

/// A value that cannot be read, and why.
pub(super) type Failed = (String, &'static str);

/// `MO,TU`, `1TU,3TU`, `-1FR`, `Monday - Friday`.
pub(super) fn byday(text: &str) -> Result<Vec<Nth>, Failed> {
    let failed = || (text.to_owned(), "not days of the week");
    let mut nths = Vec::new();
    for part in text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        let letters = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(part.len());
        let (nth, day) = part.split_at(letters);
        let nth: i8 = if nth.is_empty() { 0 } else { nth.trim_end_matches('.').parse().unwrap_or(9) };
        match words::weekday(day) {
            Some(day) if (-5..=5).contains(&nth) => nths.push(Nth { nth, day }),
            _ => {
                return Err(failed());
            }
        }
    }
    Ok(nths)
}

pub(super) fn bymonthday(text: &str) -> Result<Vec<i8>, Failed> {
    let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
    let dates = parts.map(|part| part.parse::<i8>().ok().filter(|day| *day != 0 && (-31..=31).contains(day)));
    dates.collect::<Option<Vec<_>>>().ok_or_else(|| (text.to_owned(), "not dates of the month"))
}

/// The text, when it says something.
pub(super) fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// A whole number, also as `2.0`.
pub(super) fn number(text: &str) -> Option<u64> {
    let number = text.parse::<f64>().ok()?;
    (number >= 0.0 && number.fract() == 0.0 && number < 100_000.0).then_some(number as u64)
}

/// A date; what follows it (`T00:00:00Z`) is passed over.
pub(super) fn day(text: &Option<String>) -> Result<Option<Date>, Failed> {
    let Some(text) = given(text) else { return Ok(None) };
    let date = text.get(..10).and_then(|date| date.parse().ok());
    date.map(Some).ok_or_else(|| (text.to_owned(), "not a date"))
}

/// The earlier of two ends, either of which may not be.
pub(super) fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}
