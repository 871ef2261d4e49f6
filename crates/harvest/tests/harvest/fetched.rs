//! Feeds from addresses: what is read, what is asked for again, what goes on.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_harvest::{
    Import, Summary,
    fetch::{Address, Feed, Fetch, FetchError, FetchProgress, Fetched, Manners, Standing, fetch},
    import_fetched,
};
use fingerpost_store::{
    Kind,
    testing::{Engine, TestStore},
};
use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::{
    site::{Reply, Site, api, in_list, page, root, whole},
    support::packed,
};

/// Where feeds are fetched to, and a store to import them into.
pub(crate) struct Reader {
    folder: tempfile::TempDir,
    store: TestStore,
    pub(crate) now: Timestamp,
    pub(crate) manners: Manners,
    pub(crate) allowed: Vec<IpNet>,
    pub(crate) told: Vec<FetchProgress>,
}

impl Reader {
    pub(crate) async fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            store: TestStore::on(Engine::Sqlite).await.expect("SQLite is always there"),
            now: Timestamp::from_second(1_800_000_000).expect("a time"),
            manners: Manners { pause: |_| {}, ..Manners::default() },
            allowed: vec!["127.0.0.1/32".parse().expect("a network")],
            told: Vec::new(),
        }
    }

    pub(crate) async fn fetch(&mut self, address: &str) -> Result<Fetched, FetchError> {
        let want = Fetch {
            address: Address::parse(address)?,
            source: "test".to_owned(),
            folder: self.folder.path().to_owned(),
            now: self.now,
            allowed: self.allowed.clone(),
            anew: false,
            is_tables: false,
            standing: Some(Standing::of(&self.store.db, "test").await.expect("a store")),
            manners: self.manners,
        };
        self.told.clear();
        tokio::task::block_in_place(|| fetch(&want, &mut |progress| self.told.push(progress)))
    }

    pub(crate) async fn feed(&mut self, address: &str) -> Feed {
        match self.fetch(address).await {
            Ok(Fetched::Feed(feed)) => *feed,
            other => panic!("no feed: {other:?}"),
        }
    }

    /// Fetches and keeps.
    pub(crate) async fn import(&mut self, address: &str) -> Summary {
        let feed = self.feed(address).await;
        let import = Import { files: Vec::new(), source: "test".to_owned(), dry_run: false, now: self.now };
        let summary = import_fetched(&self.store.db, &import, &feed, |_| {}).await.expect("imported");
        let standing = Standing::of(&self.store.db, "test").await.expect("a store");
        feed.finish((summary.rejected == 0).then_some(standing)).expect("finished");
        summary
    }

    /// The sentence that it is refused with.
    pub(crate) async fn refused(&mut self, address: &str) -> String {
        self.fetch(address).await.expect_err("refused").to_string()
    }

    /// The files that are kept.
    pub(crate) fn kept(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders: Vec<PathBuf> = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    names.push(entry.file_name().to_string_lossy().into_owned());
                }
            }
        }
        names.sort();
        names
    }
}

pub(crate) fn records(feed: &Feed) -> Value {
    serde_json::from_slice(&std::fs::read(feed.path()).expect("a file")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_service_of_an_api_of_version_3_is_read_whole() {
    let site = Site::new(|asked| api(asked, 25));
    let mut reader = Reader::new().await;
    let feed = reader.feed(&site.address).await;
    assert_eq!(records(&feed), (0..25).map(whole).collect::<Value>());
    assert!(reader.told.contains(&FetchProgress::Version("HSDS-UK-3.0".to_owned())));
    assert!(reader.told.contains(&FetchProgress::Pages { pages: 3, services: 25, of: Some(25) }));
    assert_eq!(reader.told.last(), Some(&FetchProgress::Services { services: 25, of: 25 }));
    let asked = site.asked();
    assert_eq!(asked[..2], ["/", "/services?page=1&full=true&per_page=100"]);
    assert_eq!(asked.len(), 1 + 3 + 1 + 25, "root, pages, one compared, services: {asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_services_does_too() {
    let site = Site::new(|asked| api(asked, 12));
    let mut reader = Reader::new().await;
    let feed = reader.feed(&format!("{}/services", site.address)).await;
    assert_eq!(records(&feed), (0..12).map(whole).collect::<Value>());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_full_is_honoured_services_are_not_asked_for_one_by_one() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/services" if asked.parameter("full") == Some("true") => page(asked, 25, 10, whole),
        _ => api(asked, 25),
    });
    let mut reader = Reader::new().await;
    let feed = reader.feed(&site.address).await;
    assert_eq!(records(&feed), (0..25).map(whole).collect::<Value>());
    assert_eq!(site.asked().len(), 1 + 3 + 3, "root, pages, three compared");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_that_refuses_parameters_is_asked_without_them() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/services" if asked.parameter("full").is_some() || asked.parameter("per_page").is_some() => {
            Reply::status(400)
        }
        _ => api(asked, 12),
    });
    let mut reader = Reader::new().await;
    assert_eq!(records(&reader.feed(&site.address).await).as_array().map(Vec::len), Some(12));
}

/// A page of Open Referral UK 1.0, with all of each service in it.
fn page_1(page: usize, first: usize, pages: usize) -> Reply {
    let n = page - first;
    let service =
        json!({"id": n, "name": format!("Tea {n}"), "regular_schedules": [{"id": "r", "weekday": "Monday"}]});
    let page = json!({"totalElements": pages, "totalPages": pages, "number": page, "first": n == 0, "last": n + 1 == pages,
                      "content": [service.clone()], "contents": [service]});
    Reply::json(&page)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_of_version_1_is_found_below_its_base_and_read_from_its_list() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/v1/services" => page_1(asked.page(), 1, 3),
        _ => Reply::status(404),
    });
    let mut reader = Reader::new().await;
    let summary = reader.import(&format!("{}/v1/", site.address)).await;
    assert_eq!((summary.records, summary.services.created), (3, 3));
    assert_eq!(reader.kept(), ["last.ndjson"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_are_counted_from_nought_are_all_read() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/services" => page_1(asked.page(), 0, 3),
        _ => Reply::status(404),
    });
    let mut reader = Reader::new().await;
    let summary = reader.import(&format!("{}/services", site.address)).await;
    assert_eq!(summary.services.created, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_in_one_answer_is_read_as_a_file_is_and_not_again_while_it_is_the_same() {
    let site = Site::new(|asked| {
        let tag = "\"one\"";
        if asked.header("if-none-match") == Some(tag) {
            return Reply::status(304);
        }
        let feed = json!([{"id": "1", "name": "Tea"}, "a word", {"id": "2", "name": "Milk"}]);
        let feed = if asked.path.contains("words") { feed } else { json!([{"id": "1", "name": "Tea"}]) };
        Reply::json(&feed).with("ETag", tag)
    });
    let mut reader = Reader::new().await;
    let address = format!("{}/feed.json", site.address);
    assert_eq!(reader.import(&address).await.services.created, 1);
    assert!(matches!(reader.fetch(&address).await, Ok(Fetched::Unchanged)));
    assert_eq!(reader.kept(), ["last.ndjson"], "nothing is left of a walk that was not needed");
    let summary = reader.import(&format!("{}/words.json", site.address)).await;
    assert_eq!((summary.records, summary.rejected), (3, 1));
    let again = reader.import(&format!("{}/words.json", site.address)).await;
    assert_eq!(again.rejected, 1, "what was left out is told again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_a_line_and_what_is_packed_are_read() {
    let site = Site::new(|asked| match asked.path.as_str() {
        "/lines" => Reply::bytes("{\"id\":\"1\",\"name\":\"Tea\"}\n{\"id\":\"2\",\"name\":\"Milk\"}\n"),
        "/packed" => {
            assert_eq!(asked.header("accept-encoding"), Some("gzip"));
            use std::io::Write;
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packed.write_all(b"[{\"id\":\"3\",\"name\":\"Water\"}]").expect("packed");
            Reply::bytes(packed.finish().expect("packed")).with("Content-Encoding", "gzip")
        }
        "/services.zip" => Reply::bytes(packed(&[("a.json", "[{\"id\":\"4\",\"name\":\"Choir\"}]", "", 0)])),
        _ => Reply::bytes("id,name\n5,Chess\n").with("Content-Type", "text/csv"),
    });
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&format!("{}/lines", site.address)).await.services.created, 2);
    assert_eq!(reader.import(&format!("{}/packed", site.address)).await.services.created, 1);
    assert_eq!(reader.import(&format!("{}/services.zip", site.address)).await.services.created, 1);
    let feed = reader.feed(&format!("{}/export/services.csv?all=1", site.address)).await;
    assert!(feed.path().ends_with("services.csv"));
    assert_eq!(std::fs::read_to_string(feed.path()).expect("a file"), "id,name\n5,Chess\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_time_only_what_changed_is_read_and_what_is_as_it_was_is_not_missing() {
    let is_later = Arc::new(AtomicBool::new(false));
    let later = |n: usize, mut service: Value| {
        if n == 0 {
            service["name"] = "Supper club".into();
            service["last_modified"] = "2026-12-24T09:00:00Z".into();
        }
        service
    };
    let site = Site::new({
        let is_later = Arc::clone(&is_later);
        move |asked| match asked.without_parameters() {
            _ if !is_later.load(Ordering::SeqCst) => api(asked, 20),
            "/services" => {
                let contents: Value = (0..19).map(|n| later(n, in_list(n))).collect();
                Reply::json(
                    &json!({"total_items": 19, "total_pages": 1, "last_page": true, "contents": contents}),
                )
            }
            "/services/s0" => Reply::json(&later(0, whole(0))),
            _ => api(asked, 19),
        }
    });
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.services.created, 20);
    site.asked();
    let same = reader.import(&site.address).await;
    assert_eq!((same.records, same.missing.len()), (0, 0));
    assert_eq!(site.asked().len(), 1 + 2 + 1, "root, pages, one compared");

    is_later.store(true, Ordering::SeqCst);
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.services.updated, summary.records), (1, 1));
    assert_eq!(summary.missing.iter().map(|name| name.id.as_str()).collect::<Vec<_>>(), ["s19"]);
    let asked = site.asked();
    assert_eq!(asked.last().map(String::as_str), Some("/services/s0"), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organization_keeps_what_services_say_of_it_that_are_not_read_again() {
    let is_later = Arc::new(AtomicBool::new(false));
    // Only the second service describes who runs it, and only the first is read again.
    let service = |n: usize, is_later: bool| {
        let mut service = whole(n);
        if n == 1 {
            service["organization"]["description"] = "Cooks for all".into();
            service["visibility"] = "withheld".into();
        }
        if n == 0 && is_later {
            service["last_modified"] = "2026-12-24T09:00:00Z".into();
            service["organization"]["website"] = "https://kitchen.example".into();
        }
        service
    };
    let site = Site::new({
        let is_later = Arc::clone(&is_later);
        move |asked| {
            let is_later = is_later.load(Ordering::SeqCst);
            match asked.without_parameters() {
                "/services" => {
                    let list = |n: usize| {
                        let mut listed = in_list(n);
                        listed["last_modified"] = service(n, is_later)["last_modified"].clone();
                        listed
                    };
                    let contents: Value = (0..5).map(list).collect();
                    Reply::json(
                        &json!({"total_items": 5, "total_pages": 1, "last_page": true, "contents": contents}),
                    )
                }
                path => match path.strip_prefix("/services/s").and_then(|n| n.parse().ok()) {
                    Some(n) => Reply::json(&service(n, is_later)),
                    None => api(asked, 5),
                },
            }
        }
    });
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.organizations.created, 1);
    let kitchen = async |reader: &Reader| {
        let kitchens = reader.store.db.public_records(Kind::Organization).await.expect("a store");
        assert_eq!(kitchens[0].visibility, Visibility::Withheld);
        kitchens[0].organization(Viewer::Public).expect("public")
    };
    assert_eq!(kitchen(&reader).await.description.as_deref(), Some("Cooks for all"));

    is_later.store(true, Ordering::SeqCst);
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.records, summary.organizations.updated), (1, 1));
    let known = kitchen(&reader).await;
    assert_eq!(known.website.as_deref(), Some("https://kitchen.example"));
    assert_eq!(known.description.as_deref(), Some("Cooks for all"), "nobody has said otherwise");
    assert!(reader.store.db.unresolved().await.expect("a store").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn entity_tags_save_reading_where_the_list_gives_no_moments() {
    let site = Site::new(|asked| {
        let without = |n: usize| {
            let mut service = in_list(n);
            service.as_object_mut().expect("an object").shift_remove("last_modified");
            service
        };
        match asked.without_parameters() {
            "/services" => page(asked, 5, 10, without),
            path if path.starts_with("/services/") => match asked.header("if-none-match") {
                Some("\"a\"") => Reply::status(304),
                _ => api(asked, 5).with("ETag", "\"a\""),
            },
            _ => root(),
        }
    });
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.services.created, 5);
    let again = reader.import(&site.address).await;
    assert_eq!((again.records, again.missing.len()), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_remembered_holds_only_for_the_store_that_has_it() {
    let site = Site::new(|asked| api(asked, 5));
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.services.created, 5);
    reader.store = TestStore::on(Engine::Sqlite).await.expect("SQLite is always there");
    assert_eq!(reader.import(&site.address).await.services.created, 5, "another store has nothing yet");
    let lines = Site::new(|_| Reply::json(&json!([{"id": "s1", "name": "Old name"}])));
    reader.import(&format!("{}/old.json", lines.address)).await;
    let summary = reader.import(&site.address).await;
    assert_eq!(summary.records, 5, "somebody else has spoken for the source in between");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_that_breaks_off_goes_on_where_it_was() {
    let left = Arc::new(AtomicUsize::new(10));
    let site = Site::new({
        let left = Arc::clone(&left);
        move |asked| {
            let is_up =
                left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
            if is_up { api(asked, 25) } else { api(asked, 25).broken() }
        }
    });
    let mut reader = Reader::new().await;
    let mut asked = Vec::new();
    let feed = loop {
        match reader.fetch(&site.address).await {
            Ok(Fetched::Feed(feed)) => break *feed,
            Ok(Fetched::Unchanged) => panic!("nothing was there before"),
            Err(error) => assert!(error.to_string().contains("run the same command again"), "{error}"),
        }
        assert!(reader.kept().contains(&"progress.ndjson".to_owned()));
        asked.extend(site.asked());
        left.store(10, Ordering::SeqCst);
    };
    asked.extend(site.asked());
    assert_eq!(records(&feed), (0..25).map(whole).collect::<Value>());
    let times = |path: &str| asked.iter().filter(|asked| *asked == path).count();
    assert_eq!(times("/"), 1, "{asked:?}");
    assert_eq!(times("/services/s7"), 1, "what was read is not asked for again");
    // Complete, but not yet in the store: nothing is asked for again.
    drop(feed);
    site.asked();
    assert_eq!(reader.import(&site.address).await.services.created, 25);
    assert!(site.asked().is_empty());
    assert_eq!(reader.kept(), ["last.ndjson"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_that_broke_off_long_ago_or_whose_list_has_changed_begins_anew() {
    let state = Arc::new(Mutex::new((12, false)));
    let site = Site::new({
        let state = Arc::clone(&state);
        move |asked| {
            let (of, is_down) = *state.lock().expect("no panic");
            if is_down && asked.page() == 2 { Reply::status(503) } else { api(asked, of) }
        }
    });
    let mut reader = Reader::new().await;
    *state.lock().expect("no panic") = (12, true);
    assert!(reader.refused(&site.address).await.contains("503"));
    *state.lock().expect("no panic") = (15, false);
    let feed = reader.feed(&site.address).await;
    assert_eq!(records(&feed), (0..15).map(whole).collect::<Value>());
    feed.discard().expect("thrown away");

    *state.lock().expect("no panic") = (15, true);
    reader.refused(&site.address).await;
    *state.lock().expect("no panic") = (15, false);
    reader.now += SignedDuration::from_hours(25);
    site.asked();
    drop(reader.feed(&site.address).await);
    assert_eq!(site.asked().first().map(String::as_str), Some("/"), "from the beginning");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_imports_of_one_feed_at_once_are_kept_apart() {
    let site = Site::new(|asked| api(asked, 5));
    let mut reader = Reader::new().await;
    let feed = reader.feed(&site.address).await;
    assert!(reader.refused(&site.address).await.contains("another import is reading"));
    drop(feed);
}
