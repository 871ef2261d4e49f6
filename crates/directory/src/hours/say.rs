//! What to tell people, as data that a page can put into any language, and as English.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use super::{Hours, NextOpen, Openness, Why, times};

/// What to say of the hours at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// "Open now until 5pm".
    OpenUntil(Moment),
    /// "Open now, 24 hours": it does not close within a week.
    OpenAllHours,
    /// "Closed now. Next: Tuesday 10am".
    ClosedUntil {
        /// When it opens.
        opens: Moment,
        /// Whether it may be open before, at times that are not known.
        perhaps_sooner: bool,
    },
    /// "Closed now": it does not open within two years, or nobody knows when.
    Closed,
    /// "Hours not known".
    NotKnown {
        /// Why not.
        why: Why,
        /// The next opening that is known, if there is one.
        next: Option<Moment>,
    },
}

/// A time as seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Later today; also the midnight that ends today.
    Today(Time),
    /// Tomorrow.
    Tomorrow(Time),
    /// Within six days: the day of the week is enough.
    ThisWeek(Date, Time),
    /// On a date.
    On(Date, Time),
}

impl Hours {
    /// What to say at that instant.
    pub fn now(&self, instant: Timestamp) -> Now {
        let moment = |at| self.moment(instant, at);
        match self.open_at(instant) {
            Openness::Open { until: Some(until) } => Now::OpenUntil(moment(until)),
            Openness::Open { until: None } => Now::OpenAllHours,
            Openness::Closed => match self.next_open(instant) {
                NextOpen::At { opens, perhaps_sooner, .. } => {
                    Now::ClosedUntil { opens: moment(opens), perhaps_sooner }
                }
                NextOpen::Never | NextOpen::NotKnown(_) => Now::Closed,
            },
            Openness::NotKnown(why) => {
                let next = match self.next_open(instant) {
                    NextOpen::At { opens, .. } => Some(moment(opens)),
                    _ => None,
                };
                Now::NotKnown { why, next }
            }
        }
    }

    fn moment(&self, now: Timestamp, at: Timestamp) -> Moment {
        let (today, at) = (self.zone.to_datetime(now).date(), self.zone.to_datetime(at));
        let (date, time) = (at.date(), at.time());
        let days_ahead = super::days::dates(today, 7).position(|day| day == date);
        match days_ahead {
            Some(0) => Moment::Today(time),
            Some(1) if time == Time::midnight() => Moment::Today(time),
            Some(1) => Moment::Tomorrow(time),
            Some(_) => Moment::ThisWeek(date, time),
            None => Moment::On(date, time),
        }
    }
}

impl Now {
    /// The same in English, without a full stop at the end.
    pub fn english(&self) -> String {
        match self {
            Self::OpenUntil(moment) => format!("Open now until {}", moment.english()),
            Self::OpenAllHours => "Open now, 24 hours".to_owned(),
            Self::ClosedUntil { opens, perhaps_sooner: false } => {
                format!("Closed now. Next: {}", opens.english())
            }
            Self::ClosedUntil { opens, perhaps_sooner: true } => {
                format!("Closed now. Next: {}, perhaps sooner", opens.english())
            }
            Self::Closed => "Closed now".to_owned(),
            Self::NotKnown { why: Why::Unsaid, .. } => "Hours not known".to_owned(),
            Self::NotKnown { why, next: None } => format!("Hours not known: {}", why.english()),
            Self::NotKnown { why, next: Some(next) } => {
                format!("Hours not known: {}. Next: {}", why.english(), next.english())
            }
        }
    }
}

impl Moment {
    /// The same in English: `5pm`, `tomorrow 10am`, `Tuesday 10am`, `Tuesday 1 December 10am`.
    pub fn english(&self) -> String {
        let (day, time) = match self {
            Self::Today(time) => return times::english(*time),
            Self::Tomorrow(time) => ("tomorrow".to_owned(), time),
            Self::ThisWeek(date, time) => (date.strftime("%A").to_string(), time),
            Self::On(date, time) => (date.strftime("%A %-d %B").to_string(), time),
        };
        format!("{day} {}", times::english(*time))
    }
}

impl Why {
    /// The reason in English.
    pub fn english(&self) -> String {
        match self {
            Self::Unsaid => "nobody has told us".to_owned(),
            Self::TermDates => "open in school terms, whose dates we do not have".to_owned(),
            Self::WhichWeek => "not every week, and we do not know which".to_owned(),
            Self::NoTimes => "we know the day but not the times".to_owned(),
            Self::NoClosingTime => "we do not know when it ends".to_owned(),
            Self::BankHoliday => "it is a bank holiday, so check first".to_owned(),
            Self::Ended(date) => format!("the times we have ended on {}", date.strftime("%-d %B %Y")),
            Self::PartlyRead => "some of the times could not be read".to_owned(),
        }
    }
}
