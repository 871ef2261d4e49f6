//! Writing Open Referral UK 1.0, strictly: its own names, UUIDs for ids, never `null`, never `""`.
//!
//! What came as 1.0 goes out as it came, but for what was mended: `website` is `url` again,
//! `schedules` are `regular_schedules`, in the spelling in which their source had them. What came as
//! another version has 1.0's names where 1.0 has the thing, and keeps its own name where it has not.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Depth, Form, Version, record};
use crate::{Organization, Service, names, read::derived, shape::Entity, shape::Shape};

/// What 1.0 requires, beside ids. A service without an organization is not valid in 1.0; it is
/// written without one all the same, since none can be made up.
pub(super) const REQUIRED: [(&str, &str); 3] =
    [("service", "name"), ("organization", "name"), ("organization", "description")];

/// The full, nested service for `/services/{id}`.
///
/// Nothing comes back when the record cannot be valid: it has no UUID or no name.
///
/// ```
/// use openreferral::{Entity, Service, read::read_service, write};
/// use uuid::Uuid;
///
/// let told = r#"{"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Tea", "status": "active",
///     "regular_schedules": [{"id": "b2f0d0a4-8c1e-4c5e-9c0c-1f1f5b1c7e55", "weekday": 2, "opens_at": "09:00"}]}"#;
/// let read = read_service(told, Uuid::NAMESPACE_URL).unwrap().record;
/// let service = Service::from_object(read);
/// assert_eq!(service.schedules.len(), 1);
/// assert_eq!(write::service(service.clone()).unwrap()["schedules"][0]["byday"], "TU");
/// assert_eq!(write::v1::service(service).unwrap(), serde_json::from_str::<serde_json::Value>(told).unwrap());
/// ```
pub fn service(service: Service) -> Option<Value> {
    record(service, Form { version: Version::V1, depth: Depth::Full })
}

/// The service with its one-to-one properties only, for the list at `/services`.
pub fn service_in_list(service: Service) -> Option<Value> {
    record(service, Form { version: Version::V1, depth: Depth::List })
}

/// The full, nested organization.
pub fn organization(organization: Organization) -> Option<Value> {
    record(organization, Form { version: Version::V1, depth: Depth::Full })
}

/// The full, nested record of any kind: a location, a term of a taxonomy, a review.
pub fn entity<T: Entity>(entity: T) -> Option<Value> {
    record(entity, Form { version: Version::V1, depth: Depth::Full })
}

/// What to call a property of ours: as its source did, where that is a name of 1.0's, else by 1.0's
/// first spelling; by our own name where the source uses 1.0's for something else.
pub(super) fn name(shape: &Shape, ours: &str, told_as: &Map<String, Value>, taken: &[String]) -> String {
    let told = told_as.get(ours).and_then(Value::as_str);
    let name = match told {
        Some(told) if names::is_of_version_1(shape, ours, told) => told,
        _ => names::in_version_1(shape, ours),
    };
    if taken.iter().any(|taken| taken == name) { ours.to_owned() } else { name.to_owned() }
}

/// A day of the month is a number in 1.0, and text later, where there may be several.
pub(super) fn number_of_day(shape: &Shape, property: &str, value: Value) -> Value {
    match (shape.name, property, &value) {
        ("schedule", "bymonthday", Value::String(text)) => text.parse::<i64>().map_or(value, Value::from),
        _ => value,
    }
}

/// Ages stand on the service in later versions, and in a list of their own in 1.0.
pub(super) fn add_eligibility(service: &mut Map<String, Value>) {
    let mut eligibility = Map::new();
    for name in ["minimum_age", "maximum_age"] {
        if let Some(age @ Value::Number(_)) = service.get(name) {
            eligibility.insert(name.to_owned(), age.clone());
        }
    }
    if eligibility.is_empty() {
        return;
    }
    let of = service.get("id").and_then(Value::as_str).unwrap_or_default();
    let id = derived(Uuid::NAMESPACE_OID, "eligibility", of);
    eligibility.insert("id".to_owned(), id.hyphenated().to_string().into());
    service.insert("eligibilitys".to_owned(), json!([eligibility]));
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "ac148810-d857-441c-9679-408f346de14b";

    fn write(record: Value) -> Option<Value> {
        let Value::Object(object) = record else { panic!("an object") };
        service(Service::from_object(object))
    }

    #[test]
    fn what_came_as_version_3_gets_the_names_of_version_1() {
        let written = write(json!({
            "id": ID, "name": "Tea", "minimum_age": 5,
            "organization": {"id": ID, "name": "Urban", "website": "https://urban.example"},
            "schedules": [{"id": ID, "freq": "MONTHLY", "bymonthday": "3"}],
            "attributes": [{"id": ID, "taxonomy_term": {"id": ID, "name": "Food", "taxonomy": "ours"}}],
            "service_at_locations": [{"id": ID, "location": {"id": ID, "addresses": [{"id": ID, "postal_code": "HA1 1AA"}]}}],
        }))
        .expect("a service");
        let eligibility = written["eligibilitys"][0]["id"].clone();
        assert_eq!(
            written,
            json!({
                "id": ID, "name": "Tea", "minimum_age": 5, "eligibilitys": [{"id": eligibility, "minimum_age": 5}],
                "organization": {"id": ID, "name": "Urban", "url": "https://urban.example", "description": "Urban"},
                "regular_schedules": [{"id": ID, "freq": "MONTHLY", "bymonthday": 3}],
                "service_taxonomys": [{"id": ID, "taxonomy": {"id": ID, "name": "Food", "vocabulary": "ours"}}],
                "service_at_locations": [{"id": ID, "location": {"id": ID, "physical_addresses": [{"id": ID, "postal_code": "HA1 1AA"}]}}],
            })
        );
    }

    #[test]
    fn a_name_that_the_source_uses_for_something_else_is_not_taken_from_it() {
        let written = write(json!({
            "id": ID, "name": "Tea",
            "organization": {"id": ID, "name": "Urban", "description": "Here", "website": "https://a.example", "url": "/urban"},
        }))
        .expect("a service");
        assert_eq!(written["organization"]["website"], "https://a.example");
        assert_eq!(written["organization"]["url"], "/urban");
    }
}
