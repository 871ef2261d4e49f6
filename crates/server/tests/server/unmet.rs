//! What people looked for and did not find is counted, and nobody can be told from it.

use std::{net::SocketAddr, time::Duration};

use axum::{body::Body, extract::ConnectInfo, http::Request};
use fingerpost_server::Unmet;
use fingerpost_store::{
    UnmetNeed,
    testing::{Engine, TestStore},
};
use rstest::rstest;
use tokio::task::JoinHandle;

use crate::directory::{TestDirectory, service};

/// A directory that counts, and its counter.
async fn counting(engine: Engine) -> Option<(TestDirectory, JoinHandle<()>)> {
    use fingerpost_directory::{Publication::Published, Visibility::Public};
    let directory = TestDirectory::empty(engine).await?;
    directory.keep(service("Choir"), Published, Public).await;
    directory.index().await;
    let (unmet, counter) = Unmet::gathering(Duration::from_millis(1));
    let counter = tokio::spawn(counter.run(directory.store.db.clone()));
    Some((directory.counting(unmet), counter))
}

async fn ask(directory: &TestDirectory, person: u8, address: &str) {
    let peer = SocketAddr::from(([192, 0, 2, person], 1));
    let mut request = Request::get(address).body(Body::empty()).expect("a request");
    request.extensions_mut().insert(ConnectInfo(peer));
    assert_eq!(directory.ask(request).await.status, 200, "{address}");
}

/// All that was counted, once nothing more can be.
async fn counted(
    directory: TestDirectory,
    counter: JoinHandle<()>,
) -> (TestStore, Vec<(String, String, i64)>) {
    let store = directory.end();
    counter.await.expect("counted");
    let all = store.db.unmet_since("2026-W47").await.expect("read").into_iter();
    (store, all.map(|UnmetNeed { need, place, people, .. }| (need, place, people)).collect())
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_need_of_which_nothing_is_found_is_counted_by_place_each_person_once(#[case] engine: Engine) {
    let Some((directory, counter)) = counting(engine).await else { return };
    for address in [
        "/search?q=food+bank",
        "/api/search?q=food+bank",
        "/api/search?q=food+bank&near=BS5+6XX",
        "/search?q=xyzzy+plugh",
        "/search?q=choir",
        "/search?q=",
        // Found, but only by asking less.
        "/api/search?q=choir&cost=free",
    ] {
        ask(&directory, 1, address).await;
    }
    ask(&directory, 2, "/search?q=food+bank").await;
    let (_, all) = counted(directory, counter).await;
    let food: Vec<_> = all.iter().filter(|(need, ..)| need != "other").collect();
    assert!(food.iter().any(|(_, place, people)| place.is_empty() && *people == 2), "{all:?}");
    assert!(food.iter().any(|(_, place, people)| place.starts_with("E05") && *people == 1), "{all:?}");
    let other: Vec<_> = all.iter().filter(|(need, ..)| need == "other").collect();
    assert_eq!(other, [&("other".to_owned(), String::new(), 1)], "one person, though two questions");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn words_that_four_people_used_are_nowhere_and_those_of_five_are_kept(#[case] engine: Engine) {
    let Some((directory, counter)) = counting(engine).await else { return };
    for person in 1..=5 {
        ask(&directory, person, "/search?q=quinquaverbum+sought").await;
        if person < 5 {
            ask(&directory, person, "/search?q=canarium+quaternum").await;
            ask(&directory, person, "/api/search?q=canarium+quaternum").await;
        }
    }
    let (store, all) = counted(directory, counter).await;
    assert_eq!(all, [("other".to_owned(), String::new(), 5)]);
    let kept = store.db.unmet_words_since("2026-W47").await.expect("read");
    assert_eq!(kept.iter().map(|it| it.words.as_str()).collect::<Vec<_>>(), ["quinquaverbum sought"]);
    if engine == Engine::Sqlite {
        let files = std::fs::read_dir(store.folder.path()).expect("a folder");
        let stored = files.filter_map(|file| std::fs::read(file.ok()?.path()).ok());
        let stored: Vec<u8> = stored.flatten().collect();
        let has = |word: &str| stored.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(has("quinquaverbum"), "the store's own files are looked through");
        assert!(!has("canarium") && !has("quaternum"), "words of four people reached the disk");
        assert!(!has("192.0.2."), "an address reached the disk");
    }
}
