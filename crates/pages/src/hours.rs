//! When something is open, in words: a few lines for the usual hours, and one for this moment.

use fingerpost_directory::hours::{
    Context, Days, Hours, Moment, Now, Nth, OnBankHolidays, Opening, Term, Times, Unread, Weekdays, Why,
    hsds, words,
};
use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
use openreferral::Schedule;

use crate::{
    Html, Language,
    dates::{date, time, times},
};

const DAY_NAMES: [&str; 7] = ["day-mo", "day-tu", "day-we", "day-th", "day-fr", "day-sa", "day-su"];
/// The same after a word that changes its first letter in Welsh.
const DAY_NAMES_SOFT: [&str; 7] =
    ["day-mo-soft", "day-tu-soft", "day-we-soft", "day-th-soft", "day-fr-soft", "day-sa-soft", "day-su-soft"];
const MONTH_NAMES: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

/// Hours as a page shows them.
#[derive(Default)]
pub(crate) struct HoursView {
    /// "Open now until 5pm"; nothing where there are no hours at all.
    pub(crate) now: Option<String>,
    /// The usual hours, a line for those that differ in their days alone.
    pub(crate) lines: Vec<Html>,
}

impl HoursView {
    /// The hours that the schedules say, without those that are over.
    pub(crate) fn new(schedules: &[Schedule], now: Timestamp, page: Language) -> Self {
        if schedules.is_empty() {
            return Self::default();
        }
        let context = Context::default();
        let today = context.zone.to_datetime(now).date();
        let read = hsds::read(schedules, &context);
        let lines = lines(&read.hours, &read.unread, today, page);
        let now = (!lines.is_empty() && !read.hours.openings.is_empty())
            .then(|| say_now(&read.hours.now(now), page))
            .flatten();
        Self { now, lines }
    }
}

/// "Open now until 5pm", "Closed now. Next: Tuesday 10am", "Hours not known: …".
fn say_now(now: &Now, page: Language) -> Option<String> {
    let at = |moment: &Moment| moment_in_words(moment, page);
    Some(match now {
        Now::OpenUntil(moment) => page.fill("now-open-until", &[("when", &at(moment))]),
        Now::OpenAllHours => page.say("now-open-all-hours").into_owned(),
        Now::ClosedUntil { opens, perhaps_sooner: false } => {
            page.fill("now-closed-until", &[("when", &at(opens))])
        }
        Now::ClosedUntil { opens, perhaps_sooner: true } => {
            page.fill("now-closed-perhaps", &[("when", &at(opens))])
        }
        Now::Closed => page.say("now-closed").into_owned(),
        Now::NotKnown { why: Why::Unsaid, .. } => return None,
        Now::NotKnown { why, next } => {
            let why = match why {
                Why::Ended(on) => page.fill("why-ended", &[("date", &date(*on, page))]),
                why => page.say(why_key(*why)).into_owned(),
            };
            match next {
                Some(next) => page.fill("now-unknown-next", &[("why", &why), ("when", &at(next))]),
                None => page.fill("now-unknown", &[("why", &why)]),
            }
        }
    })
}

const fn why_key(why: Why) -> &'static str {
    match why {
        Why::TermDates => "why-terms",
        Why::WhichWeek => "why-which-week",
        Why::NoTimes => "why-no-times",
        Why::NoClosingTime => "why-no-end",
        Why::BankHoliday => "why-bank-holiday",
        Why::Unsaid | Why::Ended(_) | Why::PartlyRead => "why-unread",
    }
}

fn moment_in_words(moment: &Moment, page: Language) -> String {
    let clock = |at: &Time| time(minutes(*at), page);
    match moment {
        Moment::Today(at) => clock(at),
        Moment::Tomorrow(at) => page.fill("moment-tomorrow", &[("time", &clock(at))]),
        Moment::ThisWeek(day, at) => format!("{} {}", page.say(name_of(day.weekday())), clock(at)),
        Moment::On(day, at) => format!("{}, {}", date(*day, page), clock(at)),
    }
}

fn minutes(at: Time) -> u16 {
    u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs())
}

fn name_of(day: Weekday) -> &'static str {
    DAY_NAMES[usize::from(day.to_monday_zero_offset().unsigned_abs())]
}

fn lines(hours: &Hours, unread: &[Unread], today: Date, page: Language) -> Vec<Html> {
    let mut openings: Vec<Opening> = Vec::new();
    for opening in hours.openings.iter().filter(|opening| opening.to.is_none_or(|to| today <= to)) {
        match openings.iter_mut().find(|other| differ_in_weekdays_alone(other, opening)) {
            Some(other) => take_weekdays(other, opening),
            None => openings.push(opening.clone()),
        }
    }
    openings.sort_by_key(|opening| match &opening.days {
        Days::Weekly { days, .. } => days.iter().next().map_or(7, Weekday::to_monday_zero_offset),
        _ => 7,
    });
    let usual = openings.iter().map(|opening| say_opening(opening, today, page));
    let dated = hours.exceptions.iter().filter(|dated| today <= dated.to).map(|dated| {
        let mut days = date(dated.from, page);
        if dated.from != dated.to {
            days = page.fill("days-range", &[("from", &days), ("to", &date(dated.to, page))]);
        }
        let times: Vec<String> = dated.times.iter().filter_map(|times| say_times(times, page)).collect();
        let times = if times.is_empty() { page.say("dated-closed").into_owned() } else { times.join(", ") };
        Html::text(&format!("{}: {times}", capitalised(&days)))
    });
    let words = unread.iter().map(|unread| Html::record(unread.text.trim(), page));
    usual.chain(dated).chain(words).filter(|line| !line.is_empty()).collect()
}

fn differ_in_weekdays_alone(one: &Opening, other: &Opening) -> bool {
    let weekly = |opening: &Opening| match opening.days {
        Days::Weekly { every, first, .. } => Some((every, first)),
        _ => None,
    };
    weekly(one).is_some()
        && weekly(one) == weekly(other)
        && *one == Opening { days: one.days.clone(), ..other.clone() }
}

fn take_weekdays(one: &mut Opening, other: &Opening) {
    if let (Days::Weekly { days, .. }, Days::Weekly { days: more, .. }) = (&mut one.days, &other.days) {
        *days = days.union(*more);
    }
}

fn say_opening(opening: &Opening, today: Date, page: Language) -> Html {
    let mut said: Vec<String> = Vec::new();
    said.extend(say_days(&opening.days, page));
    said.extend(say_times(&opening.times, page));
    // Where there are words, they say these things themselves.
    if opening.note.is_none() {
        said.extend(say_calendar(opening, page));
    }
    let starts = opening.from.filter(|from| today < *from);
    said.extend(starts.map(|from| page.fill("date-from", &[("date", &date(from, page))])));
    said.extend(opening.to.map(|to| page.fill("date-until", &[("date", &date(to, page))])));
    let said = Html::text(&capitalised(&said.join(", ")));
    let note =
        opening.note.iter().filter(|note| !repeats(note, opening)).map(|note| Html::record(note, page));
    Html::join([said].into_iter().chain(note).filter(|part| !part.is_empty()), " – ")
}

/// Whether a note says the same days (and times) again, and nothing else.
fn repeats(note: &str, opening: &Opening) -> bool {
    let read = words::read(note, &Context::default());
    let said = &read.hours.openings;
    let alike = |one: &Opening| {
        let times = if one.times == Times::Unsaid { opening.times } else { one.times };
        *opening
            == Opening {
                times,
                note: opening.note.clone(),
                from: opening.from,
                to: opening.to,
                ..one.clone()
            }
    };
    read.unread.is_empty()
        && !read.hours.incomplete
        && read.hours.exceptions.is_empty()
        && !said.is_empty()
        && said.iter().all(alike)
}

/// Terms, months off, bank holidays.
fn say_calendar(opening: &Opening, page: Language) -> Vec<String> {
    let mut said = Vec::new();
    match opening.term {
        Term::Any => {}
        Term::TermTime => said.push(page.say("in-term-time").into_owned()),
        Term::SchoolHolidays => said.push(page.say("in-school-holidays").into_owned()),
    }
    let months: Vec<_> = (1..=12)
        .filter(|month| opening.not_in.contains(*month))
        .map(|month| page.say(MONTH_NAMES[usize::from(month.unsigned_abs()) - 1]))
        .collect();
    if !months.is_empty() {
        said.push(page.fill("not-in-months", &[("months", &months.join(", "))]));
    }
    match opening.bank_holidays {
        OnBankHolidays::Unsaid => {}
        OnBankHolidays::Closed => said.push(page.say("bank-holidays-closed").into_owned()),
        OnBankHolidays::Open => said.push(page.say("bank-holidays-open").into_owned()),
    }
    said
}

fn say_times(said: &Times, page: Language) -> Option<String> {
    match said {
        Times::Between { opens, closes } => times(Some(minutes(*opens)), Some(minutes(*closes)), page),
        Times::From(opens) => times(Some(minutes(*opens)), None, page),
        Times::Unsaid => None,
    }
}

fn say_days(days: &Days, page: Language) -> Vec<String> {
    let every = |key, n: u16| (n > 1).then(|| page.fill(key, &[("n", &n.to_string())]));
    let (days, every) = match days {
        Days::Weekly { days, every: n, .. } => (say_week(*days, page), every("every-weeks", *n)),
        Days::MonthlyByDay { days, every: n, .. } => {
            let days: Vec<String> = days.iter().map(|day| say_nth(*day, page)).collect();
            (days.join(", "), every("every-months", *n))
        }
        Days::MonthlyByDate { dates, every: n, .. } => {
            let dates: Vec<String> = dates.iter().map(i8::to_string).collect();
            (page.fill("monthly-dates", &[("dates", &dates.join(", "))]), every("every-months", *n))
        }
    };
    [Some(days), every].into_iter().flatten().filter(|words| !words.is_empty()).collect()
}

/// `Monday`, `Monday and Friday`, `Monday to Friday`, `every day`.
fn say_week(days: Weekdays, page: Language) -> String {
    if days == Weekdays::ALL {
        return page.say("every-day").into_owned();
    }
    let days: Vec<usize> =
        days.iter().map(|day| usize::from(day.to_monday_zero_offset().unsigned_abs())).collect();
    if let [first, .., last] = days.as_slice()
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

fn say_nth(Nth { nth, day }: Nth, page: Language) -> String {
    let key = match nth {
        1 => "monthly-1",
        2 => "monthly-2",
        3 => "monthly-3",
        4 => "monthly-4",
        5 => "monthly-5",
        -1 => "monthly-last",
        _ => "monthly-every",
    };
    let at = usize::from(day.to_monday_zero_offset().unsigned_abs());
    page.fill(key, &[("day", &page.say(DAY_NAMES[at])), ("soft", &page.say(DAY_NAMES_SOFT[at]))])
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

    /// Friday 12 June 2026, 1pm in London.
    const NOW: &str = "2026-06-12T12:00:00Z";

    fn view(schedules: &[Schedule], language: Language) -> HoursView {
        HoursView::new(schedules, NOW.parse().expect("an instant"), language)
    }

    fn said(schedules: &[Schedule], language: Language) -> Vec<String> {
        view(schedules, language).lines.iter().map(Html::to_string).collect()
    }

    #[test]
    fn five_days_with_the_same_hours_are_one_line() {
        let mut week: Vec<_> =
            ["FR", "MO", "TU", "TH", "WE"].map(|day| schedule(day, "09:00", "17:00")).into();
        week.insert(0, schedule("SA,SU", "10:00", "12:00"));
        assert_eq!(
            said(&week, Language::ENGLISH),
            ["Monday to Friday, 9am to 5pm", "Saturday and Sunday, 10am to midday"]
        );
        assert_eq!(
            said(&week, Language::WELSH),
            ["Dydd Llun i ddydd Gwener, 9am i 5pm", "Dydd Sadwrn a dydd Sul, 10am i hanner dydd"]
        );
    }

    #[test]
    fn this_moment_is_said_as_people_ask() {
        let now = |schedule| view(&[schedule], Language::ENGLISH).now;
        assert_eq!(now(schedule("FR", "09:00", "17:00")).as_deref(), Some("Open now until 5pm"));
        assert_eq!(now(schedule("TU", "10:00", "12:00")).as_deref(), Some("Closed now. Next: Tuesday 10am"));
        let lunch = view(&[schedule("SA", "10:00", "12:00")], Language::WELSH).now;
        assert_eq!(lunch.as_deref(), Some("Ar gau nawr. Nesaf: yfory 10am"));
        assert_eq!(view(&[], Language::ENGLISH).now, None);
    }

    #[test]
    fn a_day_of_the_month_is_said_in_words() {
        let monthly = Schedule { freq: Some("MONTHLY".to_owned()), ..schedule("2TU,-1FR", "14:00", "") };
        assert_eq!(
            said(&[monthly], Language::ENGLISH),
            ["The second Tuesday of each month, the last Friday of each month, from 2pm"]
        );
        let dates = Schedule {
            freq: Some("MONTHLY".to_owned()),
            byday: None,
            bymonthday: Some("1,15".to_owned()),
            ..schedule("", "", "")
        };
        assert_eq!(said(&[dates], Language::ENGLISH), ["On day 1, 15 of each month"]);
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
            said(&[over, coming], Language::ENGLISH),
            ["Monday, every 2 weeks, 9am to 10am, from 1 September 2026"]
        );
    }

    #[test]
    fn terms_and_bank_holidays_are_said_and_their_dates_are_not_guessed() {
        let club = Schedule {
            description: Some("Term time only, closed on bank holidays".to_owned()),
            ..schedule("MO,FR", "12:30", "17:00")
        };
        let view = view(&[club], Language::ENGLISH);
        assert_eq!(
            view.lines.iter().map(Html::to_string).collect::<Vec<_>>(),
            ["Monday and Friday, 12:30pm to 5pm – Term time only, closed on bank holidays"]
        );
        assert_eq!(
            view.now.as_deref(),
            Some("Not known if it is open now: it keeps to school terms, and we do not have their dates")
        );
    }

    #[test]
    fn a_note_that_only_repeats_the_days_is_not_shown_twice() {
        let noted = |note: &str| Schedule {
            freq: Some("MONTHLY".to_owned()),
            description: Some(note.to_owned()),
            ..schedule("1TU,3TU", "14:00", "16:00")
        };
        let days = "The first Tuesday of each month, the third Tuesday of each month, 2pm to 4pm";
        assert_eq!(said(&[noted("First and third Tuesday of the month")], Language::ENGLISH), [days]);
        assert_eq!(
            said(&[noted("First and third Tuesday of the month, 2pm to 4pm")], Language::ENGLISH),
            [days]
        );
        let new = said(&[noted("First and third Tuesday of the month, bring slippers")], Language::ENGLISH);
        assert!(new[0].ends_with("bring slippers"), "{new:?}");
        let other = said(&[noted("Second Tuesday of the month")], Language::ENGLISH);
        assert!(other[0].ends_with("Second Tuesday of the month"), "{other:?}");
    }

    #[test]
    fn words_of_the_record_stand_where_nothing_else_is_known() {
        let words =
            Schedule { description: Some("When the <weather> allows".to_owned()), ..Schedule::default() };
        assert_eq!(
            said(&[words, Schedule::default()], Language::ENGLISH),
            ["When the &#60;weather&#62; allows"]
        );
    }
}
