//! What an API says of itself at its root.

use serde_json::{Map, Value};

use super::{Problem, Severity, Standard, Thing, finding::Noticed, format};

pub(super) fn look(root: &Map<String, Value>, mut notice: impl FnMut(Noticed)) {
    let mut tell = |severity, name: &str, problem| {
        let value = root.get(name).map(crate::value::shortened);
        notice(Noticed { severity, problem, place: name.to_owned(), at: format!("/{name}"), value });
    };
    for name in ["version", "profile", "openapi_url"] {
        match root.get(name) {
            None => tell(Severity::Warning, name, Problem::Unsaid),
            Some(Value::String(version)) if name == "version" => {
                if Standard::named(version).is_none() {
                    tell(Severity::Warning, name, Problem::UnknownVersion);
                }
            }
            Some(Value::String(address)) if format::is_uri(address) => {}
            Some(Value::String(_)) => {
                let wanted = Thing::WebAddress;
                tell(Severity::Fault, name, Problem::Format { wanted, required: false });
            }
            Some(_) => tell(
                Severity::Fault,
                name,
                Problem::Type { wanted: Thing::Text, found: Thing::SomethingElse },
            ),
        }
    }
}
