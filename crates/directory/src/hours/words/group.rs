//! Days and the times that go with them, as they are gathered from the words.

use jiff::civil::{Date, Weekday};

use crate::hours::{Days, Nth, Opening, Times, Weekdays};

/// What has been said since the last opening was complete.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) days: Weekdays,
    pub(super) nths: Vec<Nth>,
    /// Ordinals whose day has not come yet.
    pub(super) pending: Vec<i8>,
    pub(super) times: Vec<Times>,
    /// Whether the times came before the days.
    pub(super) times_first: bool,
    pub(super) every: Option<u16>,
    /// The date from which an interval is counted.
    pub(super) counting: Option<Date>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) monthly: bool,
    pub(super) closed: bool,
}

impl Group {
    pub(super) fn has_days(&self) -> bool {
        !self.days.is_empty() || !self.nths.is_empty() || (self.monthly && !self.pending.is_empty())
    }

    /// Whether another day begins something new.
    pub(super) fn is_complete(&self) -> bool {
        self.has_days() && (!self.times.is_empty() || self.closed)
    }

    pub(super) fn day(&mut self, day: Weekday) {
        if self.pending.is_empty() {
            self.days = self.days.with(day);
        }
        self.nths.extend(self.pending.drain(..).map(|nth| Nth { nth, day }));
    }

    pub(super) fn time(&mut self, times: Times) {
        self.times_first |= !self.has_days() && self.pending.is_empty();
        self.times.push(times);
    }

    /// The openings, or what is wrong. Nothing at all is no opening.
    pub(super) fn openings(mut self) -> Result<Vec<Opening>, &'static str> {
        if self.closed {
            return if self.times.is_empty() { Ok(Vec::new()) } else { Err("open or closed?") };
        }
        let around_the_clock = !self.times.is_empty() && self.times.iter().all(|t| *t == Times::ALL_DAY);
        if !self.has_days() && self.pending.is_empty() && around_the_clock {
            self.days = Weekdays::ALL;
        }
        let every = self.every.unwrap_or(1);
        if every > 1 && self.counting.is_none() {
            self.counting = self.from.take();
        }
        let first = self.counting;
        let mut days = Vec::new();
        if !self.days.is_empty() {
            if self.monthly {
                return Err("which of the month was not said");
            }
            days.push(Days::Weekly { days: self.days, every, first });
        }
        if !self.nths.is_empty() {
            if every > 1 || self.nths.iter().any(|nth| nth.nth > 5) {
                return Err("not a day of the month");
            }
            days.push(Days::monthly(self.nths));
        }
        if !self.pending.is_empty() {
            if !self.monthly || every > 1 || self.pending.iter().any(|date| *date < 1) {
                return Err("which day was not said");
            }
            days.push(Days::MonthlyByDate { dates: self.pending, every: 1, first: None });
        }
        if days.is_empty() {
            let said = !self.times.is_empty() || self.every.is_some() || self.from.or(self.to).is_some();
            return if said { Err("on which days was not said") } else { Ok(Vec::new()) };
        }
        if self.times.is_empty() {
            self.times.push(Times::Unsaid);
        }
        let each = days.iter().flat_map(|days| self.times.iter().map(|times| (days.clone(), *times)));
        let opening = |(days, times)| Opening { from: self.from, to: self.to, ..Opening::new(days, times) };
        Ok(each.map(opening).collect())
    }
}
