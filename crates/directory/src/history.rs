//! Which of a service's earlier values anybody may know.
//!
//! A value is often corrected because it should never have been there: a home address, a person's name, a number that
//! rings in somebody's bedroom. The journal remembers it, for whoever must be able to look. In public only those fields
//! have a history that hold one of a few words, a number, a date or a time of day: they cannot name anybody, and tell no
//! place. Texts, contacts, addresses and whatever hangs on a site have none, and neither has anything from before the
//! record could be seen by everybody.

use openreferral::{Entity, Service, shape::Kind};
use serde_json::Value;

use crate::{
    assertion::{Changes, FieldChange},
    path::parted,
};

/// Properties of the service itself that have a public history.
const OF_SERVICE: [&str; 4] = ["assured_date", "maximum_age", "minimum_age", "status"];

/// Lists of the service whose items have one, with their properties.
const OF_ITEMS: [(&str, &[&str]); 2] = [
    ("cost_options", &["amount", "valid_from", "valid_to"]),
    ("schedules", &["closes_at", "freq", "interval", "opens_at", "valid_from", "valid_to"]),
];

/// A change that anybody may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicChange {
    /// What changed: `service`, or the kind of an item of one of its lists, such as `schedule`.
    pub resource_type: &'static str,
    /// The item's id; nothing for the service itself.
    pub resource_id: Option<String>,
    /// The property.
    pub field: &'static str,
    /// What it was.
    pub before: String,
    /// What it became.
    pub after: String,
}

/// Of the changes in one entry of a service's journal, those that anybody may know of. Nothing comes back when neither
/// this entry nor any before it may be shown: then the record began to be seen, by somebody at least.
pub fn public_changes(changes: &Changes) -> Option<Vec<PublicChange>> {
    let is_a_beginning = |(path, change): (&String, &FieldChange)| {
        let last = path.rsplit('/').next().unwrap_or_default();
        last == "visibility" || (path == "name" && change.before.is_none())
    };
    if changes.iter().any(is_a_beginning) {
        return None;
    }
    Some(changes.iter().filter_map(|(path, change)| public_change(path, change)).collect())
}

fn public_change(path: &str, change: &FieldChange) -> Option<PublicChange> {
    let (list, field) = parted(path)?;
    let shape = Service::shape();
    let (shape, names) = match &list {
        None => (shape, &OF_SERVICE[..]),
        Some((list, _)) => {
            let (name, properties) = OF_ITEMS.iter().find(|(name, _)| name == list)?;
            match shape.field(name)?.kind {
                Kind::Many(item) => (item(), *properties),
                _ => return None,
            }
        }
    };
    let field = names.iter().find(|name| **name == field)?;
    let kind = shape.field(field)?.kind;
    Some(PublicChange {
        resource_type: shape.name,
        resource_id: list.map(|(_, id)| id),
        field,
        before: harmless(kind, change.before.as_ref()?)?,
        after: harmless(kind, change.after.as_ref()?)?,
    })
}

/// The value as text, where it is what its property should hold: what cannot be read is kept as it came, and may be
/// anything.
fn harmless(kind: Kind, value: &Value) -> Option<String> {
    match (kind, value) {
        (Kind::Number, Value::Number(number)) => Some(number.to_string()),
        (Kind::Choice(words), Value::String(text)) => words.contains(&text.as_str()).then(|| text.clone()),
        (Kind::Date, Value::String(text)) if is_digits_and(text, '-') => {
            text.parse::<jiff::civil::Date>().ok().map(|_| text.clone())
        }
        (Kind::Time, Value::String(text)) if is_digits_and(text, ':') => {
            text.parse::<jiff::civil::Time>().ok().map(|_| text.clone())
        }
        _ => None,
    }
}

fn is_digits_and(text: &str, sign: char) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit() || letter == sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{changes, flatten};
    use serde_json::json;

    fn told(before: Value, after: Value) -> Option<Vec<String>> {
        let fields = |value: Value| flatten(value.as_object().expect("an object"));
        let told = public_changes(&changes(&fields(before), &fields(after)))?;
        let line = |it: PublicChange| {
            let id = it.resource_id.unwrap_or_default();
            format!("{} {id} {}: {} > {}", it.resource_type, it.field, it.before, it.after)
        };
        Some(told.into_iter().map(line).collect())
    }

    #[test]
    fn only_words_of_a_list_numbers_dates_and_times_have_a_public_history() {
        let record = |n: u8, day: &str, status: &str| {
            json!({
                "name": format!("Ann's {n}"), "description": format!("Ring Ann {n}"), "email": format!("ann{n}@example.org"),
                "status": status, "minimum_age": n, "assured_date": day, "assurer_email": format!("bob{n}@example.org"),
                "notes": {"secret": n}, "minimum_age_note": n,
                "contacts": [{"id": "c", "name": format!("Ann {n}"), "phones": [{"id": "p", "number": n}]}],
                "schedules": [{"id": "s/[1]", "opens_at": format!("0{n}:00"), "closes_at": format!("when Ann {n} leaves"), "description": format!("Ann {n}")}],
                "cost_options": [{"id": "k", "amount": n, "amount_description": format!("to Ann {n}")}],
                "service_at_locations": [{"id": "l", "location": {"id": "x", "latitude": n, "schedules": [{"id": "y", "opens_at": format!("0{n}:00")}]}}],
            })
        };
        assert_eq!(
            told(record(1, "2026-01-01", "active"), record(2, "2026-02-01", "inactive")).expect("a history"),
            [
                "service  assured_date: 2026-01-01 > 2026-02-01",
                "cost_option k amount: 1 > 2",
                "service  minimum_age: 1 > 2",
                "schedule s/[1] opens_at: 01:00 > 02:00",
                "service  status: active > inactive",
            ]
        );
        let strange = told(record(1, "Ann's birthday", "active"), record(1, "2026-02-01", "Ann is ill"));
        assert_eq!(strange, Some(Vec::new()), "what is not what it should be may be anything");
    }

    #[test]
    fn nothing_is_told_from_before_everybody_could_see_it() {
        let hidden = json!({"name": "Tea", "minimum_age": 1, "visibility": "staff"});
        assert_eq!(told(hidden, json!({"name": "Tea", "minimum_age": 2})), None);
        assert_eq!(told(json!({"minimum_age": 1}), json!({"name": "Tea", "minimum_age": 2})), None);
        let place = |word: &str| json!({"name": "Tea", "sites": [{"id": "1", "visibility": word}]});
        assert_eq!(told(place("withheld"), place("public")), None);
    }
}
