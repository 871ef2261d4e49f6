//! What a person wrote in a cell, read by the same reader as a feed's values: what it mends in a feed
//! it mends here, and what it would keep aside is refused.

use fingerpost_directory::{Fields, flatten, hours::hsds, unflatten};
use openreferral::{Entity, Schedule, read::read_service, shape::Kind};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::columns::{Column, Sheet, path};

/// Reads the text of a cell that is not empty.
///
/// # Errors
/// When it cannot be: what would be right, in words.
pub(crate) fn read(sheet: &Sheet, column: &Column, text: &str) -> Result<Value, String> {
    let value = mended(sheet, column, text).ok_or_else(|| wants(column.kind))?;
    match impossible(sheet, &column.name, &value) {
        Some(wants) => Err(wants.to_owned()),
        None => Ok(value),
    }
}

/// Has the reader of feeds read a service that says nothing else.
fn mended(sheet: &Sheet, column: &Column, text: &str) -> Option<Value> {
    let id = Uuid::max();
    let at = match sheet.name {
        "services" => String::new(),
        "locations" => format!("service_at_locations[{id}]/location"),
        "addresses" | "accessibility" => {
            format!("service_at_locations[{id}]/location/{}[{id}]", sheet.name)
        }
        list => format!("{list}[{id}]"),
    };
    let path = path(&at, &column.name);
    let mut record = unflatten(Fields::from_iter([(path.clone(), text.into())]));
    record.insert("id".to_owned(), id.to_string().into());
    let read = read_service(&Value::Object(record).to_string(), Uuid::nil()).ok()?.record;
    let mut fields = flatten(&read);
    let kept_aside = fields.keys().any(|path| path.split('/').any(|step| step == openreferral::read::UNREAD));
    if kept_aside { None } else { fields.shift_remove(&path) }
}

/// What would be right, in words.
fn wants(kind: Kind) -> String {
    match kind {
        Kind::Date => "it wants a day such as 2026-05-03 or 03/05/2026".to_owned(),
        Kind::Number => "it wants a number such as 16".to_owned(),
        Kind::Email => "it wants one e-mail address such as tea@example.org".to_owned(),
        Kind::Uri => "it wants one web address such as https://example.org".to_owned(),
        Kind::Choice(words) => format!("it wants one of these words: {}", words.join(", ")),
        _ => "it has no words in it that could be shown".to_owned(),
    }
}

/// What would be right where a value can be read and still cannot be.
fn impossible(sheet: &Sheet, column: &str, value: &Value) -> Option<&'static str> {
    let number = value.as_f64();
    let outside = |from: f64, to: f64| number.is_some_and(|number| !(from..=to).contains(&number));
    match (sheet.name, column) {
        (_, "minimum_age" | "maximum_age") if outside(0.0, 130.0) => {
            Some("it wants an age in years, from 0 to 130")
        }
        (_, "latitude") if outside(-90.0, 90.0) => Some("it wants degrees, from -90 to 90"),
        (_, "longitude") if outside(-180.0, 180.0) => Some("it wants degrees, from -180 to 180"),
        (_, "amount" | "available" | "maximum" | "capacity/weeks" | "count" | "interval" | "extension")
            if outside(0.0, f64::MAX) =>
        {
            Some("it wants a number that is not below 0")
        }
        ("phones", "number") if value.as_str().unwrap_or_default().matches(char::is_numeric).count() < 3 => {
            Some("it wants a telephone number")
        }
        ("schedules", "opens_at" | "closes_at") if !is_hours(column, value) => {
            Some("it wants a time such as 09:30 or 7.30pm")
        }
        ("schedules", "byday") if !is_hours(column, value) => {
            Some("it wants days such as MO,WE or, for a month, 2TU")
        }
        _ => None,
    }
}

/// Whether a schedule with this in it can be read as hours.
fn is_hours(column: &str, value: &Value) -> bool {
    ["WEEKLY", "MONTHLY"].iter().any(|freq| {
        let schedule =
            json!({"freq": freq, "interval": 1, "byday": if *freq == "WEEKLY" { "MO" } else { "1MO" },
            "opens_at": "09:00", "closes_at": "17:00"});
        let mut schedule: Map<String, Value> = schedule.as_object().cloned().unwrap_or_default();
        schedule.insert(column.to_owned(), value.clone());
        hsds::read(&[Schedule::from_object(schedule)], &Default::default()).unread.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::columns::{SHEETS, sheet_of};
    use rstest::rstest;

    fn read_in(sheet: &str, column: &str, text: &str) -> Result<Value, String> {
        let sheet = &SHEETS[sheet_of(sheet).expect("a sheet")];
        read(sheet, &sheet.columns[sheet.column(column).expect("a column")], text)
    }

    #[rstest]
    #[case("services", "name", "Tea", json!("Tea"))]
    #[case("services", "status", "Active", json!("active"))]
    #[case("services", "assured_date", "03/05/2026", json!("2026-05-03"))]
    #[case("services", "minimum_age", "16", json!(16))]
    #[case("services", "url", "www.example.org", json!("https://www.example.org"))]
    #[case("services", "description", "<p onclick=x>Tea</p>", json!("<p>Tea</p>"))]
    #[case("services", "alert", "=1+1", json!("=1+1"))]
    #[case("services", "capacity/state", "open", json!("open"))]
    #[case("locations", "latitude", "52.4", json!(52.4))]
    #[case("addresses", "city", "Storrow", json!("Storrow"))]
    #[case("accessibility", "details", "A ramp", json!("A ramp"))]
    #[case("service_at_locations", "description", "At the back", json!("At the back"))]
    #[case("phones", "number", "01632 960000", json!("01632 960000"))]
    #[case("phones", "extension", "12", json!(12))]
    #[case("schedules", "opens_at", "7.30pm", json!("19:30"))]
    #[case("schedules", "byday", "2SU,4SU", json!("2SU,4SU"))]
    #[case("schedules", "byday", "MO,TU", json!("MO,TU"))]
    #[case("wanted", "kind", "gifts", json!("gifts"))]
    #[case("capacities", "available", "3", json!(3))]
    fn a_value_is_read_as_from_a_feed(
        #[case] sheet: &str,
        #[case] column: &str,
        #[case] told: &str,
        #[case] value: Value,
    ) {
        assert_eq!(read_in(sheet, column, told), Ok(value));
    }

    #[rstest]
    #[case("services", "status", "busy", "active, inactive, defunct, temporarily closed")]
    #[case("services", "assured_date", "last spring", "a day such as")]
    #[case("services", "assured_date", "31/02/2026", "a day such as")]
    #[case("services", "minimum_age", "five", "a number such as")]
    #[case("services", "maximum_age", "1600", "an age in years")]
    #[case("services", "email", "ring us", "one e-mail address")]
    #[case("services", "url", "see our leaflet", "one web address")]
    #[case("services", "description", "<p><br></p>", "no words")]
    #[case("services", "capacity/state", "some", "open, waiting, closed")]
    #[case("locations", "latitude", "524", "from -90 to 90")]
    #[case("cost_options", "amount", "-5", "not below 0")]
    #[case("phones", "number", "see website", "a telephone number")]
    #[case("schedules", "opens_at", "noonish", "a time such as")]
    #[case("schedules", "byday", "some days", "days such as")]
    fn a_value_that_cannot_be_is_refused_with_what_would_do(
        #[case] sheet: &str,
        #[case] column: &str,
        #[case] told: &str,
        #[case] wants: &str,
    ) {
        let refused = read_in(sheet, column, told).expect_err("refused");
        assert!(refused.contains(wants), "{refused}");
    }
}
