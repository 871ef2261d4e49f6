//! On which days something happens.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// A set of days of the week.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// The set with this day too.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | 1 << day.to_monday_zero_offset())
    }

    /// The days of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// From the first day to the last, over the weekend where need be.
    pub fn range(first: Weekday, last: Weekday) -> Self {
        let mut set = Self::default().with(first);
        let mut day = first;
        while day != last {
            day = day.next();
            set = set.with(day);
        }
        set
    }

    /// Whether the day is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & 1 << day.to_monday_zero_offset() != 0
    }

    /// Whether there is no day in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::Monday.cycle_forward().take(7).filter(move |day| self.contains(*day))
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Debug for Weekdays {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// One weekday of a month: the second Tuesday, the last Friday, every Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth {
    /// 1 to 5 from the month's beginning, -1 to -5 from its end, 0 for each of them.
    pub nth: i8,
    /// The day of the week.
    pub day: Weekday,
}

/// On which days something begins.
///
/// An interval greater than one needs `first`, the date from which it is counted and before which
/// nothing happens; without it, which of the weeks or months are meant is not known.
#[derive(Clone, Debug, PartialEq)]
pub enum Days {
    /// These days of every week, or of every `every`th.
    Weekly {
        /// Which days.
        days: Weekdays,
        /// 1 for every week, 2 for every other.
        every: u16,
        /// A date in the first such week. Weeks begin on Monday.
        first: Option<Date>,
    },
    /// These weekdays of the month.
    MonthlyByDay {
        /// Which.
        days: Vec<Nth>,
        /// 1 for every month.
        every: u16,
        /// A date in the first such month.
        first: Option<Date>,
    },
    /// These dates of the month.
    MonthlyByDate {
        /// 1 to 31, or -1 to -31 from the month's end. A month without such a date is passed over.
        dates: Vec<i8>,
        /// 1 for every month.
        every: u16,
        /// A date in the first such month.
        first: Option<Date>,
    },
}

/// Whether something happens on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Falls {
    /// It does not.
    Never,
    /// It does.
    Surely,
    /// It may: from which week or month the interval counts was not said.
    Perhaps,
}

impl Days {
    /// These days of every week.
    pub fn weekly(days: Weekdays) -> Self {
        Self::Weekly { days, every: 1, first: None }
    }

    /// These weekdays of every month.
    pub fn monthly(days: impl Into<Vec<Nth>>) -> Self {
        Self::MonthlyByDay { days: days.into(), every: 1, first: None }
    }

    /// How many weeks or months lie between, and from which date they are counted.
    pub(super) fn interval(&self) -> (u16, Option<Date>) {
        match self {
            Self::Weekly { every, first, .. }
            | Self::MonthlyByDay { every, first, .. }
            | Self::MonthlyByDate { every, first, .. } => (*every, *first),
        }
    }

    /// Whether it is every day of every week.
    pub(super) fn is_daily(&self) -> bool {
        matches!(self, Self::Weekly { days: Weekdays::ALL, every: 0 | 1, .. })
    }

    pub(super) fn falls_on(&self, date: Date) -> Falls {
        let right_day = match self {
            Self::Weekly { days, .. } => days.contains(date.weekday()),
            Self::MonthlyByDay { days, .. } => days.iter().any(|nth| nth.is(date)),
            Self::MonthlyByDate { dates, .. } => dates.iter().any(|day| is_date(*day, date)),
        };
        if !right_day {
            return Falls::Never;
        }
        let (every, first) = self.interval();
        let Some(first) = first else {
            return if every > 1 { Falls::Perhaps } else { Falls::Surely };
        };
        if date < first {
            return Falls::Never;
        }
        let passed = match self {
            _ if every < 2 => return Falls::Surely,
            Self::Weekly { .. } => (week(date) - week(first)) as i64,
            _ => months(date) - months(first),
        };
        if passed % i64::from(every) == 0 { Falls::Surely } else { Falls::Never }
    }
}

impl Nth {
    fn is(self, date: Date) -> bool {
        if date.weekday() != self.day {
            return false;
        }
        match self.nth {
            0 => true,
            1.. => (date.day() - 1) / 7 + 1 == self.nth,
            _ => (date.days_in_month() - date.day()) / 7 + 1 == -self.nth,
        }
    }
}

fn is_date(day: i8, date: Date) -> bool {
    if day >= 0 { date.day() == day } else { date.days_in_month() + 1 + day == date.day() }
}

/// The week's number, counted from a Monday long ago.
fn week(date: Date) -> i32 {
    const MONDAY: Date = Date::constant(1900, 1, 1);
    // A difference of two dates in days always fits.
    let days = (date - MONDAY).get_days();
    days.div_euclid(7)
}

fn months(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month())
}

/// The day after, or the same at the end of time.
pub(super) fn day_after(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

/// The dates from this one on, for so many days.
pub(super) fn dates(from: Date, days: usize) -> impl Iterator<Item = Date> {
    from.series(1.day()).take(days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn in_2026(days: &Days) -> Vec<String> {
        dates(date(2026, 1, 1), 365)
            .filter(|date| days.falls_on(*date) == Falls::Surely)
            .map(|date| date.strftime("%d/%m").to_string())
            .collect()
    }

    #[test]
    fn the_last_friday_and_the_fifth_are_not_the_same() {
        let last = Days::monthly([Nth { nth: -1, day: Weekday::Friday }]);
        assert_eq!(in_2026(&last)[..3], ["30/01", "27/02", "27/03"]);
        let fifth = Days::monthly([Nth { nth: 5, day: Weekday::Friday }]);
        assert_eq!(in_2026(&fifth), ["30/01", "29/05", "31/07", "30/10"]);
    }

    #[test]
    fn every_other_week_is_counted_from_its_first_date_and_does_not_happen_before() {
        let days = Days::Weekly {
            days: Weekdays::default().with(Weekday::Tuesday).with(Weekday::Sunday),
            every: 2,
            first: Some(date(2026, 11, 10)),
        };
        assert_eq!(in_2026(&days), ["10/11", "15/11", "24/11", "29/11", "08/12", "13/12", "22/12", "27/12"]);
    }

    #[test]
    fn the_thirty_first_passes_over_short_months_and_the_last_day_does_not() {
        let on = |day| Days::MonthlyByDate { dates: vec![day], every: 1, first: None };
        assert_eq!(in_2026(&on(31)).len(), 7);
        assert_eq!(in_2026(&on(-1))[..3], ["31/01", "28/02", "31/03"]);
    }

    #[test]
    fn every_other_week_without_a_first_date_is_not_known() {
        let days = Days::Weekly { days: Weekdays::ALL, every: 2, first: None };
        assert_eq!(days.falls_on(date(2026, 1, 1)), Falls::Perhaps);
    }
}
