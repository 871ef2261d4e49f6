//! Results on a map.

use fingerpost_directory::{Publication, Visibility};
use fingerpost_pages::{Site, SiteFile};
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;
use serde_json::{Value, json};

use crate::directory::{Builder, TestDirectory, service};

fn site_at(name: &str, latitude: f64, longitude: f64) -> Value {
    json!({"location": {"name": name, "location_type": "physical", "latitude": latitude, "longitude": longitude}})
}

fn club(name: &str, sites: &[Value]) -> Builder {
    service(name).described("Tea and company").with("service_at_locations", Value::Array(sites.to_vec()))
}

/// The numbers on the pins, and what the list says of each.
fn pins(page: &str) -> Vec<&str> {
    page.split("<a href=\"#result-")
        .skip(1)
        .filter_map(|rest| rest.split("aria-label=\"").nth(1)?.split('"').next())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_is_on_the_map_and_in_the_list_under_one_number() {
    let directory = TestDirectory::with([
        club("Tea in Diss", &[site_at("Hall", 52.376, 1.108)]),
        club("Tea in Eye", &[site_at("Barn", 52.321, 1.145)]),
        club("Tea at home", &[]),
    ])
    .await;
    let page = directory.get("/map?q=tea&near=IP21+4AB").await.body;
    assert!(page.contains("<svg") && page.contains("viewBox=\"0 0 400 300\""));
    let mut shown = pins(&page);
    shown.sort_unstable_by_key(|pin| pin.split(": ").nth(1));
    assert_eq!(shown.len(), 2, "{shown:?}");
    for pin in shown {
        let (number, name) = pin.split_once(": ").expect("a number and a name");
        let entry = page.split(&format!("id=\"result-{number}\"")).nth(1).expect("an entry");
        assert!(entry.split("</h2>").next().is_some_and(|heading| heading.contains(name)), "{pin}");
    }
    assert!(page.contains("Tea at home") && page.contains("Not on the map."));
}

#[tokio::test(flavor = "multi_thread")]
async fn list_and_map_lead_to_one_another_and_keep_what_was_asked() {
    let directory = TestDirectory::with([club("Tea in Diss", &[site_at("Hall", 52.376, 1.108)])]).await;
    let list = directory.get("/search?q=tea&near=Diss&cost=free&off=day:monday").await.body;
    assert!(list.contains("href=\"/map?q=tea&#38;near=Diss&#38;cost=free\""), "{list}");
    let map = directory.get("/map?q=tea&near=Diss&cost=free").await.body;
    assert!(map.contains("href=\"/search?q=tea&#38;near=Diss&#38;cost=free\""));
    assert!(
        map.contains("action=\"/map\"") && map.contains("name=\"cost\" value=\"free\""),
        "the form keeps it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_says_as_a_list_does_what_was_done_to_find_anything() {
    let directory = TestDirectory::with([club("Tea in Diss", &[site_at("Hall", 52.376, 1.108)])]).await;
    for page in ["/search", "/map"] {
        let widened = directory.get(&format!("{page}?q=tea&near=Norwich&distance=10")).await.body;
        assert!(
            widened.contains("Tea in Diss") && widened.contains("looked up to 30 miles away"),
            "{widened}"
        );
        let unread = directory.get(&format!("{page}?q=tea&cost=nonsense")).await.body;
        assert!(unread.contains("nonsense"), "{unread}");
        let past = directory.get(&format!("{page}?q=tea&page=9")).await.body;
        assert!(past.contains("Go to the first page"), "{past}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withheld_place_is_on_no_map() {
    let directory = TestDirectory::with([club("Tea in Diss", &[site_at("Hall", 52.376, 1.108)])]).await;
    let hidden = club("Hidden tea", &[site_at("Secret house", 52.4321, 1.2345)]);
    let id = directory.keep(hidden, Publication::Published, Visibility::Withheld).await;
    directory.index().await;
    let map = directory.get("/map?q=tea").await.body;
    assert!(map.contains("Hidden tea") && pins(&map).iter().all(|pin| !pin.contains("Hidden")), "{map}");
    let page = directory.get(&format!("/services/{id}")).await.body;
    assert!(page.contains("Hidden tea") && !page.contains("viewBox=\"0 0 400 300\""));
    for body in [map, page] {
        assert!(!body.contains("52.43") && !body.contains("Secret house"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_page_of_the_map_may_ask_the_host_of_the_tiles_and_only_where_a_site_names_one() {
    let tiles = r#"{"name": "Streets", "hosts": ["streets.example"],
        "map": {"tiles": "https://tiles.example/{z}/{x}/{y}.png", "attribution": "Mappers"}}"#;
    let file: SiteFile = serde_json::from_str(tiles).expect("a site");
    let streets = file.check(None, &[]).expect("a site");
    let plain = Site { name: "Plain".into(), hosts: vec!["plain.example".to_owned()], ..Site::default() };
    let sites = Sites::new(vec![streets, plain]).expect("sites");
    let directory = TestDirectory::of(Engine::Sqlite, sites).await.expect("SQLite");
    let club = club("Tea in Diss", &[site_at("Hall", 52.376, 1.108)]);
    directory.keep(club, Publication::Published, Visibility::Public).await;
    directory.index().await;
    let ask = async |host: &'static str, address: &str| directory.get_with(address, &[("host", host)]).await;

    let map = ask("streets.example", "/map?q=tea").await;
    assert!(map.header("content-security-policy").contains("img-src 'self' https://tiles.example;"));
    assert!(map.body.contains("data-tiles=\"https://tiles.example/{z}/{x}/{y}.png\""));
    assert!(map.body.contains("<svg"), "the sketch is there for whoever has no script");
    let elsewhere = [("streets.example", "/search?q=tea"), ("plain.example", "/map?q=tea")];
    for (host, address) in elsewhere {
        let answer = ask(host, address).await;
        assert!(!answer.header("content-security-policy").contains("tiles.example"), "{host}{address}");
        assert!(
            !answer.body.contains("tiles.example") && !answer.body.contains("/assets/map-"),
            "{host}{address}"
        );
    }
}
