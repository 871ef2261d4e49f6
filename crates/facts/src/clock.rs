//! Times of the day in a text, and ranges of them, before anybody says whether they are opening hours.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::around::{after, before, pattern};

/// A time of the day as it is written: `9`, `9.30`, `9am`, `12 noon`, `midnight`, `0930`.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) at: Range<usize>,
    hour: u8,
    minute: Option<u8>,
    half: Option<Half>,
    /// Written with a leading zero or past twelve, so of the 24-hour clock.
    of_24: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    /// Said in a word: noon or midnight.
    Said,
}

/// Two times with "to" between them.
#[derive(Clone, Debug)]
pub(crate) struct Clocks {
    pub(crate) at: Range<usize>,
    /// Minutes after midnight.
    pub(crate) opens: u16,
    /// Minutes after midnight.
    pub(crate) closes: u16,
    /// Nothing but times is written so; otherwise a day must stand beside it.
    pub(crate) is_sure: bool,
}

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:12\s?)?(noon|mid-?day|midnight)\b|(\d{1,4})(?:(?:\s?:\s?|\.)(\d{2}))?(?:[ \u{a0}]?(a\.?\s?m|p\.?\s?m|noon|mid-?day|midnight|hrs|hours|h)\b|[ \u{a0}]?(am|pm))?",
    )
});

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\.?\s?(?:[-–—‐‑−~]|(?:through|up|on)[ -]?(?:to|until|till)|to|till?|until|through)\s?(?:(?:about|around|approx\.?|approximately)\s)?$|^\.?\s?(?:and|&)\s?$",
    )
});

static BEFORE_AND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:between|hours of)(?: the hours of)?\s?$"));

impl Clock {
    /// Whether it can only be a time.
    pub(crate) fn is_sure(&self) -> bool {
        self.half.is_some()
    }

    /// Minutes after midnight, where the half of the day is said or follows from the way it is written.
    pub(crate) fn minutes(&self) -> Option<u16> {
        (self.half.is_some() || self.of_24).then(|| self.plain())
    }

    fn plain(&self) -> u16 {
        let hour = match self.half {
            Some(Half::Morning) => self.hour % 12,
            Some(Half::Afternoon) => self.hour % 12 + 12,
            Some(Half::Said) | None => self.hour,
        };
        u16::from(hour) * 60 + u16::from(self.minute.unwrap_or(0))
    }
}

/// Every number or word that may be a time of the day.
pub(crate) fn times(text: &str) -> Vec<Clock> {
    let times = TIME.captures_iter(text).filter_map(|time| {
        let mut at = time.get(0)?.range();
        if let Some(word) = time.get(1) {
            let hour = if word.as_str().eq_ignore_ascii_case("midnight") { 0 } else { 12 };
            return Some(Clock { at, hour, minute: None, half: Some(Half::Said), of_24: false });
        }
        let number = time.get(2)?;
        let digits = number.as_str();
        let mut minute = time.get(3).and_then(|minute| minute.as_str().parse().ok());
        let mut of_24 = digits.starts_with('0') && digits.len() > 1;
        let hour: u8 = match digits.len() {
            4 if minute.is_none() => {
                of_24 = true;
                // Nobody opens at 20:03, but much began in 2003.
                minute = digits[2..].parse().ok().filter(|minute: &u8| minute.is_multiple_of(5));
                minute?;
                digits[..2].parse().ok()?
            }
            1 | 2 => digits.parse().ok()?,
            _ => return None,
        };
        let half = time.get(4).or(time.get(5)).and_then(|half| match half.as_str().as_bytes() {
            [b'a' | b'A', ..] => Some(Half::Morning),
            [b'p' | b'P', ..] => Some(Half::Afternoon),
            [b'n' | b'N', ..] | [b'm' | b'M', ..] => Some(Half::Said),
            _ => None,
        });
        if let Some(glued) = time.get(5) {
            // "9:00PMAnnual" lacks a space; "10 amazing" has no time in it.
            let mut next = text[glued.end()..].chars();
            let (first, second) = (next.next()?, next.next().unwrap_or(' '));
            if first.is_alphabetic() && !(first.is_uppercase() && second.is_lowercase()) {
                return None;
            }
        }
        let hour = match half {
            Some(Half::Said) if hour != 12 => return None,
            Some(Half::Said)
                if time.get(4).is_some_and(|half| half.as_str().eq_ignore_ascii_case("midnight")) =>
            {
                0
            }
            _ => hour,
        };
        of_24 |= hour > 12;
        let fits = hour < 24
            && minute.is_none_or(|minute| minute < 60)
            && !(matches!(half, Some(Half::Morning | Half::Afternoon)) && (hour > 12 || hour == 0));
        let half = if hour > 12 { None } else { half };
        // Neither money, nor part of a longer number, date or word.
        let previous = before(text, number.start(), 4).chars().last();
        let stands = !previous.is_some_and(|c| {
            c.is_ascii_digit()
                || matches!(c, '£' | '$' | '€' | '/' | '.' | ':' | '#' | '+' | '_')
                || (c.is_alphabetic() && half.is_none())
        });
        let mut next = after(text, at.end, 4).chars();
        let (next, beyond) = (next.next().unwrap_or(' '), next.next().unwrap_or(' '));
        let continues = matches!(next, '.' | ':' | ',') && beyond.is_ascii_digit();
        let ends = !continues
            && !matches!(next, '%' | '/' | '+' | '_')
            && (half.is_some() || time.get(4).is_some() || !next.is_alphanumeric());
        if next == '.' && time.get(4).is_some_and(|half| half.as_str().contains('.')) {
            at.end += 1; // the last full stop of "p.m."
        }
        (fits && stands && ends).then_some(Clock { at, hour, minute, half, of_24 })
    });
    times.collect()
}

/// Every two times with "to", a dash or "between … and" between them.
pub(crate) fn ranges(text: &str, times: &[Clock]) -> Vec<Clocks> {
    let mut ranges = Vec::new();
    let mut last: Option<&Clock> = None;
    for time in times {
        let opens = match last.take() {
            Some(opens) if is_between(text, opens, time) => opens,
            _ => {
                last = Some(time);
                continue;
            }
        };
        let marks = |clock: &Clock| u8::from(clock.minute.is_some());
        let is_sure = opens.is_sure()
            || time.is_sure()
            || (marks(opens) + marks(time) == 2
                && [opens, time].iter().all(|c| text[c.at.clone()].contains(':')));
        if let Some((from, to)) = settle(opens, time) {
            ranges.push(Clocks { at: opens.at.start..time.at.end, opens: from, closes: to, is_sure });
        } else {
            last = Some(time);
        }
    }
    ranges
}

fn is_between(text: &str, opens: &Clock, closes: &Clock) -> bool {
    let between = &text[opens.at.end..closes.at.start];
    if between.len() > 24 || !BETWEEN.is_match(between) {
        return false;
    }
    let is_and = between.contains(['d', 'D', '&']) && !between.contains(['-', '–']);
    !is_and || BEFORE_AND.is_match(before(text, opens.at.start, 24))
}

/// Minutes of both, where one says for the other which half of the day is meant: "7-9pm", "9-5", "10.30 - 12".
fn settle(opens: &Clock, closes: &Clock) -> Option<(u16, u16)> {
    let half = 12 * 60;
    let (from, to) = (opens.plain(), closes.plain());
    let on_dial = |minutes: u16| minutes % half;
    let settled = match (opens.minutes(), closes.minutes()) {
        (Some(from), Some(to)) => (from, to),
        // "10-12am" means noon.
        (None, Some(0)) if closes.half == Some(Half::Morning) && (7..12).contains(&opens.hour) => {
            (from, half)
        }
        (None, Some(to)) => {
            let same = on_dial(from) + to / half * half;
            let from = if on_dial(from) < on_dial(to) || to == 0 { same } else { on_dial(from) };
            (if to == 0 { on_dial(from) + half } else { from }, to)
        }
        (Some(from), None) => {
            let same = on_dial(to) + from / half * half;
            (from, if same > from { same } else { (on_dial(to) + half) % (2 * half) })
        }
        (None, None) => match (opens.hour, closes.hour) {
            (0, _) | (_, 0) => return None,
            // Nothing opens at three in the night.
            (1..=6, _) if to > from => (from + half, to + half),
            (7..=8, 8..=11) if to > from => return None,
            _ if to > from => (from, to),
            _ => (from, to + half),
        },
    };
    (settled.0 != settled.1 && settled.0 < 2 * half && settled.1 < 2 * half).then_some(settled)
}

/// `HH:MM`.
pub(crate) fn written(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("9am-5pm", Some("09:00 17:00"))]
    #[case("7-9pm", Some("19:00 21:00"))]
    #[case("9-5pm", Some("09:00 17:00"))]
    #[case("11-12.30pm", Some("11:00 12:30"))]
    #[case("12-2pm", Some("12:00 14:00"))]
    #[case("10 to 12pm", Some("10:00 12:00"))]
    #[case("10-12am", Some("10:00 12:00"))]
    #[case("10.30 - 12", Some("10:30 12:00"))]
    #[case("10.30 a.m. to 12 noon", Some("10:30 12:00"))]
    #[case("8pm – Midnight", Some("20:00 00:00"))]
    #[case("noon until 2", Some("12:00 14:00"))]
    #[case("midday to 3pm", Some("12:00 15:00"))]
    #[case("9am-12", Some("09:00 12:00"))]
    #[case("10am to about 1pm", Some("10:00 13:00"))]
    #[case("09:30 - 4pm", Some("09:30 16:00"))]
    #[case("13.30 - 15.30", Some("13:30 15:30"))]
    #[case("1.30-3", Some("13:30 15:00"))]
    #[case("12.30-4.00", Some("12:30 16:00"))]
    #[case("0930-1700hrs", Some("09:30 17:00"))]
    #[case("between 7.30am and 7pm", Some("07:30 19:00"))]
    #[case("6:30PM to 8:00PMAnnual", Some("18:30 20:00"))]
    #[case("6.30pm through to 8pm", Some("18:30 20:00"))]
    #[case("10am up to 1pm", Some("10:00 13:00"))]
    #[case("9am and 5pm", None)]
    #[case("£3-£5", None)]
    #[case("12/01/23 - 14/01/23", None)]
    #[case("10 amazing", None)]
    #[case("1.5-2 hours", None)]
    #[case("2003-2009", None)]
    fn ranges_are_settled(#[case] text: &str, #[case] settled: Option<&str>) {
        let read: Vec<String> = ranges(text, &times(text))
            .iter()
            .map(|read| format!("{} {}", written(read.opens), written(read.closes)))
            .collect();
        assert_eq!(read, Vec::from_iter(settled));
    }
}
