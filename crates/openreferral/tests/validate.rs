//! What is checked agrees with the published schemas: where they refuse there is a fault in the same place, where they
//! accept there is none.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use openreferral::validate::{Endpoint, Severity, Standard, record};
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
