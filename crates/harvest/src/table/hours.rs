//! Opening hours from the cells of a row: weekdays and times as people write them become the
//! standard's schedules; what cannot be read stays as words, in the description, for people.

use fingerpost_directory::hours::{Context, Opening, Times, hsds, words};
use jiff::{civil::Time, fmt::strtime};
use openreferral::{Entity, Schedule};
use serde_json::{Map, Value};

/// What became of a row's cells.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Mended {
    /// The schedules: usually one.
    pub(crate) schedules: Vec<Map<String, Value>>,
    /// Properties whose text could not be read and is in the description instead.
    pub(crate) as_words: Vec<&'static str>,
}

/// Makes standard schedules of one whose `byday`, `opens_at` and `closes_at` are as a person wrote
/// them.
pub(crate) fn mend(mut schedule: Map<String, Value>) -> Mended {
    let mut take = |name: &str| match schedule.shift_remove(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    };
    let (mut byday, mut opens, closes) = (take("byday"), take("opens_at"), take("closes_at"));
    let always = |text: &str| ["24-7", "24/7"].contains(&text);
    if opens.is_none() && closes.is_none() && byday.as_deref().is_some_and(always) {
        (byday, opens) = (Some("MO,TU,WE,TH,FR,SA,SU".to_owned()), byday);
    }
    let times = Said::read(opens.as_deref(), closes.as_deref());
    let days = match byday.as_deref() {
        None => Some(Vec::new()),
        Some(text) => rules(text),
    };
    let mut words = Vec::new();
    let mut as_words = Vec::new();
    // Days that cannot be read say what the times are of: they stay together, in words.
    let days = days.filter(|days| !(days.is_empty() && matches!(times, Said::Words))).or_else(|| {
        let span: Vec<&str> = [&opens, &closes].into_iter().flatten().map(String::as_str).collect();
        words.extend(byday.clone().into_iter().chain((!span.is_empty()).then(|| span.join("–"))));
        as_words.push(if byday.is_some() { "byday" } else { "opens_at" });
        None
    });
    let rules = match days {
        None => vec![Map::new()],
        Some(days) => {
            let days = if days.is_empty() { vec![Map::new()] } else { days };
            match &times {
                Said::Times { opens, closes } => {
                    let with_times = |mut rule: Map<String, Value>| {
                        rule.extend(opens.iter().map(|time| ("opens_at".to_owned(), time.as_str().into())));
                        rule.extend(closes.iter().map(|time| ("closes_at".to_owned(), time.as_str().into())));
                        rule
                    };
                    days.into_iter().map(with_times).collect()
                }
                Said::Closed => {
                    words.push("Closed".to_owned());
                    days
                }
                Said::Nothing => days,
                Said::Words => {
                    let span: Vec<&str> =
                        [&opens, &closes].into_iter().flatten().map(String::as_str).collect();
                    words.push(span.join("–"));
                    as_words.push(if opens.as_deref().is_some_and(|text| time(text).is_none()) {
                        "opens_at"
                    } else {
                        "closes_at"
                    });
                    days
                }
            }
        }
    };
    if let Some(Value::String(described)) = schedule.get("description") {
        words.push(described.clone());
    }
    if !words.is_empty() {
        schedule.insert("description".to_owned(), words.join(". ").into());
    }
    let id = schedule.get("id").and_then(Value::as_str).map(str::to_owned);
    let schedules = rules.into_iter().enumerate().map(|(at, rule)| {
        let mut one = schedule.clone();
        if let (Some(id), true) = (&id, at > 0) {
            one.insert("id".to_owned(), format!("{id}-{}", at + 1).into());
        }
        for (name, value) in rule {
            one.entry(name).or_insert(value);
        }
        one
    });
    Mended { schedules: schedules.filter(says_something).collect(), as_words }
}

/// Whether a schedule says more than which it is.
fn says_something(schedule: &Map<String, Value>) -> bool {
    schedule.keys().any(|name| name != "id" && !name.ends_with("_id"))
}

/// What the two cells of times say.
#[derive(Debug, PartialEq)]
enum Said {
    Nothing,
    Closed,
    Times {
        opens: Option<String>,
        closes: Option<String>,
    },
    /// Something that is no time: "By appointment".
    Words,
}

impl Said {
    fn read(opens: Option<&str>, closes: Option<&str>) -> Self {
        let lower = opens.map(str::to_lowercase);
        match (lower.as_deref(), closes) {
            (None, None) => Self::Nothing,
            (Some("closed"), _) => Self::Closed,
            (Some("24 hours" | "24 hrs" | "24hrs" | "24/7" | "24-7" | "all day" | "open 24 hours"), None) => {
                Self::all_day()
            }
            (Some(opens), None) => {
                match opens.split_once(['-', '–', '—']).map(|(one, other)| (time(one), time(other))) {
                    Some((Some(opens), Some(closes))) => {
                        Self::Times { opens: Some(opens), closes: Some(closes) }
                    }
                    _ => time(opens)
                        .map_or(Self::Words, |opens| Self::Times { opens: Some(opens), closes: None }),
                }
            }
            (Some(opens), Some(closes)) => match (time(opens), time(closes)) {
                (Some(opens), Some(closes)) => Self::Times { opens: Some(opens), closes: Some(closes) },
                _ => Self::Words,
            },
            (None, Some(_)) => Self::Words,
        }
    }

    /// All day and all night, as `fingerpost_directory::hours` writes it: other readers of the
    /// standard take midnight to midnight for no time at all.
    fn all_day() -> Self {
        Self::Times { opens: Some("00:00".to_owned()), closes: Some("23:59".to_owned()) }
    }
}

/// A time of day as `HH:MM`: `8:30AM`, `9am`, `9.30 p.m.`, `17:00:00`, `1730`, `noon`, `midnight`.
pub(crate) fn time(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match text.as_str() {
        "noon" | "midday" | "12noon" => return Some("12:00".to_owned()),
        "midnight" | "12midnight" => return Some("00:00".to_owned()),
        _ => {}
    }
    let text = text.replace('.', ":");
    let clock = text.trim_end_matches(['a', 'p', 'm']);
    let afternoon = match &text[clock.len()..] {
        "" => None,
        "am" | "a" => Some(false),
        "pm" | "p" => Some(true),
        _ => return None,
    };
    if !clock.starts_with(|c: char| c.is_ascii_digit()) || !clock.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let formats: &[&str] = if clock.contains(':') {
        &["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"]
    } else if clock.len() == 4 {
        &["%H%M"]
    } else if afternoon.is_some() {
        &["%H"]
    } else {
        // A number alone may be anything.
        return None;
    };
    // "Noon to 24:00" is said of midnight.
    let clock = clock.strip_prefix("24:").map_or_else(|| clock.to_owned(), |minutes| format!("00:{minutes}"));
    let time: Time = formats.iter().find_map(|format| match *format {
        "%H" => Time::new(clock.parse().ok()?, 0, 0, 0).ok(),
        format => strtime::parse(format, &clock).ok()?.to_time().ok(),
    })?;
    let hour = match (afternoon, time.hour()) {
        (None, hour) => hour,
        (Some(_), 0) if clock.len() < 3 => return None,
        (Some(false), 12) => 0,
        (Some(false), hour @ 0..12) => hour,
        (Some(false), _) => return None,
        (Some(true), hour @ 1..12) => hour + 12,
        // "15:00pm" is clear all the same.
        (Some(true), hour @ 12..) => hour,
        (Some(true), _) => return None,
    };
    Some(format!("{hour:02}:{:02}", time.minute()))
}

/// Whether a text says days of the week and nothing else.
pub(crate) fn says_days(text: &str) -> bool {
    rules(text).is_some()
}

/// The recurrence rules of days in the standard's letters or in words: `Monday - Friday`, `Mon, Wed`,
/// `2nd & 4th Saturday`. Nothing when any part of the text says something else.
fn rules(text: &str) -> Option<Vec<Map<String, Value>>> {
    if let Some(rule) = letters(text) {
        return Some(vec![rule]);
    }
    let read = words::read(text, &Context::default());
    if !read.unread.is_empty() || read.hours.incomplete || !read.hours.exceptions.is_empty() {
        return None;
    }
    let plain = |opening: &Opening| *opening == Opening::new(opening.days.clone(), Times::Unsaid);
    let openings = &read.hours.openings;
    if openings.is_empty() || !openings.iter().all(plain) {
        return None;
    }
    let rules = hsds::write(&read.hours).into_iter().map(|rule: Schedule| {
        let mut rule = rule.into_object();
        if rule.get("interval").is_some_and(|every| every == 1) {
            rule.shift_remove("interval");
        }
        rule
    });
    Some(rules.collect())
}

/// Days in the standard's own letters: `MO,TU` or `2SA`.
fn letters(text: &str) -> Option<Map<String, Value>> {
    let days: Vec<String> =
        text.split([',', ' ']).filter(|day| !day.is_empty()).map(str::to_ascii_uppercase).collect();
    let nth = |day: &String| day.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    let known = |day: &String| {
        let letters = day.trim_start_matches('-').trim_start_matches(|c: char| ('1'..='5').contains(&c));
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].contains(&letters)
    };
    if days.is_empty() || !days.iter().all(known) {
        return None;
    }
    let freq = if days.iter().any(nth) { "MONTHLY" } else { "WEEKLY" };
    let rule = [("freq", freq.to_owned()), ("byday", days.join(","))];
    Some(rule.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn mended(byday: &str, opens: &str, closes: &str) -> Value {
        let cells = json!({"byday": byday, "opens_at": opens, "closes_at": closes});
        let Value::Object(cells) = cells else { unreachable!("an object") };
        Value::from(mend(cells).schedules.into_iter().map(Value::Object).collect::<Vec<_>>())
    }

    #[rstest::rstest]
    #[case("8:30AM", Some("08:30"))]
    #[case("5:00pm", Some("17:00"))]
    #[case("12:00am", Some("00:00"))]
    #[case("12:00 PM", Some("12:00"))]
    #[case("9am", Some("09:00"))]
    #[case("9.30 p.m.", Some("21:30"))]
    #[case("17:00:00", Some("17:00"))]
    #[case("1730", Some("17:30"))]
    #[case("24:00", Some("00:00"))]
    #[case("noon", Some("12:00"))]
    #[case("9", None)]
    #[case("25:00", None)]
    #[case("13:00am", None)]
    #[case("0am", None)]
    #[case("By appointment", None)]
    #[case("", None)]
    #[case("pm", None)]
    #[case("é", None)]
    fn times_are_read_as_people_write_them(#[case] text: &str, #[case] wanted: Option<&str>) {
        assert_eq!(time(text).as_deref(), wanted);
    }

    #[rstest::rstest]
    #[case("Monday - Friday", json!([{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("monday,tuesday,thursday", json!([{"freq": "WEEKLY", "byday": "MO,TU,TH", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("Mon - Wed, Fri", json!([{"freq": "WEEKLY", "byday": "MO,TU,WE,FR", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("MO,TU", json!([{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("2nd & 4th Saturday", json!([{"freq": "MONTHLY", "byday": "2SA,4SA", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("Last Thursday of each month", json!([{"freq": "MONTHLY", "byday": "-1TH", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("Every other Tuesday", json!([{"freq": "WEEKLY", "interval": 2, "byday": "TU", "opens_at": "08:30", "closes_at": "17:00"}]))]
    #[case("", json!([{"opens_at": "08:30", "closes_at": "17:00"}]))]
    fn days_are_read_as_people_write_them(#[case] byday: &str, #[case] wanted: Value) {
        assert_eq!(mended(byday, "8:30AM", "5:00PM"), wanted);
    }

    #[test]
    fn days_and_times_that_cannot_be_read_stay_together_in_words() {
        assert_eq!(
            mended("November 1 - March 31", "7:00PM", "7:00AM"),
            json!([{"description": "November 1 - March 31. 7:00PM–7:00AM"}])
        );
        assert_eq!(
            mended("Monday, Tuesday, Friday (Closed 12-2pm)", "9:00AM", "5:00PM"),
            json!([{"description": "Monday, Tuesday, Friday (Closed 12-2pm). 9:00AM–5:00PM"}])
        );
        assert_eq!(
            mended("Friday", "By appointment", ""),
            json!([{"freq": "WEEKLY", "byday": "FR", "description": "By appointment"}])
        );
    }

    #[test]
    fn closed_days_and_open_nights_are_said() {
        assert_eq!(
            mended("saturday,sunday", "Closed", ""),
            json!([{"freq": "WEEKLY", "byday": "SA,SU", "description": "Closed"}])
        );
        assert_eq!(mended("Monday - Sunday", "24 Hours", "")[0]["opens_at"], json!("00:00"));
    }

    #[test]
    fn day_and_night_all_the_week_is_days_and_times_in_one() {
        assert_eq!(
            mended("24-7", "", ""),
            json!([{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "23:59"}])
        );
    }

    #[test]
    fn nothing_said_makes_no_schedule() {
        assert_eq!(mended("", "", ""), json!([]));
    }
}
