//! Who may see what.
//!
//! Every record and every field has a [`Visibility`]; every question carries a [`Viewer`]. Nothing
//! reads the store, the index, a feed or an export without one.

use openreferral::{
    read::{ORIGINAL_ID, SAME_AS},
    shape::{Entity, Kind, Shape},
};
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

    /// The wider of two, for what is part of two records. A place that one of them withholds stays withheld.
    pub fn or_wider(self, other: Self) -> Self {
        match (self, other) {
            (Self::Withheld, _) | (_, Self::Withheld) => Self::Withheld,
            (one, other) => one.min(other),
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

/// Properties that say, or may say, where something is: left out where a record's place is withheld,
/// with all that is nested in them. `metadata` holds earlier values of other fields.
const PLACE: [&str; 3] = ["locations", "metadata", "service_at_locations"];

/// What is left of a place that is withheld by itself: that there is one, and in which area.
const AREA: [&str; 8] =
    ["id", "location", "location_type", "addresses", "city", "region", "state_province", "country"];

/// Leaves in a record what the viewer may see, or nothing when they may not see it at all.
///
/// An object inside a record may have a `visibility` of its own. Unknown properties are a partner's until a mapping
/// publishes them; the names and addresses of people who check records are for staff only.
pub fn shown<T: Entity>(record: Map<String, Value>, visibility: Visibility, viewer: Viewer) -> Option<T> {
    if !viewer.may_see(visibility) {
        return None;
    }
    let unprivileged = viewer < Viewer::Partner;
    let sight = Sight {
        viewer,
        without_place: unprivileged && visibility == Visibility::Withheld,
        without_history: unprivileged && record.values().any(withholds_a_place),
    };
    Some(T::from_object(sight.of_object(T::shape(), record)))
}

/// What one viewer may see of one record.
struct Sight {
    viewer: Viewer,
    without_place: bool,
    /// Whether earlier values are left out, since one of them may be a place that is withheld.
    without_history: bool,
}

impl Sight {
    fn of_object(&self, shape: &Shape, object: Map<String, Value>) -> Map<String, Value> {
        let withheld = self.viewer < Viewer::Partner && own_visibility(&object) == Visibility::Withheld;
        let at_withheld = self.without_history && object.get("location").is_some_and(withholds_a_place);
        let is_record = matches!(shape.name, "service" | "organization");
        let without_place = self.without_place || (is_record && withheld);
        let area_only = !is_record && (withheld || at_withheld);
        object
            .into_iter()
            .filter_map(|(name, value)| {
                let Some(field) = shape.field(&name) else {
                    let is_public = tells_of_a_subject(shape, &name) && !names_a_person(&value);
                    let seen = is_public || self.viewer.may_see(extra_visibility(&value));
                    return seen.then_some((name, value));
                };
                let hidden = (name == "assurer_email" && self.viewer < Viewer::Staff)
                    || (without_place && PLACE.contains(&name.as_str()))
                    || (self.without_history && name == "metadata")
                    || (area_only && !AREA.contains(&name.as_str()));
                if hidden {
                    return None;
                }
                let value = match (field.kind, value) {
                    (Kind::One(child), Value::Object(object)) => {
                        Value::Object(self.of_nested(child(), object, area_only)?)
                    }
                    (Kind::Many(child), Value::Array(items)) => Value::Array(
                        items
                            .into_iter()
                            .filter_map(|item| match item {
                                Value::Object(object) => {
                                    self.of_nested(child(), object, area_only).map(Value::Object)
                                }
                                other => Some(other),
                            })
                            .collect(),
                    ),
                    (_, value) => value,
                };
                Some((name, value))
            })
            .collect()
    }

    fn of_nested(
        &self,
        shape: &Shape,
        object: Map<String, Value>,
        area_only: bool,
    ) -> Option<Map<String, Value>> {
        let visible = self.viewer.may_see(own_visibility(&object));
        let mut object = visible.then(|| self.of_object(shape, object))?;
        if area_only {
            object.retain(|name, _| AREA.contains(&name.as_str()));
        }
        Some(object)
    }
}

/// What a term is called in its own taxonomy, and what means the same in another, is what others look for.
fn tells_of_a_subject(shape: &Shape, name: &str) -> bool {
    match shape.name {
        "taxonomy" => name == ORIGINAL_ID,
        "taxonomy_term" => matches!(name, ORIGINAL_ID | SAME_AS),
        _ => false,
    }
}

/// What an object says of its own visibility; what cannot be read is for staff.
fn own_visibility(object: &Map<String, Value>) -> Visibility {
    match object.get("visibility") {
        None | Some(Value::Null) => Visibility::Public,
        Some(Value::String(word)) => Visibility::parse(word),
        Some(_) => Visibility::Staff,
    }
}

/// Whether a place that is withheld stands anywhere in the value.
fn withholds_a_place(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(withholds_a_place),
        Value::Object(object) => {
            own_visibility(object) == Visibility::Withheld || object.values().any(withholds_a_place)
        }
        _ => false,
    }
}

/// Who may see a property that nobody has named.
fn extra_visibility(value: &Value) -> Visibility {
    if names_a_person(value) { Visibility::Staff } else { Visibility::Partner }
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
    use openreferral::{Service, TaxonomyTerm};
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
        assert_eq!(partner.extra.keys().collect::<Vec<_>>(), ["pc_notes"]);
        let staff: Service = shown(record.clone(), Visibility::Public, Viewer::Staff).expect("shown");
        assert_eq!(staff.into_object(), record);
    }

    #[test]
    fn anybody_may_know_what_a_term_is_called_and_what_means_the_same() {
        let record = object(json!({
            "id": "x", "original_id": "7", "same_as": ["y"], "notes": "ours", "name": "Food",
            "taxonomy_detail": {"id": "t", "name": "Topics", "original_id": "topics", "same_as": ["u"]},
        }));
        let public: TaxonomyTerm = shown(record, Visibility::Public, Viewer::Public).expect("shown");
        assert_eq!(
            Value::Object(public.into_object()),
            json!({
                "id": "x", "name": "Food", "taxonomy_detail": {"id": "t", "name": "Topics", "original_id": "topics"},
                "original_id": "7", "same_as": ["y"],
            })
        );
        let record = object(json!({"id": "x", "name": "Food", "same_as": ["a@example.org"]}));
        let public: TaxonomyTerm = shown(record, Visibility::Public, Viewer::Public).expect("shown");
        assert!(public.extra.is_empty(), "an address is nobody's term");
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
    fn one_site_of_several_may_be_withheld() {
        let record = object(json!({
            "id": "x", "name": "Drop-in",
            "service_at_locations": [
                {"id": "s", "description": "By the Secret door", "phones": [{"id": "p", "number": "01632 960000"}], "location": {
                    "id": "l", "visibility": "withheld", "location_type": "physical", "name": "Secret House", "latitude": 52.3,
                    "addresses": [{"id": "d", "address_1": "1 Secret Street", "city": "Storrow", "postal_code": "IP14 1XX"}]}},
                {"id": "t", "location": {"id": "m", "name": "Town Hall", "latitude": 52.4}},
            ],
            "metadata": [{"id": "n", "previous_value": "1 Secret Street"}],
        }));
        let public: Service = shown(record.clone(), Visibility::Public, Viewer::Public).expect("shown");
        assert_eq!(
            Value::Object(public.into_object())["service_at_locations"],
            json!([
                {"id": "s", "location": {"id": "l", "location_type": "physical", "addresses": [{"id": "d", "city": "Storrow"}]}},
                {"id": "t", "location": {"id": "m", "name": "Town Hall", "latitude": 52.4}},
            ])
        );
        let partner: Service = shown(record.clone(), Visibility::Public, Viewer::Partner).expect("shown");
        assert_eq!(partner.into_object(), record);
    }

    #[test]
    fn a_partners_record_does_not_exist_for_the_public() {
        assert!(shown::<Service>(Map::new(), Visibility::Partner, Viewer::Public).is_none());
        assert!(shown::<Service>(Map::new(), Visibility::Staff, Viewer::Partner).is_none());
    }
}
