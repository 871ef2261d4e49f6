//! Writing. This module writes Open Referral UK 3.0, strictly: never `null`, never `""`, nothing that
//! the published schema would refuse. [`v1`] writes Open Referral UK 1.0 as strictly, and
//! [`as_told`] gives a record back in the words in which it came.
//!
//! The profile's own objects are written; properties that only Open Referral UK 1.0 knows and those
//! kept aside by the reader are not. What a required property lacks is completed where the standard
//! leaves one sensible value, and otherwise the object that needs it is left out.

pub mod as_told;
pub mod v1;

use serde_json::{Map, Value};

use crate::{
    Organization, Service, ServiceAtLocation, eligibility,
    names::TOLD_AS,
    read::{ORIGINAL_ID, UNREAD, original_name},
    shape::{Entity, Field, Kind, Shape, Standing},
    value,
};

/// The `link_type` of an attribute that says where a record comes from. Open Referral UK 1.0 has no place for it: its
/// clients take every attribute for a term.
pub const SOURCE: &str = "source";

/// The full, nested service for `/services/{id}`.
///
/// Nothing comes back when the record cannot be valid: it has no UUID or no name.
pub fn service(service: Service) -> Option<Value> {
    record(service, Form { version: Version::V3, depth: Depth::Full })
}

/// The service with its one-to-one properties only, for the list at `/services`.
pub fn service_in_list(service: Service) -> Option<Value> {
    record(service, Form { version: Version::V3, depth: Depth::List })
}

/// The full, nested organization.
pub fn organization(organization: Organization) -> Option<Value> {
    record(organization, Form { version: Version::V3, depth: Depth::Full })
}

/// The organization with its one-to-one properties only, for the list at `/organizations`.
pub fn organization_in_list(organization: Organization) -> Option<Value> {
    record(organization, Form { version: Version::V3, depth: Depth::List })
}

/// The full, nested service at one of its sites, by its place in the service's own list of them.
///
/// The published description of `/service_at_locations/{id}` names the schema of a *service*, its name that of a
/// service_at_location. `name` and `status` of the service stand in the answer as well, so that it is valid by either.
pub fn service_at_location(service: Service, site: usize) -> Option<Value> {
    let mut written = at_site(service, site, Depth::Full)?;
    for property in ["name", "status"] {
        let value = written.get("service")?.get(property)?.clone();
        written.insert(property.to_owned(), value);
    }
    Some(Value::Object(written))
}

/// The service at one of its sites with one-to-one properties only, for the list at `/service_at_locations`.
pub fn service_at_location_in_list(service: Service, site: usize) -> Option<Value> {
    at_site(service, site, Depth::List).map(Value::Object)
}

fn at_site(mut service: Service, site: usize, depth: Depth) -> Option<Map<String, Value>> {
    let form = Form { version: Version::V3, depth };
    let mut sites = std::mem::take(&mut service.service_at_locations);
    let site = (site < sites.len()).then(|| sites.swap_remove(site))?;
    let mut written = object(ServiceAtLocation::shape(), site.into_object(), form)?;
    let service = object(Service::shape(), service.into_object(), form)?;
    written.insert("service".to_owned(), Value::Object(service));
    Some(written)
}

/// The full, nested record of any kind: a location, a service at a location, a taxonomy, a term.
///
/// Nothing comes back when it cannot be valid: it lacks a UUID, or what else the standard requires.
pub fn entity<T: Entity>(entity: T) -> Option<Value> {
    record(entity, Form { version: Version::V3, depth: Depth::Full })
}

fn record<T: Entity>(entity: T, form: Form) -> Option<Value> {
    object(T::shape(), entity.into_object(), form).map(Value::Object)
}

/// What is to be written.
#[derive(Clone, Copy)]
struct Form {
    version: Version,
    depth: Depth,
}

#[derive(Clone, Copy, PartialEq)]
enum Version {
    V1,
    V3,
}

#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Full,
    List,
}

fn object(shape: &'static Shape, object: Map<String, Value>, form: Form) -> Option<Map<String, Value>> {
    let object = completed_from_others(shape, object, form);
    let told_as = object.get(TOLD_AS).and_then(Value::as_object).cloned().unwrap_or_default();
    // A property of the source's own may have the name that one of ours would get.
    let taken: Vec<String> = object.keys().filter(|name| shape.field(name).is_none()).cloned().collect();
    let mut written = Map::new();
    for (name, value) in object {
        if is_our_note(shape, &name) || value::is_blank(&value) {
            continue;
        }
        let Some(field) = shape.field(&name) else {
            if let Some(value) = without_blanks(value) {
                written.insert(name, value);
            }
            continue;
        };
        if form.version == Version::V3 && field.standing == Standing::V1 {
            continue;
        }
        let value = match form.version {
            Version::V1 => v1::number_of_day(shape, field.name, value),
            Version::V3 => value,
        };
        if let Some(value) = known(field.kind, value, form) {
            let name = match form.version {
                Version::V1 => v1::name(shape, field.name, &told_as, &taken),
                Version::V3 => name,
            };
            written.insert(name, value);
        }
    }
    for field in shape.fields.iter().filter(|field| is_required(shape, field, form)) {
        let name = match form.version {
            Version::V1 => v1::name(shape, field.name, &told_as, &taken),
            Version::V3 => field.name.to_owned(),
        };
        if !written.contains_key(&name) {
            let value = completed(shape.name, field.name, &written)?;
            written.insert(name, value);
        }
    }
    Some(written)
}

/// Whether a property is the reader's note on an object, not what its source said.
pub(crate) fn is_our_note(shape: &Shape, name: &str) -> bool {
    let of_id = |field: &Field| matches!(field.kind, Kind::Id) && name == original_name(field.name);
    name == UNREAD || name == TOLD_AS || (name.starts_with("original_") && shape.fields.iter().any(of_id))
}

fn is_required(shape: &Shape, field: &Field, form: Form) -> bool {
    field.required
        && match form.version {
            Version::V1 => v1::REQUIRED.contains(&(shape.name, field.name)) || field.name == "id",
            Version::V3 => !matches!(field.kind, Kind::One(_)),
        }
}

fn known(kind: Kind, value: Value, form: Form) -> Option<Value> {
    match (kind, value) {
        (Kind::One(child), Value::Object(nested)) => object(child(), nested, form).map(Value::Object),
        (Kind::Many(_), _) if form.depth == Depth::List => None,
        (Kind::Many(child), Value::Array(items)) => {
            let says_source = |item: &Value| form.version == Version::V1 && item["link_type"] == SOURCE;
            let items: Vec<Value> = items
                .into_iter()
                .filter(|item| !says_source(item))
                .filter_map(|item| match item {
                    Value::Object(nested) => object(child(), nested, form).map(Value::Object),
                    _ => None,
                })
                .collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        (Kind::Number, value @ Value::Number(_)) => Some(value),
        // Only the first version has texts that are numbers there.
        (Kind::Text, value @ Value::Number(_)) if form.version == Version::V1 => Some(value),
        (Kind::Flag, value @ Value::Bool(_)) => Some(value),
        (Kind::Id, Value::String(text)) => value::uuid(&text).map(|_| text.into()),
        (Kind::Uri, Value::String(text)) => value::uri(&text).map(Value::String),
        (Kind::Email, Value::String(text)) => value::email(&text).map(Value::String),
        (Kind::Date, Value::String(text)) => value::date(&text).map(Value::String),
        (Kind::Instant, Value::String(text)) => value::instant(&text).map(Value::String),
        (Kind::Choice(words), Value::String(text)) => words.contains(&text.as_str()).then(|| text.into()),
        (Kind::Text | Kind::Html | Kind::Time, value @ Value::String(_)) => Some(value),
        _ => None,
    }
}

/// A value of a property that the standard does not name, without what says nothing.
fn without_blanks(value: Value) -> Option<Value> {
    match value {
        Value::Object(object) => {
            let kept = object.into_iter().filter_map(|(name, value)| Some((name, without_blanks(value)?)));
            Some(Value::Object(kept.collect()))
                .filter(|kept| kept.as_object().is_some_and(|kept| !kept.is_empty()))
        }
        Value::Array(items) => {
            let kept: Vec<Value> = items.into_iter().filter_map(without_blanks).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        value => (!value::is_blank(&value)).then_some(value),
    }
}

/// What one version says in one place and the other in another: ages, days of the week.
fn completed_from_others(shape: &Shape, mut object: Map<String, Value>, form: Form) -> Map<String, Value> {
    match (shape.name, form.version) {
        ("service", Version::V3) => {
            let ages = eligibility::ages(object.get("eligibilitys"));
            for (name, age) in [("minimum_age", ages.0), ("maximum_age", ages.1)] {
                if let Some(age) = age {
                    object.entry(name).or_insert(Value::Number(age));
                }
            }
            add_terms_of_eligibilitys(&mut object);
        }
        ("schedule", Version::V3)
            if !["byday", "bymonthday", "dtstart"].iter().any(|name| object.contains_key(*name)) =>
        {
            if let Some(day) = object.get("weekday").and_then(Value::as_u64).and_then(day_code) {
                object.entry("freq").or_insert("WEEKLY".into());
                object.insert("byday".to_owned(), day.into());
            }
        }
        // "The term identifier as used in the taxonomy" (HSDS): a CURIE, say.
        ("taxonomy_term", Version::V3) => {
            if let Some(code) = object.get(ORIGINAL_ID).cloned() {
                object.entry("code").or_insert(code);
            }
        }
        ("service", Version::V1) if form.depth == Depth::Full && !object.contains_key("eligibilitys") => {
            v1::add_eligibility(&mut object);
        }
        _ => {}
    }
    object
}

/// Versions 3 have no list of who may come, so the terms that say it stand on the service.
fn add_terms_of_eligibilitys(service: &mut Map<String, Value>) {
    let eligibilitys = service.get("eligibilitys").and_then(Value::as_array).into_iter().flatten();
    let terms = eligibilitys.filter_map(|one| one.get("attributes")?.as_array()).flatten();
    let terms: Vec<Value> = terms.cloned().collect();
    if terms.is_empty() {
        return;
    }
    if let Value::Array(attributes) = service.entry("attributes").or_insert_with(|| Value::Array(Vec::new()))
    {
        let new = terms.into_iter().filter(|term| attributes.iter().all(|one| one["id"] != term["id"]));
        let new: Vec<Value> = new.collect();
        attributes.extend(new);
    }
}

/// The code of a day of the week, Monday being 1, and Sunday 7 or, with those who count from it, 0.
fn day_code(weekday: u64) -> Option<&'static str> {
    Some(match weekday {
        0 | 7 => "SU",
        1 => "MO",
        2 => "TU",
        3 => "WE",
        4 => "TH",
        5 => "FR",
        6 => "SA",
        _ => return None,
    })
}

/// The one sensible value of a required property that is not there.
fn completed(shape: &str, property: &str, written: &Map<String, Value>) -> Option<Value> {
    match (shape, property) {
        ("service", "status") => Some("active".into()),
        ("location", "location_type") | ("address", "address_type") => Some("physical".into()),
        ("address", "country") => Some("GB".into()),
        // It is the scheme in words, and no feed has better ones.
        ("organization_identifier", "identifier_type") => written.get("identifier_scheme").cloned(),
        // The schema wants a description even of an organization that nobody has described.
        ("organization" | "program" | "taxonomy" | "taxonomy_term", "description") => {
            written.get("name").cloned()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn write(record: Value) -> Option<Value> {
        let Value::Object(object) = record else { panic!("an object") };
        service(Service::from_object(object))
    }

    const ID: &str = "ac148810-d857-441c-9679-408f346de14b";

    #[test]
    fn what_the_schema_would_refuse_is_left_out() {
        let written = write(json!({
            "id": ID, "name": "Tea", "email": "", "url": "see leaflet", "minimum_age": "five", "alert": null,
            "attending_type": "venue", "unread": {"email": "x"}, "original_id": "7", "original_organization_id": "8",
            "told_as": {"contacts": "contact"}, "notes": {"ours": null, "theirs": [""]}, "reviews": [{"id": ID, "title": "Good"}], "contacts": [{"name": "Ann"}, {"id": ID, "name": "Bob"}],
            "organization": {"id": ID, "name": "Urban"}, "wanted": [{"kind": "gifts"}],
        }));
        assert_eq!(
            written,
            Some(json!({
                "id": ID, "name": "Tea", "contacts": [{"id": ID, "name": "Bob"}], "status": "active",
                "organization": {"id": ID, "name": "Urban", "description": "Urban"}, "wanted": [{"kind": "gifts"}],
            }))
        );
    }

    #[test]
    fn a_service_without_a_name_cannot_be_written() {
        assert_eq!(write(json!({"id": ID, "status": "active"})), None);
    }
}
