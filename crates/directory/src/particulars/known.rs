//! How something is known.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A value, and how it is known. "Not known" is never "no".
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Known<T> {
    /// Somebody said it as data.
    Asserted(T),
    /// A program read it from what somebody wrote.
    ReadFromText {
        /// What it made of the words.
        value: T,
        /// The words, in the order in which they stand.
        quotes: Vec<String>,
    },
    /// Nobody said.
    #[default]
    NotKnown,
}

impl<T> Known<T> {
    /// The value, however it is known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Asserted(value) | Self::ReadFromText { value, .. } => Some(value),
            Self::NotKnown => None,
        }
    }

    /// The value, when somebody said it as data.
    pub fn asserted(&self) -> Option<&T> {
        if let Self::Asserted(value) = self { Some(value) } else { None }
    }

    /// The words that it was read from, when it was.
    pub fn quotes(&self) -> &[String] {
        if let Self::ReadFromText { quotes, .. } = self { quotes } else { &[] }
    }

    /// Whether nobody said.
    pub fn is_not_known(&self) -> bool {
        matches!(self, Self::NotKnown)
    }

    /// The same of what the function makes of the value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Asserted(value) => Known::Asserted(make(value)),
            Self::ReadFromText { value, quotes } => Known::ReadFromText { value: make(value), quotes },
            Self::NotKnown => Known::NotKnown,
        }
    }

    /// What is said as data; where nothing is, what was read from text.
    #[must_use]
    pub fn or(self, read: impl FnOnce() -> Self) -> Self {
        if self.is_not_known() { read() } else { self }
    }
}

impl<T> Known<Vec<T>> {
    /// A list that somebody gave; an empty one says nothing.
    pub fn list(list: Vec<T>) -> Self {
        if list.is_empty() { Self::NotKnown } else { Self::Asserted(list) }
    }

    /// A list read from text, each with its words.
    pub fn read_list(list: Vec<(T, String)>) -> Self {
        if list.is_empty() {
            return Self::NotKnown;
        }
        let (value, quotes) = list.into_iter().unzip();
        Self::ReadFromText { value, quotes }
    }
}

impl<T: Serialize> Serialize for Known<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Asserted(value) => {
                map.serialize_entry("known", "asserted")?;
                map.serialize_entry("value", value)?;
            }
            Self::ReadFromText { value, quotes } => {
                map.serialize_entry("known", "read_from_text")?;
                map.serialize_entry("value", value)?;
                map.serialize_entry("quotes", quotes)?;
            }
            Self::NotKnown => map.serialize_entry("known", "not_known")?,
        }
        map.end()
    }
}
