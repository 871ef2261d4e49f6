//! What a page of records says of itself.

use serde_json::{Map, Value};

/// What a page object says beside its list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its properties but the list, as far as they have been read: what stands after the list is there when the last
    /// record has been.
    pub fields: Map<String, Value>,
    /// What the list is called: `contents`, or `content`.
    pub list: &'static str,
}

/// How many properties of a page, and how many bytes of each, are kept: what a page says of itself is short.
const PAGE_FIELDS: usize = 64;
const PAGE_FIELD_BYTES: usize = 1024;

impl Page {
    pub(super) fn add(&mut self, name: &str, value: &[u8]) {
        if self.fields.len() < PAGE_FIELDS
            && value.len() <= PAGE_FIELD_BYTES
            && let Ok(value) = serde_json::from_slice(value)
        {
            self.fields.insert(name.to_owned(), value);
        }
    }
}
