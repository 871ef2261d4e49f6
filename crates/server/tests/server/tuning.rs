//! What stewards say of search is met by whoever asks.

use fingerpost_directory::Tuning;
use fingerpost_server::tune;
use fingerpost_store::{Deed, testing::Engine};
use rstest::rstest;
use serde_json::json;

use crate::directory::{TestDirectory, service};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pages_and_api_show_what_a_steward_put_first_say_so_and_leave_out_what_is_blocked(
    #[case] engine: Engine,
) {
    use fingerpost_directory::{Publication::Published, Visibility::Public};
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    directory.keep(service("Food bank"), Published, Public).await;
    let blocked = directory.keep(service("Food for cats"), Published, Public).await;
    let pinned = directory.keep(service("Advice line"), Published, Public).await;
    directory.index().await;
    let said = Deed {
        who: "Ann".into(),
        why: "people ask".into(),
        at: "2026-11-22T12:00:00Z".parse().expect("a time"),
    };
    let db = &directory.store.db;
    let food = || "food".to_owned();
    let pin = db.tune(&Tuning::Pin { words: food(), service: pinned }, &said).await.expect("kept");
    db.tune(&Tuning::Block { words: food(), service: blocked }, &said).await.expect("kept");
    tune(db, directory.search_index()).await.expect("read");

    let answer = directory.get("/api/search?q=food").await.json();
    assert_eq!((&answer["total"], &answer["results"][0]["name"]), (&json!(2), &json!("Advice line")));
    let reason = json!({"part": "steward", "words": ["food"]});
    assert_eq!(answer["results"][0]["reasons"], json!([reason]));
    let page = directory.get("/search?q=food").await.body;
    assert!(page.contains("put here by the people who look after this directory, for “food”"), "{page}");
    assert!(page.contains("Food bank") && !page.contains("Food for cats"));
    let welsh = directory.get("/search?q=food&lang=cy").await.body;
    assert!(welsh.contains("gan y bobl sy’n gofalu am y cyfeiriadur hwn"), "{welsh}");
    assert!(!page.contains("Ann") && !page.contains("people ask"), "who said so is for stewards");

    assert!(db.take_back_tuning(pin, &said).await.expect("taken back"));
    tune(db, directory.search_index()).await.expect("read");
    assert_eq!(directory.get("/api/search?q=food").await.json()["results"][0]["name"], "Food bank");
}
