use fingerpost_directory::{Publication, Visibility};
use serde_json::json;

use crate::{
    crawl::crawl,
    directory::{TestDirectory, service},
    sites::county,
};
use fingerpost_pages::Site;
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;

/// A word that stands only in what the public may not see.
const CANARY: &str = "xyzzycanary";

#[tokio::test(flavor = "multi_thread")]
async fn no_public_route_shows_what_only_others_may_see() {
    let site = Site {
        name: "Test directory".into(),
        hosts: vec!["directory.example".to_owned()],
        ..Site::default()
    };
    let sites = Sites::new(vec![site, county()]).expect("sites");
    let directory = TestDirectory::of(Engine::Sqlite, sites).await.expect("SQLite");
    let secret = |name: &str| {
        service(&format!("{name} tea {CANARY}")).described(&format!("Tea with {CANARY}")).run_by("Urban")
    };
    let mut hidden = Vec::new();
    for (publication, visibility) in [
        (Publication::Draft, Visibility::Public),
        (Publication::Withdrawn, Visibility::Public),
        (Publication::Archived, Visibility::Public),
        (Publication::Published, Visibility::Partner),
        (Publication::Published, Visibility::Staff),
    ] {
        let name = format!("{publication:?} {visibility:?}");
        hidden.push(directory.keep(secret(&name), publication, visibility).await);
    }
    let open = service("Open tea")
        .run_by("Urban")
        .with("assurer_email", format!("{CANARY}@example.org"))
        .with("pc_metadata", json!({"assured_by": format!("{CANARY}@example.org"), "note": CANARY}))
        .with("assured_date", format!("when {CANARY} rang"));
    let open = directory.keep(open, Publication::Published, Visibility::Public).await;
    let refuge = service("Refuge tea").with(
        "service_at_locations",
        json!([{"description": format!("Ring at {CANARY} gate"), "location": {"name": format!("{CANARY} House"), "url": format!("https://{CANARY}.example"), "latitude": 52.123_456, "longitude": 1.0,
            "addresses": [{"address_1": format!("1 {CANARY} Street"), "postal_code": "IP23 7AA"}]}}]),
    );
    let refuge = directory.keep(refuge, Publication::Published, Visibility::Withheld).await;
    directory.index().await;

    let mut ids = hidden.clone();
    ids.extend([open, refuge]);
    for host in ["directory.example", "county.example"] {
        let answers = crawl(&directory, host, &ids).await;
        for (address, answer) in &answers {
            for secret in [CANARY, "52.123", "IP23 7AA"] {
                // A search page repeats the words that were asked, and nothing here asks for these.
                assert!(!answer.body.contains(secret), "{host}{address} shows {secret}");
                assert!(!format!("{:?}", answer.headers).contains(secret), "{host}{address} shows {secret}");
            }
        }
        for page in [
            format!("/services/{open}"),
            format!("/services/{refuge}"),
            format!("/api/services/{refuge}"),
            "/openreferral/v3/services?search=tea".to_owned(),
        ] {
            assert_eq!(
                answers.get(&page).map(|answer| answer.status.as_u16()),
                Some(200),
                "{page} was looked at"
            );
        }
        let of_organisations = answers.keys().filter(|address| address.starts_with("/organisations/"));
        assert!(of_organisations.count() > ids.len(), "links are followed, not only the ids of services");
    }
    for id in hidden {
        assert_eq!(directory.get(&format!("/services/{id}")).await.status, 404);
        assert_eq!(directory.get(&format!("/openreferral/v3/services/{id}")).await.status, 404);
    }
    for question in [CANARY, "IP23", "House"] {
        let found = directory.get(&format!("/api/search?q={question}")).await.json();
        assert_eq!(found["total"], 0, "{question} can be found");
    }
    assert_eq!(directory.get("/api/search?q=tea").await.json()["total"], 2);
    assert_eq!(directory.get("/openreferral/v3/services").await.json()["total_items"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organization_is_seen_no_wider_than_what_it_runs() {
    let directory = TestDirectory::empty(Engine::Sqlite).await.expect("SQLite");
    let id = |n: u8| format!("00000000-0000-4000-8000-0000000000{n:02}");
    let runs = |n, name: &str| json!({"id": id(n), "name": name, "locations": [{"name": format!("{CANARY} House")}]});
    let feed = json!([
        {"id": id(1), "name": "Refuge", "visibility": "withheld", "organization": runs(11, "Safe Place")},
        {"id": id(2), "name": "Panel", "visibility": "staff", "organization": runs(12, "Board")},
        {"id": id(3), "name": "Advice", "organization": {"id": id(11), "name": "Safe Place"}},
    ]);
    let file = directory.store.folder.path().join("feed.json");
    std::fs::write(&file, feed.to_string()).expect("written");
    directory.import(&file).await;
    let safe_place = directory.get(&format!("/organisations/{}", id(11))).await;
    assert_eq!(safe_place.status, 200);
    assert_eq!(directory.get(&format!("/organisations/{}", id(12))).await.status, 404);
    assert!(directory.get("/").await.body.contains("1 organisation"));
    for address in [
        format!("/organisations/{}", id(11)),
        format!("/services/{}", id(1)),
        format!("/openreferral/v3/services/{}", id(1)),
        format!("/openreferral/v3/services/{}", id(3)),
        "/openreferral/v3/services".to_owned(),
    ] {
        let answer = directory.get(&address).await;
        assert_eq!(answer.status, 200, "{address}");
        assert!(!answer.body.contains(CANARY), "{address} says where it is");
    }
}
