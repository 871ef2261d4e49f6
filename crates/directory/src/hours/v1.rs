//! Hours as Open Referral UK 1.0 has them: `regular_schedules`, each of one day of the week or
//! with the same recurrence rule as later versions, and `holiday_schedules`, which are dated.

use serde_json::{Map, Value, json};

use super::{Context, Days, Exception, Hours, Read, rule, rule::INSTEAD, rule::Rule, rule_write, words};

/// The two lists of Open Referral UK 1.0, objects without ids: they are the caller's to give.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedules {
    /// `regular_schedules`.
    pub regular: Vec<Value>,
    /// `holiday_schedules`.
    pub holiday: Vec<Value>,
}

/// Reads both lists; in [`Unread::index`](super::Unread) the holidays follow the regular ones.
pub fn read(schedules: &Schedules, context: &Context) -> Read {
    let regular = schedules.regular.iter().map(of_regular);
    rule::read(regular.chain(schedules.holiday.iter().map(of_holiday)), context)
}

/// Writes both lists: weekly openings as one entry a day, as the standard asks.
pub fn write(hours: &Hours) -> Schedules {
    let rules = hours.openings.iter().zip(rule_write::openings(hours));
    let regular = rules.flat_map(|(opening, rule)| match &opening.days {
        Days::Weekly { days, .. } => {
            let each = days.iter().map(|day| {
                let rule = Rule { byday: Some(words::code(day).to_owned()), ..rule.clone() };
                to_regular(rule, Some(day.to_monday_one_offset()))
            });
            each.collect::<Vec<_>>()
        }
        _ => vec![to_regular(rule, None)],
    });
    let holiday = hours.exceptions.iter().flat_map(|exception| {
        let one = Hours { exceptions: vec![exception.clone()], openings: Vec::new(), ..hours.clone() };
        rule_write::exceptions(&one).into_iter().map(|rule| to_holiday(exception, rule)).collect::<Vec<_>>()
    });
    Schedules { regular: regular.collect(), holiday: holiday.collect() }
}

fn of_regular(value: &Value) -> Rule {
    let property = |name: &str| text(value.get(name));
    let mut rule = Rule {
        freq: property("freq"),
        interval: property("interval"),
        byday: property("byday"),
        bymonthday: property("bymonthday"),
        dtstart: property("dtstart"),
        until: property("until"),
        count: property("count"),
        wkst: property("wkst"),
        valid_from: property("valid_from"),
        valid_to: property("valid_to"),
        opens_at: property("opens_at"),
        closes_at: property("closes_at"),
        description: property("description"),
        ..Rule::default()
    };
    if rule.byday.is_none() && rule.bymonthday.is_none() {
        rule.byday = property("weekday").map(|day| of_weekday(&day).to_owned());
    }
    rule
}

/// The code of a day that is given as a number; other words as they are.
pub(super) fn of_weekday(day: &str) -> &str {
    match day.trim() {
        // Monday is 1, and Sunday 7 or, with those who count from Sunday, 0.
        "0" | "7" => "SU",
        "1" => "MO",
        "2" => "TU",
        "3" => "WE",
        "4" => "TH",
        "5" => "FR",
        "6" => "SA",
        words => words,
    }
}

fn of_holiday(value: &Value) -> Rule {
    let property = |name: &str| text(value.get(name));
    let closed = match value.get("closed") {
        Some(Value::Bool(closed)) => *closed,
        Some(Value::String(word)) => word.trim().eq_ignore_ascii_case("true"),
        _ => property("opens_at").is_none(),
    };
    let dated = Rule {
        valid_to: property("end_date").or_else(|| property("start_date")),
        valid_from: property("start_date"),
        ..Rule::default()
    };
    if closed {
        return Rule { description: Some("Closed".to_owned()), ..dated };
    }
    Rule {
        opens_at: property("opens_at"),
        closes_at: property("closes_at"),
        description: Some(INSTEAD.to_owned()),
        ..dated
    }
}

fn to_regular(rule: Rule, weekday: Option<i8>) -> Value {
    let mut object = Map::new();
    let mut set = |name: &str, value: Option<Value>| value.map(|value| object.insert(name.to_owned(), value));
    set("weekday", weekday.map(Value::from));
    set("opens_at", rule.opens_at.map(Value::from));
    set("closes_at", rule.closes_at.map(Value::from));
    set("valid_from", rule.valid_from.map(Value::from));
    set("valid_to", rule.valid_to.map(Value::from));
    set("dtstart", rule.dtstart.map(Value::from));
    set("freq", rule.freq.map(Value::from));
    set("interval", rule.interval.and_then(|text| text.parse::<u64>().ok()).map(Value::from));
    set("byday", rule.byday.map(Value::from));
    // A number in the standard, which has no place for two dates; text where there are more.
    let dates = rule.bymonthday;
    set("bymonthday", dates.map(|text| text.parse::<i64>().map_or(Value::from(text), Value::from)));
    set("description", rule.description.map(Value::from));
    Value::Object(object)
}

fn to_holiday(exception: &Exception, rule: Rule) -> Value {
    let mut holiday = json!({
        "closed": exception.times.is_empty(),
        "start_date": exception.from.to_string(),
        "end_date": exception.to.to_string(),
    });
    if let Value::Object(holiday) = &mut holiday {
        for (name, value) in [("opens_at", rule.opens_at), ("closes_at", rule.closes_at)] {
            value.map(|value| holiday.insert(name.to_owned(), value.into()));
        }
    }
    holiday
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
