//! Assertions, the truth of the directory: who said what of a record, how they knew it, and when;
//! and the record that follows from them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::path::{Fields, flatten, unflatten};

/// How a source came to assert something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Read by a program from what somebody wrote in words: weaker than anything said as data.
    ReadFromText,
    /// Said as data, in a feed or a file.
    Imported,
    /// Written by a person into a form.
    Edited,
}

/// Fields that one source asserted at one moment in one way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assertions {
    /// When, in microseconds since 1970.
    pub at: i64,
    /// How the source knew.
    pub method: Method,
    /// Which person said it, where that is known. Never shown to the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// What: field path → value. Written as the tree that the paths make, which is several times
    /// shorter; see also [`Statement::of_whole_record`].
    #[serde(with = "as_tree", default, skip_serializing_if = "Fields::is_empty")]
    pub fields: Fields,
}

mod as_tree {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::{Map, Value};

    use crate::path::{Fields, flatten, unflatten};

    pub(super) fn serialize<S: Serializer>(fields: &Fields, serializer: S) -> Result<S::Ok, S::Error> {
        unflatten(fields.clone()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        Ok(flatten(&Map::<String, Value>::deserialize(deserializer)?))
    }
}

/// Everything that one source asserts of one record. No path stands twice in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Statement(pub Vec<Assertions>);

/// A field before and after a change; absent where there was or is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The value before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// The value after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// What changed in a record, by field path.
pub type Changes = std::collections::BTreeMap<String, FieldChange>;

impl Statement {
    /// A first statement.
    pub fn new(at: Timestamp, method: Method, who: Option<String>, fields: Fields) -> Self {
        Self(vec![Assertions { at: at.as_microsecond(), method, who, fields }])
    }

    /// A statement that says all of a record, in one go, while nobody else says anything of it. Its
    /// fields are the record's own and are not written a second time.
    pub fn of_whole_record(at: Timestamp, method: Method, who: Option<String>) -> Self {
        Self::new(at, method, who, Fields::new())
    }

    /// Whether this statement stands for the whole record as it is.
    pub fn is_of_whole_record(&self) -> bool {
        matches!(self.0.as_slice(), [only] if only.fields.is_empty())
    }

    /// The statement with its own fields, where it stood for the whole of `record`.
    pub fn written_out(mut self, record: &Map<String, Value>) -> Self {
        if self.is_of_whole_record() {
            self.0[0].fields = flatten(record);
        }
        self
    }

    /// The value that this source asserts at a path.
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.0.iter().find_map(|assertions| assertions.fields.get(path))
    }

    /// Says everything anew: what is the same keeps its time, what changed is asserted now, what is
    /// no longer said is withdrawn. Gives nothing when nothing changed.
    pub fn restated(
        &self,
        at: Timestamp,
        method: Method,
        who: Option<String>,
        fields: &Fields,
    ) -> Option<Self> {
        let mut kept: Vec<Assertions> = self.0.clone();
        for assertions in &mut kept {
            assertions.fields.retain(|path, value| fields.get(path) == Some(value));
        }
        let changed: Fields = fields
            .iter()
            .filter(|(path, value)| self.get(path) != Some(value))
            .map(|(path, value)| (path.clone(), value.clone()))
            .collect();
        let before: usize = self.0.iter().map(|assertions| assertions.fields.len()).sum();
        let after: usize = kept.iter().map(|assertions| assertions.fields.len()).sum();
        if changed.is_empty() && before == after {
            return None;
        }
        kept.retain(|assertions| !assertions.fields.is_empty());
        if !changed.is_empty() {
            kept.push(Assertions { at: at.as_microsecond(), method, who, fields: changed });
        }
        Some(Self(kept))
    }
}

/// How a source stands to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It repeats what others keep.
    Copy,
    /// It answers for the record.
    Owner,
}

/// One source's part in resolving a record.
#[derive(Clone, Debug)]
pub struct Voice<'a> {
    /// The source's number: the last resort between equals, so that the outcome never varies.
    pub source: i64,
    /// How it stands to the record.
    pub standing: Standing,
    /// What it says.
    pub statement: &'a Statement,
}

/// The record that follows from all that is asserted of it.
///
/// For each field: data before what was read from text, the owner before a copy, a value before a
/// blank, newer before older. A field that somebody emptied by hand is left out until something newer
/// is said.
pub fn resolve(voices: &[Voice<'_>]) -> Map<String, Value> {
    type Rank = (bool, Standing, bool, i64, std::cmp::Reverse<i64>);
    let mut fields = Fields::new();
    let mut ranks: std::collections::HashMap<&str, Rank> = std::collections::HashMap::new();
    let mut emptied: std::collections::HashSet<&str> = std::collections::HashSet::new();
    // The owner's own order of fields and children comes first.
    let mut voices: Vec<&Voice<'_>> = voices.iter().collect();
    voices.sort_by_key(|voice| (std::cmp::Reverse(voice.standing), voice.source));
    for voice in voices {
        for assertions in &voice.statement.0 {
            for (path, value) in &assertions.fields {
                let rank = (
                    assertions.method != Method::ReadFromText,
                    voice.standing,
                    // That a field is empty is something a person can say.
                    assertions.method == Method::Edited || !is_empty(value),
                    assertions.at,
                    std::cmp::Reverse(voice.source),
                );
                if ranks.get(path.as_str()).is_none_or(|standing| rank > *standing) {
                    ranks.insert(path, rank);
                    if assertions.method == Method::Edited && value.is_null() {
                        emptied.insert(path);
                    } else {
                        emptied.remove(path.as_str());
                    }
                    fields.insert(path.clone(), value.clone());
                }
            }
        }
    }
    fields.retain(|path, _| !emptied.contains(path.as_str()));
    unflatten(fields)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What differs between two states of a record.
pub fn changes(before: &Fields, after: &Fields) -> Changes {
    let mut changes = Changes::new();
    for (path, value) in before {
        if after.get(path) != Some(value) {
            changes.insert(
                path.clone(),
                FieldChange { before: Some(value.clone()), after: after.get(path).cloned() },
            );
        }
    }
    for (path, value) in after {
        if !before.contains_key(path) {
            changes.insert(path.clone(), FieldChange { before: None, after: Some(value.clone()) });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        flatten(value.as_object().expect("an object"))
    }

    fn said(at: i64, method: Method, value: Value) -> Statement {
        Statement::new(Timestamp::from_microsecond(at).expect("a time"), method, None, fields(value))
    }

    fn voice(source: i64, standing: Standing, statement: &Statement) -> Voice<'_> {
        Voice { source, standing, statement }
    }

    #[rstest]
    #[case::the_owner_over_a_newer_copy((Standing::Owner, Method::Imported, 1, "a"), (Standing::Copy, Method::Edited, 9, "b"), "a")]
    #[case::the_newer_of_equals((Standing::Copy, Method::Imported, 1, "a"), (Standing::Copy, Method::Imported, 2, "b"), "b")]
    #[case::something_over_nothing((Standing::Copy, Method::Imported, 1, "a"), (Standing::Copy, Method::Imported, 2, " "), "a")]
    #[case::data_over_what_was_read_from_text((Standing::Copy, Method::Imported, 1, "a"), (Standing::Owner, Method::ReadFromText, 2, "b"), "a")]
    #[case::the_first_source_when_all_is_equal((Standing::Copy, Method::Imported, 1, "a"), (Standing::Copy, Method::Imported, 1, "b"), "a")]
    fn a_field_is_decided(
        #[case] one: (Standing, Method, i64, &str),
        #[case] two: (Standing, Method, i64, &str),
        #[case] wins: &str,
    ) {
        let first = said(one.2, one.1, json!({"name": one.3}));
        let second = said(two.2, two.1, json!({"name": two.3}));
        let voices = [voice(1, one.0, &first), voice(2, two.0, &second)];
        assert_eq!(resolve(&voices)["name"], wins);
        assert_eq!(resolve(&[voices[1].clone(), voices[0].clone()])["name"], wins, "in either order");
    }

    #[test]
    fn two_sources_make_one_record_of_what_each_knows() {
        let owner = said(1, Method::Imported, json!({"name": "Tea", "phones": [{"id": "p", "number": "1"}]}));
        let copy = said(
            2,
            Method::Imported,
            json!({"name": "TEA", "url": "https://a.example", "phones": [{"id": "p", "number": "2", "type": "voice"}, {"id": "q", "number": "3"}]}),
        );
        assert_eq!(
            Value::Object(resolve(&[voice(2, Standing::Copy, &copy), voice(1, Standing::Owner, &owner)])),
            json!({"name": "Tea", "url": "https://a.example", "phones": [{"id": "p", "number": "1", "type": "voice"}, {"id": "q", "number": "3"}]})
        );
    }

    #[test]
    fn saying_the_same_again_changes_nothing_and_a_new_word_keeps_the_age_of_the_others() {
        let first = said(
            1,
            Method::Imported,
            json!({"name": "Tea", "url": "https://a.example", "email": "a@b.example"}),
        );
        let later = Timestamp::from_microsecond(5).expect("a time");
        let same = fields(json!({"email": "a@b.example", "name": "Tea", "url": "https://a.example"}));
        assert_eq!(first.restated(later, Method::Imported, None, &same), None);
        let changed = fields(json!({"name": "Tea room", "url": "https://a.example"}));
        let restated = first.restated(later, Method::Imported, None, &changed).expect("a change");
        assert_eq!(
            serde_json::to_value(&restated).expect("JSON"),
            json!([
                {"at": 1, "method": "imported", "fields": {"url": "https://a.example"}},
                {"at": 5, "method": "imported", "fields": {"name": "Tea room"}},
            ])
        );
    }

    #[test]
    fn a_statement_of_the_whole_record_is_short_until_something_else_is_said() {
        let record = json!({"name": "Tea", "phones": [{"id": "p", "number": "1"}], "tags": []});
        let at = Timestamp::from_microsecond(7).expect("a time");
        let short = Statement::of_whole_record(at, Method::Imported, None);
        let written = serde_json::to_value(&short).expect("JSON");
        assert_eq!(written, json!([{"at": 7, "method": "imported"}]));
        let read: Statement = serde_json::from_value(written).expect("a statement");
        let out = read.written_out(record.as_object().expect("an object"));
        assert_eq!(out, said(7, Method::Imported, record.clone()));
        assert_eq!(serde_json::to_value(&out).expect("JSON")[0]["fields"], record);
        assert_eq!(out.clone().written_out(&Map::new()), out, "what is written out stays so");
    }

    proptest! {
        #[test]
        fn one_source_alone_is_taken_at_its_word(name in ".{0,5}", tags in prop::collection::vec("[a-z]", 0..3)) {
            let record = json!({"name": name, "tags": tags});
            let statement = said(1, Method::Imported, record.clone());
            prop_assert_eq!(Value::Object(resolve(&[voice(1, Standing::Owner, &statement)])), record);
        }
    }
}
