//! The full form of Open Referral UK 1.0: read into the model, written back as it came, and published
//! as 3.0.

use std::path::{Path, PathBuf};

use openreferral::{
    Entity, Service,
    read::{Detail, Mending, read},
    write,
};
use serde_json::{Value, json};
use uuid::Uuid;

const ID: &str = "ac148810-d857-441c-9679-408f346de14b";
const OTHER: &str = "bc148810-d857-441c-9679-408f346de14b";

/// One of everything that 1.0 has, with what real feeds add to it.
fn full() -> Value {
    json!({
        "id": ID, "name": "Bowls", "description": "<p>Come and play.</p>", "url": "https://bowls.example", "email": "a@bowls.example",
        "status": "active", "fees": "Free", "accreditations": "None", "deliverable_type": "Information", "attending_type": "venue",
        "attending_access": "drop-in", "assured_date": "2024-03-01", "pc_notes": {"ours": ["a", {"deep": "b"}]},
        "organization": {"id": ID, "name": "Bowls Club", "description": "A club", "url": "https://bowls.example", "logo": "https://bowls.example/l.png"},
        "service_taxonomys": [{"id": ID, "taxonomy": {"id": ID, "name": "Sport", "parent_id": ID, "vocabulary": "ours"}}],
        "service_at_locations": [{
            "id": ID,
            "location": {
                "id": ID, "name": "The green", "latitude": 51.4, "longitude": -2.5, "location_type": "physical",
                "physical_addresses": [{"id": ID, "address_1": "1 Green Lane", "city": "Hartsmere", "state_province": "Hartshire",
                    "postal_code": "HA1 1AA", "country": "GB", "address_type": "physical"}],
                "accessibility_for_disabilities": [{"id": ID, "accessibility": "ramp"}],
            },
            "regular_schedules": [{"id": ID, "weekday": 6, "opens_at": "10:00:00", "closes_at": "12:00:00"}],
            "holiday_schedules": [{"id": ID, "closed": true, "start_date": "2024-12-25", "end_date": "2024-12-26"}],
        }],
        "regular_schedules": [{"id": ID, "weekday": 2, "opens_at": "09:00", "closes_at": "17:00", "valid_from": "2024-01-01",
            "service_at_location": {"id": ID, "location": {"id": ID}}}],
        "holiday_schedules": [{"id": ID, "closed": false, "opens_at": "11:00", "closes_at": "12:00", "start_date": "2024-12-24", "end_date": "2024-12-24"}],
        "contacts": [{"id": ID, "name": "Ann", "title": "Secretary", "phones": [{"id": ID, "number": "01632 960 001", "language": "en"}]}],
        "fundings": [{"id": ID, "source": "Members"}],
        "eligibilitys": [{"id": ID, "eligibility": "adult", "minimum_age": 18, "maximum_age": 99, "link_taxonomies": [{"id": OTHER, "link_type": "eligibility",
            "link_id": ID, "taxonomy": {"id": ID, "name": "Living alone", "vocabulary": "circumstances"}}]}],
        "service_areas": [{"id": ID, "service_area": "Hartsmere", "extent": "{}", "uri": "https://areas.example/1"}],
        "languages": [{"id": ID, "language": "English"}],
        "cost_options": [{"id": ID, "option": "Members", "amount": 2.5, "valid_from": "2024-01-01"}],
        "reviews": [{"id": ID, "title": "Good", "description": "We liked it", "date": "2024-02-01", "score": "4", "organization": {
            "id": ID, "name": "Reviewers", "description": "They look", "url": "https://reviews.example"}}],
    })
}

fn service(told: &Value) -> Service {
    let reading = read::<Service>(told.clone(), Uuid::NAMESPACE_URL, Detail::Listed).expect("a record");
    let mended: Vec<_> = reading.list.iter().filter(|repair| repair.mending != Mending::Renamed).collect();
    assert!(mended.is_empty(), "{mended:?}");
    Service::from_object(reading.record)
}

#[test]
fn the_full_form_of_version_1_comes_back_as_it_was_told() {
    let told = full();
    let service = service(&told);
    assert_eq!(write::as_told::record::<Service>(service.clone().into_object()), told);
    assert_eq!(write::v1::service(service), Some(told));
}

#[test]
fn the_plurals_that_publishers_make_come_back_as_they_made_them() {
    let mut told = full();
    let object = told.as_object_mut().expect("an object");
    for (first, other) in [
        ("service_taxonomys", "service_taxonomies"),
        ("eligibilitys", "eligibilities"),
        ("reviews", "review"),
    ] {
        let value = object.shift_remove(first).expect("there");
        object.insert(other.to_owned(), value);
    }
    let service = service(&told);
    assert_eq!((service.attributes.len(), service.eligibilitys.len(), service.reviews.len()), (1, 1, 1));
    assert_eq!(write::v1::service(service), Some(told));
}

#[test]
fn version_1_is_read_into_the_model_and_published_as_version_3() {
    let service = service(&full());
    let site = &service.service_at_locations[0];
    let location = site.location.as_ref().expect("a location");
    assert_eq!(location.addresses[0].city.as_deref(), Some("Hartsmere"));
    assert_eq!(location.accessibility[0].accessibility.as_deref(), Some("ramp"));
    assert_eq!(service.languages[0].name.as_deref(), Some("English"));
    assert_eq!(service.funding[0].source.as_deref(), Some("Members"));
    let term = service.attributes[0].taxonomy_term.as_ref().expect("a term");
    assert_eq!((term.name.as_deref(), term.taxonomy.as_deref()), (Some("Sport"), Some("ours")));

    let written = write::service(service).expect("a service");
    assert_eq!((&written["minimum_age"], &written["maximum_age"]), (&json!(18), &json!(99)));
    assert_eq!(written["schedules"][0]["byday"], "TU");
    assert_eq!(written["schedules"][0]["freq"], "WEEKLY");
    assert_eq!(written["service_at_locations"][0]["schedules"][0]["byday"], "SA");
    for only_1 in ["eligibilitys", "reviews", "holiday_schedules", "regular_schedules", "fundings", "told_as"]
    {
        assert_eq!(written.get(only_1), None, "{only_1}");
    }
}

/// The published schema, or nothing where this machine does not have it.
fn schema() -> Option<jsonschema::Validator> {
    let folder = std::env::var_os("FINGERPOST_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let file = folder.join("standards/oruk-3.0/schema/compiled/service.json");
    let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(file.exists() || !required, "{} is not there, and REQUIRE_ALL=1 wants it", file.display());
    let schema = serde_json::from_str(&std::fs::read_to_string(file).ok()?).expect("JSON");
    Some(jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema"))
}

#[test]
fn what_came_as_version_1_is_valid_as_version_3() {
    let Some(schema) = schema() else { return };
    let written = write::service(service(&full())).expect("a service");
    let errors: Vec<String> =
        schema.iter_errors(&written).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn ids_that_are_curies_name_the_same_term_everywhere_and_are_kept() {
    let told = json!({"id": "7", "name": "Bowls", "service_taxonomys": [
        {"id": "a", "taxonomy": {"id": "esdServiceTypes:123", "name": "Sport"}},
        {"id": "b", "taxonomy": {"id": "esdServiceTypes:124", "name": "Bowls", "parent_id": "esdServiceTypes:123"}},
    ]});
    let reading = read::<Service>(told.clone(), Uuid::NAMESPACE_URL, Detail::Counted).expect("a record");
    let term = |at: usize| &reading.record["attributes"][at]["taxonomy_term"];
    assert_eq!(term(1)["parent_id"], term(0)["id"]);
    assert_eq!(term(0)["original_id"], "esdServiceTypes:123");
    let mut back = write::as_told::record::<Service>(reading.record);
    back.as_object_mut().expect("an object").remove("status");
    assert_eq!(back, told);
}
