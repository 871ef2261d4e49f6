//! The history of a service: what names nobody, and nothing else.

use fingerpost_store::testing::{Engine, shared};
use rstest::rstest;
use serde_json::{Value, json};

use crate::directory::TestDirectory;

/// A word that stands only in what was corrected.
const CANARY: &str = "xyzzycanary";

fn id(n: u8) -> String {
    format!("00000000-0000-4000-8000-0000000000{n:02}")
}

/// A service of which everything is corrected from one telling to the next.
fn told(n: u8, secret: &str) -> Value {
    json!({"id": id(1), "name": format!("Tea {secret}"), "description": format!("At Ann's, {secret}"), "email": format!("ann{secret}@example.org"),
        "status": "active", "minimum_age": n, "assured_date": format!("2026-01-0{n}"), "assurer_email": format!("bob{secret}@example.org"),
        "organization": {"id": id(9), "name": format!("Ann {secret}"), "description": "Us"},
        "contacts": [{"id": id(2), "name": format!("Ann {secret}"), "phones": [{"id": id(3), "number": format!("01632 {n}60001")}]}],
        "schedules": [{"id": id(4), "freq": "WEEKLY", "byday": "MO", "opens_at": format!("0{n}:00"), "description": secret}],
        "cost_options": [{"id": id(5), "amount": n, "amount_description": secret},
            {"id": id(8), "amount": 70 + n, "visibility": "staff"}],
        "service_at_locations": [{"id": id(6), "location": {"id": id(7), "location_type": "physical", "name": secret, "latitude": 51.4 + f64::from(n)}}],
        "pc_note": {"n": secret}})
}

async fn import(directory: &TestDirectory, service: Value) {
    let file = directory.store.folder.path().join("feed.json");
    std::fs::write(&file, json!([service]).to_string()).expect("written");
    directory.import(&file).await;
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_service_has_the_history_of_what_names_nobody(#[case] engine: Engine) {
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    let mut hidden = told(8, CANARY);
    hidden["visibility"] = "staff".into();
    import(&directory, hidden).await;
    // From here on everybody may see it. Somebody's name is corrected, twice.
    import(&directory, told(1, CANARY)).await;
    import(&directory, told(2, "")).await;
    let mut last = told(3, "");
    last["status"] = "temporarily closed".into();
    import(&directory, last).await;

    let address = format!("/openreferral/v3/services/{}", id(1));
    let service = directory.get(&address).await;
    assert!(!service.body.contains(CANARY), "what was corrected is given away: {}", service.body);
    let service = service.json();
    let history = service["metadata"].as_array().expect("a history");
    let mut lines: Vec<String> = Vec::new();
    for change in history {
        let text =
            |name: &str| change[name].as_str().unwrap_or_else(|| panic!("{name} in {change}")).to_owned();
        assert_eq!((text("last_action_type"), text("updated_by")), ("update".to_owned(), "feed".to_owned()));
        assert_eq!(text("last_action_date"), "2026-11-22");
        let of = if text("resource_type") == "service" { id(1) } else { text("resource_id") };
        assert_eq!(text("resource_id"), of);
        lines.push([text("field_name"), text("previous_value"), text("replacement_value")].join(" "));
    }
    assert_eq!(
        lines,
        [
            "assured_date 2026-01-02 2026-01-03",
            "amount 2 3",
            "minimum_age 2 3",
            "opens_at 02:00 03:00",
            "status active temporarily closed",
            "assured_date 2026-01-01 2026-01-02",
            "amount 1 2",
            "minimum_age 1 2",
            "opens_at 01:00 02:00",
        ],
        "newest first, and nothing from before it could be seen"
    );
    let ids: std::collections::BTreeSet<_> =
        history.iter().filter_map(|change| change["id"].as_str()).collect();
    assert_eq!(ids.len(), history.len());
    if let Some(schema) = shared("standards/hsds-3.1/schema/compiled/service.json") {
        let schema: Value = serde_json::from_slice(&std::fs::read(schema).expect("a schema")).expect("JSON");
        let items =
            jsonschema::options().should_validate_formats(true).build(&schema["properties"]["metadata"]);
        assert!(items.expect("a schema").is_valid(&service["metadata"]), "{}", service["metadata"]);
    }
    for list in ["services?full=true", "service_at_locations?full=true", "organizations?full_service=true"] {
        let list = directory.get(&format!("/openreferral/v3/{list}")).await;
        assert!(!list.body.contains("previous_value"), "only a single service has its history");
    }

    let mut withheld = told(4, "");
    withheld["visibility"] = "withheld".into();
    import(&directory, withheld).await;
    assert_eq!(directory.get(&address).await.json()["metadata"], Value::Null);
}
