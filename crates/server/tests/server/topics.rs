//! What services are about, to browse.

use fingerpost_directory::{Publication, Visibility};
use fingerpost_store::testing::Engine;
use rstest::rstest;
use serde_json::{Value, json};

use crate::directory::{Builder, TestDirectory, service};

fn term(id: &str, name: &str, parent: Option<&str>) -> Value {
    let mut term = json!({
        "id": format!("00000000-0000-4000-8000-0000000000{id}"), "code": name.to_lowercase(), "name": name,
        "description": format!("{name}, as people know it"), "taxonomy": "Our topics",
    });
    if let Some(parent) = parent {
        term["parent_id"] = format!("00000000-0000-4000-8000-0000000000{parent}").into();
    }
    term
}

fn about(builder: Builder, terms: &[Value]) -> Builder {
    let attributes =
        terms.iter().enumerate().map(|(at, term)| json!({"id": format!("a{at}"), "taxonomy_term": term}));
    builder.with("attributes", attributes.collect::<Vec<_>>())
}

/// Two services about debt, one of which is about money, too; one about cats that only staff may see.
async fn directory(engine: Engine) -> Option<TestDirectory> {
    let directory = TestDirectory::empty(engine).await?;
    let (money, debt, cats) =
        (term("01", "Money", None), term("02", "Debt", Some("01")), term("03", "Cats", None));
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.json");
    let services: Vec<Value> = [
        about(service("Debt line"), std::slice::from_ref(&debt)),
        about(service("Money morning"), &[debt.clone(), money.clone()]),
        service("Chess"),
    ]
    .into_iter()
    .map(Builder::into_json)
    .collect();
    std::fs::write(&feed, serde_json::to_vec(&services).expect("JSON")).expect("written");
    directory.import(&feed).await;
    let secret = about(service("Cat ward"), &[cats]);
    directory.keep(secret, Publication::Published, Visibility::Staff).await;
    directory.index().await;
    Some(directory)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn topics_are_listed_with_how_many_services_there_are_each_counted_once(#[case] engine: Engine) {
    let Some(directory) = directory(engine).await else { return };
    let page = directory.get("/topics").await;
    assert_eq!(page.status, 200);
    let text = page.body.replace('\n', " ");
    assert!(text.contains("<a class=\"govuk-link\" href=\"/topics/money\">Money</a></strong> <span class=\"fp-quiet\">2 services"), "{text}");
    assert!(
        text.contains(
            "<a class=\"govuk-link\" href=\"/topics/debt\">Debt</a> <span class=\"fp-quiet\">2 services"
        ),
        "{text}"
    );
    assert!(!text.contains("Cats"), "what only staff may see is not counted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_leads_to_what_is_narrower_and_to_a_search_for_all_of_it() {
    let Some(directory) = directory(Engine::Sqlite).await else { return };
    let money = directory.get("/topics/money").await.body;
    for wanted in [
        "Money, as people know it",
        "href=\"/topics/debt\"",
        "Debt line",
        "Money morning",
        "href=\"/search?q=&#38;topic=Money&#38;topic=Debt\"",
    ] {
        assert!(money.contains(wanted), "{wanted}: {money}");
    }
    assert!(!money.contains("Chess"));
    let search = directory.get("/search?q=&topic=Money&topic=Debt").await.body;
    assert!(search.contains("2 services found"), "{search}");
    assert!(directory.get("/topics/debt").await.body.contains("href=\"/topics/money\""));
    assert_eq!(directory.get("/topics/nothing").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_that_is_a_danger_says_it_neither_in_its_title_nor_to_search_engines() {
    let directory = TestDirectory::empty(Engine::Sqlite).await.expect("SQLite");
    let (abuse, tea) = (term("04", "Domestic-abuse", None), term("05", "Tea", None));
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.json");
    let services =
        [about(service("Safe place"), &[abuse]), about(service("Tea"), &[tea])].map(Builder::into_json);
    std::fs::write(&feed, serde_json::to_vec(&services).expect("JSON")).expect("written");
    directory.import(&feed).await;
    directory.index().await;
    // Nor is it in the address, nor shown before its reader knows how to leave it.
    let welsh = directory.get("/topics/domestic-abuse?lang=cy").await;
    assert!(welsh.header("location").ends_with("?lang=cy"), "what else was asked stays");
    let sent = directory.get("/topics/domestic-abuse").await;
    let address = sent.header("location").to_owned();
    assert!(sent.status == 303 && !address.contains("abuse"), "{address}");
    assert!(directory.get("/topics").await.body.contains(&format!("href=\"{address}\"")));
    let before = directory.get(&address).await;
    assert!(before.status == 200 && before.header("cache-control") == "no-store");
    assert!(!before.body.to_lowercase().contains("abuse") && before.body.contains("href=\"/leave\""));
    assert!(before.body.contains("href=\"?go-on=yes\""), "{}", before.body);
    let page = directory.get(&format!("{address}?go-on=yes")).await;
    assert!(page.status == 200 && page.header("cache-control") == "no-store");
    assert!(page.body.contains("Domestic-abuse</h1>") && page.body.contains("href=\"/leave\""));
    let title = page.body.split("</title>").next().unwrap_or_default();
    assert!(!title.to_lowercase().contains("abuse"), "{title}");
    let addresses = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert!(addresses.clone().any(|href| href.starts_with("/search?q=&#38;topic=")));
    for href in addresses {
        assert!(!href.to_lowercase().contains("abuse"), "{href}");
    }
    let sitemap = directory.get("/sitemap.xml").await.body;
    assert!(sitemap.contains("/topics/tea<") && !sitemap.contains("/topics/domestic-abuse"), "{sitemap}");
}
