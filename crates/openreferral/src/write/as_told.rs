//! A record in the words in which it came, whichever version those are: the inverse of reading.
//!
//! Properties have the names that their source gave them, ids are the source's own, and what could not
//! be read stands where it stood. Only what was mended stays mended. This is for whoever keeps
//! or checks a record, never for the public: what could not be read is not fit to be published.

use serde_json::{Map, Value};

use crate::{
    names::TOLD_AS,
    read::{Mending, Repair, UNREAD, original_name},
    shape::{Entity, Kind, Shape},
    write::is_our_note,
};

/// Gives a record back as its source told it.
///
/// ```
/// use openreferral::{Organization, read::{Detail, read}, write::as_told};
/// use uuid::Uuid;
///
/// let told = serde_json::json!({"id": "7", "name": "Urban", "url": "https://urban.example", "email": "ring us"});
/// let reading = read::<Organization>(told.clone(), Uuid::NAMESPACE_URL, Detail::Counted).unwrap();
/// assert!(reading.record.contains_key("website") && !reading.record.contains_key("email"));
/// assert_eq!(as_told::record::<Organization>(reading.record), told);
/// ```
pub fn record<T: Entity>(record: Map<String, Value>) -> Value {
    Value::Object(object(T::shape(), record))
}

fn object(shape: &'static Shape, object: Map<String, Value>) -> Map<String, Value> {
    let note = |name: &str| object.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    let (told_as, unread) = (note(TOLD_AS), note(UNREAD));
    let told_name = |name: &str| told_as.get(name).and_then(Value::as_str).unwrap_or(name).to_owned();
    let mut originals = Map::new();
    for field in shape.fields.iter().filter(|field| matches!(field.kind, Kind::Id)) {
        if let Some(original) = object.get(&original_name(field.name)) {
            originals.insert(field.name.to_owned(), original.clone());
        }
    }
    let mut told = Map::with_capacity(object.len());
    for (name, value) in object {
        if is_our_note(shape, &name) {
            continue;
        }
        let value = match (shape.field(&name).map(|field| field.kind), value) {
            (Some(Kind::Id), value) => originals.shift_remove(&name).unwrap_or(value),
            (Some(Kind::One(child)), Value::Object(nested)) => Value::Object(self::object(child(), nested)),
            (Some(Kind::Many(child)), Value::Array(items)) => {
                let items = items.into_iter().map(|item| match item {
                    Value::Object(nested) => Value::Object(self::object(child(), nested)),
                    other => other,
                });
                Value::Array(items.collect())
            }
            (_, value) => value,
        };
        told.insert(told_name(&name), value);
    }
    told.extend(unread.into_iter().map(|(name, value)| (told_name(&name), value)));
    told
}

/// Stands where something was left out until all repairs are done, so that positions stay the same.
const LEFT_OUT: &str = "\0left out\0";

/// The record as it came, with what was mended in it mended: what [`record`] gives back. This is how it
/// is proved that a list of repairs is complete.
///
/// Names, ids and references that were replaced, and what could not be read, count as told.
pub fn mended(mut told: Value, list: &[Repair]) -> Value {
    for repair in list {
        let undone = match (repair.mending, &repair.before, &repair.after) {
            (Mending::Renamed | Mending::Unread, ..) => true,
            (Mending::Nesting, Some(Value::String(_)), Some(Value::String(_))) => true,
            // Only the case of its letters was mended.
            (Mending::Id, Some(Value::String(before)), Some(Value::String(after))) => {
                !before.eq_ignore_ascii_case(after)
            }
            _ => false,
        };
        if undone {
            continue;
        }
        let after = repair.after.clone().unwrap_or_else(|| LEFT_OUT.into());
        match (told.pointer_mut(&repair.at), &repair.before) {
            (Some(place), Some(_)) => *place = after,
            (Some(place), None) if *place == LEFT_OUT => *place = after,
            // What could not be read stands there.
            (Some(_), None) => {}
            (None, _) => {
                let (parent, name) = repair.at.rsplit_once('/').unwrap_or_default();
                if let Some(Value::Object(parent)) = told.pointer_mut(parent) {
                    parent.insert(name.to_owned(), after);
                }
            }
        }
    }
    without_gaps(&mut told);
    told
}

fn without_gaps(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|_, value| *value != LEFT_OUT);
            object.values_mut().for_each(without_gaps);
        }
        Value::Array(items) => {
            items.retain(|item| *item != LEFT_OUT);
            items.iter_mut().for_each(without_gaps);
        }
        _ => {}
    }
}
