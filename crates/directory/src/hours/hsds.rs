//! Hours as the `schedules` of HSDS 3.x and Open Referral UK 3.0: recurrence rules after RFC 5545.
//!
//! Read are FREQ (DAILY, WEEKLY, MONTHLY), INTERVAL, BYDAY with ordinals, BYMONTHDAY, DTSTART,
//! UNTIL, COUNT, WKST, the dates of validity, and times in every notation that feeds use. The
//! standard has no place for terms, bank holidays and exceptions: they are read from the
//! description, and written there.

use openreferral::Schedule;
use serde_json::Number;

use super::{Context, Hours, Read, rule, rule::Rule, rule_write, v1};

/// Reads schedules. Each that cannot be read is told, and leaves the hours `incomplete`.
pub fn read(schedules: &[Schedule], context: &Context) -> Read {
    rule::read(schedules.iter().map(of_schedule), context)
}

/// Writes schedules, one an opening and one an exception's time, without ids: they are the
/// caller's to give.
pub fn write(hours: &Hours) -> Vec<Schedule> {
    let rules = rule_write::openings(hours).into_iter().chain(rule_write::exceptions(hours));
    rules.map(to_schedule).collect()
}

fn of_schedule(schedule: &Schedule) -> Rule {
    let number = |number: &Option<Number>| number.as_ref().map(Number::to_string);
    let words = [&schedule.description, &schedule.notes].into_iter().flatten();
    let words: Vec<&str> = words.map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    // Open Referral UK 1.0 has a day of the week instead.
    let weekday = || {
        let weekday = number(&schedule.weekday).filter(|_| schedule.bymonthday.is_none())?;
        Some(v1::of_weekday(&weekday).to_owned())
    };
    Rule {
        freq: schedule.freq.clone(),
        interval: number(&schedule.interval),
        byday: schedule.byday.clone().or_else(weekday),
        bymonthday: schedule.bymonthday.clone(),
        byweekno: schedule.byweekno.clone(),
        byyearday: schedule.byyearday.clone(),
        wkst: schedule.wkst.clone(),
        dtstart: schedule.dtstart.clone(),
        until: schedule.until.clone(),
        count: number(&schedule.count),
        valid_from: schedule.valid_from.clone(),
        valid_to: schedule.valid_to.clone(),
        opens_at: schedule.opens_at.clone(),
        closes_at: schedule.closes_at.clone(),
        timezone: number(&schedule.timezone),
        description: (!words.is_empty()).then(|| words.join(". ")),
    }
}

fn to_schedule(rule: Rule) -> Schedule {
    Schedule {
        freq: rule.freq,
        interval: rule.interval.and_then(|text| text.parse::<u64>().ok()).map(Number::from),
        byday: rule.byday,
        bymonthday: rule.bymonthday,
        dtstart: rule.dtstart,
        valid_from: rule.valid_from,
        valid_to: rule.valid_to,
        opens_at: rule.opens_at,
        closes_at: rule.closes_at,
        description: rule.description,
        ..Schedule::default()
    }
}
