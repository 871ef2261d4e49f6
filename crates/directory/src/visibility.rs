//! Who may see what.
//!
//! Every record and every field has a [`Visibility`]; every question carries a [`Viewer`]. Nothing
//! reads the store, the index, a feed or an export without one.

use openreferral::shape::{Entity, Kind, Shape};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How widely a record or a field may be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Anybody.
    #[default]
    Public,
    /// Anybody, but where it is stays unsaid: the area only (a refuge, a childminder's home).
    Withheld,
    /// People who work for a partner of the directory.
    Partner,
    /// People who keep the directory.
    Staff,
}

impl Visibility {
    /// The word for it on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Withheld => "withheld",
            Self::Partner => "partner",
            Self::Staff => "staff",
        }
    }

    /// Reads the word. What nobody can read is kept from everybody but staff.
    pub fn parse(word: &str) -> Self {
        match word {
            "public" => Self::Public,
            "withheld" => Self::Withheld,
            "partner" => Self::Partner,
            _ => Self::Staff,
        }
    }
}

/// Who is asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Viewer {
    /// Anybody at all.
    Public,
    /// Somebody who works for a partner of the directory.
    Partner,
    /// Somebody who keeps the directory.
    Staff,
}

impl Viewer {
    /// Whether this viewer may see something of that visibility at all.
    pub const fn may_see(self, visibility: Visibility) -> bool {
        match visibility {
            Visibility::Public | Visibility::Withheld => true,
            Visibility::Partner => !matches!(self, Self::Public),
            Visibility::Staff => matches!(self, Self::Staff),
        }
    }
}

/// Properties of ours, beside the standard's, that anybody may see.
const PUBLIC_EXTRAS: [&str; 4] = ["action", "capacity", "registration", "wanted"];

/// Properties that say, or may say, where something is: left out where a record's place is withheld,
/// with all that is nested in them. `metadata` holds earlier values of other fields.
const PLACE: [&str; 3] = ["locations", "metadata", "service_at_locations"];

/// Leaves in a record what the viewer may see, or nothing when they may not see it at all.
///
/// Unknown properties are a partner's until a mapping publishes them; the names and addresses of
/// people who check records are for staff only.
pub fn shown<T: Entity>(record: Map<String, Value>, visibility: Visibility, viewer: Viewer) -> Option<T> {
    if !viewer.may_see(visibility) {
        return None;
    }
    let withheld = visibility == Visibility::Withheld && viewer < Viewer::Partner;
    Some(T::from_object(shown_object(T::shape(), record, viewer, withheld)))
}

fn shown_object(
    shape: &Shape,
    object: Map<String, Value>,
    viewer: Viewer,
    withheld: bool,
) -> Map<String, Value> {
    object
        .into_iter()
        .filter_map(|(name, value)| {
            let Some(field) = shape.field(&name) else {
                return (viewer.may_see(extra_visibility(&name, &value))).then_some((name, value));
            };
            if name == "assurer_email" && viewer < Viewer::Staff {
                return None;
            }
            if withheld && PLACE.contains(&name.as_str()) {
                return None;
            }
            let value = match (field.kind, value) {
                (Kind::One(child), Value::Object(object)) => {
                    Value::Object(shown_object(child(), object, viewer, withheld))
                }
                (Kind::Many(child), Value::Array(items)) => Value::Array(
                    items
                        .into_iter()
                        .map(|item| match item {
                            Value::Object(object) => {
                                Value::Object(shown_object(child(), object, viewer, withheld))
                            }
                            other => other,
                        })
                        .collect(),
                ),
                (_, value) => value,
            };
            Some((name, value))
        })
        .collect()
}

/// Who may see a property that the standard does not name.
fn extra_visibility(name: &str, value: &Value) -> Visibility {
    if PUBLIC_EXTRAS.contains(&name) {
        Visibility::Public
    } else if names_a_person(value) {
        Visibility::Staff
    } else {
        Visibility::Partner
    }
}

/// Whether an e-mail address stands anywhere in the value.
fn names_a_person(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('@'),
        Value::Array(items) => items.iter().any(names_a_person),
        Value::Object(object) => object.values().any(names_a_person),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openreferral::Service;
    use serde_json::json;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().cloned().expect("an object")
    }

    #[test]
    fn the_public_sees_no_assurer_and_no_unknown_property() {
        let record = object(json!({
            "id": "x", "name": "Tea", "assurer_email": "a@example.org", "pc_notes": "call back",
            "pc_metadata": {"assured_by": "b@example.org"}, "wanted": [{"kind": "volunteers"}],
        }));
        let public: Service = shown(record.clone(), Visibility::Public, Viewer::Public).expect("shown");
        assert_eq!(
            Value::Object(public.into_object()),
            json!({"id": "x", "name": "Tea", "wanted": [{"kind": "volunteers"}]})
        );
        let partner: Service = shown(record.clone(), Visibility::Public, Viewer::Partner).expect("shown");
        assert_eq!(partner.extra.keys().collect::<Vec<_>>(), ["pc_notes", "wanted"]);
        let staff: Service = shown(record.clone(), Visibility::Public, Viewer::Staff).expect("shown");
        assert_eq!(staff.into_object(), record);
    }

    #[test]
    fn a_withheld_place_is_shown_by_its_area_only() {
        let record = object(json!({
            "id": "x", "name": "Refuge", "service_areas": [{"id": "a", "name": "Hartsmere"}],
            "service_at_locations": [{"id": "s", "description": "Secret door", "location": {"id": "l", "latitude": 52.3,
                "name": "Rose House", "url": "https://secret.example", "addresses": [{"id": "d", "address_1": "1 Secret Street"}]}}],
            "organization": {"id": "o", "locations": [{"id": "m", "name": "Rose House"}]},
            "metadata": [{"id": "n", "previous_value": "1 Secret Street"}],
        }));
        let public: Service = shown(record, Visibility::Withheld, Viewer::Public).expect("shown");
        let text = Value::Object(public.into_object()).to_string();
        assert!(text.contains("Hartsmere"));
        for secret in ["52.3", "Rose", "Secret", "secret"] {
            assert!(!text.contains(secret), "{secret} is shown in {text}");
        }
    }

    #[test]
    fn a_partners_record_does_not_exist_for_the_public() {
        assert!(shown::<Service>(Map::new(), Visibility::Partner, Viewer::Public).is_none());
        assert!(shown::<Service>(Map::new(), Visibility::Staff, Viewer::Partner).is_none());
    }
}
