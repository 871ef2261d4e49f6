//! Addresses that lie, break, lead astray or never end.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use fingerpost_harvest::fetch::FetchProgress;
use rstest::rstest;
use serde_json::json;

use crate::{
    fetched::{Reader, records},
    site::{Reply, Site, api, in_list, root, whole},
};

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_patience_is_given_it() {
    let times = AtomicUsize::new(0);
    let site = Site::new(move |asked| match times.fetch_add(1, Ordering::SeqCst) {
        1 => Reply::status(429).with("Retry-After", "7"),
        3 => Reply::status(503),
        4 => api(asked, 12).broken(),
        _ => api(asked, 12),
    });
    let mut reader = Reader::new().await;
    let feed = reader.feed(&site.address).await;
    assert_eq!(records(&feed).as_array().map(Vec::len), Some(12));
    let waits: Vec<u64> = reader
        .told
        .iter()
        .filter_map(|told| match told {
            FetchProgress::Waiting { seconds, .. } => Some(*seconds),
            _ => None,
        })
        .collect();
    assert_eq!(waits, [7, 2, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_more_patience_than_there_is_is_come_back_to() {
    let site = Site::new(|_| Reply::status(429).with("Retry-After", "86400"));
    let mut reader = Reader::new().await;
    let said = reader.refused(&site.address).await;
    assert!(said.contains("asks to be left alone for 86400 seconds: run the same command again"), "{said}");
    assert_eq!(site.asked().len(), 1);
}

#[rstest]
#[case::this_machine("http://127.0.0.1:1/feed", "127.0.0.1")]
#[case::by_name("http://localhost:1/feed", "localhost is at ")]
#[case::in_other_digits("http://2130706433:1/feed", "127.0.0.1")]
#[case::a_clouds_metadata("http://169.254.169.254/latest/meta-data/", "169.254.169.254")]
#[case::mapped("http://[::ffff:10.0.0.1]/feed", "is not an address that everybody can reach")]
#[case::unique_local("http://[fd00::1]/feed", "fd00::1")]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_inside_the_network_is_not_asked(#[case] address: &str, #[case] says: &str) {
    let mut reader = Reader::new().await;
    reader.allowed.clear();
    let said = reader.refused(address).await;
    assert!(said.contains(says) && said.contains("--allow-private-addresses"), "{said}");
}

#[rstest]
#[case::a_file("file:///etc/passwd")]
#[case::another_way("ftp://a.example/feed.json")]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_led_away_from_the_web(#[case] to: &'static str) {
    let site = Site::new(move |_| Reply::status(302).with("Location", to));
    let said = Reader::new().await.refused(&site.address).await;
    assert!(said.contains("leads to what is no http or https address"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_led_in_a_circle() {
    let site = Site::new(|_| Reply::status(302).with("Location", "/again"));
    let said = Reader::new().await.refused(&site.address).await;
    assert!(said.contains("leads on to another address more than 5 times"), "{said}");
    assert_eq!(site.asked().len(), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_goes_to_its_own_host_only_and_is_never_shown() {
    let heard = Arc::new(AtomicUsize::new(0));
    let other = Site::new({
        let heard = Arc::clone(&heard);
        move |asked| {
            let is_told = asked.header("authorization").is_some() || asked.path.contains("secret");
            heard.fetch_add(usize::from(is_told), Ordering::SeqCst);
            api(asked, 5)
        }
    });
    let to = other.address.clone();
    let site = Site::new(move |asked| {
        assert_eq!(asked.header("authorization"), Some("Basic bWU6c2VjcmV0"), "me:secret");
        match asked.without_parameters() {
            "/closed" => Reply::status(401),
            path => Reply::status(307).with("Location", format!("{to}{path}")),
        }
    });
    let mut reader = Reader::new().await;
    let address = site.address.replace("http://", "http://me:secret@");
    let feed = reader.feed(&format!("{address}/?key=secret")).await;
    assert_eq!(heard.load(Ordering::SeqCst), 0, "another host hears nothing of it");
    assert!(!format!("{feed:?}").contains("secret"));
    let said = reader.refused(&format!("{address}/closed?key=secret")).await;
    assert!(said.contains("/closed answers 401") && !said.contains("secret"), "{said}");
    drop(feed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_end_is_noticed() {
    let endless = |asked: &crate::site::Asked| {
        let page = asked.page();
        let contents = json!([in_list(page)]);
        Reply::json(&json!({"total_pages": page + 1, "last_page": false, "contents": contents}))
    };
    let site = Site::new(move |asked| if asked.path == "/" { root() } else { endless(asked) });
    let mut reader = Reader::new().await;
    reader.manners.pages = 50;
    let said = reader.refused(&site.address).await;
    assert!(said.contains("there is no end of it after 50 pages; nothing was kept"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_repeat_themselves_are_noticed() {
    let site = Site::new(|asked| {
        let contents: Vec<_> = (0..10).map(in_list).collect();
        match asked.without_parameters() {
            "/services" => Reply::json(&json!({"total_items": 100, "total_pages": 10, "contents": contents})),
            _ => root(),
        }
    });
    let said = Reader::new().await.refused(&site.address).await;
    assert!(said.contains("page 2 of") && said.contains("says the same again as page 1"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_that_says_its_last_page_again_has_said_all() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/services" => {
            let n = asked.page().min(3);
            Reply::json(&json!({"last_page": false, "contents": [whole(n)]}))
        }
        path => match path.strip_prefix("/services/s").and_then(|n| n.parse().ok()) {
            Some(n) => Reply::json(&whole(n)),
            None => root(),
        },
    });
    let mut reader = Reader::new().await;
    let feed = reader.feed(&site.address).await;
    assert_eq!(records(&feed), (1..4).map(whole).collect::<serde_json::Value>());
}

#[rstest]
#[case::fewer_than_said(30, 3)]
#[case::more_than_said(5, 1)]
#[tokio::test(flavor = "multi_thread")]
async fn an_api_that_miscounts_is_read_to_its_end_and_nothing_is_called_missing(
    #[case] told: usize,
    #[case] pages: usize,
) {
    let lies = Arc::new(AtomicUsize::new(0));
    let site = Site::new({
        let lies = Arc::clone(&lies);
        move |asked| {
            let is_lying = lies.load(Ordering::SeqCst) == 1;
            let of = if is_lying { 14 } else { 15 };
            match asked.without_parameters() {
                "/services" if is_lying => {
                    let page = asked.page();
                    let contents: Vec<_> = (0..of).skip((page - 1) * 10).take(10).map(in_list).collect();
                    Reply::json(
                        &json!({"total_items": told, "total_pages": pages, "last_page": false, "contents": contents}),
                    )
                }
                _ => api(asked, of),
            }
        }
    });
    let mut reader = Reader::new().await;
    assert_eq!(reader.import(&site.address).await.services.created, 15);
    lies.store(1, Ordering::SeqCst);
    let feed = reader.feed(&site.address).await;
    assert_eq!(feed.short_of, (told > 14).then_some(told));
    drop(feed);
    let summary = reader.import(&site.address).await;
    assert_eq!(
        summary.missing.len(),
        usize::from(told <= 14),
        "only what is known to be all can miss something"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_cannot_be_read_is_left_out_by_itself_and_not_called_missing() {
    let broken = Arc::new(AtomicUsize::new(0));
    let site = Site::new({
        let broken = Arc::clone(&broken);
        move |asked| match asked.path.as_str() {
            "/services/s3" if broken.load(Ordering::SeqCst) == 1 => Reply::status(500),
            "/services/s4" if broken.load(Ordering::SeqCst) == 1 => Reply::json(&whole(5)),
            _ => api(asked, 12),
        }
    });
    let mut reader = Reader::new().await;
    broken.store(1, Ordering::SeqCst);
    let summary = reader.import(&site.address).await;
    assert_eq!((summary.services.created, summary.rejected), (10, 2));
    assert!(summary.held[0].reason.contains("/services/s3 answers 500"), "{:?}", summary.held);
    assert!(
        summary.held[1].reason.contains("another service than the one with the id s4"),
        "{:?}",
        summary.held
    );
    broken.store(0, Ordering::SeqCst);
    assert_eq!(reader.import(&site.address).await.services.created, 2);
    broken.store(1, Ordering::SeqCst);
    reader.now += jiff::SignedDuration::from_hours(1);
    assert!(reader.import(&site.address).await.missing.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn when_service_after_service_fails_it_is_come_back_to() {
    let fails = Arc::new(AtomicUsize::new(0));
    let site = Site::new({
        let fails = Arc::clone(&fails);
        move |asked| match asked.path.strip_prefix("/services/s").and_then(|n| n.parse::<usize>().ok()) {
            Some(5..) if fails.load(Ordering::SeqCst) == 0 => Reply::status(500),
            _ => api(asked, 25),
        }
    });
    let mut reader = Reader::new().await;
    let said = reader.refused(&site.address).await;
    assert!(
        said.contains("10 services in a row cannot be read") && said.contains("run the same command again"),
        "{said}"
    );
    fails.store(1, Ordering::SeqCst);
    assert_eq!(records(&reader.feed(&site.address).await), (0..25).map(whole).collect::<serde_json::Value>());
}

#[rstest]
#[case::an_error_page(|| Reply::bytes("<!DOCTYPE html><html><body>Bad gateway</body></html>"), "a web page (HTML), not a feed")]
#[case::nothing(|| Reply::bytes(""), "empty")]
#[case::no_services(|| Reply::json(&json!([])), "has no service in it, so nothing was changed")]
#[case::not_there(|| Reply::status(404), "answers 404 (Not Found): check the address")]
#[case::locked(|| Reply::status(403), "answers 403 (Forbidden): it wants a key or a password")]
#[case::spaces(|| Reply::bytes(" ").endless("    "), "sends nothing but spaces")]
#[case::an_endless_string(|| Reply::bytes("[\"").endless("aaaa"), "longer than 1048576 bytes")]
#[case::an_api_error(|| Reply::json(&json!({"error": "no key", "code": 7})), "holds no list of services")]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_feed_gets_one_clear_sentence(#[case] reply: fn() -> Reply, #[case] says: &str) {
    let site = Site::new(move |_| reply());
    let said = Reader::new().await.refused(&format!("{}/feed.json", site.address)).await;
    assert!(said.contains(says), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_any_directory_needs_is_not_read() {
    let site = Site::new(|_| Reply::bytes("[{\"id\":\"1\",\"name\":\"Tea\"}").endless(",{\"id\":\"2\"}"));
    let mut reader = Reader::new().await;
    reader.manners.bytes = 1 << 20;
    let said = reader.refused(&site.address).await;
    assert!(said.contains("sends more than 1048576 bytes in all"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bomb_is_not_unpacked() {
    let site = Site::new(|_| {
        use std::io::Write;
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(b"[").expect("packed");
        for _ in 0..40 {
            packed.write_all(&vec![b' '; 1 << 20]).expect("packed");
        }
        Reply::bytes(packed.finish().expect("packed")).with("Content-Encoding", "gzip")
    });
    let said = Reader::new().await.refused(&site.address).await;
    assert!(said.contains("unpacks to far more than a feed would"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_does_not_answer_is_said_in_one_sentence() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let said = Reader::new().await.refused(&address).await;
    assert!(said.contains("cannot be reached") && said.contains("run the same command again"), "{said}");
}

#[rstest]
#[case::this_machine("http://127.0.0.2:1/services")]
#[case::a_clouds_metadata("http://169.254.169.254/latest/meta-data/")]
#[case::by_another_way("//[::1]:1/services")]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_leads_inside_the_network_is_not_followed(#[case] to: &'static str) {
    // Only the test's own site may be asked.
    let site = Site::new(move |_| Reply::status(302).with("Location", to));
    let said = Reader::new().await.refused(&site.address).await;
    assert!(said.contains("is not an address that everybody can reach"), "{said}");
    assert_eq!(site.asked().len(), 1);
}
