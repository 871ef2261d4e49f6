//! A record as a flat list of fields: each leaf with the path that leads to it through stable ids.
//!
//! `contacts[1e7e…]/phones[9f00…]/number` names one telephone number however often its list is
//! reordered. Lists whose items have no ids of their own are leaves, kept whole.

use serde_json::{Map, Value};

/// A record's leaves, each with its path, in the order of the record.
pub type Fields = Map<String, Value>;

/// Takes a record apart into its fields.
///
/// ```
/// use fingerpost_directory::path::{flatten, unflatten};
/// let record = serde_json::json!({"name": "Tea", "phones": [{"id": "p", "number": "1"}], "tags": ["a"]});
/// let fields = flatten(record.as_object().unwrap());
/// assert_eq!(fields.keys().collect::<Vec<_>>(), ["name", "phones[p]/number", "tags"]);
/// assert_eq!(serde_json::Value::Object(unflatten(fields)), record);
/// ```
pub fn flatten(record: &Map<String, Value>) -> Fields {
    let mut fields = Fields::new();
    flatten_object(record, &mut String::new(), false, &mut fields);
    fields
}

fn flatten_object(object: &Map<String, Value>, prefix: &mut String, has_id: bool, fields: &mut Fields) {
    let length = prefix.len();
    for (name, value) in object {
        if has_id && name == "id" {
            continue;
        }
        if length > 0 {
            prefix.push('/');
        }
        escape_into(prefix, name);
        flatten_value(value, prefix, fields);
        prefix.truncate(length);
    }
}

fn flatten_value(value: &Value, path: &mut String, fields: &mut Fields) {
    match value {
        Value::Object(object) if !object.is_empty() => flatten_object(object, path, false, fields),
        Value::Array(items) if have_ids(items) => {
            let length = path.len();
            for item in items {
                let Some((object, id)) = with_id(item) else { continue };
                path.push('[');
                escape_into(path, id);
                path.push(']');
                if object.len() == 1 {
                    fields.insert(path.clone(), Value::Object(Map::new()));
                } else {
                    flatten_object(object, path, true, fields);
                }
                path.truncate(length);
            }
        }
        leaf => {
            fields.insert(path.clone(), leaf.clone());
        }
    }
}

fn with_id(item: &Value) -> Option<(&Map<String, Value>, &str)> {
    let object = item.as_object()?;
    Some((object, object.get("id")?.as_str()?))
}

/// Whether every item is an object with an id that no other item has.
fn have_ids(items: &[Value]) -> bool {
    let mut ids: Vec<&str> = items.iter().filter_map(with_id).map(|(_, id)| id).collect();
    let all = !items.is_empty() && ids.len() == items.len();
    ids.sort_unstable();
    all && ids.windows(2).all(|pair| pair[0] != pair[1])
}

/// Stands for a name without a letter, which would leave no trace in a path: feeds have them where
/// somebody forgot a column's name.
const EMPTY: &str = "\\-";

fn escape_into(path: &mut String, segment: &str) {
    if segment.is_empty() {
        path.push_str(EMPTY);
    }
    for character in segment.chars() {
        if matches!(character, '/' | '[' | ']' | '\\') {
            path.push('\\');
        }
        path.push(character);
    }
}

enum Step {
    Property(String),
    Child(String),
}

fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut segment = String::new();
    let mut child = false;
    let mut after_child = false;
    let mut characters = path.chars();
    while let Some(character) = characters.next() {
        match character {
            // After the sign of escape, a hyphen stands for nothing at all.
            '\\' => segment.extend(characters.next().filter(|escaped| *escaped != '-')),
            '[' => {
                steps.push(Step::Property(std::mem::take(&mut segment)));
                child = true;
            }
            ']' if child => {
                steps.push(Step::Child(std::mem::take(&mut segment)));
                child = false;
                after_child = true;
            }
            '/' if after_child => after_child = false,
            '/' => steps.push(Step::Property(std::mem::take(&mut segment))),
            character => segment.push(character),
        }
    }
    if !after_child {
        steps.push(Step::Property(segment));
    }
    steps
}

/// A path's property, and the list and id of the item that has it when it is not the record itself; nothing for what is
/// deeper.
pub(crate) fn parted(path: &str) -> Option<(Option<(String, String)>, String)> {
    let mut steps = steps(path).into_iter();
    match (steps.next()?, steps.next(), steps.next(), steps.next()) {
        (Step::Property(name), None, ..) => Some((None, name)),
        (Step::Property(list), Some(Step::Child(id)), Some(Step::Property(name)), None) => {
            Some((Some((list, id)), name))
        }
        _ => None,
    }
}

/// Puts a record together again from its fields. Children stand in the order of their first field.
pub fn unflatten(fields: Fields) -> Map<String, Value> {
    let mut record = Map::new();
    for (path, value) in fields {
        let steps = steps(&path);
        let mut place = &mut record;
        let mut steps = steps.into_iter().peekable();
        while let Some(Step::Property(name)) = steps.next() {
            match steps.next_if(|step| matches!(step, Step::Child(_))) {
                Some(Step::Child(id)) => {
                    let Some(child) = child_of(place, name, &id) else { break };
                    place = child;
                    if steps.peek().is_none() {
                        break;
                    }
                }
                _ if steps.peek().is_none() => {
                    place.insert(name, value);
                    break;
                }
                _ => {
                    let nested = place.entry(name).or_insert_with(|| Value::Object(Map::new()));
                    if !nested.is_object() {
                        *nested = Value::Object(Map::new());
                    }
                    let Value::Object(nested) = nested else { break };
                    place = nested;
                }
            }
        }
    }
    record
}

/// The child with that id in the list of that name, made when it is not there.
fn child_of<'a>(
    place: &'a mut Map<String, Value>,
    name: String,
    id: &str,
) -> Option<&'a mut Map<String, Value>> {
    let list = place.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    if !list.is_array() {
        *list = Value::Array(Vec::new());
    }
    let Value::Array(items) = list else { return None };
    let at = match items.iter().position(|item| item["id"] == id) {
        Some(at) => at,
        None => {
            items.push(Value::Object(Map::from_iter([("id".to_owned(), id.into())])));
            items.len() - 1
        }
    };
    items[at].as_object_mut()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any record: names with separators in them, lists with and without ids, empty containers.
    pub(crate) fn record() -> impl Strategy<Value = Map<String, Value>> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-c/\\[\\]\\\\]{0,3}".prop_map(Value::from)
        ];
        let value = leaf.prop_recursive(4, 40, 4, |inner| {
            let object = prop::collection::btree_map("[a-c/\\[\\]\\\\.-]{0,2}|id", inner.clone(), 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect()));
            let with_id =
                ("[x-z/\\[\\]\\\\]{0,2}", prop::collection::btree_map("[a-c]", inner.clone(), 0..3))
                    .prop_map(|(id, map)| {
                        let mut object = Map::from_iter([("id".to_owned(), Value::from(id))]);
                        object.extend(map);
                        Value::Object(object)
                    });
            prop_oneof![
                object.clone(),
                prop::collection::vec(inner, 0..3).prop_map(Value::from),
                prop::collection::vec(with_id, 0..3).prop_map(Value::from),
            ]
        });
        prop::collection::btree_map("[a-c/-]{0,2}", value, 0..5).prop_map(|map| map.into_iter().collect())
    }

    proptest! {
        #[test]
        fn putting_together_what_was_taken_apart_gives_the_record(record in record()) {
            prop_assert_eq!(unflatten(flatten(&record)), record);
        }

        #[test]
        fn any_part_of_the_fields_makes_a_tree_that_gives_the_same_part(
            record in record(),
            kept in prop::collection::vec(any::<bool>(), 64),
        ) {
            let all = flatten(&record).into_iter().zip(kept.into_iter().cycle());
            let part: Fields = all.filter_map(|(field, kept)| kept.then_some(field)).collect();
            prop_assert_eq!(flatten(&unflatten(part.clone())), part);
        }
    }
}
