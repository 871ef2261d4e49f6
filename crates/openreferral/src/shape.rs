//! One table of the standard: which properties each object has and what each may hold.
//!
//! The table drives everything that must agree: reading (what to repair), writing (what may be
//! published), and who may see what. Properties that the table does not name are
//! *unknown*: they are kept as they came, in [`Entity::extra`].

use serde_json::{Map, Value};

/// What a property may hold.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Text that may carry a safe subset of HTML.
    Html,
    /// An absolute URI (RFC 3986).
    Uri,
    /// One e-mail address.
    Email,
    /// A UUID.
    Id,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
    /// An instant, RFC 3339.
    Instant,
    /// A time of day, `HH:MM` with or without seconds; in words where it was said in words.
    Time,
    /// A JSON number.
    Number,
    /// True or false.
    Flag,
    /// One of a closed list of words.
    Choice(&'static [&'static str]),
    /// A nested object.
    One(fn() -> &'static Shape),
    /// A list of nested objects, each with an `id`.
    Many(fn() -> &'static Shape),
}

/// One property of an object.
pub struct Field {
    /// The property's name on the wire.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// Whether the published schema says that the property must be present.
    pub required: bool,
    /// Whose property it is.
    pub standing: Standing,
}

/// Which of the versions 3 of the standard has a property. Open Referral UK 1.0 has a smaller set under other names,
/// and nothing published says what else it may hold, so that only what it has alone is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// HSDS 3.1 and Open Referral UK 3.0.
    Both,
    /// HSDS 3.1, not its profile for the United Kingdom.
    Hsds,
    /// Open Referral UK 3.0, not HSDS.
    Uk,
    /// Open Referral UK 1.0 alone.
    V1,
    /// Fingerpost's own: no published standard has it.
    Ours,
}

/// An object of the standard.
pub struct Shape {
    /// The object's name in the standard, such as `service_at_location`.
    pub name: &'static str,
    /// Its properties, in the order in which they are written.
    pub fields: &'static [Field],
}

impl Shape {
    /// The property of that name, if the standard (or our superset) has it.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A typed object of the standard that also keeps what the standard does not name.
pub trait Entity: Sized + Default {
    /// The table of this object's properties.
    fn shape() -> &'static Shape;

    /// Takes an object apart. Nothing is refused and nothing is lost: a known property whose
    /// value has the wrong type goes to [`extra`](Self::extra) beside the unknown ones.
    fn from_object(object: Map<String, Value>) -> Self;

    /// Puts the object together again: known properties in the standard's order, absent ones
    /// left out, then the unknown ones.
    fn into_object(self) -> Map<String, Value>;

    /// Properties that the table does not name.
    fn extra(&self) -> &Map<String, Value>;
}

/// How a Rust type stands for a property's value.
pub(crate) trait Property: Default {
    /// Takes the value, or gives it back when it is of another type.
    fn from_value(value: Value) -> Result<Self, Value>;
    /// The value to write, or nothing when the property is absent.
    fn into_value(self) -> Option<Value>;
}

impl Property for Option<String> {
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::String(text) => Ok(Some(text)),
            other => Err(other),
        }
    }
    fn into_value(self) -> Option<Value> {
        self.map(Value::String)
    }
}

impl Property for Option<serde_json::Number> {
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Number(number) => Ok(Some(number)),
            other => Err(other),
        }
    }
    fn into_value(self) -> Option<Value> {
        self.map(Value::Number)
    }
}

impl Property for Option<bool> {
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Bool(flag) => Ok(Some(flag)),
            other => Err(other),
        }
    }
    fn into_value(self) -> Option<Value> {
        self.map(Value::Bool)
    }
}

impl<T: Entity> Property for Option<Box<T>> {
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Object(object) => Ok(Some(Box::new(T::from_object(object)))),
            other => Err(other),
        }
    }
    fn into_value(self) -> Option<Value> {
        self.map(|entity| Value::Object(entity.into_object()))
    }
}

impl<T: Entity> Property for Vec<T> {
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Array(items) if items.iter().all(Value::is_object) => Ok(items
                .into_iter()
                .filter_map(|item| match item {
                    Value::Object(object) => Some(T::from_object(object)),
                    _ => None,
                })
                .collect()),
            other => Err(other),
        }
    }
    fn into_value(self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        let items = self.into_iter().map(|item| Value::Object(item.into_object()));
        Some(Value::Array(items.collect()))
    }
}

/// A field's name without the `r#` that a Rust keyword needs.
pub(crate) const fn bare(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Declares typed objects and their [`Shape`]s from one list of properties.
///
/// A line is `kind name;` or, where the published schema requires the property,
/// `kind name required;`. A mark such as `: hsds` says its [`Standing`].
macro_rules! entities {
    ($( $(#[$doc:meta])* $Entity:ident = $wire:literal { $($kind:ident $(<$Child:ident>)? $field:ident $($required:ident)? $(: $standing:ident)?;)* } )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[allow(missing_docs, reason = "the standard defines each property")]
        pub struct $Entity {
            $( pub $field: entities!(@type $kind $($Child)?), )*
            /// Properties that the standard does not name, as they came.
            pub extra: serde_json::Map<String, serde_json::Value>,
        }

        impl $crate::shape::Entity for $Entity {
            fn shape() -> &'static $crate::shape::Shape {
                static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
                    name: $wire,
                    fields: &[ $( $crate::shape::Field {
                        name: $crate::shape::bare(stringify!($field)),
                        kind: entities!(@kind $kind $($Child)?),
                        required: entities!(@required $($required)?),
                        standing: entities!(@standing $($standing)?),
                    }, )* ],
                };
                &SHAPE
            }

            fn from_object(object: serde_json::Map<String, serde_json::Value>) -> Self {
                let mut entity = Self::default();
                for (name, value) in object {
                    let unknown = match name.as_str() {
                        $( name if name == $crate::shape::bare(stringify!($field)) => {
                            $crate::shape::Property::from_value(value).map(|value| entity.$field = value).err()
                        } )*
                        _ => Some(value),
                    };
                    if let Some(value) = unknown {
                        entity.extra.insert(name, value);
                    }
                }
                entity
            }

            fn into_object(self) -> serde_json::Map<String, serde_json::Value> {
                let mut object = serde_json::Map::new();
                $( if let Some(value) = $crate::shape::Property::into_value(self.$field) {
                    object.insert($crate::shape::bare(stringify!($field)).to_owned(), value);
                } )*
                object.extend(self.extra);
                object
            }

            fn extra(&self) -> &serde_json::Map<String, serde_json::Value> {
                &self.extra
            }
        }
    )* };
    (@required required) => { true };
    (@required) => { false };
    (@standing) => { $crate::shape::Standing::Both };
    (@standing hsds) => { $crate::shape::Standing::Hsds };
    (@standing uk) => { $crate::shape::Standing::Uk };
    (@standing v1) => { $crate::shape::Standing::V1 };
    (@standing ours) => { $crate::shape::Standing::Ours };
    (@type number) => { Option<serde_json::Number> };
    (@type flag) => { Option<bool> };
    (@type one $Child:ident) => { Option<Box<$Child>> };
    (@type many $Child:ident) => { Vec<$Child> };
    (@type $text:ident) => { Option<String> };
    (@kind text) => { $crate::shape::Kind::Text };
    (@kind html) => { $crate::shape::Kind::Html };
    (@kind uri) => { $crate::shape::Kind::Uri };
    (@kind email) => { $crate::shape::Kind::Email };
    (@kind id) => { $crate::shape::Kind::Id };
    (@kind date) => { $crate::shape::Kind::Date };
    (@kind instant) => { $crate::shape::Kind::Instant };
    (@kind time) => { $crate::shape::Kind::Time };
    (@kind number) => { $crate::shape::Kind::Number };
    (@kind flag) => { $crate::shape::Kind::Flag };
    (@kind status) => { $crate::shape::Kind::Choice(&["active", "inactive", "defunct", "temporarily closed"]) };
    (@kind location_type) => { $crate::shape::Kind::Choice(&["physical", "postal", "virtual"]) };
    (@kind address_type) => { $crate::shape::Kind::Choice(&["physical", "postal", "virtual"]) };
    (@kind freq) => { $crate::shape::Kind::Choice(&["WEEKLY", "MONTHLY"]) };
    (@kind capacity_state) => { $crate::shape::Kind::Choice(&["open", "waiting", "closed"]) };
    (@kind action_kind) => { $crate::shape::Kind::Choice(&["apply", "report", "pay", "book", "tell_us"]) };
    (@kind wanted_kind) => { $crate::shape::Kind::Choice(&["volunteers", "gifts"]) };
    (@kind one $Child:ident) => { $crate::shape::Kind::One(<$Child as $crate::shape::Entity>::shape) };
    (@kind many $Child:ident) => { $crate::shape::Kind::Many(<$Child as $crate::shape::Entity>::shape) };
}
pub(crate) use entities;
