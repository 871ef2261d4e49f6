//! Reading one record, tolerantly: what can be mended is mended and counted, what cannot be read is
//! kept aside on the record, and nothing is lost.

use std::{collections::BTreeMap, fmt};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    Organization, Service,
    shape::{Entity, Kind, Shape},
    text, value,
};

/// The property under which an object keeps values that could not be read, by property name.
pub const UNREAD: &str = "unread";

/// The property under which an object keeps the id it came with, when that was no UUID.
pub const ORIGINAL_ID: &str = "original_id";

/// The longest id that is kept, in bytes: a web address used as an id has room in it.
pub const ID_BYTES: usize = 500;

/// A kind of mending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mending {
    /// `""`, `null` or HTML without a word: left out.
    Blank,
    /// HTML outside the safe subset: cleaned.
    Html,
    /// Invisible control characters, or white space around the text: removed.
    Characters,
    /// A web address without its scheme or with characters that must be escaped: completed.
    Address,
    /// An e-mail address with something around it: bared.
    Email,
    /// A date or time in another notation: rewritten.
    Date,
    /// A number given as text: read.
    Number,
    /// A word in another case, or a missing or unknown `status`: replaced by the standard's word.
    Word,
    /// An id that was missing or no UUID: derived from what the record has.
    Id,
    /// A property under another version's name: renamed.
    Renamed,
    /// A value that could not be read: kept aside, not shown.
    Unread,
}

impl fmt::Display for Mending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "blank, left out",
            Self::Html => "HTML tidied",
            Self::Characters => "stray spaces or control characters removed",
            Self::Address => "web address completed",
            Self::Email => "e-mail address bared of what stood around it",
            Self::Date => "date rewritten",
            Self::Number => "number read from text",
            Self::Word => "replaced by the standard's word",
            Self::Id => "id derived",
            Self::Renamed => "renamed",
            Self::Unread => "not readable, kept aside",
        })
    }
}

/// What was mended, where, how often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repairs(BTreeMap<(Mending, &'static str, &'static str), usize>);

impl Repairs {
    fn add(&mut self, mending: Mending, shape: &'static str, property: &'static str) {
        *self.0.entry((mending, shape, property)).or_default() += 1;
    }

    /// Adds another count to this one.
    pub fn merge(&mut self, other: &Self) {
        for (key, count) in &other.0 {
            *self.0.entry(*key).or_default() += count;
        }
    }

    /// Each mending with its place (`service.email`) and how often it was done, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Mending, String, usize)> {
        self.0
            .iter()
            .map(|((mending, shape, property), count)| (*mending, format!("{shape}.{property}"), *count))
    }

    /// How many mendings were done in all.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}

/// One record as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The service, every known property as the standard wants it: [`Service::from_object`] takes
    /// it as it is. Its `id` is a UUID, absent only when the record had no id of any kind.
    pub record: Map<String, Value>,
    /// The id as the feed gave it.
    pub original_id: Option<String>,
    /// What was mended.
    pub repairs: Repairs,
}

/// Why a record cannot be kept.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum RecordError {
    #[error("it is {0}, not an object")]
    NotAnObject(&'static str),
    #[error("it has neither an id nor a name")]
    Nameless,
    #[error("its id is longer than {ID_BYTES} bytes, which no publisher's ids are")]
    LongId,
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
    let object = match serde_json::from_str(json).map_err(RecordError::Json)? {
        Value::Object(object) => object,
        Value::Array(_) => return Err(RecordError::NotAnObject("a list")),
        Value::String(_) => return Err(RecordError::NotAnObject("text")),
        Value::Number(_) => return Err(RecordError::NotAnObject("a number")),
        Value::Bool(_) | Value::Null => return Err(RecordError::NotAnObject("true, false or null")),
    };
    let original_id = value::word(object.get("id"));
    if original_id.is_none() && value::word(object.get("name")).is_none() {
        return Err(RecordError::Nameless);
    }
    if original_id.as_ref().is_some_and(|id| id.len() > ID_BYTES) {
        return Err(RecordError::LongId);
    }
    let mut reader = Reader { namespace, repairs: Repairs::default() };
    let mut object = reader.object(Service::shape(), object);
    if !object.contains_key("status") {
        object.insert("status".to_owned(), "active".into());
        reader.repairs.add(Mending::Word, "service", "status");
    }
    Ok(Reading { record: object, original_id, repairs: reader.repairs })
}

/// Reads an organization that stands by itself, as [`read_service`] reads the one in a service.
pub fn read_organization(object: Map<String, Value>, namespace: Uuid) -> Organization {
    let mut reader = Reader { namespace, repairs: Repairs::default() };
    let object = reader.object(Organization::shape(), object);
    let object = reader.with_id(Organization::shape(), object, "organization", 0, "");
    Organization::from_object(object)
}

struct Reader {
    namespace: Uuid,
    repairs: Repairs,
}

impl Reader {
    fn object(&mut self, shape: &'static Shape, object: Map<String, Value>) -> Map<String, Value> {
        let mut read = Map::with_capacity(object.len());
        let mut unread = Map::new();
        for (name, value) in object {
            let Some(field) = shape.field(&name).or_else(|| self.renamed(shape, &name, &read)) else {
                read.insert(name, value);
                continue;
            };
            if value::is_blank(&value) {
                self.repairs.add(Mending::Blank, shape.name, field.name);
                continue;
            }
            if field.name == "id"
                && let Some(original) = value::word(Some(&value))
                && value::uuid(&original).is_none()
            {
                read.insert(ORIGINAL_ID.to_owned(), original.into());
            }
            match self.value(shape.name, field.name, field.kind, value) {
                Ok(Some(value)) => {
                    read.insert(field.name.to_owned(), value);
                }
                Ok(None) => self.repairs.add(Mending::Blank, shape.name, field.name),
                Err(value) => {
                    self.repairs.add(Mending::Unread, shape.name, field.name);
                    unread.insert(field.name.to_owned(), value);
                }
            }
        }
        if !unread.is_empty() {
            read.insert(UNREAD.to_owned(), Value::Object(unread));
        }
        read
    }

    /// The property that another version of the standard calls `name`.
    fn renamed(
        &mut self,
        shape: &'static Shape,
        name: &str,
        read: &Map<String, Value>,
    ) -> Option<&'static crate::shape::Field> {
        let canonical = match (shape.name, name) {
            ("organization", "url") => "website",
            _ => return None,
        };
        let field = shape.field(canonical).filter(|_| !read.contains_key(canonical))?;
        self.repairs.add(Mending::Renamed, shape.name, field.name);
        Some(field)
    }

    /// Mends a value that is not blank. `Ok(None)` when nothing is left of it, `Err` with the value
    /// when it cannot be read.
    fn value(
        &mut self,
        shape: &'static str,
        property: &'static str,
        kind: Kind,
        value: Value,
    ) -> Result<Option<Value>, Value> {
        match (kind, value) {
            (Kind::One(child), Value::Object(object)) => {
                let object = self.object(child(), object);
                Ok((!object.is_empty())
                    .then(|| Value::Object(self.with_id(child(), object, property, 0, ""))))
            }
            (Kind::Many(child), Value::Array(items)) if items.iter().all(Value::is_object) => {
                Ok((!items.is_empty()).then(|| Value::Array(self.children(property, child(), items))))
            }
            (Kind::Number, value @ Value::Number(_)) => Ok(Some(value)),
            (Kind::Number, Value::String(text)) => match value::number(&text) {
                Some(number) => {
                    self.repairs.add(Mending::Number, shape, property);
                    Ok(Some(number.into()))
                }
                None => Err(text.into()),
            },
            (Kind::Text | Kind::Id, Value::Number(number)) => {
                self.scalar(shape, property, kind, number.to_string()).map(Some)
            }
            (kind, Value::String(text)) => {
                let tidy = value::tidy(&text);
                if tidy != text {
                    self.repairs.add(Mending::Characters, shape, property);
                }
                if tidy.is_empty() {
                    return Ok(None);
                }
                let value = self.scalar(shape, property, kind, tidy)?;
                Ok((!value::is_blank(&value)).then_some(value))
            }
            (_, value) => Err(value),
        }
    }

    fn scalar(
        &mut self,
        shape: &'static str,
        property: &'static str,
        kind: Kind,
        text: String,
    ) -> Result<Value, Value> {
        let (mended, mending) = match kind {
            Kind::Text => (
                if text::is_html(&text) { Some(text::plain(&text)) } else { Some(text.clone()) },
                Mending::Html,
            ),
            Kind::Html => (Some(text::clean(&text)), Mending::Html),
            Kind::Uri => (value::uri(&text), Mending::Address),
            Kind::Email => (value::email(&text), Mending::Email),
            Kind::Date => (value::date(&text), Mending::Date),
            Kind::Instant => (value::instant(&text), Mending::Date),
            Kind::Id => {
                let uuid = value::uuid(&text)
                    .unwrap_or_else(|| derived(self.namespace, value::named_by(property, shape), &text));
                (Some(uuid.hyphenated().to_string()), Mending::Id)
            }
            Kind::Choice(words) => {
                let word = words.iter().find(|word| word.eq_ignore_ascii_case(&text));
                (word.map(|word| (*word).to_owned()), Mending::Word)
            }
            Kind::Number | Kind::One(_) | Kind::Many(_) => (None, Mending::Unread),
        };
        let Some(mended) = mended else { return Err(text.into()) };
        if mended != text {
            self.repairs.add(mending, shape, property);
        }
        Ok(mended.into())
    }

    fn children(&mut self, property: &'static str, shape: &'static Shape, items: Vec<Value>) -> Vec<Value> {
        items
            .into_iter()
            .enumerate()
            .filter_map(|(at, item)| match item {
                Value::Object(object) => {
                    // What names a child without an id is what was told of it, before it is mended.
                    let told = match value::word(object.get("id")) {
                        Some(_) => String::new(),
                        None => Value::Object(object.clone()).to_string(),
                    };
                    let object = self.object(shape, object);
                    Some(Value::Object(self.with_id(shape, object, property, at, &told)))
                }
                _ => None,
            })
            .collect()
    }

    /// Gives an object without an id one of its own, derived from what it says.
    fn with_id(
        &mut self,
        shape: &'static Shape,
        object: Map<String, Value>,
        property: &'static str,
        at: usize,
        told: &str,
    ) -> Map<String, Value> {
        if object.contains_key("id") {
            return object;
        }
        let told = if told.is_empty() {
            // An object that stands alone is known by its name where it has one.
            value::word(object.get("name")).unwrap_or_else(|| Value::Object(object.clone()).to_string())
        } else {
            format!("{property}:{at}:{told}")
        };
        self.repairs.add(Mending::Id, shape.name, "id");
        let id = derived(self.namespace, shape.name, &told);
        let mut with_id = Map::with_capacity(object.len() + 1);
        with_id.insert("id".to_owned(), id.hyphenated().to_string().into());
        with_id.extend(object);
        with_id
    }
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
                    "website": "https://example.org/a%20b", "original_id": "7"},
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
        assert_eq!(refused.to_string(), "it has neither an id nor a name");
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
