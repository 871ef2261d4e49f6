//! Services like one, for machines and for people.

use fingerpost_directory::{Publication, Visibility};

use crate::directory::{TestDirectory, service};

#[tokio::test(flavor = "multi_thread")]
async fn a_service_leads_to_those_like_it_and_to_no_secret() {
    let chess = service("Chess for beginners");
    let id = chess.id();
    let others = ["Chess evenings for beginners", "Swimming", "Lunch club", "Sewing"].map(service);
    let directory = TestDirectory::with([chess].into_iter().chain(others)).await;
    let secret = service("Chess for secret beginners");
    directory.keep(secret, Publication::Published, Visibility::Staff).await;
    directory.index().await;

    let similar = directory.get(&format!("/api/services/{id}/similar")).await.json();
    let names: Vec<_> = similar["results"].as_array().expect("a list").iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["Chess evenings for beginners"]);
    assert_eq!(similar["results"][0]["reasons"][0]["part"], "name");

    for (language, heading) in [("en", "Similar services"), ("cy", "Gwasanaethau tebyg")] {
        let page = directory.get(&format!("/services/{id}?lang={language}")).await.body;
        assert!(page.contains(heading) && page.contains("Chess evenings"), "{language}");
        assert!(!page.contains("secret"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_has_nothing_like_it() {
    let hidden = service("Chess");
    let id = hidden.id();
    let directory = TestDirectory::with([service("Chess club")]).await;
    directory.keep(hidden, Publication::Published, Visibility::Staff).await;
    directory.index().await;
    for id in [id.to_string(), "00000000-0000-4000-8000-000000000000".to_owned(), "chess".to_owned()] {
        assert_eq!(directory.get(&format!("/api/services/{id}/similar")).await.status, 404, "{id}");
    }
}
