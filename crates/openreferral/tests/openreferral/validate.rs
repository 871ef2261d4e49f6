//! What is checked agrees with the published schemas: where they refuse there is a fault in the same place, where they
//! accept there is none.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use openreferral::validate::{
    Answer, Endpoint, Report, Severity, Standard, Told, Validator, Verdict, record,
};
use serde_json::{Value, json};

fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("FINGERPOST_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let file = folder.join("standards").join(path);
    let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(file.exists() || !required, "{} is not there, and REQUIRE_ALL=1 wants it", file.display());
    file.exists().then_some(file)
}

fn json(path: &str) -> Option<Value> {
    let text = std::fs::read_to_string(shared(path)?).expect("a file");
    Some(serde_json::from_str(&text).expect("JSON"))
}

fn schema(path: &str) -> Option<jsonschema::Validator> {
    let schema = json(path)?;
    Some(jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema"))
}

/// The places that the published schema refuses.
fn refused(schema: &jsonschema::Validator, value: &Value) -> BTreeSet<String> {
    schema
        .iter_errors(value)
        .map(|error| {
            let at = error.instance_path().to_string();
            match error.kind() {
                jsonschema::error::ValidationErrorKind::Required { property } => {
                    format!("{at}/{}", property.as_str().expect("a name"))
                }
                _ => at,
            }
        })
        .collect()
}

/// The places in which we find a fault.
fn faults(standard: Standard, endpoint: Endpoint, value: &Value) -> BTreeSet<String> {
    record(standard, endpoint, value)
        .into_iter()
        .filter(|broken| broken.severity == Severity::Fault)
        .map(|broken| broken.at)
        .collect()
}

const UK: Standard = Standard::OpenReferralUk3;
const HSDS: Standard = Standard::Hsds3;

/// Folders of examples, the version they are of, and the folder of its compiled schemas.
const FOLDERS: [(&str, Standard, &str); 6] = [
    ("oruk-3.0/examples", UK, "oruk-3.0/schema/compiled"),
    ("hsds-3.1/examples", HSDS, "hsds-3.1/schema/compiled"),
    ("oruk-validator-mocks/V3.0-UK-Default", UK, "oruk-3.0/schema/compiled"),
    ("oruk-validator-mocks/V3.0-UK-Test", UK, "oruk-3.0/schema/compiled"),
    ("oruk-validator-mocks/V3.0-UK-Warn", UK, "oruk-3.0/schema/compiled"),
    ("oruk-validator-mocks/V3.0-UK-Fail", UK, "oruk-3.0/schema/compiled"),
];

/// Files, their endpoints, and the schemas of their records: that of the full record, which has all that the list's
/// has and more, and that of the list.
const FILES: [(&str, Endpoint, &str, Option<&str>); 6] = [
    ("service_full.json", Endpoint::Service, "service.json", None),
    ("service_list.json", Endpoint::Services, "service.json", Some("service_list.json")),
    ("organization_full.json", Endpoint::Organization, "organization.json", None),
    ("organization_list.json", Endpoint::Organizations, "organization.json", Some("organization_list.json")),
    ("service_at_location_full.json", Endpoint::ServiceAtLocation, "service_at_location.json", None),
    (
        "service_at_location_list.json",
        Endpoint::ServiceAtLocations,
        "service_at_location.json",
        Some("service_at_location_list.json"),
    ),
];

#[test]
fn every_example_and_mock_is_judged_as_the_published_schemas_judge_it() {
    let mut judged = 0;
    for (folder, standard, schemas) in FOLDERS {
        for (file, endpoint, full, list) in FILES {
            let path = format!("{folder}/{file}");
            let Some(value) = shared(folder).filter(|_| shared(schemas).is_some()).and_then(|folder| {
                let text = std::fs::read_to_string(folder.join(file)).ok()?;
                Some(serde_json::from_str::<Value>(&text).expect("JSON"))
            }) else {
                continue;
            };
            let records = match value.get("contents") {
                Some(Value::Array(records)) => records.clone(),
                _ => vec![value],
            };
            let full = Path::new(schemas).join(full);
            let full = shared(schemas)
                .filter(|folder| folder.join(full.file_name().expect("a name")).exists())
                .and_then(|_| schema(&full.to_string_lossy()));
            let list = list.and_then(|list| schema(&format!("{schemas}/{list}")));
            for record in &records {
                let ours = faults(standard, endpoint, record);
                if let Some(full) = &full {
                    assert_eq!(ours, refused(full, record), "{path}");
                    judged += 1;
                }
                if let Some(list) = &list {
                    assert!(ours.is_superset(&refused(list, record)), "{path}: {ours:?}");
                    judged += 1;
                }
            }
        }
    }
    let is_there = shared("oruk-3.0/schema/compiled").is_some();
    assert!(!is_there || judged > 100, "{judged} records judged");
}

#[test]
fn terms_and_taxonomies_are_judged_as_the_published_schemas_judge_them() {
    for (folder, standard, schemas) in FOLDERS {
        let schemas = schemas.trim_end_matches("/compiled");
        for (name, one, all) in [
            ("taxonomy", Endpoint::Taxonomy, Endpoint::Taxonomies),
            ("taxonomy_term", Endpoint::TaxonomyTerm, Endpoint::TaxonomyTerms),
        ] {
            let path = format!("{folder}/{name}.json");
            let (Some(value), Some(list)) = (json(&path), json(&format!("{folder}/{name}_list.json"))) else {
                return;
            };
            // What is nested is referred to by a file's name, which these schemas are not read with.
            let mut schema = json(&format!("{schemas}/{name}.json")).expect("a schema");
            schema["properties"]
                .as_object_mut()
                .expect("properties")
                .retain(|_, property| !property.to_string().contains("$ref"));
            let schema =
                jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
            assert_eq!(faults(standard, one, &value), refused(&schema, &value), "{path}");
            for value in list["contents"].as_array().expect("a list") {
                assert_eq!(faults(standard, all, value), refused(&schema, value), "{path}");
            }
        }
    }
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    if !at.is_empty() {
        found.push(at.to_owned());
    }
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), found))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(item, value)| places(value, &format!("{at}/{item}"), found));
        }
        _ => {}
    }
}

#[test]
fn an_example_broken_in_any_one_place_is_refused_where_the_published_schema_refuses_it() {
    let values = [
        json!(null),
        json!(""),
        json!(" "),
        json!("x"),
        json!("https://example.org"),
        json!("a@example.org"),
        json!("2024-01-01"),
        json!(12),
        json!(true),
        json!([]),
        json!({}),
        json!(["x"]),
        json!([{}]),
    ];
    let mut judged = 0;
    for (folder, standard, schemas) in &FOLDERS[..2] {
        for (file, endpoint, full, _) in FILES.iter().filter(|file| file.3.is_none()) {
            // HSDS publishes the compiled schema of the full service only.
            if *standard == HSDS && *full != "service.json" {
                continue;
            }
            let (Some(example), Some(schema)) =
                (json(&format!("{folder}/{file}")), schema(&format!("{schemas}/{full}")))
            else {
                return;
            };
            let mut all = Vec::new();
            places(&example, "", &mut all);
            for at in all {
                for value in &values {
                    let mut broken = example.clone();
                    *broken.pointer_mut(&at).expect("a place") = value.clone();
                    let (ours, theirs) = (faults(*standard, *endpoint, &broken), refused(&schema, &broken));
                    assert_eq!(ours, theirs, "{folder}/{file} with {value} at {at}");
                    judged += 1;
                }
                let (parent, name) = at.rsplit_once('/').expect("a place");
                let mut without = example.clone();
                if let Some(Value::Object(object)) = without.pointer_mut(parent) {
                    object.remove(name);
                    let (ours, theirs) = (faults(*standard, *endpoint, &without), refused(&schema, &without));
                    assert_eq!(ours, theirs, "{folder}/{file} without {at}");
                    judged += 1;
                }
            }
        }
    }
    assert!(judged > 5000, "{judged} broken examples judged");
}

#[test]
fn a_real_feed_of_version_1_is_judged_as_the_published_schema_judges_it() {
    let (Some(feed), Some(schema)) =
        (json("../feeds/bristol-oruk-v1-services-2024-12-18.json"), schema("oruk-1.0/service.schema.json"))
    else {
        return;
    };
    for record in feed.as_array().expect("a list") {
        let (ours, theirs) =
            (faults(Standard::OpenReferralUk1, Endpoint::File, record), refused(&schema, record));
        assert_eq!(ours, theirs, "{}", record["id"]);
    }
}

fn report(records: &[(Endpoint, Value)]) -> Report {
    let mut validator = Validator::new(None, "2026-03-31".parse().expect("a day"));
    for (endpoint, record) in records {
        validator.heard(*endpoint, Answer::Record(&record.to_string()));
    }
    validator.report()
}

/// Severity, code and place of each finding.
fn found(report: &Report) -> Vec<(&'static str, &'static str, &str)> {
    let each = report.findings.iter();
    each.map(|one| (one.severity.word(), one.problem.code(), one.place.as_str())).collect()
}

const ID: &str = "ac148810-d857-441c-9679-408f346de14b";
const OTHER: &str = "b644a0d2-9e8a-4c33-9390-ae9ee93fc056";
const THIRD: &str = "e85f5bb0-62f0-42cc-a08a-0c5c16273090";

fn service(id: &str, more: &Value) -> (Endpoint, Value) {
    let mut service = json!({"id": id, "name": "Tea", "status": "active"});
    let more = more.as_object().expect("an object").clone();
    service.as_object_mut().expect("an object").extend(more);
    (Endpoint::File, service)
}

#[test]
fn a_reference_to_what_is_nowhere_or_to_another_than_it_stands_with_is_warned_of() {
    let club = json!({"id": OTHER, "name": "Club", "description": "A club"});
    let report = report(&[
        service(ID, &json!({"organization_id": THIRD, "contacts": [{"id": ID, "service_id": OTHER}]})),
        service(OTHER, &json!({"organization_id": ID, "organization": club})),
        service(THIRD, &json!({"organization_id": OTHER, "contacts": [{"id": ID, "service_id": THIRD}]})),
    ]);
    assert_eq!(
        found(&report),
        [
            ("warning", "contradiction", "contacts[].service_id"),
            ("warning", "contradiction", "organization_id"),
            ("warning", "reference-nowhere", "organization_id"),
        ]
    );
    assert_eq!(report.findings[2].examples[0].record, ID);
}

#[test]
fn what_is_valid_and_trips_readers_is_warned_of() {
    let report = report(&[service(
        ID,
        &json!({"assured_date": "01/02/2026", "fees": " ", "minimum_age": 18, "maximum_age": 11, "notes": "ours",
            "schedules": [{"id": ID, "opens_at": "9am"}, {"id": ID, "opens_at": "09:00"}]}),
    )]);
    assert_eq!(
        found(&report),
        [
            ("warning", "format", "assured_date"),
            ("warning", "blank", "fees"),
            ("warning", "ages", "minimum_age"),
            ("warning", "repeated-id", "schedules[].id"),
            ("warning", "format", "schedules[].opens_at"),
            ("remark", "unknown", "notes"),
        ]
    );
    assert_eq!(report.verdict(), Verdict::Warnings);
}

#[test]
fn names_of_version_1_in_a_feed_of_version_3_are_warned_of() {
    let club = json!({"id": ID, "name": "Club", "description": "A club", "url": "https://club.example"});
    let report = report(&[service(ID, &json!({"organization": club}))]);
    assert_eq!(found(&report), [("warning", "another-version", "organization.url")]);
    assert_eq!(report.findings[0].problem.advice(), "Call it website.");
}

#[test]
fn quality_counts_each_service_once_and_by_its_full_record_where_that_was_read() {
    let full = json!({"assured_date": "2026-01-01", "email": "a@example.org", "fees": "Free", "minimum_age": 5,
        "schedules": [{"id": ID, "byday": "MO"}]});
    let old = json!({"assured_date": "2025-12-30"});
    let of = |endpoint, (_, record): (Endpoint, Value)| (endpoint, record);
    let list = [of(Endpoint::Services, service(ID, &old)), of(Endpoint::Services, service(OTHER, &old))];
    assert_eq!((report(&list).quality.services, report(&list).quality.total()), (2, 0));
    let both = [&list[..], &[of(Endpoint::Service, service(ID, &full))]].concat();
    let quality = report(&both).quality;
    assert_eq!((quality.services, quality.percent(Told::Assured), quality.percent(Told::Place)), (1, 100, 0));
    assert_eq!(quality.total(), 62, "five of eight");
}

#[test]
fn a_feed_without_a_service_is_not_called_valid() {
    assert_eq!(report(&[]).verdict(), Verdict::NotValid);
}
