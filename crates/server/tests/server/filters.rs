//! Filters really filter: what is asked comes, and nothing else, by an oracle that looks at the published records alone.

use std::collections::BTreeSet;

use fingerpost_store::testing::Engine;
use rstest::rstest;
use serde_json::{Value, json};

use crate::{
    directory::{TestDirectory, service},
    standard::demonstration,
};

/// Every service that anybody may see, whole.
async fn published(directory: &TestDirectory) -> Vec<Value> {
    let answer = directory.get("/openreferral/v3/services?full=true&format=ndjson").await;
    assert_eq!(answer.header("content-type"), "application/x-ndjson");
    answer.body.lines().map(|line| serde_json::from_str(line).expect("a record a line")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_a_record_a_line_arrives_whole_when_it_is_compressed_too() {
    let directory = TestDirectory::with((0..250).map(|number| service(&format!("Club {number}")))).await;
    for query in ["", "&full=true", "&search=club", "&search=nothing+of+the+kind"] {
        for list in ["services", "service_at_locations", "organizations", "taxonomies"] {
            let address = format!("/openreferral/v3/{list}?format=ndjson{query}");
            let plain = directory.get(&address).await;
            let compressed = directory.get_with(&address, &[("accept-encoding", "gzip")]).await;
            assert_eq!(compressed.header("content-encoding"), "gzip", "{address}");
            assert_eq!(compressed.body, plain.body, "{address}");
        }
    }
}

/// The ids that a list gives, walked page by page, each once.
async fn listed(directory: &TestDirectory, list: &str, query: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for page in 1.. {
        let address = format!("/openreferral/v3/{list}?{query}&per_page=37&page={page}");
        let answer = directory.get(&address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.body);
        let answer = answer.json();
        for record in answer["contents"].as_array().expect("a list") {
            assert!(
                ids.insert(record["id"].as_str().expect("an id").to_owned()),
                "{address} repeats a record"
            );
        }
        if answer["last_page"] == true {
            assert_eq!(answer["total_items"], ids.len(), "{query}");
            return ids;
        }
    }
    unreachable!("a list has a last page")
}

fn ids(records: &[Value], holds: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let holding = records.iter().filter(|record| holds(record));
    holding.map(|record| record["id"].as_str().expect("an id").to_owned()).collect()
}

/// Lists by their names, wherever they stand in a record but its organization.
fn all<'a>(value: &'a Value, name: &str) -> Vec<&'a Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| all(item, name)).collect(),
        Value::Object(object) => object
            .iter()
            .filter(|(property, _)| *property != "organization")
            .flat_map(|(property, value)| {
                let mut found = all(value, name);
                if property == name {
                    found.extend(value.as_array().into_iter().flatten());
                }
                found
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn minutes(time: &Value) -> Option<u32> {
    let (hour, rest) = time.as_str()?.split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + rest.get(..2)?.parse::<u32>().ok()?)
}

fn metres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let radians = |degrees: f64| degrees.to_radians();
    let (lat, other_lat) = (radians(one.0), radians(other.0));
    let cosine = lat.sin() * other_lat.sin() + lat.cos() * other_lat.cos() * radians(one.1 - other.1).cos();
    cosine.clamp(-1.0, 1.0).acos() * 6_371_008.8
}

fn positions(record: &Value) -> Vec<(f64, f64)> {
    let sites = record["service_at_locations"].as_array();
    let places = sites.into_iter().flatten().map(|site| &site["location"]);
    places.filter_map(|place| Some((place["latitude"].as_f64()?, place["longitude"].as_f64()?))).collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_filter_gives_what_the_records_say_and_nothing_else(#[case] engine: Engine) {
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    let feed = directory.store.folder.path().join("feed.json");
    std::fs::write(&feed, Value::from(demonstration()).to_string()).expect("written");
    directory.import(&feed).await;
    let records = published(&directory).await;
    assert!(records.len() > 200);
    let is = async |query: String, holds: &dyn Fn(&Value) -> bool| {
        assert_eq!(listed(&directory, "services", &query).await, ids(&records, holds), "{query}");
    };
    // A walk through the records by a fixed stride; each is asked for by what it says itself.
    let mut asked = BTreeSet::new();
    for record in records.iter().step_by(7) {
        if let Some(age) = record["minimum_age"].as_f64() {
            asked.insert("minimum_age");
            is(format!("minimum_age={age}"), &|it| it["minimum_age"].as_f64().is_some_and(|own| age <= own))
                .await;
        }
        if let Some(age) = record["maximum_age"].as_f64() {
            asked.insert("maximum_age");
            is(format!("maximum_age={age}"), &|it| it["maximum_age"].as_f64().is_some_and(|own| own <= age))
                .await;
        }
        if let Some(term) = all(record, "attributes").iter().find_map(|it| it["taxonomy_term"]["id"].as_str())
        {
            asked.insert("taxonomy_term_id");
            is(format!("taxonomy_term_id={term}"), &|it| {
                all(it, "attributes").iter().any(|it| it["taxonomy_term"]["id"] == term)
            })
            .await;
        }
        let weekly =
            |it: &&Value| it["freq"] == "WEEKLY" && it["byday"].is_string() && it["closes_at"].is_string();
        if let Some(schedule) = all(record, "schedules").into_iter().find(weekly) {
            asked.insert("day");
            let day = schedule["byday"].as_str().expect("a day").split(',').next().expect("a day").to_owned();
            let (opens, closes) = (&schedule["opens_at"], &schedule["closes_at"]);
            let query = format!(
                "day={day}&start_time={}&end_time={}",
                opens.as_str().expect("a time"),
                closes.as_str().expect("a time")
            );
            let found = listed(&directory, "services", &query).await;
            assert!(
                found.contains(record["id"].as_str().expect("an id")),
                "{query} finds {}",
                record["name"]
            );
            for id in found {
                let other = records.iter().find(|it| it["id"] == id.as_str()).expect("a record");
                let fits = all(other, "schedules").iter().any(|it| {
                    it["byday"].as_str().is_some_and(|days| days.contains(&day))
                        && minutes(opens) <= minutes(&it["opens_at"])
                        && it["closes_at"].is_string()
                });
                assert!(fits, "{query} does not find {}", other["name"]);
            }
        }
        if let Some(place) = all(record, "addresses").iter().find_map(|it| it["postal_code"].as_str()) {
            asked.insert("postcode");
            let postcode: String = place.split(' ').collect();
            let Some(here) = positions(record).first().copied() else { continue };
            let near = listed(&directory, "services", &format!("postcode={postcode}&proximity=3000")).await;
            let all_near =
                ids(&records, |it| positions(it).iter().any(|there| metres(here, *there) < 2_500.0));
            let none_far =
                ids(&records, |it| positions(it).iter().any(|there| metres(here, *there) < 3_500.0));
            assert!(near.is_subset(&none_far), "{postcode}: what is farther off does not come");
            assert!(near.contains(record["id"].as_str().expect("an id")), "{postcode}: what is there comes");
            // What is near and does not come has said that it serves other people.
            for id in all_near.difference(&near) {
                let other = records.iter().find(|it| it["id"] == id.as_str()).expect("a record");
                assert!(!all(other, "service_areas").is_empty(), "{postcode}: {} is near", other["name"]);
            }
            let name = record["name"].as_str().expect("a name");
            let words: String = url_words(name);
            let found = listed(&directory, "services", &format!("search={words}")).await;
            assert!(found.contains(record["id"].as_str().expect("an id")), "{name} is found by its name");
            let both =
                listed(&directory, "services", &format!("search={words}&postcode={postcode}&proximity=3000"))
                    .await;
            assert_eq!(both, found.intersection(&near).cloned().collect(), "both must hold");
        }
    }
    assert_eq!(asked.len(), 5, "every filter was asked for: {asked:?}");
}

fn url_words(words: &str) -> String {
    words
        .bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_site_is_listed_by_itself_and_only_where_it_is_near() {
    let site = |latitude: f64, opens: &str| {
        json!({"location": {"location_type": "physical", "latitude": latitude, "longitude": -2.59},
            "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": opens, "closes_at": "21:00"}]})
    };
    let directory = TestDirectory::with([
        service("Two halls")
            .with("service_at_locations", json!([site(51.45, "18:00"), site(51.99, "09:00")])),
        service("Nowhere"),
    ])
    .await;
    let all = listed(&directory, "service_at_locations", "").await;
    assert_eq!(all.len(), 2);
    let early = listed(&directory, "service_at_locations", "start_time=18:00&day=Monday").await;
    assert_eq!(early.len(), 1);
    let near = listed(&directory, "service_at_locations", "postcode=BS1+4ST&proximity=5000").await;
    assert_eq!(near, early);
    let id = near.first().expect("one");
    let whole = directory.get(&format!("/openreferral/v3/service_at_locations/{id}")).await.json();
    assert_eq!((&whole["name"], &whole["status"]), (&json!("Two halls"), &json!("active")));
    assert_eq!(whole["service"]["name"], "Two halls");
    assert_eq!(whole["location"]["latitude"], 51.45);
    let nothing =
        directory.get("/openreferral/v3/service_at_locations/00000000-0000-4000-8000-000000000000").await;
    assert_eq!(nothing.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_it_comes_in_one_answer_when_it_is_asked_so() {
    let directory = TestDirectory::with([service("Tea").run_by("Urban"), service("Coffee")]).await;
    let minimal = directory.get("/openreferral/v3/services?minimal=true").await.json();
    assert_eq!((&minimal["total_items"], &minimal["last_page"]), (&json!(2), &json!(true)));
    let first = minimal["contents"][0].as_object().expect("an object");
    assert_eq!(first.keys().collect::<Vec<_>>(), ["id", "modified_date"]);
    let whole = directory.get("/openreferral/v3/services?full=true").await.json();
    let source = &whole["contents"][0]["attributes"][0];
    assert_eq!(
        (&source["label"], &source["value"]),
        (&json!("Source"), &json!("test")),
        "it says where it comes from"
    );
    let later = directory.get("/openreferral/v3/services?modified_after=2026-11-22T12:00:01Z").await.json();
    assert_eq!(later["total_items"], 0);
    let since = directory.get("/openreferral/v3/services?modified_after=2026-11-22").await.json();
    assert_eq!(since["total_items"], 2);
    let organizations = directory.get("/openreferral/v3/organizations?full_service=true").await.json();
    assert_eq!(organizations["contents"][0]["services"][0]["name"], "Tea");
    let id = organizations["contents"][0]["id"].as_str().expect("an id").to_owned();
    let theirs = listed(&directory, "services", &format!("organization_id={id}")).await;
    assert_eq!(theirs.len(), 1);
    let one = directory.get(&format!("/openreferral/v3/organizations/{id}")).await.json();
    assert_eq!(one["name"], "Urban");
    assert_eq!(directory.get("/openreferral/v3/organizations?search=urban").await.json()["total_items"], 1);
    assert_eq!(directory.get("/openreferral/v3/organizations?search=rural").await.json()["total_items"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_meets_every_record_once_though_an_import_runs() {
    let directory = TestDirectory::with((0..60).map(|n| service(&format!("Tea {n}")))).await;
    for query in ["", "search=tea"] {
        let mut met = BTreeSet::new();
        for page in 1..=6 {
            let answer =
                directory.get(&format!("/openreferral/v3/services?{query}&per_page=10&page={page}")).await;
            for record in answer.json()["contents"].as_array().expect("a list") {
                assert!(met.insert(record["id"].to_string()), "{query}: page {page} repeats a record");
            }
            let more = service(&format!("Tea and more tea {query} {page}"));
            directory
                .keep(
                    more,
                    fingerpost_directory::Publication::Published,
                    fingerpost_directory::Visibility::Public,
                )
                .await;
            directory.index().await;
        }
        assert_eq!(met.len(), 60, "{query}: none is dropped");
    }
}
