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

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_organization_with_very_many_services_is_sent_a_part_at_a_time(#[case] engine: Engine) {
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    let organization = json!({"id": "o", "name": "Council", "description": "All of it"});
    let long = "Support for people who live here. ".repeat(200);
    let names: Vec<String> = (0..250).map(|number| format!("Service {number}")).collect();
    let mut services: Vec<Value> = names
        .iter()
        .map(|name| json!({"id": name, "name": name, "description": long, "organization": organization}))
        .collect();
    services.push(json!({"id": "small", "name": "Tea", "organization": {"id": "s", "name": "Small", "description": "A club"}}));
    services
        .push(json!({"id": "none", "name": "Secret", "visibility": "staff", "organization": organization}));
    let feed = directory.store.folder.path().join("feed.json");
    std::fs::write(&feed, Value::from(services).to_string()).expect("written");
    directory.import(&feed).await;

    let list = "/openreferral/v3/organizations";
    let known = directory.get(list).await.json();
    let id = |place: usize| known["contents"][place]["id"].as_str().expect("an id").to_owned();
    let (many, few) = (format!("{list}/{}", id(0)), format!("{list}/{}", id(1)));
    let whole = directory.get(&format!("{many}?full_service=true")).await;
    assert_eq!((whole.header("etag"), whole.header("content-length")), ("", ""), "it is never all in memory");
    let mut whole = whole.json();
    assert_eq!(self::names(&whole["services"]), names);
    assert!(
        whole["services"].as_array().is_some_and(|all| all.iter().all(|one| one["organization"].is_null()))
    );
    whole.as_object_mut().expect("an object").shift_remove("services");
    assert_eq!(whole, directory.get(&many).await.json());

    let small = directory.get(&format!("{few}?full_service=true")).await;
    assert!(small.header("etag").starts_with("W/"), "a short answer has its tag");
    assert_eq!(self::names(&small.json()["services"]), ["Tea"]);

    let page = directory.get(&format!("{list}?full_service=true&per_page=2")).await.json();
    let mut without = page.clone();
    for organization in without["contents"].as_array_mut().expect("a list") {
        organization.as_object_mut().expect("an object").shift_remove("services");
    }
    assert_eq!(without, directory.get(&format!("{list}?full=true&per_page=2")).await.json());
    assert_eq!(self::names(&page["contents"][0]["services"]), names);
    assert_eq!(self::names(&page["contents"][1]["services"]), ["Tea"]);
    let empty = directory.get(&format!("{list}?full_service=true&page=9")).await.json();
    assert_eq!((&empty["empty"], &empty["contents"]), (&json!(true), &json!([])));
}
