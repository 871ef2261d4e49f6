//! Writing Open Referral UK 3.0, strictly: never `null`, never `""`, nothing that the published
//! schema would refuse.
//!
//! The profile's own objects are written; properties that only Open Referral UK 1.0 knows and those
//! kept aside by the reader are not. What a required property lacks is completed where the standard
//! leaves one sensible value, and otherwise the object that needs it is left out.

use serde_json::{Map, Value};

use crate::{
    Organization, Service, ServiceAtLocation,
    read::{ORIGINAL_ID, UNREAD},
    shape::{Entity, Kind, Shape},
    value,
};

/// Properties of a service that Open Referral UK 3.0 no longer has.
const ONLY_VERSION_1: [&str; 3] = ["attending_access", "attending_type", "deliverable_type"];

/// The full, nested service for `/services/{id}`.
///
/// Nothing comes back when the record cannot be valid: it has no UUID or no name.
pub fn service(service: Service) -> Option<Value> {
    object(Service::shape(), service.into_object(), Depth::Full).map(Value::Object)
}

/// The service with its one-to-one properties only, for the list at `/services`.
pub fn service_in_list(service: Service) -> Option<Value> {
    object(Service::shape(), service.into_object(), Depth::List).map(Value::Object)
}

/// The full, nested organization.
pub fn organization(organization: Organization) -> Option<Value> {
    object(Organization::shape(), organization.into_object(), Depth::Full).map(Value::Object)
}

/// The organization with its one-to-one properties only, for the list at `/organizations`.
pub fn organization_in_list(organization: Organization) -> Option<Value> {
    object(Organization::shape(), organization.into_object(), Depth::List).map(Value::Object)
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
    let mut sites = std::mem::take(&mut service.service_at_locations);
    let site = (site < sites.len()).then(|| sites.swap_remove(site))?;
    let mut written = object(ServiceAtLocation::shape(), site.into_object(), depth)?;
    let service = object(Service::shape(), service.into_object(), depth)?;
    written.insert("service".to_owned(), Value::Object(service));
    Some(written)
}

#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Full,
    List,
}

fn object(shape: &'static Shape, object: Map<String, Value>, depth: Depth) -> Option<Map<String, Value>> {
    let mut written = Map::new();
    for (name, value) in object {
        let kept = match shape.field(&name) {
            _ if name == UNREAD || name == ORIGINAL_ID || value::is_blank(&value) => None,
            _ if shape.name == "service" && ONLY_VERSION_1.contains(&name.as_str()) => None,
            None => Some(value),
            Some(field) => known(field.kind, value, depth),
        };
        if let Some(value) = kept {
            written.insert(name, value);
        }
    }
    for field in shape.fields.iter().filter(|field| field.required && !matches!(field.kind, Kind::One(_))) {
        if !written.contains_key(field.name) {
            let value = completed(shape.name, field.name, &written)?;
            written.insert(field.name.to_owned(), value);
        }
    }
    Some(written)
}

fn known(kind: Kind, value: Value, depth: Depth) -> Option<Value> {
    match (kind, value) {
        (Kind::One(child), Value::Object(nested)) => object(child(), nested, depth).map(Value::Object),
        (Kind::Many(_), _) if depth == Depth::List => None,
        (Kind::Many(child), Value::Array(items)) => {
            let items: Vec<Value> = items
                .into_iter()
                .filter_map(|item| match item {
                    Value::Object(nested) => object(child(), nested, depth).map(Value::Object),
                    _ => None,
                })
                .collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        (Kind::Number, value @ Value::Number(_)) => Some(value),
        (Kind::Id, Value::String(text)) => value::uuid(&text).map(|_| text.into()),
        (Kind::Uri, Value::String(text)) => value::uri(&text).map(Value::String),
        (Kind::Email, Value::String(text)) => value::email(&text).map(Value::String),
        (Kind::Date, Value::String(text)) => value::date(&text).map(Value::String),
        (Kind::Instant, Value::String(text)) => value::instant(&text).map(Value::String),
        (Kind::Choice(words), Value::String(text)) => words.contains(&text.as_str()).then(|| text.into()),
        (Kind::Text | Kind::Html, value @ Value::String(_)) => Some(value),
        _ => None,
    }
}

/// The one sensible value of a required property that is not there.
fn completed(shape: &str, property: &str, written: &Map<String, Value>) -> Option<Value> {
    match (shape, property) {
        ("service", "status") => Some("active".into()),
        ("location", "location_type") | ("address", "address_type") => Some("physical".into()),
        ("address", "country") => Some("GB".into()),
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
            "attending_type": "venue", "unread": {"email": "x"}, "contacts": [{"name": "Ann"}, {"id": ID, "name": "Bob"}],
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
