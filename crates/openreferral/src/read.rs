//! Reading one record, tolerantly: what can be mended is mended, counted and, where that is asked
//! for, listed; what cannot be read is kept aside on the record, and nothing is lost.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    Organization, Service, mojibake,
    names::{self, TOLD_AS},
    shape::{Entity, Field, Kind, Shape},
    text, value,
};

pub use crate::repair::{Mending, Repair, Repairs};

/// The property under which an object keeps values that could not be read, by property name.
pub const UNREAD: &str = "unread";

/// The property under which an object keeps the id it came with, when that was no UUID. A reference
/// such as `parent_id` is kept likewise, as `original_parent_id`.
pub const ORIGINAL_ID: &str = "original_id";

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
    let Reader { repairs, list, .. } = reader;
    Ok(Reading {
        record: object,
        original_id,
        repairs,
        list: list.map(|list| list.repairs).unwrap_or_default(),
    })
}

/// Reads an organization that stands by itself, as [`read_service`] reads the one in a service.
pub fn read_organization(object: Map<String, Value>, namespace: Uuid) -> Organization {
    let mut reader = Reader::new(namespace, Detail::Counted);
    let object = reader.object(Organization::shape(), object);
    let object = reader.with_id(Organization::shape(), object, "organization", 0, "");
    Organization::from_object(object)
}

/// Where reading is in the record as it came, and what it has mended so far.
#[derive(Default)]
struct List {
    at: String,
    repairs: Vec<Repair>,
}

struct Reader {
    namespace: Uuid,
    repairs: Repairs,
    list: Option<List>,
}

impl Reader {
    fn new(namespace: Uuid, detail: Detail) -> Self {
        let list = (detail == Detail::Listed).then(List::default);
        Self { namespace, repairs: Repairs::default(), list }
    }

    /// Does something one step further down in the record as it came.
    fn within<T>(&mut self, step: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        let Some(list) = &mut self.list else { return work(self) };
        let length = list.at.len();
        list.at.push('/');
        list.at.push_str(&step.replace('~', "~0").replace('/', "~1"));
        let done = work(self);
        if let Some(list) = &mut self.list {
            list.at.truncate(length);
        }
        done
    }

    /// Counts a mending of the value that reading is at, and lists it where that is asked for.
    fn mended(
        &mut self,
        mending: Mending,
        shape: &'static Shape,
        property: &'static str,
        before: Option<&Value>,
        after: impl FnOnce() -> Option<Value>,
    ) {
        self.repairs.add(mending, shape.name, property);
        if let Some(list) = &mut self.list {
            let (at, before) = (list.at.clone(), before.cloned());
            list.repairs.push(Repair { mending, at, before, after: after() });
        }
    }

    fn object(&mut self, shape: &'static Shape, mut object: Map<String, Value>) -> Map<String, Value> {
        let mut told = Object { read: Map::with_capacity(object.len()), ..Object::default() };
        // What a record says that was read before.
        for (name, kept) in [(UNREAD, &mut told.unread), (TOLD_AS, &mut told.told_as)] {
            if let Some(Value::Object(known)) = object.get_mut(name) {
                *kept = std::mem::take(known);
                object.shift_remove(name);
            }
        }
        // What has our own name comes before what another version calls so.
        let own: Vec<&'static str> = shape
            .fields
            .iter()
            .filter(|field| object.contains_key(field.name))
            .map(|field| field.name)
            .collect();
        let mut rest = Map::new();
        for (name, value) in object {
            let ours = match shape.field(&name) {
                Some(field) => Some(field.name),
                None => names::ours(shape, &name, &value),
            };
            match ours.and_then(|ours| shape.field(ours)) {
                Some(field) if field.name != name && own.contains(&field.name) => {
                    rest.insert(name, value);
                }
                field => self.member(shape, field, name, value, &mut told),
            }
        }
        for (name, value) in rest {
            let field = names::ours(shape, &name, &value).and_then(|ours| shape.field(ours));
            self.member(shape, field, name, value, &mut told);
        }
        let Object { mut read, unread, told_as } = told;
        for (name, kept) in [(UNREAD, unread), (TOLD_AS, told_as)] {
            if !kept.is_empty() {
                read.insert(name.to_owned(), Value::Object(kept));
            }
        }
        self.with_true_references(shape, &mut read);
        read
    }

    /// Reads what has any name: `field` is the property of ours that it is, if it is one.
    fn member(
        &mut self,
        shape: &'static Shape,
        field: Option<&'static Field>,
        name: String,
        value: Value,
        told: &mut Object,
    ) {
        let is_there = |field: &&Field| {
            field.name != name && (told.read.contains_key(field.name) || told.unread.contains_key(field.name))
        };
        let Some(field) = field.filter(|field| !is_there(field)) else {
            if [UNREAD, TOLD_AS].contains(&name.as_str()) {
                told.unread.insert(name, value);
            } else {
                told.read.insert(name, value);
            }
            return;
        };
        match self.within(&name, |reader| reader.property(shape, field, value, &mut told.read)) {
            Kept::Nothing => return,
            Kept::Value => {}
            Kept::Unread(value) => {
                told.unread.insert(field.name.to_owned(), value);
            }
        }
        if field.name != name {
            self.within(&name, |reader| {
                reader.mended(Mending::Renamed, shape, field.name, Some(&name.as_str().into()), || {
                    Some(field.name.into())
                });
            });
            told.told_as.insert(field.name.to_owned(), name.into());
        }
    }

    /// Reads one property into the object.
    fn property(
        &mut self,
        shape: &'static Shape,
        field: &'static Field,
        value: Value,
        read: &mut Map<String, Value>,
    ) -> Kept {
        if value::is_blank(&value) {
            self.mended(Mending::Blank, shape, field.name, Some(&value), || None);
            return Kept::Nothing;
        }
        if matches!(field.kind, Kind::Id)
            && let Some(original) = value::word(Some(&value))
            && value::uuid(&original).is_none()
        {
            let original = if value.is_number() { value.clone() } else { original.into() };
            read.insert(original_name(field.name), original);
        }
        let told = self.list.is_some().then(|| value.clone());
        match self.value(shape, field.name, field.kind, value) {
            Ok(Some(value)) => {
                read.insert(field.name.to_owned(), value);
                Kept::Value
            }
            Ok(None) => {
                self.mended(Mending::Blank, shape, field.name, told.as_ref(), || None);
                Kept::Nothing
            }
            Err(value) => {
                self.mended(Mending::Unread, shape, field.name, told.as_ref(), || None);
                Kept::Unread(value)
            }
        }
    }

    /// Makes references such as `location_id` name the object that is nested beside them.
    fn with_true_references(&mut self, shape: &'static Shape, read: &mut Map<String, Value>) {
        for field in shape.fields.iter().filter(|field| matches!(field.kind, Kind::One(_))) {
            let Some(nested) = read.get(field.name).and_then(|nested| nested.get("id")) else { continue };
            let reference = format!("{}_id", field.name);
            let Some(reference) = shape.field(&reference).map(|field| field.name) else { continue };
            let (nested, told) = match read.get(reference) {
                Some(told) if told != nested => (nested.clone(), told.clone()),
                _ => continue,
            };
            self.within(reference, |reader| {
                reader.mended(Mending::Nesting, shape, reference, Some(&told), || Some(nested.clone()));
            });
            read.entry(original_name(reference)).or_insert(told);
            read.insert(reference.to_owned(), nested);
        }
    }

    /// Mends a value that is not blank. `Ok(None)` when nothing is left of it, `Err` with the value
    /// when it cannot be read.
    fn value(
        &mut self,
        shape: &'static Shape,
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
            (Kind::One(_), Value::Array(items)) if items.is_empty() => Ok(None),
            (Kind::One(_), Value::Array(mut items)) if items.len() == 1 && items[0].is_object() => {
                self.mended(Mending::Nesting, shape, property, Some(&Value::Array(items.clone())), || {
                    Some(items[0].clone())
                });
                let only = items.swap_remove(0);
                self.value(shape, property, kind, only)
            }
            (Kind::Many(_), Value::Object(object)) => {
                if object.is_empty() {
                    return Ok(None);
                }
                let (told, list) = (Value::Object(object.clone()), Value::Array(vec![Value::Object(object)]));
                self.mended(Mending::Nesting, shape, property, Some(&told), || Some(list.clone()));
                self.value(shape, property, kind, list)
            }
            (Kind::Many(child), Value::Array(items))
                if items.iter().all(|item| item.is_object() || item.is_null()) =>
            {
                let children = self.children(shape, property, child(), items);
                Ok((!children.is_empty()).then_some(Value::Array(children)))
            }
            (Kind::Number, value @ Value::Number(_)) | (Kind::Flag, value @ Value::Bool(_)) => {
                Ok(Some(value))
            }
            (Kind::Number, Value::String(text)) => match value::number(&text) {
                Some(number) => {
                    let number = Value::Number(number);
                    self.mended(Mending::Number, shape, property, Some(&text.into()), || {
                        Some(number.clone())
                    });
                    Ok(Some(number))
                }
                None => Err(text.into()),
            },
            (Kind::Text | Kind::Id | Kind::Time, Value::Number(number)) => {
                let text = number.to_string();
                // An id that is a number is kept as such, beside the one that is derived from it.
                if !matches!(kind, Kind::Id) {
                    self.mended(Mending::Text, shape, property, Some(&number.into()), || {
                        Some(text.as_str().into())
                    });
                }
                self.scalar(shape, property, kind, text).map(Some)
            }
            (kind, Value::String(told)) => {
                let garbled = (!matches!(kind, Kind::Id)).then(|| mojibake::undone(&told)).flatten();
                let text = match garbled {
                    Some(restored) => {
                        self.mended(Mending::Mojibake, shape, property, Some(&told.as_str().into()), || {
                            Some(restored.as_str().into())
                        });
                        restored
                    }
                    None => told,
                };
                let tidy = value::tidy(&text);
                if tidy != text {
                    self.mended(Mending::Characters, shape, property, Some(&text.into()), || {
                        Some(tidy.as_str().into())
                    });
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
        shape: &'static Shape,
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
            // What is no time of day in figures is said in words.
            Kind::Time => match value::time(&text) {
                Some(time) => (Some(time), Mending::Time),
                None => return self.scalar(shape, property, Kind::Text, text),
            },
            Kind::Id => {
                let uuid = value::uuid(&text)
                    .unwrap_or_else(|| derived(self.namespace, value::named_by(property, shape.name), &text));
                (Some(uuid.hyphenated().to_string()), Mending::Id)
            }
            Kind::Choice(words) => {
                let word = words.iter().find(|word| word.eq_ignore_ascii_case(&text));
                (word.map(|word| (*word).to_owned()), Mending::Word)
            }
            Kind::Flag => {
                let Some(flag) = value::flag(&text) else { return Err(text.into()) };
                self.mended(Mending::Word, shape, property, Some(&text.into()), || Some(flag.into()));
                return Ok(flag.into());
            }
            Kind::Number | Kind::One(_) | Kind::Many(_) => (None, Mending::Unread),
        };
        let Some(mended) = mended else { return Err(text.into()) };
        if mended != text {
            self.mended(mending, shape, property, Some(&text.into()), || Some(mended.as_str().into()));
        }
        Ok(mended.into())
    }

    fn children(
        &mut self,
        parent: &'static Shape,
        property: &'static str,
        shape: &'static Shape,
        items: Vec<Value>,
    ) -> Vec<Value> {
        let mut children = Vec::with_capacity(items.len());
        let mut number = String::new();
        for (at, item) in items.into_iter().enumerate() {
            if self.list.is_some() {
                number = at.to_string();
            }
            match item {
                Value::Object(object) => {
                    // What names a child without an id is what was told of it, before it is mended.
                    let told = match value::word(object.get("id")) {
                        Some(_) => String::new(),
                        None => Value::Object(object.clone()).to_string(),
                    };
                    children.push(self.within(&number, |reader| {
                        let object = reader.object(shape, object);
                        Value::Object(reader.with_id(shape, object, property, at, &told))
                    }));
                }
                other => self.within(&number, |reader| {
                    reader.mended(Mending::Nesting, parent, property, Some(&other), || None);
                }),
            }
        }
        children
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
        let id = derived(self.namespace, shape.name, &told).hyphenated().to_string();
        self.within("id", |reader| {
            reader.mended(Mending::Id, shape, "id", None, || Some(id.as_str().into()));
        });
        let mut with_id = Map::with_capacity(object.len() + 1);
        with_id.insert("id".to_owned(), id.into());
        with_id.extend(object);
        with_id
    }
}

/// An object while it is being read.
#[derive(Default)]
struct Object {
    read: Map<String, Value>,
    unread: Map<String, Value>,
    told_as: Map<String, Value>,
}

/// What became of a property.
enum Kept {
    Nothing,
    Value,
    Unread(Value),
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
