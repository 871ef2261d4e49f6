//! Whether a feed keeps to the standard, said on the command line.

use fingerpost_store::testing::shared;
use serde_json::{Value, json};

use crate::{runs::Data, serving::Server};

const ID: &str = "2f0c8d3e-2f8e-4f5a-9a61-3d9b0a7f6c11";

fn service() -> Value {
    json!({"id": ID, "name": "Tea", "status": "active", "assured_date": "2026-03-01", "description": "Tea and talk"})
}

#[test]
fn the_official_mocks_are_told_apart() {
    for (mock, says, code) in [
        ("Default", "Open Referral UK 3.0 · valid · quality 87%", 0),
        ("Test", "Open Referral UK 3.0 · valid, with warnings · ", 0),
        ("Warn", "Open Referral UK 3.0 · valid, with warnings · ", 0),
        ("Fail", "Open Referral UK 3.0 · not valid · ", 1),
    ] {
        let Some(folder) = shared(&format!("standards/oruk-validator-mocks/V3.0-UK-{mock}")) else { return };
        let data = Data::new();
        let folder = folder.to_string_lossy();
        let ran = data.run(&["validate", &folder, "--today", "2026-03-31"]).ended(code);
        assert!(ran.out.contains(says), "{mock}: {}", ran.out);
        assert!(ran.out.contains("The version is what its root says: HSDS-UK-3.0."), "{mock}: {}", ran.out);
        let is_clean = mock == "Default";
        data.run(&["validate", &folder, "--today", "2026-03-31", "--strict"]).ended(i32::from(!is_clean));
        assert!(!data.path("data").exists(), "nothing is kept");
    }
}

#[test]
fn a_fault_of_an_endpoint_that_need_not_be_there_only_warns() {
    let Some(folder) = shared("standards/oruk-validator-mocks/V3.0-UK-Warn") else { return };
    let ran = Data::new().run(&["validate", &folder.to_string_lossy(), "--json"]).ended(0);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let worst = &report["findings"][0];
    assert_eq!(
        (&worst["severity"], &worst["code"], &worst["endpoint"], &worst["place"]),
        (&json!("warning"), &json!("missing"), &json!("/taxonomy_terms/{id}"), &json!("description"))
    );
}

#[test]
fn a_real_citys_feed_is_told_what_is_wrong_with_it_and_how_often() {
    let Some(feed) = shared("feeds/bristol-oruk-v1-services-2024-12-18.json") else { return };
    let ran = Data::new().run(&["validate", &feed.to_string_lossy(), "--today", "2024-12-18"]).ended(1);
    for says in [
        "Open Referral UK 1.0 · not valid · quality 34%",
        "14 faults: the published schema refuses these",
        "  email is empty text (221 of 819 records)",
        "  organization is not there, and the standard requires it (7 of 819 records)",
        "   72% have a telephone number or e-mail address",
        "    8% checked in the last 90 days",
    ] {
        assert!(ran.out.contains(says), "{says}: {}", ran.out);
    }
}

#[test]
fn the_same_fault_in_many_records_is_one_line_with_the_first_few() {
    let data = Data::new();
    let records = (0..300).map(|number| {
        let mut service = service();
        service["id"] = json!(format!("{number:08}-2f8e-4f5a-9a61-3d9b0a7f6c11"));
        service["email"] = json!("ring us\u{1b}[2J");
        service
    });
    let feed = data.feed("feed.json", Value::from(records.collect::<Vec<_>>()).to_string());
    let ran = data.run(&["validate", &feed.to_string_lossy(), "--today", "2026-03-31"]).ended(1);
    let line = "  email is not one e-mail address, such as name@example.org (300 of 300 records)\n      Write one e-mail address";
    assert!(ran.out.contains("1 fault: ") && ran.out.contains(line), "{}", ran.out);
    assert_eq!(ran.out.matches("at /email: ").count(), 3, "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "a terminal obeys nothing of a feed's");
    assert!(ran.out.contains("100% checked in the last 90 days"), "{}", ran.out);
}

#[test]
fn a_page_that_contradicts_itself_is_valid_and_warned_of() {
    let data = Data::new();
    let page = json!({"total_items": 1, "total_pages": 2, "page_number": 1, "size": 2, "first_page": true, "last_page": true,
        "empty": true, "contents": [service(), service()]});
    let feed = data.feed("services.json", page.to_string());
    let feed = feed.to_string_lossy();
    let ran = data.run(&["validate", &feed]).ended(0);
    for says in [
        "/services: total_items is less than the page holds",
        "/services: last_page does not agree with the number of the page and of all pages",
        "/services: empty does not agree with what the page holds",
        "/services: id is the id of several records in the list",
    ] {
        assert!(ran.out.contains(says), "{says}: {}", ran.out);
    }
    data.run(&["validate", &feed, "--strict"]).ended(1);
}

#[test]
fn the_version_can_be_said_and_a_badge_is_drawn() {
    let data = Data::new();
    let feed = data.feed("feed.json", json!([service()]).to_string());
    let badge = data.path("badge.svg");
    let ran = data
        .run(&[
            "validate",
            &feed.to_string_lossy(),
            "--standard",
            "hsds3",
            "--today",
            "2026-03-31",
            "--badge",
            &badge.to_string_lossy(),
        ])
        .ended(0);
    assert!(ran.out.contains("HSDS 3 · valid · quality 25%"), "{}", ran.out);
    let badge = std::fs::read_to_string(badge).expect("a badge");
    assert!(
        badge.contains("<title>HSDS 3 · valid · quality 25% · checked 31 March 2026</title>")
            && badge.ends_with("</svg>\n"),
        "{badge}"
    );
}

#[test]
fn what_is_no_feed_ends_with_2_and_one_sentence() {
    let data = Data::new();
    let page = data.feed("page.json", "<!doctype html><html></html>");
    let ran = data.run(&["validate", &page.to_string_lossy()]).ended(2);
    assert!(ran.err.contains("This is a web page (HTML), not a feed"), "{}", ran.err);
    data.run(&["validate", &data.path("nothing.json").to_string_lossy()]).ended(2);
    data.run(&["validate", &page.to_string_lossy(), "--standard", "2.0"]).ended(2);
}

#[test]
fn our_own_api_is_valid_in_both_versions() {
    let data = Data::new();
    let server = Server::start(&data, &["--demo", "--per-minute", "0"]);
    server.get_with("/readyz", "200 OK");
    for (path, version) in [
        ("v3", "Open Referral UK 3.0"),
        ("v3/services", "Open Referral UK 3.0"),
        ("v1", "Open Referral UK 1.0"),
    ] {
        let address = format!("http://{}/openreferral/{path}?key=secret", server.address);
        let ran = Data::new().run(&["validate", &address, "--allow-private-addresses", "--strict"]).ended(0);
        assert!(
            ran.out.contains(&format!("/openreferral/{path}: {version} · valid · quality ")),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains("secret") && !ran.out.contains("fault"), "{}", ran.out);
    }
    let address = format!("http://{}/openreferral/v3", server.address);
    let ran = data.run(&["validate", &address, "--allow-private-addresses", "--json"]).ended(0);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let endpoints = report["endpoints"].as_array().expect("endpoints");
    assert_eq!((&report["verdict"], endpoints.len()), (&json!("valid"), 9), "{report:#}");
    assert_eq!(report["checked"]["feed"], json!(address));
}

#[test]
fn an_address_that_cannot_be_checked_ends_with_2_and_one_sentence() {
    let data = Data::new();
    let server = Server::start(&data, &[]);
    let address = format!("http://{}", server.address);
    let ran = data.run(&["validate", &address]).ended(2);
    assert!(ran.err.contains("give --allow-private-addresses"), "{}", ran.err);
    let ran = data.run(&["validate", &format!("{address}/developers"), "--allow-private-addresses"]).ended(2);
    assert!(ran.err.contains("This is a web page (HTML), not a feed"), "{}", ran.err);
    let ran = data.run(&["validate", &format!("{address}/nowhere"), "--allow-private-addresses"]).ended(2);
    assert!(ran.err.contains("it answers 404 (Not Found): give the address of the API"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    data.run(&["validate", "ftp://a.example/feed"]).ended(2);
}
