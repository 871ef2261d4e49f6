//! What machines are told while somebody types.

use fingerpost_directory::{Publication, Visibility};

use crate::directory::{TestDirectory, service};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_answered_with_what_it_may_become() {
    let chess = service("Chess club").run_by("Chequers");
    let id = chess.id();
    let directory = TestDirectory::with([chess, service("Tea and chess")]).await;
    let answer = directory.get("/api/suggest?q=chess").await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let found = answer.json()["suggestions"].as_array().cloned().expect("a list");
    assert_eq!(found[0]["kind"], "service");
    assert_eq!(found[0]["text"], "Chess club");
    assert_eq!(found[0]["id"], id.to_string());
    assert_eq!(found[0]["match"], serde_json::json!([0, 5]));
    assert_eq!((found.len(), &found[1]["text"]), (2, &"Tea and chess".into()));
    let one = directory.get("/api/suggest?q=che&limit=1").await.json();
    assert_eq!(one["suggestions"].as_array().map(Vec::len), Some(1));
    for nothing in ["", "?q=", "?q=chezz"] {
        let answer = directory.get(&format!("/api/suggest{nothing}")).await;
        assert_eq!(answer.body, r#"{"suggestions":[]}"#, "{nothing}");
    }
    assert_eq!(directory.get("/api/suggest?q=che&limit=11").await.status, 400);
    assert_eq!(directory.get("/api/suggest?q=che&kind=place").await.body, r#"{"suggestions":[]}"#);
    assert_eq!(directory.get("/api/suggest?q=che&kind=fish").await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_others_may_see_is_not_told() {
    let directory = TestDirectory::with([service("Tea")]).await;
    for (publication, visibility) in [
        (Publication::Draft, Visibility::Public),
        (Publication::Published, Visibility::Partner),
        (Publication::Published, Visibility::Staff),
    ] {
        let secret = service(&format!("Zanzibar {publication:?} {visibility:?}")).run_by("Zanzibar Trust");
        directory.keep(secret, publication, visibility).await;
    }
    directory.index().await;
    assert_eq!(directory.get("/api/suggest?q=zanzi").await.body, r#"{"suggestions":[]}"#);
}
