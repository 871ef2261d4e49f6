//! Tables with the standard's own names, which need no mapping.

use fingerpost_store::testing::shared;
use serde_json::{Value, json};

use crate::support::{Tables, without_ids};

const PACKAGE: [(&str, &str); 13] = [
    ("datapackage.json", "{\"name\": \"hartsmere\"}"),
    (
        "services.csv",
        "id,organization_id,program_id,name,status,minimum_age,own_code\ns1,o1,g1,Food bank,active,16,x7\ns2,o1,,Choir,inactive,,\n",
    ),
    ("organizations.csv", "id,name,description,website\no1,Hartsmere Aid,Helps,https://aid.example\n"),
    ("programs.csv", "id,organization_id,name,description\ng1,o1,Winter,Warm\n"),
    (
        "locations.csv",
        "id,location_type,organization_id,name,latitude,longitude\nl1,physical,o1,Old Mill,51.5,-2.5\n",
    ),
    ("service_at_location.csv", "id,service_id,location_id,description\na1,s1,l1,At the back\n"),
    (
        "addresses.csv",
        "id,location_id,address_1,city,state_province,postal_code,country,address_type\nd1,l1,1 High Street,Hartsmere,Hartshire,HA1 1AA,GB,physical\n",
    ),
    (
        "phones.csv",
        "id,location_id,service_id,contact_id,number\np1,l1,,,01632 960 001\np2,,s1,,01632 960 002\np3,,,c1,01632 960 003\n",
    ),
    ("contacts.csv", "id,service_id,name\nc1,s1,Ann\n"),
    (
        "schedules.csv",
        "id,service_id,location_id,service_at_location_id,freq,byday,opens_at,closes_at\nh1,,,a1,WEEKLY,\"MO,TU\",09:00,17:00\n",
    ),
    ("languages.csv", "id,service_id,phone_id,name,code\nn1,s1,,Welsh,cy\nn2,,p2,Urdu,ur\n"),
    (
        "attributes.csv",
        "id,link_id,link_entity,taxonomy_term_id\nx1,s1,service,t1\nx2,l1,location,t2\nx3,s1,location,t2\n",
    ),
    ("taxonomy_terms.csv", "id,name,description,taxonomy\nt1,Food,,ours\nt2,Ramp,,ours\n"),
];

#[tokio::test]
async fn a_package_is_recognised_and_nested_properly() {
    let tables = Tables::new(&PACKAGE).await;
    let summary = tables.import_path(&tables.path(""), None, false).await.expect("imported");
    assert_eq!((summary.services.created, summary.organizations.created, summary.rejected), (2, 1, 0));
    // The third says of a service that it is a location.
    assert_eq!(summary.notes, ["attributes.csv: 1 of 3 rows belong to no service and were not taken"]);
    let mut bank = without_ids(tables.service("Food bank").await);
    bank.as_object_mut().expect("an object").remove("last_modified");
    assert_eq!(
        bank,
        json!({
            "name": "Food bank", "status": "active", "minimum_age": 16, "original_id": "s1", "own_code": "x7",
            "organization": {"name": "Hartsmere Aid", "description": "Helps", "website": "https://aid.example", "original_id": "o1",
                "programs": [{"name": "Winter", "description": "Warm", "original_id": "g1"}]},
            "program": {"name": "Winter", "description": "Warm", "original_id": "g1"},
            "phones": [{"number": "01632 960 002", "original_id": "p2", "languages": [{"name": "Urdu", "code": "ur", "original_id": "n2"}]}],
            "contacts": [{"name": "Ann", "original_id": "c1", "phones": [{"number": "01632 960 003", "original_id": "p3"}]}],
            "languages": [{"name": "Welsh", "code": "cy", "original_id": "n1"}],
            "attributes": [{"link_entity": "service", "original_id": "x1",
                "taxonomy_term": {"name": "Food", "taxonomy": "ours", "original_id": "t1"}}],
            "service_at_locations": [{
                "description": "At the back", "original_id": "a1",
                "schedules": [{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00", "original_id": "h1"}],
                "location": {
                    "location_type": "physical", "name": "Old Mill", "latitude": 51.5, "longitude": -2.5, "original_id": "l1",
                    "addresses": [{"address_1": "1 High Street", "city": "Hartsmere", "state_province": "Hartshire",
                        "postal_code": "HA1 1AA", "country": "GB", "address_type": "physical", "original_id": "d1"}],
                    "phones": [{"number": "01632 960 001", "original_id": "p1"}],
                    "attributes": [{"link_entity": "location", "original_id": "x2",
                        "taxonomy_term": {"name": "Ramp", "taxonomy": "ours", "original_id": "t2"}}],
                },
            }],
        })
    );
}

#[tokio::test]
async fn the_description_of_a_package_stands_for_its_folder() {
    let tables = Tables::new(&PACKAGE).await;
    let summary = tables.import_path(&tables.path("datapackage.json"), None, false).await.expect("imported");
    assert_eq!(summary.services.created, 2);
}

#[tokio::test]
async fn other_tables_are_not_taken_for_the_standards() {
    let tables = Tables::new(&[
        ("services.csv", "id,name,location_id\n1,Tea,2\n"),
        ("locations.csv", "id,name\n2,Hall\n"),
    ])
    .await;
    assert!(tables.proposal().contains("services = \"services\""));
}

/// What two versions of the same example must agree in: values, by the names of properties.
fn agree(path: &str, ours: &Value, theirs: &Value, differing: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            for (name, value) in theirs {
                agree(&format!("{path}.{name}"), ours.get(name).unwrap_or(&Value::Null), value, differing);
            }
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            ours.iter().zip(theirs).for_each(|(ours, theirs)| agree(path, ours, theirs, differing));
        }
        // Space around a text goes, and so do the seconds of a time.
        (Value::String(ours), Value::String(theirs))
            if theirs.trim().strip_suffix(":00").unwrap_or(theirs.trim()) == ours => {}
        _ if ours == theirs => {}
        _ => differing.push(path.to_owned()),
    }
}

/// Reads the standard's example as tables, and as JSON from the same standard, which must agree.
#[tokio::test]
async fn the_standards_own_example_reads_as_its_json_does() {
    let Some(csv) = shared("standards/hsds-3.1/examples/csv") else { return };
    let Some(json) = shared("standards/hsds-3.1/examples/service_full.json") else { return };
    let tables = Tables::new(&[]).await;
    let summary = tables.import_path(&csv, None, false).await.expect("imported");
    assert_eq!((summary.services.created, summary.organizations.created, summary.rejected), (1, 1, 0));
    let ours = without_ids(tables.service("Community Counselling").await);
    let theirs: Value = serde_json::from_str(&std::fs::read_to_string(json).expect("read")).expect("JSON");
    let mut differing = Vec::new();
    agree("", &ours, &without_ids(theirs), &mut differing);
    assert_eq!(
        differing,
        [
            // url.csv says neither whose addresses they are.
            ".additional_urls",
            // When the store took it.
            ".last_modified",
            // Ids that are no site's, no organization's and no service's of the example.
            ".service_at_locations.service_areas",
            ".service_at_locations.contacts",
            ".organization.additional_websites",
            ".organization.contacts",
            // Each service would carry all of them.
            ".organization.locations",
            ".capacities",
            ".attributes",
            ".metadata",
        ]
    );
}

#[tokio::test]
async fn the_example_of_the_british_profile_is_recognised_too() {
    let Some(csv) = shared("standards/oruk-3.0/examples/csv") else { return };
    let tables = Tables::new(&[]).await;
    let summary = tables.import_path(&csv, None, false).await.expect("imported");
    assert_eq!((summary.services.created, summary.rejected), (1, 0), "{:?}", summary.held);
}
