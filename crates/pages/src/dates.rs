//! Dates and times of day as people say them.

use jiff::civil::Date;

use crate::Language;

/// `12 June 2026`: names of months and the order of the three are messages, so that each language has its own.
pub(crate) fn date(date: Date, language: Language) -> String {
    let month = language.say(MONTHS[usize::from(date.month().unsigned_abs()) - 1]);
    let (day, year) = (date.day().to_string(), date.year().to_string());
    language.fill("date", &[("day", &day), ("month", &month), ("year", &year)])
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

/// The date of a text such as `2026-06-12` or `2026-06-12T09:00:00Z`.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// `9am`, `1:30pm`, `midday`.
pub(crate) fn time(minutes: u16, language: Language) -> String {
    match minutes % MINUTES_IN_A_DAY {
        0 => language.say("time-midnight").into_owned(),
        NOON => language.say("time-midday").into_owned(),
        minutes => {
            let hour = match minutes / 60 % 12 {
                0 => 12,
                hour => hour,
            };
            let clock =
                if minutes % 60 == 0 { hour.to_string() } else { format!("{hour}:{:02}", minutes % 60) };
            let key = if minutes < NOON { "time-am" } else { "time-pm" };
            language.fill(key, &[("time", &clock)])
        }
    }
}

/// `9am to 5pm`, `from 9am`, `all day`.
pub(crate) fn times(from: Option<u16>, to: Option<u16>, language: Language) -> Option<String> {
    match (from, to) {
        (Some(0), Some(to)) if to == 0 || to >= MINUTES_IN_A_DAY - 1 => {
            Some(language.say("time-all-day").into_owned())
        }
        (Some(from), Some(to)) => {
            Some(language.fill("time-range", &[("from", &time(from, language)), ("to", &time(to, language))]))
        }
        (Some(from), None) => Some(language.fill("time-from", &[("from", &time(from, language))])),
        (None, Some(to)) => Some(language.fill("time-until", &[("to", &time(to, language))])),
        (None, None) => None,
    }
}

const MINUTES_IN_A_DAY: u16 = 24 * 60;
const NOON: u16 = 12 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_the_language_of_the_page() {
        let day = jiff::civil::date(2026, 6, 12);
        assert_eq!(date(day, Language::ENGLISH), "12 June 2026");
        assert_eq!(date(day, Language::WELSH), "12 Mehefin 2026");
        assert_eq!(parse_date("2026-06-12T10:00:00Z"), Some(day));
        assert_eq!(parse_date("12/06/2026"), None);
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        let said = |from, to| times(from, to, Language::ENGLISH);
        assert_eq!(said(Some(540), Some(1050)).as_deref(), Some("9am to 5:30pm"));
        assert_eq!(said(Some(720), Some(750)).as_deref(), Some("midday to 12:30pm"));
        assert_eq!(said(Some(0), Some(0)).as_deref(), Some("all day"));
        assert_eq!(said(Some(1080), Some(1440)).as_deref(), Some("6pm to midnight"));
        assert_eq!(said(Some(600), None).as_deref(), Some("from 10am"));
        assert_eq!(said(None, None), None);
    }
}
