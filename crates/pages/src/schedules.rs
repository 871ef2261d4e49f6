//! When something is open, in words: the standard's schedules gathered into a few lines.

use jiff::civil::Date;
use openreferral::Schedule;

use crate::{
    Html, Language,
    dates::{date, parse_date, parse_time, times},
};

/// The days of a week in the standard's letters, Monday first.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const DAY_NAMES: [&str; 7] = ["day-mo", "day-tu", "day-we", "day-th", "day-fr", "day-sa", "day-su"];
/// The same after a word that changes its first letter in Welsh.
const DAY_NAMES_SOFT: [&str; 7] =
    ["day-mo-soft", "day-tu-soft", "day-we-soft", "day-th-soft", "day-fr-soft", "day-sa-soft", "day-su-soft"];

/// One line: the days that share everything else, so that five schedules of one day each read
/// "Monday to Friday".
#[derive(Debug, PartialEq)]
struct Line<'a> {
    days: Days,
    interval: u64,
    from: Option<u16>,
    to: Option<u16>,
    starts: Option<Date>,
    ends: Option<Date>,
    /// Record text, in the order in which it is shown.
    notes: Vec<&'a str>,
}

#[derive(Debug, PartialEq)]
enum Days {
    /// Days of every week, by their place in [`DAYS`], in order.
    Weekly(Vec<usize>),
    /// The `nth` such day of every month; -1 is the last.
    Monthly(Vec<(i8, usize)>),
    /// Dates of every month.
    Dates(String),
    /// Not known.
    Unsaid,
}

/// The schedules as lines, without those that are over.
pub(crate) fn lines(schedules: &[Schedule], today: Date, page: Language) -> Vec<Html> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for schedule in schedules {
        let Some(line) = Line::read(schedule, today) else { continue };
        match lines.iter_mut().find(|other| other.takes(&line)) {
            Some(other) => other.take_days(line),
            None => lines.push(line),
        }
    }
    lines.sort_by_key(|line| match &line.days {
        Days::Weekly(days) => days.first().copied().unwrap_or(DAYS.len()),
        _ => DAYS.len(),
    });
    lines.iter().map(|line| line.html(page)).collect()
}

impl<'a> Line<'a> {
    fn read(schedule: &'a Schedule, today: Date) -> Option<Self> {
        let parsed = |text: &Option<String>| text.as_deref().and_then(parse_date);
        let ends = parsed(&schedule.valid_to).or_else(|| parsed(&schedule.until));
        if ends.is_some_and(|ends| ends < today) {
            return None;
        }
        let notes = [&schedule.description, &schedule.notes].into_iter().flatten();
        let line = Self {
            days: Days::read(schedule),
            interval: schedule
                .interval
                .as_ref()
                .and_then(serde_json::Number::as_u64)
                .filter(|n| *n > 0)
                .unwrap_or(1),
            from: schedule.opens_at.as_deref().and_then(parse_time),
            to: schedule.closes_at.as_deref().and_then(parse_time),
            starts: parsed(&schedule.valid_from).filter(|starts| *starts > today),
            ends,
            notes: notes.map(|note| note.trim()).filter(|note| !note.is_empty()).collect(),
        };
        let says_something =
            line.days != Days::Unsaid || line.from.is_some() || line.to.is_some() || !line.notes.is_empty();
        says_something.then_some(line)
    }

    /// Whether the other line differs in its weekdays alone.
    fn takes(&self, other: &Self) -> bool {
        matches!((&self.days, &other.days), (Days::Weekly(_), Days::Weekly(_)))
            && (self.interval, self.from, self.to) == (other.interval, other.from, other.to)
            && (self.starts, self.ends, &self.notes) == (other.starts, other.ends, &other.notes)
    }

    fn take_days(&mut self, other: Self) {
        if let (Days::Weekly(days), Days::Weekly(more)) = (&mut self.days, other.days) {
            days.extend(more);
            days.sort_unstable();
            days.dedup();
        }
    }

    fn html(&self, page: Language) -> Html {
        let mut said: Vec<String> = Vec::new();
        said.extend(self.days.say(page));
        if self.interval > 1 {
            let key = if matches!(self.days, Days::Weekly(_)) { "every-weeks" } else { "every-months" };
            said.push(page.fill(key, &[("n", &self.interval.to_string())]));
        }
        said.extend(times(self.from, self.to, page));
        said.extend(self.starts.map(|starts| page.fill("date-from", &[("date", &date(starts, page))])));
        said.extend(self.ends.map(|ends| page.fill("date-until", &[("date", &date(ends, page))])));
        let said = Html::text(&capitalised(&said.join(", ")));
        let notes = self.notes.iter().map(|note| Html::record(note, page));
        Html::join([said].into_iter().chain(notes).filter(|part| !part.is_empty()), " – ")
    }
}

impl Days {
    fn read(schedule: &Schedule) -> Self {
        let monthly = schedule.freq.as_deref() == Some("MONTHLY");
        let days: Vec<(i8, usize)> =
            schedule.byday.iter().flat_map(|byday| byday.split([',', ' '])).filter_map(day).collect();
        if !days.is_empty() {
            return if monthly || days.iter().any(|(nth, _)| *nth != 0) {
                Self::Monthly(days)
            } else {
                let mut days: Vec<usize> = days.into_iter().map(|(_, day)| day).collect();
                days.sort_unstable();
                days.dedup();
                Self::Weekly(days)
            };
        }
        let dates = schedule.bymonthday.as_deref().map(str::trim).unwrap_or_default();
        if monthly && !dates.is_empty() && dates.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '))
        {
            return Self::Dates(
                dates.split([',', ' ']).filter(|date| !date.is_empty()).collect::<Vec<_>>().join(", "),
            );
        }
        match schedule.dtstart.as_deref().and_then(parse_date) {
            Some(first) if schedule.freq.as_deref() == Some("WEEKLY") => {
                Self::Weekly(vec![first.weekday().to_monday_zero_offset().unsigned_abs().into()])
            }
            _ => Self::Unsaid,
        }
    }

    fn say(&self, page: Language) -> Option<String> {
        match self {
            Self::Weekly(days) => Some(say_week(days, page)),
            Self::Monthly(days) => {
                let days = days.iter().map(|(nth, day)| say_nth(*nth, *day, page));
                Some(days.collect::<Vec<_>>().join(", "))
            }
            Self::Dates(dates) => Some(page.fill("monthly-dates", &[("dates", dates)])),
            Self::Unsaid => None,
        }
    }
}

/// A day such as `MO`, `2TH`, `-1FR` or `Monday`, with which one of the month it is (0: every).
fn day(text: &str) -> Option<(i8, usize)> {
    let text = text.trim();
    let letters = text.find(|c: char| c.is_ascii_alphabetic())?;
    let nth = if letters == 0 { 0 } else { text[..letters].parse().ok()? };
    let code = text.get(letters..letters + 2)?.to_ascii_uppercase();
    let day = DAYS.iter().position(|day| *day == code)?;
    (-1..=5).contains(&nth).then_some((nth, day))
}

/// `Monday`, `Monday and Friday`, `Monday to Friday`, `every day`.
fn say_week(days: &[usize], page: Language) -> String {
    if days.len() == DAYS.len() {
        return page.say("every-day").into_owned();
    }
    if let [first, .., last] = days
        && days.len() > 2
        && last - first == days.len() - 1
    {
        let (from, to) = (page.say(DAY_NAMES[*first]), page.say(DAY_NAMES_SOFT[*last]));
        return page.fill("days-range", &[("from", &from), ("to", &to)]);
    }
    let names: Vec<_> = days.iter().map(|day| page.say(DAY_NAMES[*day])).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [firsts @ .., last] => page.fill("days-and", &[("firsts", &firsts.join(", ")), ("last", last)]),
    }
}

fn say_nth(nth: i8, day: usize, page: Language) -> String {
    let key = match nth {
        1 => "monthly-1",
        2 => "monthly-2",
        3 => "monthly-3",
        4 => "monthly-4",
        5 => "monthly-5",
        -1 => "monthly-last",
        _ => "monthly-every",
    };
    page.fill(key, &[("day", &page.say(DAY_NAMES[day])), ("soft", &page.say(DAY_NAMES_SOFT[day]))])
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(byday: &str, opens: &str, closes: &str) -> Schedule {
        Schedule {
            freq: Some("WEEKLY".to_owned()),
            byday: Some(byday.to_owned()),
            opens_at: Some(opens.to_owned()),
            closes_at: Some(closes.to_owned()),
            ..Schedule::default()
        }
    }

    fn said(schedules: &[Schedule], language: Language) -> Vec<String> {
        lines(schedules, jiff::civil::date(2026, 6, 12), language).iter().map(Html::to_string).collect()
    }

    #[test]
    fn five_days_with_the_same_hours_are_one_line() {
        let mut week: Vec<_> =
            ["FR", "MO", "TU", "TH", "WE"].map(|day| schedule(day, "09:00", "17:00")).into();
        week.insert(0, schedule("SA,SU", "10:00", "12:00"));
        assert_eq!(
            said(&week, Language::En),
            ["Monday to Friday, 9am to 5pm", "Saturday and Sunday, 10am to midday"]
        );
        assert_eq!(
            said(&week, Language::Cy),
            ["Dydd Llun i ddydd Gwener, 9am i 5pm", "Dydd Sadwrn a dydd Sul, 10am i hanner dydd"]
        );
    }

    #[test]
    fn a_day_of_the_month_is_said_in_words() {
        let monthly = Schedule { freq: Some("MONTHLY".to_owned()), ..schedule("2TU,-1FR", "14:00", "") };
        assert_eq!(
            said(&[monthly], Language::En),
            ["The second Tuesday of each month, the last Friday of each month, from 2pm"]
        );
        let dates = Schedule {
            freq: Some("MONTHLY".to_owned()),
            byday: None,
            bymonthday: Some("1,15".to_owned()),
            ..schedule("", "", "")
        };
        assert_eq!(said(&[dates], Language::En), ["On day 1, 15 of each month"]);
    }

    #[test]
    fn what_is_over_is_left_out_and_what_is_to_come_says_when() {
        let over = Schedule { valid_to: Some("2026-06-11".to_owned()), ..schedule("MO", "09:00", "10:00") };
        let coming = Schedule {
            valid_from: Some("2026-09-01".to_owned()),
            interval: Some(2.into()),
            ..schedule("MO", "09:00", "10:00")
        };
        assert_eq!(
            said(&[over, coming], Language::En),
            ["Monday, every 2 weeks, 9am to 10am, from 1 September 2026"]
        );
    }

    #[test]
    fn words_of_the_record_stand_where_nothing_else_is_known() {
        let words = Schedule { description: Some("Term time <only>".to_owned()), ..Schedule::default() };
        assert_eq!(said(&[words, Schedule::default()], Language::En), ["Term time &#60;only&#62;"]);
    }
}
