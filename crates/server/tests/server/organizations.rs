//! Lists of organizations: page by page, a record a line, and in the words of 1.0, all of them and each once.

use fingerpost_store::testing::Engine;
use rstest::rstest;
use serde_json::{Value, json};

use crate::directory::TestDirectory;

/// More than are read together.
const CLUBS: usize = 230;

async fn clubs(engine: Engine) -> Option<TestDirectory> {
    let directory = TestDirectory::empty(engine).await?;
    let services: Vec<Value> = (0..CLUBS)
        .map(|number| {
            let about = if number % 3 == 0 { "For walkers" } else { "For swimmers" };
            json!({"id": format!("s{number}"), "name": "Meeting",
                "organization": {"id": format!("o{number}"), "name": format!("Club {number}"), "description": about}})
        })
        .collect();
    let feed = directory.store.folder.path().join("feed.json");
    std::fs::write(&feed, Value::from(services).to_string()).expect("written");
    directory.import(&feed).await;
    Some(directory)
}

fn names(records: &Value) -> Vec<String> {
    let records = records.as_array().expect("a list").iter();
    records.map(|record| record["name"].as_str().expect("a name").to_owned()).collect()
}

/// Walks through the pages.
async fn listed(directory: &TestDirectory, list: &str, total: &str) -> Vec<String> {
    let mut all = Vec::new();
    for page in 1.. {
        let answer = directory.get(&format!("{list}per_page=90&page={page}")).await.json();
        if answer["empty"] == true {
            assert_eq!(answer[total], all.len(), "{list}");
            return all;
        }
        all.extend(names(&answer["contents"]));
    }
    unreachable!("there is an empty page at last")
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_organization_is_listed_once_however_the_list_is_read(#[case] engine: Engine) {
    let Some(directory) = clubs(engine).await else { return };
    let all: Vec<String> = (0..CLUBS).map(|number| format!("Club {number}")).collect();
    assert_eq!(listed(&directory, "/openreferral/v3/organizations?", "total_items").await, all);
    assert_eq!(listed(&directory, "/openreferral/v1/organizations?", "totalElements").await, all);
    let lines = directory.get("/openreferral/v3/organizations?format=ndjson&full_service=true").await;
    let lines: Vec<Value> =
        lines.body.lines().map(|line| serde_json::from_str(line).expect("a record a line")).collect();
    assert!(lines.iter().all(|club| club["services"].as_array().is_some_and(|services| services.len() == 1)));
    assert_eq!(names(&lines.into()), all);
}

#[tokio::test(flavor = "multi_thread")]
async fn organizations_that_are_searched_for_are_paged_as_all_are() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let walkers: Vec<String> = (0..CLUBS).step_by(3).map(|number| format!("Club {number}")).collect();
    let list = "/openreferral/v3/organizations?search=CLUB+walk&";
    assert_eq!(listed(&directory, list, "total_items").await, walkers);
    let second = directory.get(&format!("{list}per_page=20&page=3")).await.json();
    assert_eq!((&second["total_items"], names(&second["contents"])), (&json!(77), walkers[40..60].to_vec()));
    let lines = directory.get(&format!("{list}format=ndjson")).await.body;
    assert_eq!(lines.lines().count(), walkers.len());
}
