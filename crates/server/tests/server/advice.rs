//! Pages of advice, beside services and by themselves.

use fingerpost_pages::{Advice, AdviceFile, AdviceTranslation};
use serde_json::{Value, json};

use crate::directory::{TestDirectory, service};

/// A page reviewed in September 2026 that is to be reviewed again by this day.
fn page(slug: &str, title: &str, words: &[&str], review_by: &str) -> Advice {
    let file = json!({
        "title": title, "summary": format!("All about it: {title}."), "owner": "Urban Council",
        "reviewed": "2026-09-14", "review_by": review_by, "words": words,
        "needs": [{"say": "Somebody to talk to", "search": "tea"}],
        "sources": [{"name": "An Act", "url": "https://law.example/act"}],
    });
    let file: AdviceFile = serde_json::from_value(file).expect("the fields");
    file.check(slug, "## First\n\nAsk [them](https://a.example/).", 0).expect("a page")
}

async fn directory() -> TestDirectory {
    let mut carer = page("being-a-carer", "Being a carer", &["carer", "break from caring"], "2027-09-14");
    let welsh = json!({"title": "Bod yn ofalwr", "summary": "Popeth.", "translated": "machine"});
    let welsh: AdviceTranslation = serde_json::from_value(welsh).expect("the fields");
    welsh.check(&mut carer, "Gofynnwch.", 0).expect("a page");
    let badge = page("blue-badge", "Blue Badge: parking closer", &["blue badge"], "2026-11-21");
    let services = [
        service("Tea for carers"),
        service("Blue bikes"),
        service("A badge to sew on"),
        service("Swimming and walking club"),
    ];
    TestDirectory::with(services).await.advising(vec![carer, badge])
}

async fn advised(directory: &TestDirectory, words: &str) -> Vec<Value> {
    let answer = directory.get(&format!("/api/search?q={words}")).await.json();
    answer["advice"].as_array().cloned().expect("a list")
}

#[tokio::test(flavor = "multi_thread")]
async fn advice_stands_among_what_was_found_marked_and_with_its_reason() {
    let directory = directory().await;
    let found = advised(&directory, "tea+for+a+carer").await;
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["slug"], &found[0]["title"]), (&json!("being-a-carer"), &json!("Being a carer")));
    assert_eq!(found[0]["reasons"], json!([{"part": "topic", "words": ["Being a carer"]}]));
    let results = directory.get("/search?q=carer").await.body;
    let advice = results.find("/advice/being-a-carer").expect("advice");
    assert!(advice < results.find("/services/").expect("services"), "before the services");
    assert!(results.contains("Advice page") && results.contains("1 service found"), "{results}");
    assert!(!directory.get("/search?q=carer&page=2").await.body.contains("/advice/being-a-carer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn advice_is_found_in_welsh_in_other_words_and_misspelt() {
    let directory = directory().await;
    for words in ["gofalwr", "bluebadge", "carrers"] {
        assert_eq!(advised(&directory, words).await.len(), 1, "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn advice_does_not_stand_beside_what_is_about_something_else() {
    let directory = directory().await;
    for words in ["swimming", "walking", "blue+bikes", "break+dancing", "", "parking"] {
        assert!(advised(&directory, words).await.is_empty(), "{words}");
    }
    let all = directory.get("/search?topic=Food").await;
    assert!(!all.body.contains("/advice/b"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_says_who_answers_for_it_where_it_comes_from_and_when_it_is_past_its_review() {
    let directory = directory().await;
    let fresh = directory.get("/advice/being-a-carer").await;
    assert_eq!(fresh.status, 200);
    for wanted in [
        "Urban Council answers for this page.",
        "Last reviewed on 14 September 2026. To be reviewed again by 14 September 2027.",
        "https://law.example/act",
        "<h2 class=\"govuk-heading-m\">First</h2>",
        "href=\"/search?q=tea\"",
    ] {
        assert!(fresh.body.contains(wanted), "{wanted}: {}", fresh.body);
    }
    assert!(!fresh.body.contains("was to be checked again"));
    let due = directory.get("/advice/blue-badge").await.body;
    assert!(due.contains("This page was to be checked again by 21 November 2026."), "{due}");
    let all = directory.get("/advice").await.body;
    assert!(all.contains("/advice/being-a-carer") && all.contains("/advice/blue-badge"));
    assert_eq!(directory.get("/advice/nothing").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_welsh_page_says_who_translated_it_or_is_marked_as_english() {
    let directory = directory().await;
    let welsh = directory.get("/advice/being-a-carer?lang=cy").await.body;
    assert!(welsh.contains(">Bod yn ofalwr</h1>") && welsh.contains("Cyfieithodd peiriant"), "{welsh}");
    let english = directory.get("/advice/blue-badge?lang=cy").await.body;
    assert!(english.contains("<h1 class=\"govuk-heading-l\" lang=\"en\">Blue Badge"), "{english}");
    assert!(english.contains("<div class=\"fp-text\" lang=\"en\">"), "{english}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_types_a_title_is_told_the_page() {
    let directory = directory().await;
    let told = directory.get("/api/suggest?q=blue+b").await.json()["suggestions"].clone();
    let told = told.as_array().expect("a list");
    assert_eq!(told[0]["text"], "Blue bikes", "services first");
    let advice = json!({"kind": "advice", "text": "Blue Badge: parking closer", "slug": "blue-badge", "match": [0, 6]});
    assert_eq!(told[1], advice);
    let services = directory.get("/api/suggest?q=blue+b&kind=service").await.body;
    assert!(!services.contains("advice"), "only what is asked for: {services}");
    let one = directory.get("/api/suggest?q=blue+b&limit=1").await.json();
    assert_eq!(one["suggestions"].as_array().map(Vec::len), Some(1));
    assert_eq!(one["suggestions"][0]["text"], "Blue bikes");
}
