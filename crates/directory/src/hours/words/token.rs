//! Words that say something of hours, one token each.

use jiff::civil::{Date, Weekday};

use super::weekday;
use crate::hours::{Weekdays, months, times::Clock};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// `Monday`.
    Day(Weekday),
    /// `weekdays`, `daily`.
    Days(Weekdays),
    /// `first`, `2nd`, `last`.
    Nth(i8),
    /// `every other`, `fortnightly`: every so many weeks.
    Every(u16),
    Clock(Clock),
    Date(Date),
    /// `24 hours`.
    AllDay,
    /// `to`, `-`, `until`.
    To,
    /// `and`, `,`, `&`, `/`.
    And,
    From,
    Until,
    /// `counting from`: the first date of every other week.
    Counting,
    Closed,
    /// `between`, after which "and" means "to".
    Between,
    Instead,
    /// `of the month`, `monthly`.
    OfMonth,
    /// A month without a year.
    Month,
    /// The month, or more often the verb.
    May,
    /// Said of bank holidays or terms, which is read apart.
    Aside,
    /// Says nothing.
    Filler,
    /// Not understood.
    Other(String),
}

/// Cuts a clause into tokens.
pub(super) fn tokens(clause: &str) -> Vec<Token> {
    let words = words(clause);
    let mut tokens = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let (token, taken) = phrase(rest).unwrap_or_else(|| (word(&rest[0]), 1));
        tokens.push(token);
        rest = &rest[taken.clamp(1, rest.len())..];
    }
    tokens
}

/// Lower-case words, and the signs that mean something.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.to_lowercase().replace("24/7", "24hours").chars() {
        match c {
            '-' | '–' | '—' | '−' | '‑' => (words.push("-".to_owned()), open = false).1,
            ',' | '&' | '/' | '+' => (words.push(",".to_owned()), open = false).1,
            c if c.is_alphanumeric() || matches!(c, ':' | '.' | '\'' | '’') => {
                let c = if c == '’' { '\'' } else { c };
                match words.last_mut() {
                    Some(word) if open => word.push(c),
                    _ => words.push(c.to_string()),
                }
                open = true;
            }
            _ => open = false,
        }
    }
    for word in &mut words {
        *word = word.trim_matches(['.', ':', '\'']).to_owned();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Several words that mean one thing, and how many they are.
fn phrase(words: &[String]) -> Option<(Token, usize)> {
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    let starts = |phrase: &str| phrase.split(' ').enumerate().all(|(i, word)| at(i) == word);
    if let Some(date) = date(words) {
        return Some(date);
    }
    let asides = [
        "bank and public",
        "bank , public",
        "bank",
        "public",
        "school",
        "term - time",
        "term time",
        "termtime",
        "term",
        "half - term",
        "half term",
    ];
    for aside in asides {
        if starts(aside) {
            let said = aside.split(' ').count();
            let holidays = at(said).starts_with("hol") && !aside.contains("time");
            return Some((Token::Aside, said + usize::from(holidays)));
        }
    }
    let fixed: [(&str, Token); 30] = [
        ("closed on", Token::Closed),
        ("every other", Token::Every(2)),
        ("every alternate", Token::Every(2)),
        ("every two weeks", Token::Every(2)),
        ("every fortnight", Token::Every(2)),
        ("counting from", Token::Counting),
        ("24 hours a day", Token::AllDay),
        ("24 hour", Token::AllDay),
        ("24 hours", Token::AllDay),
        ("24 hrs", Token::AllDay),
        ("all day and night", Token::AllDay),
        ("round the clock", Token::AllDay),
        ("around the clock", Token::AllDay),
        ("7 days a week", Token::Days(Weekdays::ALL)),
        ("seven days a week", Token::Days(Weekdays::ALL)),
        ("7 days", Token::Days(Weekdays::ALL)),
        ("every day", Token::Days(Weekdays::ALL)),
        ("each day", Token::Days(Weekdays::ALL)),
        ("any day", Token::Days(Weekdays::ALL)),
        ("days a week", Token::Filler),
        ("a day", Token::Filler),
        ("a week", Token::Filler),
        ("of the month", Token::OfMonth),
        ("of each month", Token::OfMonth),
        ("of every month", Token::OfMonth),
        ("of the months", Token::OfMonth),
        ("of month", Token::OfMonth),
        ("each month", Token::OfMonth),
        ("every month", Token::OfMonth),
        ("in the month", Token::OfMonth),
    ];
    let found = fixed.into_iter().find(|(phrase, _)| starts(phrase));
    if let Some((phrase, token)) = found {
        return Some((token, phrase.split(' ').count()));
    }
    match (at(0), at(1), at(2)) {
        ("every", n, "weeks") => Some((Token::Every(n.parse().ok().filter(|n| (1..=52).contains(n))?), 3)),
        // "Every second Tuesday" is every other one, "of the month" the second.
        ("every", "second" | "2nd", _) => {
            let monthly = words.iter().any(|word| word.starts_with("month"));
            Some((if monthly { Token::Nth(2) } else { Token::Every(2) }, 2))
        }
        ("12", "noon" | "midday", _) => Some((Token::Clock(Clock::parse("12noon")?), 2)),
        ("12", "midnight", _) => Some((Token::Clock(Clock::parse("12midnight")?), 2)),
        (hour, "am" | "pm" | "a" | "p", _) if hour.starts_with(|c: char| c.is_ascii_digit()) => {
            Some((Token::Clock(Clock::parse(&format!("{hour}{}", at(1)))?), 2))
        }
        _ => None,
    }
}

/// `3 November 2026`, `3rd Nov 2026`, `2026-11-03` (whose hyphens are words by now).
fn date(words: &[String]) -> Option<(Token, usize)> {
    let [day, month, year, rest @ ..] = words else { return None };
    if let ("-", [hyphen, date, ..]) = (month.as_str(), rest)
        && hyphen == "-"
        && day.len() == 4
    {
        let date = Date::new(day.parse().ok()?, year.parse().ok()?, date.parse().ok()?).ok()?;
        return Some((Token::Date(date), 5));
    }
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let year = year.parse().ok().filter(|year| (1000..=9998).contains(year))?;
    Some((Token::Date(Date::new(year, months::month(month)?, day).ok()?), 3))
}

fn word(word: &str) -> Token {
    if let Some(day) = weekday(word) {
        return Token::Day(day);
    }
    match word {
        "-" | "to" | "till" | "til" | "through" | "thru" => Token::To,
        "until" => Token::Until,
        "," | "and" | "or" | "plus" => Token::And,
        "from" => Token::From,
        "closed" | "except" | "excluding" | "excl" | "not" => Token::Closed,
        "instead" => Token::Instead,
        "between" => Token::Between,
        "daily" | "everyday" => Token::Days(Weekdays::ALL),
        "weekdays" | "weekday" => Token::Days(Weekdays::WORKING),
        "weekends" | "weekend" => Token::Days(Weekdays::WEEKEND),
        "alternate" | "fortnightly" => Token::Every(2),
        "monthly" | "month" => Token::OfMonth,
        "24hours" | "24hrs" | "24h" => Token::AllDay,
        "first" | "1st" => Token::Nth(1),
        "second" | "2nd" => Token::Nth(2),
        "third" | "3rd" => Token::Nth(3),
        "fourth" | "4th" => Token::Nth(4),
        "fifth" | "5th" => Token::Nth(5),
        "last" => Token::Nth(-1),
        "noon" | "midday" => clock("12noon"),
        "midnight" => clock("12midnight"),
        "at" | "on" | "the" | "every" | "each" | "open" | "opens" | "opening" | "only" | "hours"
        | "times" | "weekly" | "are" | "is" | "we" | "we're" | "meet" | "meets" | "in" | "a" | "day"
        | "all" | "days" | "of" | "during" | "time" | "times:" | "usual" | "closes" | "held" | "runs"
        | "including" | "including:" | "incl" | "week" | "hrs" | "our" | "for" | "year" | "round"
        | "also" => Token::Filler,
        "may" => Token::May,
        _ if months::month(word).is_some() => Token::Month,
        _ => ordinal(word).map(Token::Nth).unwrap_or_else(|| clock(word)),
    }
}

/// `15th`, of dates of the month.
fn ordinal(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    matches!(suffix, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?.filter(|n| (1..=31).contains(n))
}

fn clock(word: &str) -> Token {
    Clock::parse(word).map_or_else(|| Token::Other(word.to_owned()), Token::Clock)
}
