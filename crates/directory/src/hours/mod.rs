//! When something is open: a small model of our own, read from and written to each notation.
//!
//! The standards describe hours as recurrence rules, one version unlike the next, and people
//! describe them in words. Both are read into [`Hours`], which answers the questions that people
//! ask: is it open now ([`Hours::open_at`]), when next ([`Hours::next_open`]), and in what words
//! ([`Hours::now`]).
//!
//! | part | what |
//! | --- | --- |
//! | [`hsds`], [`v1`], [`words`] | reading and writing: HSDS and Open Referral UK 3.0, Open Referral UK 1.0, English |
//! | [`ical`] | writing: a file for calendars |
//! | [`Days`], [`Times`], [`Exception`] | the model: which days, from when to when, and dated changes |
//! | [`Nation`], [`holiday`], [`Terms`] | the calendar: bank holidays, computed from dated data; term dates, handed in |
//!
//! **The one surprising thing.** "Closed" is only ever answered when something says so. Term time
//! without term dates, fortnights without a first date, a bank holiday that nobody mentioned,
//! hours that ended, or words that could not be read, are [`Openness::NotKnown`], with [`Why`].
//!
//! ```
//! use fingerpost_directory::hours::{Openness, words};
//! use jiff::{civil::date, tz::TimeZone};
//!
//! let read = words::read("Tuesdays 10am-12noon", &Default::default());
//! let london = TimeZone::get("Europe/London").unwrap();
//! let at = |hour| london.to_timestamp(date(2026, 6, 9).at(hour, 0, 0, 0)).unwrap();
//! assert_eq!(read.hours.open_at(at(11)), Openness::Open { until: Some(at(12)) });
//! assert_eq!(read.hours.open_at(at(12)), Openness::Closed);
//! assert_eq!(read.hours.now(at(12)).english(), "Closed now. Next: Tuesday 16 June 10am");
//! ```

mod bank_holidays;
mod days;
pub mod hsds;
pub mod ical;
mod months;
mod openness;
mod property;
mod rule;
mod rule_write;
mod say;
mod spell;
mod terms;
mod times;
pub mod v1;
pub mod words;

use jiff::{civil::Date, tz::TimeZone};

pub use bank_holidays::{Holiday, Nation, holiday};
pub use days::{Days, Nth, Weekdays};
pub use months::Months;
pub use openness::{NextOpen, Openness, Why};
pub use say::{Moment, Now};
pub use spell::Spell;
pub use terms::Terms;
pub use times::Times;

/// When one thing (a service, a site, a telephone line) is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// Where its clock hangs. `Europe/London` unless said otherwise.
    pub zone: TimeZone,
    /// Whose bank holidays it keeps.
    pub nation: Nation,
    /// School terms, for openings that keep to them. Empty: not known.
    pub terms: Terms,
    /// The usual openings. It is open when any of them is.
    pub openings: Vec<Opening>,
    /// What differs on certain dates. On a date that several cover, the last one counts.
    pub exceptions: Vec<Exception>,
    /// Whether something was said of the hours that is not in here, so that a time outside the
    /// openings is "not known" instead of "closed".
    pub incomplete: bool,
}

/// Times that recur.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// On which days it begins.
    pub days: Days,
    /// From when to when.
    pub times: Times,
    /// First day of its season. `None`: it has always been so.
    pub from: Option<Date>,
    /// Last day on which it begins. `None`: until further notice.
    pub to: Option<Date>,
    /// Whether it keeps to school terms.
    pub term: Term,
    /// Months in which it takes a break.
    pub not_in: Months,
    /// What happens on bank holidays.
    pub bank_holidays: OnBankHolidays,
    /// What else was said, for people.
    pub note: Option<String>,
}

impl Opening {
    /// These times on these days, all the year, with nothing said of bank holidays.
    pub fn new(days: Days, times: Times) -> Self {
        Self {
            days,
            times,
            from: None,
            to: None,
            term: Term::Any,
            not_in: Months::default(),
            bank_holidays: OnBankHolidays::Unsaid,
            note: None,
        }
    }
}

/// Whether an opening keeps to school terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Term {
    /// It does not.
    #[default]
    Any,
    /// Open in term time only.
    TermTime,
    /// Open in school holidays only.
    SchoolHolidays,
}

/// What an opening does on bank holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnBankHolidays {
    /// Nobody said. What is open every day of the week is taken to be open; of anything else it is
    /// not known.
    #[default]
    Unsaid,
    /// Closed, also on the substitute day.
    Closed,
    /// Open as on any other day.
    Open,
}

/// What differs on certain dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// First date.
    pub from: Date,
    /// Last date, which is included.
    pub to: Date,
    /// The times on each of those dates, instead of the usual ones. Empty: closed.
    pub times: Vec<Times>,
}

impl Exception {
    fn covers(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

/// What a reader must know that the text does not say.
#[derive(Clone, Debug)]
pub struct Context {
    /// Where the clock hangs.
    pub zone: TimeZone,
    /// Whose bank holidays are kept.
    pub nation: Nation,
    /// School terms, where they are known.
    pub terms: Terms,
}

impl Default for Context {
    /// London time, the bank holidays of England and Wales, term dates not known.
    fn default() -> Self {
        Self {
            // The time zone database is compiled in (jiff's `tzdb-bundle-always`); without it, hours
            // an hour out in summer would be worse than hours that name an unknown zone.
            zone: TimeZone::get("Europe/London").unwrap_or_else(|_| TimeZone::unknown()),
            nation: Nation::default(),
            terms: Terms::default(),
        }
    }
}

impl Context {
    /// Hours of which nothing is known yet.
    pub fn hours(&self) -> Hours {
        Hours {
            zone: self.zone.clone(),
            nation: self.nation,
            terms: self.terms.clone(),
            openings: Vec::new(),
            exceptions: Vec::new(),
            incomplete: false,
        }
    }
}

/// What a reader made of its material.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What could be read.
    pub hours: Hours,
    /// What could not.
    pub unread: Vec<Unread>,
}

/// Something said of the hours that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which schedule of the list it was in, from 0; always 0 for words.
    pub index: usize,
    /// The words or the property's value, as they came.
    pub text: String,
    /// What is wrong with it.
    pub reason: &'static str,
}
