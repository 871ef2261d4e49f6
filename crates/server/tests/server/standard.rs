//! Open Referral UK 3.0, held to the standard's own schemas where they are at hand.

use std::{collections::HashSet, path::PathBuf};

use axum::{body::Body, http::Request};
use fingerpost_store::testing::{Engine, shared};
use rstest::rstest;
use serde_json::{Value, json};

use crate::directory::{TestDirectory, service};

fn schema(name: &str) -> Option<jsonschema::Validator> {
    let text = std::fs::read_to_string(shared(&format!("standards/oruk-3.0/schema/compiled/{name}.json"))?);
    let schema: Value = serde_json::from_str(&text.expect("a schema")).expect("JSON");
    Some(jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema"))
}

fn assert_valid(schema: &jsonschema::Validator, record: &Value) {
    let errors: Vec<String> =
        schema.iter_errors(record).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?} in {record:#}");
    assert_no_blank(record);
}

fn assert_no_blank(value: &Value) {
    match value {
        Value::Null => panic!("a null is written"),
        Value::String(text) => assert!(!text.trim().is_empty(), "a blank is written"),
        Value::Array(items) => items.iter().for_each(assert_no_blank),
        Value::Object(object) => object.values().for_each(assert_no_blank),
        Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The records of the made-up borough.
pub fn demonstration() -> Vec<Value> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/services"));
    let mut told = Vec::new();
    for file in std::fs::read_dir(folder).expect("the demonstration") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        let Value::Array(records) = serde_json::from_str(&text).expect("JSON") else { panic!("a list") };
        told.extend(records);
    }
    told
}

/// Walks every page of the list and every record on it.
async fn walk(directory: &TestDirectory) -> Vec<Value> {
    let (list, whole) = (schema("service_list"), schema("service"));
    let mut records = Vec::new();
    let mut ids = HashSet::new();
    for page in 1.. {
        let answer = directory.get(&format!("/openreferral/v3/services?page={page}&per_page=100")).await;
        assert_eq!(answer.status, 200);
        let answer = answer.json();
        let contents = answer["contents"].as_array().expect("a list").clone();
        assert_eq!(answer["size"], contents.len());
        assert_eq!(answer["page_number"], page);
        assert_eq!(answer["first_page"], page == 1);
        assert_eq!(answer["empty"], contents.is_empty());
        for record in contents {
            if let Some(list) = &list {
                assert_valid(list, &record);
            }
            let id = record["id"].as_str().expect("an id").to_owned();
            let answer = directory.get(&format!("/openreferral/v3/services/{id}")).await;
            assert_eq!(answer.status, 200);
            if let Some(whole) = &whole {
                assert_valid(whole, &answer.json());
            }
            assert_eq!(answer.json()["name"], record["name"]);
            assert!(ids.insert(id), "no record comes twice");
            records.push(answer.json());
        }
        if answer["last_page"] == true {
            assert_eq!(answer["total_items"], records.len());
            assert_eq!(answer["total_pages"], page);
            return records;
        }
    }
    unreachable!("a list has a last page")
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_record_of_a_real_city_is_valid_on_every_page(#[case] engine: Engine) {
    let Some(feed) = shared("feeds/bristol-oruk-v1-services-2024-12-18.json") else { return };
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    directory.import(&feed).await;
    let records = walk(&directory).await;
    assert_eq!(records.len(), 818, "819 records, of which one has no name");
    let all = Value::from(records).to_string();
    assert!(!all.contains("assurer-"), "who checked a record is nowhere public");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_record_of_the_demonstration_is_valid() {
    let directory = TestDirectory::empty(Engine::Sqlite).await.expect("SQLite");
    let told = demonstration();
    let public = |record: &&Value| !matches!(record["visibility"].as_str(), Some("partner" | "staff"));
    let public = told.iter().filter(public).count();
    let feed = directory.store.folder.path().join("feed.json");
    std::fs::write(&feed, Value::from(told).to_string()).expect("written");
    directory.import(&feed).await;
    assert_eq!(walk(&directory).await.len(), public);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_says_little_or_nonsense_is_still_valid() {
    let directory = TestDirectory::with([
        service("Bare"),
        service("Odd")
            .run_by("Nobody has described this")
            .with("email", "ring us")
            .with("url", "our leaflet")
            .with("minimum_age", "five")
            .with("status", "busy")
            .with("assured_date", "last spring")
            .with("contacts", json!([{"phones": [{"number": ""}, {"number": "01632 960001"}]}]))
            .with(
                "service_at_locations",
                json!([{"location": {"latitude": "52.1", "addresses": [{"address_1": "1 High Street"}]}}]),
            ),
    ])
    .await;
    let records = walk(&directory).await;
    assert_eq!(
        records[1]["contacts"][0]["phones"].as_array().map(Vec::len),
        Some(1),
        "a phone needs a number"
    );
    assert_eq!(records[1]["organization"]["description"], "Nobody has described this");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_root_says_which_standard_this_is() {
    let directory = TestDirectory::with([]).await;
    let root = directory.get("/openreferral/v3").await.json();
    assert_eq!(root["version"], "HSDS-UK-3.0");
    assert_eq!(root["openapi_url"], "http://directory.example/api/openapi.json");
    assert_eq!(directory.get("/openreferral/v3/").await.json(), root);
}

#[tokio::test(flavor = "multi_thread")]
async fn services_can_be_searched_page_by_page() {
    let directory = TestDirectory::with([service("Tea"), service("Green tea"), service("Chess")]).await;
    let found = directory.get("/openreferral/v3/services?search=tea&per_page=1&page=2").await.json();
    assert_eq!(
        (&found["total_items"], &found["total_pages"], &found["size"]),
        (&json!(2), &json!(2), &json!(1))
    );
    let beyond = directory.get("/openreferral/v3/services?page=9").await.json();
    assert_eq!((&beyond["empty"], &beyond["contents"]), (&json!(true), &json!([])));
}

#[rstest]
#[case("/openreferral/v3/services?page=0", 400, "page is \"0\"; it must be a whole number from 1")]
#[case(
    "/openreferral/v3/services?per_page=1001",
    400,
    "per_page is \"1001\"; it must be a whole number from 1 to 1000"
)]
#[case("/openreferral/v3/services?page=two", 400, "page is \"two\"")]
#[case("/openreferral/v3/services/x", 404, "no service with the id \"x\"")]
#[case("/openreferral/v3/nothing", 404, "/api/openapi.json")]
#[case("/api/search?page=-1", 400, "page is \"-1\"")]
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_question_is_told_what_would_be_right(
    #[case] address: &str,
    #[case] status: u16,
    #[case] says: &str,
) {
    let directory = TestDirectory::with([]).await;
    let answer = directory.get(address).await;
    assert_eq!(answer.status.as_u16(), status);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.json()["detail"].as_str().is_some_and(|detail| detail.contains(says)), "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_standard_is_only_read() {
    let directory = TestDirectory::with([]).await;
    let request = Request::post("/openreferral/v3/services").body(Body::empty()).expect("a request");
    let answer = directory.ask(request).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (405, "application/problem+json"));
    let request = Request::head("/openreferral/v3/services").body(Body::empty()).expect("a request");
    assert_eq!(directory.ask(request).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_document_in_the_repository_is_the_one_served() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let directory = TestDirectory::with([]).await;
    let served = directory.get("/api/openapi.json").await.body;
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(file, &served).expect("written");
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == served, "docs/openapi.json is out of date: run the tests with UPDATE_DOCUMENTS=1");
}
