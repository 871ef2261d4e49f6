//! Reading an object of the standard's table: each property mended as its kind wants, children within it.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    mojibake,
    names::{self, TOLD_AS},
    read::{Detail, UNREAD, derived, original_name},
    repair::{Mending, Repair, Repairs},
    shape::{Field, Kind, Shape},
    text, value,
};

/// Where reading is in the record as it came, and what it has mended so far.
#[derive(Default)]
struct List {
    at: String,
    repairs: Vec<Repair>,
}

pub(crate) struct Reader {
    namespace: Uuid,
    repairs: Repairs,
    list: Option<List>,
}

impl Reader {
    pub(crate) fn new(namespace: Uuid, detail: Detail) -> Self {
        let list = (detail == Detail::Listed).then(List::default);
        Self { namespace, repairs: Repairs::default(), list }
    }

    /// The repairs that were listed, where that was asked for.
    pub(crate) fn into_repairs(self) -> (Repairs, Vec<Repair>) {
        (self.repairs, self.list.map(|list| list.repairs).unwrap_or_default())
    }

    /// Does something one step further down in the record as it came.
    pub(crate) fn within<T>(&mut self, step: &str, work: impl FnOnce(&mut Self) -> T) -> T {
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
    pub(crate) fn mended(
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

    pub(crate) fn object(
        &mut self,
        shape: &'static Shape,
        mut object: Map<String, Value>,
    ) -> Map<String, Value> {
        let mut told = Object { read: Map::with_capacity(object.len()), ..Object::default() };
        // What a record says that was read before.
        for (name, kept) in [(UNREAD, &mut told.unread), (TOLD_AS, &mut told.told_as)] {
            if let Some(Value::Object(known)) = object.get_mut(name) {
                *kept = std::mem::take(known);
                object.shift_remove(name);
            }
        }
        // What has our own name comes before what another version calls so.
        let other_names = object.iter().filter(|(name, _)| shape.field(name).is_none());
        let own: Vec<&'static str> = other_names
            .filter_map(|(name, value)| names::ours(shape, name, value))
            .filter(|ours| object.contains_key(*ours))
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
    pub(crate) fn with_id(
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
