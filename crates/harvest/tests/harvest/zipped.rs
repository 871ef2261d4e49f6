//! Feeds in zip files, and what becomes of a record of Open Referral UK 1.0 in the store.

use openreferral::{Service, write::as_told};
use serde_json::{Value, json};

use crate::support::{Tables, packed};

const PAGE_1: &str =
    r#"{"total_items": 3, "contents": [{"id": "1", "name": "Tea"}, {"id": "2", "name": "Choir"}]}"#;
const LINES: &str = "{\"id\": \"3\", \"name\": \"Bowls\"}\n{\"id\": \"4\", \"name\": \"Chess\"}\n";
const ROOT: &str =
    r#"{"version": "HSDS-UK-3.0", "profile": "https://profile.example", "openapi_url": "https://a.example"}"#;

#[tokio::test]
async fn a_zip_file_of_feeds_is_read_as_a_folder_is() {
    let tables = Tables::new(&[]).await;
    let parts = [
        ("api/index.json", ROOT, "", 0),
        ("api/services-1.json", PAGE_1, "", 0),
        ("api/lines.NDJSON", LINES, "", 0),
        ("__MACOSX/services-1.json", "not JSON", "", 0),
        ("readme.md", "about", "", 0),
    ];
    tables.write("feed.zip", packed(&parts));
    let summary = tables.import_feed(&tables.path("feed.zip")).await.expect("imported");
    assert_eq!((summary.services.created, summary.records), (4, 4));
    tables.write("more.json", r#"[{"id": "5", "name": "Darts"}]"#);
    let summary = tables.import_feed(&tables.path("")).await.expect("imported");
    assert_eq!((summary.services.created, summary.services.unchanged), (1, 4));
}

#[tokio::test]
async fn a_bomb_that_calls_itself_a_feed_is_refused() {
    let tables = Tables::new(&[]).await;
    let parts = [("a.json", "[", "                                ", 1_000_000), ("b.json", "[]", "", 0)];
    tables.write("bomb.zip", packed(&parts));
    let said = tables.import_feed(&tables.path("bomb.zip")).await.expect_err("refused").to_string();
    assert!(said.contains("bomb.zip: a.json") && said.contains("far more than a feed would"), "{said}");
}

#[tokio::test]
async fn what_an_api_says_of_itself_is_no_feed_when_it_stands_alone() {
    let tables = Tables::new(&[("root.json", ROOT)]).await;
    let said = tables.import_feed(&tables.path("root.json")).await.expect_err("refused").to_string();
    assert!(said.contains("HSDS-UK-3.0") && said.contains("its services"), "{said}");
}

#[tokio::test]
async fn a_record_that_cannot_be_kept_is_held_back_by_itself_with_what_it_says() {
    let long = format!("https://ids.example/{}", "a".repeat(600));
    let feed = json!([{"id": "", "name": null, "url": "https://a.example"}, {"id": long, "name": "Tea"}, 7, {"id": "1", "name": "Tea"}]);
    let tables = Tables::new(&[("feed.json", &feed.to_string())]).await;
    let summary = tables.import_feed(&tables.path("feed.json")).await.expect("imported");
    assert_eq!((summary.services.created, summary.rejected), (1, 3));
    let said: Vec<String> =
        summary.held.iter().map(|held| format!("{} {}", held.record, held.reason)).collect();
    assert_eq!(
        said,
        [
            "1 left out: it has neither an id nor a name: its id is \"\", its name is null",
            "2 left out: its id (\"https://ids.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…) is longer than 500 bytes, which no publisher's ids are",
            "3 left out: it is a number, not an object: 7",
        ]
    );
}

#[tokio::test]
async fn a_record_of_version_1_leaves_the_store_as_it_came() {
    let told = json!({
        "id": "bowls-1", "name": "Bowls", "status": "active", "email": "ring us", "minimum_age": "old enough",
        "organization": {"id": "club", "name": "Bowls Club", "url": "https://bowls.example"},
        "service_taxonomies": [{"id": "a", "taxonomy": {"id": "esdServiceTypes:1", "name": "Sport", "vocabulary": "ours"}}],
        "service_at_locations": [{"id": "s", "location_id": "elsewhere", "location": {"id": "l", "name": "The green",
            "physical_addresses": [{"id": "p", "city": "Hartsmere", "pc_floor": {"": null, "lifts": [1, {"id": "x"}]}}]}}],
        "regular_schedules": [{"id": "r", "weekday": 2, "opens_at": "09:00", "service_at_location": {"id": "s"}}],
        "eligibilitys": [{"id": "e", "minimum_age": 18}], "pc_notes": {"deep": ["", {"er": null}]},
    });
    let tables = Tables::new(&[("feed.json", &json!({"content": [told.clone()]}).to_string())]).await;
    let summary = tables.import_feed(&tables.path("feed.json")).await.expect("imported");
    assert_eq!((summary.services.created, summary.rejected), (1, 0));
    let Value::Object(mut kept) = tables.service("Bowls").await else { panic!("an object") };
    kept.shift_remove("last_modified");
    let mut back = as_told::record::<Service>(kept);
    // Which organization it is: the store's own reference.
    back.as_object_mut().expect("an object").shift_remove("organization_id");
    assert_eq!(back, told);
}
