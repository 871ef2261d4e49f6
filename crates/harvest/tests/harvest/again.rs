//! Lists that were read before: what has not changed is not sent again, and what is gone is noticed.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use jiff::{SignedDuration, Timestamp};
use rstest::rstest;
use serde_json::{Value, json};

use crate::{
    fetched::{Reader, records},
    site::{Asked, Reply, Site, root, whole},
};

const PER_PAGE: usize = 10;

/// A publisher: its services by number, each with its name and when it changed.
#[derive(Clone)]
struct Publisher(Arc<Mutex<BTreeMap<usize, (String, Timestamp)>>>);

/// The moment at which tests begin.
fn begin() -> Timestamp {
    Timestamp::from_second(1_800_000_000).expect("a time")
}

impl Publisher {
    fn with(count: usize) -> Self {
        let earlier = begin() - SignedDuration::from_hours(1000);
        Self(Arc::new(Mutex::new((0..count).map(|n| (n, (format!("Lunch club {n}"), earlier))).collect())))
    }

    fn change(&self, n: usize, name: &str, at: Timestamp) {
        self.0.lock().expect("no panic").insert(n, (name.to_owned(), at));
    }

    fn remove(&self, n: usize) {
        self.0.lock().expect("no panic").remove(&n);
    }

    fn record(n: usize, name: &str, at: Timestamp) -> Value {
        let mut service = whole(n);
        service["name"] = name.into();
        service["last_modified"] = at.to_string().into();
        service
    }

    fn all(&self) -> Vec<Value> {
        let all = self.0.lock().expect("no panic");
        all.iter().map(|(n, (name, at))| Self::record(*n, name, *at)).collect()
    }

    /// The page that is asked for; with `knows`, of what changed only where that is asked for.
    fn page(&self, asked: &Asked, knows: bool) -> Value {
        let since = asked.parameter("modified_after").filter(|_| knows);
        let since: Option<Timestamp> = since.map(|text| text.replace("%3A", ":").parse().expect("a moment"));
        let is_asked = |record: &Value| {
            let at: Timestamp = record["last_modified"].as_str().expect("text").parse().expect("a moment");
            since.is_none_or(|since| at >= since)
        };
        let all: Vec<Value> = self.all().into_iter().filter(is_asked).collect();
        let (page, pages) = (asked.page(), all.len().div_ceil(PER_PAGE));
        let contents: Vec<&Value> = all.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
        json!({"total_items": all.len(), "total_pages": pages, "page_number": page, "first_page": page == 1,
            "last_page": page >= pages, "contents": contents})
    }

    fn alone(&self, asked: &Asked) -> Reply {
        let all = self.0.lock().expect("no panic");
        let n = asked.path.strip_prefix("/services/s").and_then(|n| n.parse().ok());
        match n.and_then(|n| Some((n, all.get(&n)?))) {
            Some((n, (name, at))) => Reply::json(&Self::record(n, name, *at)),
            None => Reply::status(404),
        }
    }
}

fn in_order(records: Value) -> Vec<Value> {
    let Value::Array(mut records) = records else { panic!("a list") };
    records.sort_by_key(|record| record["id"].as_str().and_then(|id| id[1..].parse::<u32>().ok()));
    records
}

#[rstest]
#[case::by_its_tag("ETag", "if-none-match")]
#[case::by_its_moment("Last-Modified", "if-modified-since")]
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_as_it_was_is_not_sent_again(#[case] tells: &'static str, #[case] asks: &'static str) {
    let publisher = Publisher::with(35);
    let sent = Arc::new(Mutex::new(Vec::new()));
    let site = Site::new({
        let (publisher, sent) = (publisher.clone(), Arc::clone(&sent));
        move |asked| match asked.without_parameters() {
            "/" => root(),
            "/services" => {
                let page = publisher.page(asked, false);
                // Not a moment, but servers compare it letter by letter all the same.
                let print = format!(
                    "\"{:x}\"",
                    page.to_string()
                        .bytes()
                        .fold(7_u64, |print, byte| { print.wrapping_mul(31).wrapping_add(u64::from(byte)) })
                );
                if asked.header(asks) == Some(&print) {
                    return Reply::status(304);
                }
                sent.lock().expect("no panic").push(asked.page());
                Reply::json(&page).with(tells, print)
            }
            _ => publisher.alone(asked),
        }
    });
    let sent = || std::mem::take(&mut *sent.lock().expect("no panic"));
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.services.created, 35);
    assert_eq!(sent(), [1, 2, 3, 4]);

    for _ in 0..2 {
        let summary = reader.import(&site.address).await;
        assert_eq!((summary.services.unchanged, summary.missing.len()), (35, 0));
        assert_eq!(sent(), [0; 0]);
    }
    publisher.change(17, "Supper club", begin());
    let feed = reader.feed(&site.address).await;
    assert_eq!(records(&feed), Value::from(publisher.all()));
    drop(feed);
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.services.updated, summary.services.unchanged), (1, 34));
    assert_eq!(sent(), [2]);

    publisher.remove(34);
    let summary = reader.import(&site.address).await;
    assert_eq!(summary.missing.iter().map(|name| name.id.as_str()).collect::<Vec<_>>(), ["s34"]);
    assert_eq!(reader.kept().len(), 2, "notes and one list");
}

/// Where a publisher says that it can be asked for what changed.
#[derive(Clone, Copy)]
enum Says {
    Version,
    Description,
    Nowhere,
}

fn publishing(publisher: &Publisher, says: Says, knows: bool) -> Site {
    let publisher = publisher.clone();
    Site::new(move |asked| match asked.without_parameters() {
        "/" => {
            let version = if matches!(says, Says::Version) { "3.1" } else { "HSDS-UK-3.0" };
            Reply::json(
                &json!({"version": version, "profile": "https://profile.example", "openapi_url": "/openapi.json"}),
            )
        }
        "/openapi.json" if matches!(says, Says::Description) => {
            let parameters = json!([{"name": "modified_after", "in": "query"}]);
            Reply::json(&json!({"paths": {"/services": {"get": {"parameters": parameters}}}}))
        }
        "/services" => Reply::json(&publisher.page(asked, knows)),
        _ => publisher.alone(asked),
    })
}

/// The pages that were asked for: each its number, and whether of what changed only.
fn pages(site: &Site) -> Vec<(usize, bool)> {
    let lists = site.asked().into_iter().filter(|path| path.starts_with("/services?"));
    let number = |path: &str| path.split("page=").nth(1)?.split('&').next()?.parse().ok();
    lists.map(|path| (number(&path).expect("a page"), path.contains("modified_after"))).collect()
}

#[rstest]
#[case(Says::Version)]
#[case(Says::Description)]
#[tokio::test(flavor = "multi_thread")]
async fn who_can_be_asked_for_what_changed_is_asked_for_that_and_once_a_week_for_all(#[case] says: Says) {
    let publisher = Publisher::with(35);
    let site = publishing(&publisher, says, true);
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.services.created, 35);
    let all = [(1, false), (2, false), (3, false), (4, false)];
    assert_eq!(pages(&site), all);

    reader.now += SignedDuration::from_hours(24);
    for n in [3, 17, 28] {
        publisher.change(n, "Supper club", reader.now);
    }
    let feed = reader.feed(&site.address).await;
    let mut read = in_order(records(&feed));
    // The first page came too: a record word for word twice counts once.
    read.dedup();
    assert_eq!(read, publisher.all());
    drop(feed);
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.services.updated, summary.missing.len()), (3, 0));
    assert_eq!(pages(&site), [(1, false), (1, true)]);

    reader.now += SignedDuration::from_hours(24);
    assert_eq!(reader.import(&site.address).await.services.unchanged, 35, "nothing changed");
    assert_eq!(pages(&site), [(1, false), (1, true)]);

    reader.now += SignedDuration::from_hours(24);
    publisher.remove(30);
    let summary = reader.import(&site.address).await;
    assert_eq!(summary.missing.iter().map(|name| name.id.as_str()).collect::<Vec<_>>(), ["s30"]);
    assert_eq!(
        pages(&site),
        [&[(1, false), (1, true)], &all[1..]].concat(),
        "there are fewer than were kept"
    );

    // One goes and another comes without a moment: the count tells nothing, the week does.
    reader.now += SignedDuration::from_hours(24);
    publisher.remove(31);
    publisher.change(40, "Choir", begin() - SignedDuration::from_hours(1000));
    assert_eq!(reader.import(&site.address).await.missing.len(), 0, "nobody could know");
    site.asked();
    reader.now += SignedDuration::from_hours(6 * 24);
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.services.created, summary.missing.len()), (1, 1));
    assert_eq!(pages(&site), all);
}

#[rstest]
#[case::it_does_not_say_so(Says::Nowhere, true, false)]
#[case::it_passes_the_parameter_over(Says::Version, false, true)]
#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_asked_for_what_changed_is_walked_whole(
    #[case] says: Says,
    #[case] knows: bool,
    #[case] is_asked: bool,
) {
    let publisher = Publisher::with(25);
    let site = publishing(&publisher, says, knows);
    let mut reader = Reader::new().await;
    reader.import(&site.address).await;
    site.asked();
    publisher.change(22, "Supper club", reader.now);
    assert_eq!(reader.import(&site.address).await.services.updated, 1);
    let asked = pages(&site);
    assert_eq!(asked.iter().any(|(_, changed)| *changed), is_asked);
    assert_eq!(asked.iter().filter(|(_, changed)| !changed).count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_of_what_changed_that_breaks_off_goes_on() {
    let publisher = Publisher::with(35);
    let down = Arc::new(Mutex::new(false));
    let site = Site::new({
        let (publisher, down) = (publisher.clone(), Arc::clone(&down));
        move |asked| match asked.without_parameters() {
            "/" => Reply::json(&json!({"version": "3.1", "profile": "https://profile.example"})),
            "/services" => {
                let is_down = *down.lock().expect("no panic") && asked.parameter("modified_after").is_some();
                if is_down { Reply::status(503) } else { Reply::json(&publisher.page(asked, true)) }
            }
            _ => publisher.alone(asked),
        }
    });
    let mut reader = Reader::new().await;
    reader.import(&site.address).await;
    publisher.change(29, "Supper club", reader.now);
    *down.lock().expect("no panic") = true;
    assert!(reader.refused(&site.address).await.contains("503"));
    *down.lock().expect("no panic") = false;
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.services.updated, summary.missing.len()), (1, 0));
}
