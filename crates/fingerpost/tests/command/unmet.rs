//! What people looked for and did not find, as stewards read it.

use serde_json::Value;

use crate::{runs::Data, serving::Server};

#[test]
fn what_was_not_found_is_listed_without_small_numbers_and_its_words_are_in_no_log() {
    let data = Data::new();
    let log = data.path("log");
    let server = Server::start_logging(&data, "trace", &log);
    server.get_with("/readyz", "200 OK");
    for address in ["/search?q=food+bank+canaryword", "/api/search?q=food+bank+canaryword&near=BS5+6XX"] {
        assert!(server.get(address).contains("200 OK"));
    }
    server.stop();
    let log = std::fs::read_to_string(log).expect("a log");
    assert!(log.contains("answered"), "the log is there");
    assert!(!log.contains("canaryword") && !log.contains("BS5"), "{log}");

    let told = data.run(&["search", "unmet"]).ended(0).out;
    assert!(told.contains("fewer than 5") && told.contains("Bristol"), "{told}");
    assert!(!told.contains("canaryword"), "{told}");
    let json = data.run(&["search", "unmet", "--json"]).ended(0).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let needs = json["needs"].as_array().expect("needs");
    assert!(!needs.is_empty() && needs.iter().all(|it| it["people"] == "fewer than 5"), "{json}");
    assert_eq!(json["words"], serde_json::json!([]));
    let csv = data.run(&["search", "unmet", "--csv", "--weeks", "2"]).ended(0).out;
    assert!(csv.starts_with("week,need,place,place_name,people\n") && csv.contains("fewer than 5"), "{csv}");
}
