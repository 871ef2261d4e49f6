//! What people say of pages, as stewards read it.

use serde_json::{Value, json};

use crate::{runs::Data, serving::Server};

const CLUB: &str = "11111111-1111-4111-8111-111111111111";

#[test]
fn a_steward_reads_what_is_wrong_deals_with_it_and_erases_it_and_no_log_has_it() {
    let data = Data::new();
    let feed = json!([{"id": CLUB, "name": "Lunch club", "description": "Lunch."}]).to_string();
    data.import(&data.feed("feed.json", feed)).ended(0);
    assert!(data.run(&["reports"]).ended(0).out.contains("Nobody says"));
    let log = data.path("log");
    let server = Server::start_logging(&data, "trace", &log);
    server.get_with("/readyz", "200 OK");
    let report = format!("/services/{CLUB}/report");
    assert!(
        server
            .post(&report, "wrong=times&words=canaryword&contact=ann%40canary.example")
            .contains("303 See Other")
    );
    assert!(server.post(&report, "wrong=treatment&words=canaryworry").contains("/report/turn"));
    assert!(server.post("/helpful", "page=%2Fsearch%3Fq%3Dcanaryword&answer=no").contains("303 See Other"));
    server.stop();
    let log = std::fs::read_to_string(log).expect("a log");
    assert!(log.contains("answered") && !log.contains("canary"), "{log}");

    let told = data.run(&["reports", "--service", CLUB]).ended(0).out;
    let (worry, mistake) =
        (told.find("SAFEGUARDING").expect("the worry"), told.find("times").expect("the mistake"));
    assert!(worry < mistake, "a worry comes first: {told}");
    assert!(told.contains("Lunch club") && told.contains("ann@canary.example"), "{told}");
    let provider = data.run(&["reports", "--for-provider"]).ended(0).out;
    assert!(provider.contains("canaryword"), "{provider}");
    assert!(!provider.contains("canaryworry") && !provider.contains("ann@"), "{provider}");

    data.run(&["reports", "--done", "1"]).ended(2);
    let by = ["--who", "Bo", "--why", "The club said so"];
    data.run(&[&["reports", "--done", "1"][..], &by].concat()).ended(0);
    data.run(&[&["reports", "--done", "1"][..], &by].concat()).ended(2);
    data.run(&[&["reports", "--erase", "2"][..], &by].concat()).ended(0);
    let open: Value = serde_json::from_str(&data.run(&["reports", "--json"]).ended(0).out).expect("JSON");
    assert_eq!((open.as_array().map(Vec::len), &open[0]["words"]), (Some(1), &Value::Null));
    assert_eq!((&open[0]["safeguarding"], &open[0]["erased"]["who"]), (&json!(true), &json!("Bo")));
    let all = data.run(&["reports", "--all"]).ended(0).out;
    assert!(all.contains("done by Bo") && !all.contains("ann@"), "{all}");

    assert!(data.run(&["helpful"]).ended(0).out.contains("0 yes      1 no  /search\n"));
    let counts: Value = serde_json::from_str(&data.run(&["helpful", "--json"]).ended(0).out).expect("JSON");
    assert_eq!((&counts[0]["page"], &counts[0]["no"]), (&json!("/search"), &json!(1)));
}
