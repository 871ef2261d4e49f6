//! When services are open next.
//!
//! The columns know the times of a usual week: from them follows how long it is at the least until a service may be open.
//! What a record says exactly (every other week, school terms, bank holidays, a day on which it is shut) is asked only
//! of those that this puts first.

use fingerpost_directory::hours::{Context, Hours, NextOpen, Openness, hsds};
use jiff::Timestamp;
use jiff::civil::DateTime;
use openreferral::{Entity, Schedule};
use serde_json::Value;

use crate::document::Document;
use crate::marks::{SiteOpening, day_number};
use crate::traits::Holds;

const DAY: i64 = 24 * 60;

/// Minutes until a service may be open, at the least: none when it may be open now. Nothing where no hours are said.
pub(crate) fn least_wait(openings: &[u64], now: DateTime) -> Option<i64> {
    let minute = i64::from(now.hour()) * 60 + i64::from(now.minute());
    let today = now.date();
    let waits = openings.iter().map(|packed| SiteOpening::unpack(*packed)).filter_map(|opening| {
        if opening.until.is_some_and(|until| until < day_number(today)) {
            return None;
        }
        let opens = opening.opens.map_or(0, i64::from);
        let closes = opening.closes.map_or(DAY, i64::from);
        // It may have opened yesterday for the night; and on this day next week again.
        let wait = |days: i64| (days * DAY + opens - minute, days * DAY + closes - minute);
        let on = |days: i64| {
            let weekday = (i64::from(today.weekday().to_monday_zero_offset()) + days).rem_euclid(7);
            // Dates of a month may be any day.
            opening.days == 0 || opening.days >> weekday & 1 == 1
        };
        let spells = (-1..=7).filter(|days| on(*days)).map(wait).filter(|(_, closes)| *closes > 0);
        spells.map(|(opens, _)| opens.max(0)).min()
    });
    waits.min()
}

/// A moment of a usual week, of which many services are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    minute: u16,
    /// One bit each for this day of the week and the one before.
    today: u64,
    yesterday: u64,
    date: u64,
}

impl Moment {
    pub fn of(now: DateTime) -> Self {
        let date = now.date();
        let day = date.weekday().to_monday_zero_offset();
        Self {
            minute: now.hour() as u16 * 60 + now.minute() as u16,
            today: 1 << day,
            yesterday: 1 << ((day + 6) % 7),
            date: day_number(date),
        }
    }

    /// Whether something says hours and may be open: where [`least_wait`] is nought.
    pub fn may_be_open(self, openings: &[u64]) -> bool {
        const WHOLE_DAY: u16 = DAY as u16;
        openings.iter().map(|packed| SiteOpening::unpack(*packed)).any(|it| {
            let (opens, closes) = (it.opens.unwrap_or(0), it.closes.unwrap_or(WHOLE_DAY));
            let on = |day: u64| it.days == 0 || it.days & day != 0;
            let holds = |minute: u16| opens <= minute && minute < closes;
            it.until.is_none_or(|until| self.date <= until)
                && (on(self.today) && holds(self.minute)
                    || on(self.yesterday) && holds(self.minute + WHOLE_DAY))
        })
    }
}

/// What a record's own schedules say of a moment.
pub(crate) struct Said {
    hours: Hours,
    now: Timestamp,
}

impl Said {
    /// Nothing where they say no hours.
    pub fn new(schedules: &str, now: DateTime) -> Option<Self> {
        let context = Context::default();
        let now = context.zone.to_timestamp(now).ok()?;
        let hours = hsds::read(&read(schedules), &context).hours;
        (!hours.openings.is_empty()).then_some(Self { hours, now })
    }

    /// Whether it is open.
    pub fn is_open(&self) -> Holds {
        match self.hours.open_at(self.now) {
            Openness::Open { .. } => Holds::Yes,
            Openness::Closed => Holds::No,
            Openness::NotKnown(_) => Holds::NotSaid,
        }
    }

    /// Minutes until it is open for sure.
    pub fn wait(&self) -> Option<i64> {
        if self.is_open() == Holds::Yes {
            return Some(0);
        }
        match self.hours.next_open(self.now) {
            NextOpen::At { opens, .. } => Some(opens.duration_since(self.now).as_mins()),
            NextOpen::Never | NextOpen::NotKnown(_) => None,
        }
    }
}

/// Of several sites the one that is open soonest, where any says when it is.
pub(crate) fn site(of: &Document, now: DateTime) -> Option<usize> {
    const NEVER: i64 = i64::MAX;
    let sites = of.hours.iter().filter_map(|hours| {
        let wait = Said::new(&hours.schedules, now).and_then(|said| said.wait());
        Some((wait.unwrap_or(NEVER), hours.site?))
    });
    sites.min().map(|(_, site)| site)
}

/// The standard's schedules, as the index keeps them.
pub(crate) fn read(json: &str) -> Vec<Schedule> {
    let schedules: Vec<Value> = serde_json::from_str(json).unwrap_or_default();
    let schedule = |it| match it {
        Value::Object(schedule) => Some(Schedule::from_object(schedule)),
        _ => None,
    };
    schedules.into_iter().filter_map(schedule).collect()
}

/// Puts in order what comes by [`least_wait`], as far as `wanted`, by what each says for sure. `least` and `sure` give
/// the minutes of one; what says nothing comes last.
pub(crate) fn in_order<T, E>(
    coming: Vec<T>,
    wanted: usize,
    least: impl Fn(&T) -> Option<i64>,
    sure: impl Fn(&T) -> Result<Option<i64>, E>,
) -> Result<Vec<T>, E> {
    const NEVER: i64 = i64::MAX;
    let mut ordered: Vec<(i64, T)> = Vec::new();
    let mut coming = coming.into_iter().peekable();
    while let Some(next) = coming.peek() {
        let at_least = least(next).unwrap_or(NEVER);
        // Whatever is still to come cannot come before these.
        let settled = ordered.partition_point(|(wait, _)| *wait <= at_least);
        if settled >= wanted {
            break;
        }
        let Some(next) = coming.next() else { break };
        let wait = if at_least == NEVER { NEVER } else { sure(&next)?.unwrap_or(NEVER) };
        let place = ordered.partition_point(|(other, _)| *other <= wait);
        ordered.insert(place, (wait, next));
    }
    Ok(ordered.into_iter().map(|(_, it)| it).chain(coming).collect())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use jiff::ToSpan;
    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_may_be_open_now_is_what_need_not_be_waited_for(
            openings in proptest::collection::vec(proptest::num::u64::ANY, 0..4),
            minutes in 0_i64..20_000,
        ) {
            let now = datetime(2026, 11, 24, 0, 0, 0, 0) + minutes.minutes();
            prop_assert_eq!(Moment::of(now).may_be_open(&openings), least_wait(&openings, now) == Some(0));
        }
    }

    #[test]
    fn what_is_put_in_order_is_asked_no_further_than_it_must_be() {
        let asked = std::cell::RefCell::new(Vec::new());
        // (at least, for sure)
        let coming = vec![
            (Some(0), None),
            (Some(0), Some(90)),
            (Some(10), Some(10)),
            (Some(60), Some(60)),
            (Some(500), Some(500)),
            (None, None),
        ];
        let ordered = in_order(
            coming,
            2,
            |it| it.0,
            |it| {
                asked.borrow_mut().push(it.0);
                Ok::<_, Infallible>(it.1)
            },
        );
        let waits: Vec<_> = ordered.unwrap().into_iter().map(|it| it.1).collect();
        assert_eq!(waits[..2], [Some(10), Some(60)]);
        assert_eq!(waits.len(), 6);
        assert_eq!(asked.into_inner(), [Some(0), Some(0), Some(10), Some(60)]);
    }
}
