//! What the strict writers make of a record: what was told, but for these differences.

use openreferral::read::{Mending, Repair};
use serde_json::Value;

use super::support::{Counts, Record, says_nothing};

/// A value that could not be read is not published.
const UNREAD: &str = "value that could not be read, left out";
/// A published id is a UUID.
const ID: &str = "id of the source’s own, replaced by a UUID";
/// Nothing blank is published, also in properties that the standard does not name.
const BLANK: &str = "blank within an unknown property, left out";
/// The schema requires what nobody told, and there is one sensible value.
const COMPLETED: &str = "required property completed";
/// The schema requires what nobody told, and it cannot be made up.
const INCOMPLETE: &str = "record left out, since it lacks what the standard requires";

/// Properties that the strict writers complete.
const COMPLETABLE: [&str; 2] = ["description", "identifier_type"];

/// Compares what was told, mended as listed, with what is published of it; any other difference fails.
pub fn compare(told: &Record, list: &[Repair], wanted: &Value, written: Option<Value>, counts: &mut Counts) {
    let mut comparison = Comparison { told, list, counts };
    match written {
        Some(written) => comparison.values("", wanted, &written),
        None => {
            assert!(wanted.get("id").is_none() || wanted.get("name").is_none(), "{} is left out", told.place);
            comparison.counts.differs(&told.source, INCOMPLETE);
        }
    }
}

struct Comparison<'a> {
    told: &'a Record,
    list: &'a [Repair],
    counts: &'a mut Counts,
}

impl Comparison<'_> {
    fn values(&mut self, path: &str, wanted: &Value, written: &Value) {
        match (wanted, written) {
            _ if wanted == written => {}
            (Value::Object(wanted), Value::Object(written)) => {
                for (name, value) in wanted {
                    let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
                    match written.get(name) {
                        Some(written) => self.values(&path, value, written),
                        None if self.was(Mending::Unread, &path) => self.differs(UNREAD),
                        None if says_nothing(value) => self.differs(BLANK),
                        None => panic!("{}: {path} is left out", self.told.place),
                    }
                }
                for name in written.keys().filter(|name| !wanted.contains_key(*name)) {
                    let path = format!("{path}/{name}");
                    assert!(COMPLETABLE.contains(&name.as_str()), "{}: {path} is added", self.told.place);
                    self.differs(COMPLETED);
                }
            }
            (Value::Array(wanted), Value::Array(written)) if wanted.len() == written.len() => {
                for (at, (wanted, written)) in wanted.iter().zip(written).enumerate() {
                    self.values(&format!("{path}/{at}"), wanted, written);
                }
            }
            _ if self.was(Mending::Id, path) => self.differs(ID),
            _ => panic!("{}: {path} is {written}, not {wanted}", self.told.place),
        }
    }

    fn was(&self, mending: Mending, path: &str) -> bool {
        self.list.iter().any(|repair| repair.mending == mending && repair.at == path)
    }

    fn differs(&mut self, how: &'static str) {
        self.counts.differs(&self.told.source, how);
    }
}
