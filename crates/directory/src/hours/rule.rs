//! Recurrence rules as the standards' schedules carry them: the subset of RFC 5545 that can be
//! read, whichever version of the standard it came in.

use jiff::civil::{Date, Time, Weekday};

use super::{
    Context, Days, Exception, Opening, Read, Times, Unread, Weekdays,
    days::{Falls, dates},
    property::{Failed, byday, bymonthday, day, earlier, given, number},
    times,
    words::{self, Said},
};

/// One schedule's properties, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) freq: Option<String>,
    pub(super) interval: Option<String>,
    pub(super) byday: Option<String>,
    pub(super) bymonthday: Option<String>,
    pub(super) byweekno: Option<String>,
    pub(super) byyearday: Option<String>,
    pub(super) wkst: Option<String>,
    pub(super) dtstart: Option<String>,
    pub(super) until: Option<String>,
    pub(super) count: Option<String>,
    pub(super) valid_from: Option<String>,
    pub(super) valid_to: Option<String>,
    pub(super) opens_at: Option<String>,
    pub(super) closes_at: Option<String>,
    /// Offset from UTC in hours.
    pub(super) timezone: Option<String>,
    pub(super) description: Option<String>,
}

/// Said in the description of a schedule whose times replace the usual ones.
pub(super) const INSTEAD: &str = "Instead of the usual hours";

/// Reads schedules, each by itself: one that cannot be read leaves the others as they are.
pub(super) fn read(rules: impl IntoIterator<Item = Rule>, context: &Context) -> Read {
    let mut read = Read { hours: context.hours(), unread: Vec::new() };
    let mut everywhere = Said::default();
    for (index, rule) in rules.into_iter().enumerate() {
        let mut reader = Reader { context, read: &mut read, index };
        if let Err((text, reason)) = reader.rule(&rule, &mut everywhere) {
            read.unread.push(Unread { index, text, reason });
            read.hours.incomplete = true;
        }
    }
    for opening in &mut read.hours.openings {
        everywhere.complete(opening);
    }
    read
}

struct Reader<'a> {
    context: &'a Context,
    read: &'a mut Read,
    index: usize,
}

impl Reader<'_> {
    fn rule(&mut self, rule: &Rule, everywhere: &mut Said) -> Result<(), Failed> {
        let said = rule.description.as_deref().map(words::said).unwrap_or_default();
        let valid = (day(&rule.valid_from)?, day(&rule.valid_to)?);
        if let (true, (Some(from), Some(to))) = (said.instead, valid) {
            return self.instead(rule, from, to);
        }
        let timed = given(&rule.opens_at).is_some() || given(&rule.closes_at).is_some();
        let dated = [&rule.freq, &rule.byday, &rule.bymonthday, &rule.dtstart];
        if !timed && dated.iter().all(|property| given(property).is_none()) {
            return self.described(rule, valid, said, everywhere);
        }
        let says = [&rule.opens_at, if timed { &None } else { &rule.description }];
        if says.into_iter().filter_map(given).any(|text| text.eq_ignore_ascii_case("closed")) {
            return Ok(());
        }
        let times = self.times(rule)?;
        let (from, mut to) = (valid.0, earlier(valid.1, day(&rule.until)?));
        let start = day(&rule.dtstart)?;
        let all_days = days(rule, start, valid)?;
        if let Some(count) = given(&rule.count).and_then(number) {
            to = earlier(to, Some(nth_date(&all_days, from.max(start), count)?));
        }
        for days in all_days {
            let (every, first) = days.interval();
            let counted = if every > 1 { first } else { None };
            let from = if counted.is_some() { from } else { from.max(start) };
            let mut opening = Opening { from, to, ..Opening::new(days, times) };
            opening.note = given(&rule.description).map(str::to_owned);
            said.complete(&mut opening);
            self.read.hours.openings.push(opening);
        }
        Ok(())
    }

    /// A schedule without days and times: closed on its dates, or words.
    fn described(
        &mut self,
        rule: &Rule,
        valid: (Option<Date>, Option<Date>),
        said: Said,
        everywhere: &mut Said,
    ) -> Result<(), Failed> {
        let Some(text) = given(&rule.description) else { return Ok(()) };
        if let (true, (Some(from), Some(to))) = (said.closed, valid) {
            self.read.hours.exceptions.push(Exception { from, to, times: Vec::new() });
            return Ok(());
        }
        let from_words = words::read(text, self.context);
        let found = from_words.hours;
        if found.openings.is_empty() && found.exceptions.is_empty() {
            if said.is_something() {
                everywhere.and(said);
                return Ok(());
            }
            return Err((text.to_owned(), "no days or times were found in it"));
        }
        self.read.hours.incomplete |= found.incomplete;
        self.read.hours.exceptions.extend(found.exceptions);
        self.read.hours.openings.extend(found.openings.into_iter().map(|opening| Opening {
            from: opening.from.max(valid.0),
            to: earlier(opening.to, valid.1),
            ..opening
        }));
        let index = self.index;
        self.read.unread.extend(from_words.unread.into_iter().map(|unread| Unread { index, ..unread }));
        Ok(())
    }

    fn instead(&mut self, rule: &Rule, from: Date, to: Date) -> Result<(), Failed> {
        let times = self.times(rule)?;
        // Two schedules of the same dates are a morning and an afternoon.
        match self.read.hours.exceptions.last_mut() {
            Some(last) if (last.from, last.to) == (from, to) && !last.times.is_empty() => {
                last.times.push(times)
            }
            _ => self.read.hours.exceptions.push(Exception { from, to, times: vec![times] }),
        }
        Ok(())
    }

    fn times(&self, rule: &Rule) -> Result<Times, Failed> {
        let Some(opens) = given(&rule.opens_at) else {
            return match given(&rule.closes_at) {
                None => Ok(Times::Unsaid),
                Some(closes) => Err((closes.to_owned(), "a closing time without an opening time")),
            };
        };
        if given(&rule.closes_at).is_none() && opens.to_ascii_lowercase().starts_with("24 h") {
            return Ok(Times::ALL_DAY);
        }
        let opens = self.time(opens, rule)?;
        let Some(closes) = given(&rule.closes_at) else { return Ok(Times::From(opens)) };
        let closes = self.time(closes, rule)?;
        if opens == closes && opens != Time::midnight() {
            // What a form makes of a beginning without an end.
            return Ok(Times::From(opens));
        }
        Ok(Times::between(opens, closes))
    }

    /// A time on the place's own clock. Publishers stamp whatever offset their computer had onto
    /// a time that they mean by the clock on the wall, so an offset that the zone ever has
    /// changes nothing; any other is refused rather than guessed at.
    fn time(&self, text: &str, rule: &Rule) -> Result<Time, Failed> {
        let (time, offset) = times::parse(text).ok_or_else(|| (text.to_owned(), "not a time of day"))?;
        let hours = given(&rule.timezone).and_then(|text| text.parse::<f64>().ok());
        let offset = offset.map(|minutes| f64::from(minutes) / 60.0).or(hours);
        // UTC is what a feed says that has not thought about it, and what the standard assumes.
        let of_the_zone = |wanted: f64| {
            wanted == 0.0
                || [1, 7].into_iter().any(|month| {
                    let noon = Date::constant(2026, 1, 1).with().month(month).build();
                    noon.ok()
                        .and_then(|date| self.context.zone.to_timestamp(date.at(12, 0, 0, 0)).ok())
                        .is_some_and(|at| {
                            f64::from(self.context.zone.to_offset(at).seconds()) == wanted * 3600.0
                        })
                })
        };
        match offset {
            Some(offset) if !of_the_zone(offset) => {
                Err((text.to_owned(), "its offset is of another time zone"))
            }
            _ => Ok(time),
        }
    }
}

fn days(rule: &Rule, start: Option<Date>, valid: (Option<Date>, Option<Date>)) -> Result<Vec<Days>, Failed> {
    for other in [&rule.byweekno, &rule.byyearday] {
        if let Some(text) = given(other) {
            return Err((text.to_owned(), "weeks or days of the year cannot be read"));
        }
    }
    let every: u16 = match given(&rule.interval) {
        None => 1,
        Some(text) => number(text)
            .and_then(|n| u16::try_from(n).ok())
            .filter(|n| *n > 0)
            .ok_or_else(|| (text.to_owned(), "not an interval"))?,
    };
    let first = start.filter(|_| every > 1);
    let freq = given(&rule.freq).unwrap_or_default().to_ascii_uppercase();
    let nths = match given(&rule.byday).map(byday).transpose() {
        Ok(nths) => nths.unwrap_or_default(),
        // Not the standard's letters; perhaps words, which say all that there is to the rule.
        Err(failed) if every == 1 && given(&rule.bymonthday).is_none() => {
            return given(&rule.byday).and_then(words::days).ok_or(failed);
        }
        Err(failed) => return Err(failed),
    };
    let dates = given(&rule.bymonthday).map(bymonthday).transpose()?.unwrap_or_default();
    let ordinal = nths.iter().any(|nth| nth.nth != 0);
    let weekdays: Weekdays = nths.iter().map(|nth| nth.day).collect();
    match freq.as_str() {
        "DAILY" if every == 1 && !ordinal && dates.is_empty() => {
            Ok(vec![Days::weekly(if weekdays.is_empty() { Weekdays::ALL } else { weekdays })])
        }
        "" | "WEEKLY" | "MONTHLY" => match (nths.is_empty(), dates.is_empty()) {
            (false, false) => Err((format!("{nths:?}"), "days of the week and dates of the month together")),
            (false, true) if ordinal || (freq == "MONTHLY" && every > 1) => {
                Ok(vec![Days::MonthlyByDay { days: nths, every, first }])
            }
            (false, true) => Ok(weekly(weekdays, every, first, given(&rule.wkst))),
            (true, false) => Ok(vec![Days::MonthlyByDate { dates, every, first }]),
            (true, true) => match (start, freq.as_str()) {
                (Some(start), "MONTHLY") => {
                    Ok(vec![Days::MonthlyByDate { dates: vec![start.day()], every, first }])
                }
                (Some(start), "WEEKLY") => {
                    Ok(weekly(Weekdays::default().with(start.weekday()), every, first, given(&rule.wkst)))
                }
                // One date, or the days of a short while.
                _ if start.is_some_and(|start| valid.1 == Some(start))
                    || (valid.0.is_some() && valid.0 == valid.1) =>
                {
                    Ok(vec![Days::weekly(Weekdays::ALL)])
                }
                _ => Err((rule.opens_at.clone().unwrap_or_default(), "on which days was not said")),
            },
        },
        _ => Err((freq, "not a frequency that can be read")),
    }
}

/// Weeks that begin on another day than Monday only matter when some are passed over: then each
/// day is counted from its own first date.
fn weekly(days: Weekdays, every: u16, first: Option<Date>, week_start: Option<&str>) -> Vec<Days> {
    let begins = week_start.and_then(words::weekday).unwrap_or(Weekday::Monday);
    let (Some(start), true) = (first, every > 1 && begins != Weekday::Monday) else {
        return vec![Days::Weekly { days, every, first }];
    };
    let passed = i64::from(begins.until(start.weekday()));
    let own = days.iter().filter_map(|day| {
        let ahead = i64::from(begins.until(day)) - passed;
        let ahead = if ahead < 0 { ahead + 7 * i64::from(every) } else { ahead };
        let first = start.checked_add(jiff::Span::new().days(ahead)).ok()?;
        Some(Days::Weekly { days: Weekdays::default().with(day), every, first: Some(first) })
    });
    own.collect()
}

/// The date on which it happens for the last time, for a rule with a count.
fn nth_date(all: &[Days], start: Option<Date>, count: u64) -> Result<Date, Failed> {
    /// A rule that counts further than this is open-ended for everybody who asks today.
    const LONGEST_DAYS: usize = 366 * 30;
    let start = start.ok_or_else(|| (count.to_string(), "a count without a first date"))?;
    let happens = |date: &Date| all.iter().any(|days| days.falls_on(*date) == Falls::Surely);
    let wanted = usize::try_from(count).ok().and_then(|count| count.checked_sub(1));
    wanted
        .and_then(|wanted| dates(start, LONGEST_DAYS).filter(happens).nth(wanted))
        .ok_or_else(|| (count.to_string(), "not a count that can be followed"))
}
