//! Reading one record, tolerantly: what can be mended is mended, counted and, where that is asked
//! for, listed; what cannot be read is kept aside on the record, and nothing is lost.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{Organization, Service, reader::Reader, shape::Entity, value};

pub use crate::repair::{Mending, Repair, Repairs};

/// The property under which an object keeps values that could not be read, by property name.
pub const UNREAD: &str = "unread";

/// The property under which an object keeps the id it came with, when that was no UUID. A reference
/// such as `parent_id` is kept likewise, as `original_parent_id`.
pub const ORIGINAL_ID: &str = "original_id";

/// The property under which a term of a taxonomy lists the ids of terms of other taxonomies that mean the same. The
/// standard has none for it.
pub const SAME_AS: &str = "same_as";

/// The longest id that is kept, in bytes: a web address used as an id has room in it.
pub const ID_BYTES: usize = 500;

/// One record as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The record, every known property as the standard wants it: [`Entity::from_object`] takes
    /// it as it is. Its `id` is a UUID, absent only when the record had no id of any kind.
    pub record: Map<String, Value>,
    /// The id as the feed gave it.
    pub original_id: Option<String>,
    /// What was mended, counted.
    pub repairs: Repairs,
    /// What was mended, one by one, in the order in which it was done; empty unless
    /// [`Detail::Listed`] was asked for.
    pub list: Vec<Repair>,
}

/// How closely to tell what was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Only counted.
    Counted,
    /// Counted, and listed with the values before and after.
    Listed,
}

/// Why a record cannot be kept.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum RecordError {
    #[error("it is {kind}, not an object: {value}")]
    NotAnObject { kind: &'static str, value: String },
    #[error("it has neither an id nor a name: its id is {id}, its name is {name}")]
    Nameless { id: String, name: String },
    #[error("its id ({id}) is longer than {ID_BYTES} bytes, which no publisher's ids are")]
    LongId { id: String },
    #[error("its JSON cannot be read: {0}")]
    Json(serde_json::Error),
}

/// Reads a service record of Open Referral UK 1.0 or 3.0 or HSDS 3.x.
///
/// Ids that are no UUIDs become UUIDs derived in `namespace`, which stands for the feed's source:
/// the same id in two sources names two things.
///
/// # Errors
/// When the text is no JSON object, or the object has neither an id nor a name.
pub fn read_service(json: &str, namespace: Uuid) -> Result<Reading, RecordError> {
    read::<Service>(serde_json::from_str(json).map_err(RecordError::Json)?, namespace, Detail::Counted)
}

/// Reads a record of any kind, as [`read_service`] reads a service.
///
/// # Errors
/// When the record is no object, or has neither an id nor a name, or an id of more than [`ID_BYTES`].
///
/// ```
/// use openreferral::{Organization, read::{Detail, read}};
/// use uuid::Uuid;
///
/// let record = serde_json::json!({"id": "7", "name": "CafÃ© Aid", "logo": ""});
/// let reading = read::<Organization>(record, Uuid::NAMESPACE_URL, Detail::Listed).unwrap();
/// assert_eq!(reading.record["name"], "Café Aid");
/// let list: Vec<String> = reading.list.iter().map(|one| format!("{} {}", one.at, one.mending)).collect();
/// assert_eq!(list, ["/id id derived", "/name garbled letters restored", "/logo blank, left out"]);
/// ```
pub fn read<T: Entity>(record: Value, namespace: Uuid, detail: Detail) -> Result<Reading, RecordError> {
    let kind = match &record {
        Value::Object(_) => "",
        Value::Array(_) => "a list",
        Value::String(_) => "text",
        Value::Number(_) => "a number",
        Value::Bool(_) | Value::Null => "true, false or null",
    };
    let Value::Object(object) = record else {
        return Err(RecordError::NotAnObject { kind, value: value::shortened(&record) });
    };
    let original_id = value::word(object.get("id"));
    if original_id.is_none() && value::word(object.get("name")).is_none() {
        let told = |name| object.get(name).map_or_else(|| "not there".to_owned(), value::shortened);
        return Err(RecordError::Nameless { id: told("id"), name: told("name") });
    }
    if original_id.as_ref().is_some_and(|id| id.len() > ID_BYTES) {
        return Err(RecordError::LongId { id: value::shortened(&object["id"]) });
    }
    let mut reader = Reader::new(namespace, detail);
    let shape = T::shape();
    let mut object = reader.object(shape, object);
    if shape.field("status").is_some() && !object.contains_key("status") {
        object.insert("status".to_owned(), "active".into());
        reader.within("status", |reader| {
            reader.mended(Mending::Word, shape, "status", None, || Some("active".into()));
        });
    }
    let (repairs, list) = reader.into_repairs();
    Ok(Reading { record: object, original_id, repairs, list })
}

/// Reads an organization that stands by itself, as [`read_service`] reads the one in a service.
pub fn read_organization(object: Map<String, Value>, namespace: Uuid) -> Organization {
    let mut reader = Reader::new(namespace, Detail::Counted);
    let object = reader.object(Organization::shape(), object);
    let object = reader.with_id(Organization::shape(), object, "organization", 0, "");
    Organization::from_object(object)
}

/// The property under which an id or a reference is kept as it came.
pub(crate) fn original_name(property: &str) -> String {
    format!("original_{property}")
}

/// The UUID for something that a source calls by an id of its own, or does not name at all.
pub fn derived(namespace: Uuid, shape: &str, told: &str) -> Uuid {
    Uuid::new_v5(&namespace, format!("{shape}:{told}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(record: Value) -> Reading {
        read_service(&record.to_string(), Uuid::NAMESPACE_URL).expect("a record")
    }

    fn mended(reading: &Reading) -> Vec<String> {
        reading
            .repairs
            .iter()
            .map(|(mending, place, count)| format!("{place}: {mending} ({count})"))
            .collect()
    }

    #[test]
    fn a_list_record_of_version_1_keeps_all_it_says() {
        let reading = read(json!({
            "id": "2af617e5-4532-bebe-1036-ffdf2e93ce55", "name": " Yoga ", "description": "<p>Calm&nbsp;<script>x</script></p>",
            "url": "www.example.org", "email": "", "status": "active", "assured_date": "10/06/2021", "deliverable_type": "",
            "organization": {"id": "7", "name": "Urban", "description": "", "url": "https://example.org/a b", "logo": ""},
            "pc_metadata": {"assured_by": "a@example.org", "empty": ""}, "pc_targetAudience": [{"id": "1"}],
        }));
        assert_eq!(
            Value::Object(reading.record.clone()),
            json!({
                "id": "2af617e5-4532-bebe-1036-ffdf2e93ce55", "name": "Yoga", "description": "<p>Calm&nbsp;</p>",
                "url": "https://www.example.org", "status": "active", "assured_date": "2021-06-10",
                "organization": {"id": derived(Uuid::NAMESPACE_URL, "organization", "7"), "name": "Urban",
                    "website": "https://example.org/a%20b", "original_id": "7", "told_as": {"website": "url"}},
                "pc_metadata": {"assured_by": "a@example.org", "empty": ""}, "pc_targetAudience": [{"id": "1"}],
            })
        );
        assert_eq!(
            mended(&reading),
            [
                "organization.description: blank, left out (1)",
                "organization.logo: blank, left out (1)",
                "service.deliverable_type: blank, left out (1)",
                "service.email: blank, left out (1)",
                "service.description: HTML tidied (1)",
                "service.name: stray spaces or control characters removed (1)",
                "organization.website: web address completed (1)",
                "service.url: web address completed (1)",
                "service.assured_date: date rewritten (1)",
                "organization.id: id derived (1)",
                "organization.website: renamed (1)",
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside() {
        let reading = read(json!({
            "id": "x", "name": "Tea", "email": "ring us", "assured_date": "last spring", "minimum_age": {"from": 5},
            "status": "busy", "contacts": "none",
        }));
        assert_eq!(
            reading.record[UNREAD],
            json!({"email": "ring us", "assured_date": "last spring", "minimum_age": {"from": 5}, "status": "busy", "contacts": "none"})
        );
        assert_eq!(reading.record["status"], "active");
        assert_eq!(reading.original_id.as_deref(), Some("x"));
    }

    #[test]
    fn a_child_without_an_id_keeps_the_same_one_at_every_reading() {
        let record = json!({"id": "x", "name": "Tea", "contacts": [{"name": "Ann"}, {"name": "Ann"}]});
        let first = read(record.clone());
        assert_eq!(first, read(record));
        assert_ne!(first.record["contacts"][0]["id"], first.record["contacts"][1]["id"]);
    }

    #[test]
    fn a_record_without_id_and_name_is_refused() {
        let refused =
            read_service(r#"{"id": " ", "name": null}"#, Uuid::NAMESPACE_URL).expect_err("nameless");
        assert_eq!(refused.to_string(), "it has neither an id nor a name: its id is \" \", its name is null");
    }

    /// Any JSON at all, under the standard's own property names more often than not.
    fn json_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            ".{0,12}".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 48, 6, |inner| {
            let names: Vec<&str> = Service::shape()
                .fields
                .iter()
                .map(|field| field.name)
                .chain(["location", "phones", "x"])
                .collect();
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((prop::sample::select(names), inner), 0..6).prop_map(|members| {
                    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn reading_what_was_read_mends_nothing(mut record in json_value().prop_filter("an object", Value::is_object)) {
            record["id"] = "a".into();
            let once = read_service(&record.to_string(), Uuid::NAMESPACE_URL).expect("a record");
            let again = read_service(&Value::Object(once.record.clone()).to_string(), Uuid::NAMESPACE_URL).expect("a record");
            prop_assert_eq!(&again.record, &once.record);
            prop_assert_eq!(again.repairs.total(), 0);
            prop_assert_eq!(Service::from_object(once.record.clone()).into_object(), once.record);
        }
    }
}
