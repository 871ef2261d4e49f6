//! One opening on one date.

use jiff::civil::{Date, DateTime, Time};

use super::{Times, Why, days::day_after};

/// One opening on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// When it opens, on the clock of the place.
    pub opens: DateTime,
    /// When it closes, which may be on the next day. Where no closing time was given, midnight.
    pub closes: DateTime,
    /// Why it is not known whether it is open then; `None` when it is.
    pub doubt: Option<Why>,
}

impl Times {
    pub(super) fn on(self, date: Date, doubt: Option<Why>) -> Spell {
        let midnight = || day_after(date).to_datetime(Time::midnight());
        match self {
            Self::Between { opens, closes } => {
                let day = if closes > opens { date } else { day_after(date) };
                Spell { opens: date.to_datetime(opens), closes: day.to_datetime(closes), doubt }
            }
            Self::From(opens) => Spell {
                opens: date.to_datetime(opens),
                closes: midnight(),
                doubt: doubt.or(Some(Why::NoClosingTime)),
            },
            Self::Unsaid => Spell {
                opens: date.to_datetime(Time::midnight()),
                closes: midnight(),
                doubt: doubt.or(Some(Why::NoTimes)),
            },
        }
    }
}
