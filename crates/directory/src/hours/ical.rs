//! Hours as a calendar file, after RFC 5545.
//!
//! Only what is known to happen becomes an event: every other week without a first date is left out. What a rule cannot
//! say (a dated change, a bank holiday on which it is closed) is taken out of it by its dates and put beside it.
//!
//! Nobody knows what happens for ever: a rule ends when its hours do, and after a year at the latest.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::{
    Days, Exception, Hours, OnBankHolidays, Opening, Times, bank_holidays::holiday, days::Falls, days::dates,
    words,
};

/// How far ahead times are told. The dates of bank holidays are known for about as long.
const YEARS_AHEAD: i64 = 1;

/// The days from today to then: so many where it is a leap year.
const DAYS_AHEAD: usize = 367;

/// The longest line, in bytes, without the break that ends it (RFC 5545, 3.1).
const LINE_BYTES: usize = 75;

/// The clock of Great Britain since 1996.
const LONDON: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nDTSTART:19960331T010000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\nDTSTART:19961027T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// What happens at some hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<'a> {
    /// By which a calendar that has it already knows it again; the same for the same hours for ever.
    pub uid: String,
    /// When.
    pub hours: Hours,
    /// What it is called.
    pub summary: &'a str,
    /// Where; may be empty.
    pub location: String,
    /// What else to know, before what the hours themselves say.
    pub description: &'a str,
    /// The page about it.
    pub url: &'a str,
}

/// The calendar of these events from today on, or nothing when none of them is known to happen. The hours must hang on the
/// clock of London.
pub fn write(events: &[Event<'_>], now: Timestamp) -> Option<String> {
    let mut calendar = Lines::default();
    for event in events.iter().filter(|event| event.hours.zone.iana_name() == Some("Europe/London")) {
        let today = event.hours.zone.to_datetime(now).date();
        let mut number = 0;
        for opening in &event.hours.openings {
            if let Some(series) = Series::of(opening, &event.hours, today) {
                number += 1;
                series.write(event, number, now, &mut calendar);
            }
        }
        for (date, times) in event.hours.exceptions.iter().flat_map(|exception| changed(exception, today)) {
            number += 1;
            let once = Series { first: date, times, rule: None, without: Vec::new(), note: None };
            once.write(event, number, now, &mut calendar);
        }
    }
    if calendar.0.is_empty() {
        return None;
    }
    let events = calendar.0;
    Some(format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Fingerpost//Opening times//EN\r\nMETHOD:PUBLISH\r\n{LONDON}{events}END:VCALENDAR\r\n"
    ))
}

/// The times that a dated change puts in the place of the usual ones, from today on.
fn changed(exception: &Exception, today: Date) -> impl Iterator<Item = (Date, Times)> + use<'_> {
    let until = exception.to.min(today.saturating_add(YEARS_AHEAD.years()));
    let days = dates(exception.from.max(today), DAYS_AHEAD).take_while(move |date| *date <= until);
    days.flat_map(|date| exception.times.iter().map(move |times| (date, *times)))
}

/// Times that recur by one rule, or one time.
struct Series<'a> {
    first: Date,
    times: Times,
    rule: Option<String>,
    /// Dates of the rule on which it does not happen.
    without: Vec<Date>,
    note: Option<&'a str>,
}

impl<'a> Series<'a> {
    fn of(opening: &'a Opening, hours: &Hours, today: Date) -> Option<Self> {
        let falls = |date: &Date| {
            opening.days.falls_on(*date) == Falls::Surely && !opening.not_in.contains(date.month())
        };
        let from = opening.from.unwrap_or(today).max(today);
        let ahead = today.saturating_add(YEARS_AHEAD.years());
        let until = opening.to.map_or(ahead, |to| to.min(ahead));
        let first = dates(from, DAYS_AHEAD).take_while(|date| *date <= until).find(falls)?;
        let is_off = |date: &Date| {
            let is_closed = opening.bank_holidays == OnBankHolidays::Closed;
            (is_closed && holiday(hours.nation, *date).is_some())
                || hours.exceptions.iter().any(|exception| exception.covers(*date))
        };
        let without =
            dates(first, DAYS_AHEAD).take_while(|date| *date <= until).filter(falls).filter(is_off).collect();
        let rule = Some(rule(opening, until, &hours.zone));
        Some(Self { first, times: opening.times, rule, without, note: opening.note.as_deref() })
    }

    fn write(&self, event: &Event<'_>, number: usize, now: Timestamp, lines: &mut Lines) {
        let at = |date: Date, time: Time| date.to_datetime(time);
        let local = |at: DateTime| format!(";TZID=Europe/London:{}", at.strftime("%Y%m%dT%H%M%S"));
        let day = |date: Date| format!(";VALUE=DATE:{}", date.strftime("%Y%m%d"));
        let start = |date: Date| match self.times {
            Times::Between { opens, .. } | Times::From(opens) => local(at(date, opens)),
            Times::Unsaid => day(date),
        };
        lines.add("BEGIN", ":VEVENT");
        lines.add("UID", &format!(":{}-{number}", event.uid));
        lines.add("DTSTAMP", &format!(":{}", now.strftime("%Y%m%dT%H%M%SZ")));
        lines.add("DTSTART", &start(self.first));
        // When what only begins at a known time is over is nobody's to guess.
        if let Times::Between { .. } = self.times {
            lines.add("DTEND", &local(self.times.on(self.first, None).closes));
        }
        if let Some(rule) = &self.rule {
            lines.add("RRULE", &format!(":{rule}"));
        }
        for date in &self.without {
            lines.add("EXDATE", &start(*date));
        }
        lines.add("SUMMARY", &text(event.summary));
        if !event.location.is_empty() {
            lines.add("LOCATION", &text(&event.location));
        }
        let said: Vec<&str> = self.note.into_iter().chain([event.description, event.url]).collect();
        lines.add("DESCRIPTION", &text(&said.join("\n")));
        lines.add("URL", &format!(":{}", event.url));
        lines.add("TRANSP", ":TRANSPARENT");
        lines.add("END", ":VEVENT");
    }
}

fn rule(opening: &Opening, until: Date, zone: &TimeZone) -> String {
    let (freq, by) = match &opening.days {
        Days::Weekly { days, .. } => {
            ("WEEKLY", format!("BYDAY={}", join(days.iter().map(|day| words::code(day).to_owned()))))
        }
        Days::MonthlyByDay { days, .. } => {
            let days = days.iter().map(|nth| match nth.nth {
                0 => words::code(nth.day).to_owned(),
                n => format!("{n}{}", words::code(nth.day)),
            });
            ("MONTHLY", format!("BYDAY={}", join(days)))
        }
        Days::MonthlyByDate { dates, .. } => {
            ("MONTHLY", format!("BYMONTHDAY={}", join(dates.iter().map(i8::to_string))))
        }
    };
    let mut rule = format!("FREQ={freq};{by}");
    let (every, _) = opening.days.interval();
    if every > 1 {
        rule += &format!(";INTERVAL={every};WKST=MO");
    }
    if !opening.not_in.is_empty() {
        let months = (1..=12_i8).filter(|month| !opening.not_in.contains(*month));
        rule += &format!(";BYMONTH={}", join(months.map(|month| month.to_string())));
    }
    rule += &match opening.times {
        Times::Unsaid => format!(";UNTIL={}", until.strftime("%Y%m%d")),
        // A rule of local times ends at an instant (RFC 5545, 3.3.10).
        _ => {
            let end = until.to_datetime(Time::constant(23, 59, 59, 0));
            let end = zone.to_ambiguous_timestamp(end).compatible().unwrap_or(Timestamp::MAX);
            format!(";UNTIL={}", end.strftime("%Y%m%dT%H%M%SZ"))
        }
    };
    rule
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

/// A text as the value of a property.
fn text(text: &str) -> String {
    let mut value = String::from(":");
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            character if character.is_control() => {}
            character => value.push(character),
        }
    }
    value
}

/// Lines in the form of RFC 5545, each broken where it is too long.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, rest: &str) {
        let mut bytes = 0;
        for character in name.chars().chain(rest.chars().filter(|c| !matches!(c, '\r' | '\n'))) {
            if bytes + character.len_utf8() > LINE_BYTES {
                // The blank that begins the next line counts.
                self.0.push_str("\r\n ");
                bytes = 1;
            }
            self.0.push(character);
            bytes += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::{Context, hsds};
    use openreferral::Schedule;

    /// Sunday 22 November 2026.
    const NOW: &str = "2026-11-22T12:00:00Z";

    fn schedule(freq: &str, by: (&str, &str), opens: &str, closes: &str) -> Schedule {
        let (name, value) = by;
        let of = |wanted: &str| (name == wanted).then(|| value.to_owned());
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Schedule {
            freq: Some(freq.to_owned()),
            byday: of("byday"),
            bymonthday: of("bymonthday"),
            opens_at: said(opens),
            closes_at: said(closes),
            ..Schedule::default()
        }
    }

    /// The calendar, with its lines whole again.
    fn calendar(schedules: &[Schedule]) -> Option<String> {
        let hours = hsds::read(schedules, &Context::default()).hours;
        let event = Event {
            uid: "a".to_owned(),
            hours,
            summary: "Tea; cake, and chat",
            location: "The Hall\n2 Mill Lane".to_owned(),
            description: "Run by Urban",
            url: "https://a.example/services/1",
        };
        let written = write(&[event], NOW.parse().unwrap())?;
        for line in written.split("\r\n") {
            assert!(line.len() <= LINE_BYTES && !line.contains('\n'), "{line}");
        }
        Some(written.replace("\r\n ", ""))
    }

    fn has(calendar: &str, lines: &[&str]) {
        for line in lines {
            assert!(calendar.split("\r\n").any(|its| its == *line), "{line} is not in\n{calendar}");
        }
    }

    #[test]
    fn a_week_is_a_rule_on_the_clock_of_london() {
        let written = calendar(&[schedule("WEEKLY", ("byday", "TU,FR"), "10:00", "12:30")]).unwrap();
        has(
            &written,
            &[
                "BEGIN:VTIMEZONE",
                "DTSTAMP:20261122T120000Z",
                "DTSTART;TZID=Europe/London:20261124T100000",
                "DTEND;TZID=Europe/London:20261124T123000",
                // A year ahead: nobody said that it goes on for ever.
                "RRULE:FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20271122T235959Z",
                "SUMMARY:Tea\\; cake\\, and chat",
                "LOCATION:The Hall\\n2 Mill Lane",
                "DESCRIPTION:Run by Urban\\nhttps://a.example/services/1",
            ],
        );
        assert!(!written.contains("EXDATE"), "nobody said what happens on bank holidays");
    }

    #[test]
    fn every_other_week_begins_in_its_own_week_and_is_left_out_where_nobody_says_which() {
        let fortnight = Schedule {
            interval: Some(2.into()),
            dtstart: Some("2026-11-17".to_owned()),
            valid_to: Some("2027-06-30".to_owned()),
            ..schedule("WEEKLY", ("byday", "TU"), "19:00", "")
        };
        let written = calendar(std::slice::from_ref(&fortnight)).unwrap();
        has(
            &written,
            &[
                "DTSTART;TZID=Europe/London:20261201T190000",
                // The end of a day in summer, by the world's clock.
                "RRULE:FREQ=WEEKLY;BYDAY=TU;INTERVAL=2;WKST=MO;UNTIL=20270630T225959Z",
            ],
        );
        assert!(!written.contains("DTEND"), "nobody said when it is over");
        assert_eq!(calendar(&[Schedule { dtstart: None, ..fortnight }]), None);
    }

    #[test]
    fn the_last_friday_the_first_of_the_month_and_days_without_times() {
        let written = calendar(&[
            schedule("MONTHLY", ("byday", "-1FR"), "22:00", "01:00"),
            schedule("MONTHLY", ("bymonthday", "1,15"), "", ""),
        ])
        .unwrap();
        has(
            &written,
            &[
                "DTSTART;TZID=Europe/London:20261127T220000",
                "DTEND;TZID=Europe/London:20261128T010000",
                "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271122T235959Z",
                "DTSTART;VALUE=DATE:20261201",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15;UNTIL=20271122",
                "UID:a-1",
                "UID:a-2",
            ],
        );
    }

    #[test]
    fn closed_days_are_taken_out_of_the_rule_and_changed_ones_stand_beside_it() {
        let usual = Schedule {
            description: Some("Closed on bank holidays".to_owned()),
            ..schedule("WEEKLY", ("byday", "MO,TU,FR"), "10:00", "12:00")
        };
        let dated = |date: &str, says: &str| Schedule {
            valid_from: Some(date.to_owned()),
            valid_to: Some(date.to_owned()),
            description: Some(says.to_owned()),
            ..Schedule::default()
        };
        let written = calendar(&[usual, dated("2026-12-22", "Closed")]).unwrap();
        has(
            &written,
            &[
                "EXDATE;TZID=Europe/London:20261225T100000",
                "EXDATE;TZID=Europe/London:20261228T100000",
                "EXDATE;TZID=Europe/London:20261222T100000",
                "DESCRIPTION:Closed on bank holidays\\nRun by Urban\\nhttps://a.example/services/1",
            ],
        );
        assert!(!written.contains("EXDATE;TZID=Europe/London:20261226"), "no Saturday is in the rule");
    }

    #[test]
    fn an_end_that_somebody_only_put_far_away_is_a_year_ahead_too() {
        let far = Schedule {
            valid_to: Some("2099-12-31".to_owned()),
            ..schedule("WEEKLY", ("byday", "MO"), "10:00", "12:00")
        };
        has(&calendar(&[far]).unwrap(), &["RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20271122T235959Z"]);
        let day = |date: &str| Schedule {
            valid_from: Some(date.to_owned()),
            valid_to: Some(date.to_owned()),
            ..schedule("WEEKLY", ("byday", "MO,TU,WE,TH,FR,SA,SU"), "10:00", "12:00")
        };
        assert_eq!(calendar(&[day("2029-12-25")]), None, "nor is a day of its own further away");
    }

    #[test]
    fn what_is_over_and_what_nobody_said_is_no_calendar() {
        let over = Schedule {
            valid_to: Some("2026-06-30".to_owned()),
            ..schedule("WEEKLY", ("byday", "MO"), "10:00", "12:00")
        };
        assert_eq!(calendar(&[over]), None);
        assert_eq!(calendar(&[]), None);
    }
}
