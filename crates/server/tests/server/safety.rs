//! Help stands before results where the words tell of danger.

use fingerpost_pages::{HelplineFile, Site, SiteFile};
use fingerpost_search::safety::Topic;
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;
use rstest::rstest;

use crate::{directory::TestDirectory, private::words};

/// A site with the helplines that Fingerpost comes with.
fn site(nation: &str) -> Site {
    let helplines: HelplineFile =
        toml::from_str(include_str!("../../../../sites/helplines.toml")).expect("helplines");
    let file: SiteFile = serde_json::from_str(&format!(
        r#"{{"name": {{"en": "Help", "cy": "Cymorth"}}, "hosts": ["help.example"], "nation": "{nation}"}}"#
    ))
    .expect("a site");
    file.check(None, &helplines.check().expect("helplines")).expect("a site")
}

fn lines(nation: &str, topic: Topic) -> Vec<String> {
    site(nation).help(&[topic]).into_iter().map(|helpline| helpline.id.clone()).collect()
}

#[rstest]
#[case("england")]
#[case("wales")]
fn every_danger_has_the_emergency_number_first_and_another_line(#[case] nation: &str) {
    for topic in Topic::ALL {
        let lines = lines(nation, topic);
        assert_eq!(lines[0], "999", "{topic:?}");
        assert!(lines.len() > 1, "{topic:?} in {nation} has only 999");
    }
}

#[test]
fn each_nation_has_its_own_line_for_domestic_abuse() {
    assert_eq!(lines("england", Topic::DomesticAbuse)[1], "domestic-abuse");
    assert_eq!(lines("wales", Topic::DomesticAbuse)[1], "live-fear-free");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_tells_of_danger_gives_help_first() {
    let directory = TestDirectory::of(Engine::Sqlite, Sites::from(site("england"))).await.expect("SQLite");
    directory.index().await;

    let answer = directory.get("/api/search?q=he+hits+me").await;
    assert!(answer.body.starts_with(r#"{"safety":{"topic":"domestic-abuse""#), "{}", answer.body);
    assert!(answer.body.contains("0808 2000 247") && answer.body.contains(r#""results":"#));
    let welsh = directory.get("/api/search?q=trais+domestig&lang=cy").await;
    assert!(welsh.body.contains("mewn perygl"), "{}", welsh.body);
    let sent = directory.get("/search?q=he+hits+me").await;
    let page = directory.get_with(sent.header("location"), &[("cookie", &words(&sent))]).await;
    assert!(page.body.contains("ring 999") && page.body.contains("0808 2000 247"));

    let benign = directory.get("/api/search?q=greatest+hits+of+the+60s").await;
    assert!(!benign.body.contains("safety"), "{}", benign.body);
    assert!(!directory.get("/search?q=killing+time").await.body.contains("ring 999"));
}
