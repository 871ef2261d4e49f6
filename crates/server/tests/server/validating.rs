//! A publisher has a feed checked.

use std::{net::SocketAddr, num::NonZeroU32, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Path},
    http::{Request, StatusCode, Uri},
    routing::get,
};
use fingerpost_server::Checking;
use fingerpost_store::testing::shared;
use rstest::rstest;

use crate::directory::{Answer, TestDirectory, listen, service};

/// Asks servers of this machine, as an operator may allow.
fn open() -> Checking {
    let mut checking = Checking::default();
    checking.allowed.push("127.0.0.0/8".parse().expect("a network"));
    checking.bounds.manners.pause = |_| {};
    checking
}

async fn paste_as(directory: &TestDirectory, address: &str, headers: &[(&str, &str)], peer: &str) -> Answer {
    let peer: SocketAddr = format!("{peer}:4000").parse().expect("an address");
    let mut request = Request::post("/developers/validate")
        .header("host", "directory.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .extension(ConnectInfo(peer));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let address: String =
        address
            .bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect();
    directory.ask(request.body(Body::from(format!("address={address}"))).expect("a request")).await
}

async fn paste(directory: &TestDirectory, address: &str) -> Answer {
    paste_as(directory, address, &[], "192.0.2.1").await
}

/// The report that pasting an address leads to, and where it is.
async fn report(directory: &TestDirectory, address: &str) -> (String, Answer) {
    let begun = paste(directory, address).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let place = begun.header("location").to_owned();
    loop {
        let answer = directory.get(&place).await;
        if !answer.body.contains("Look again") {
            return (place, answer);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publisher_pastes_an_address_and_gets_a_report_a_badge_and_json() {
    let feed = TestDirectory::with([service("Tea").run_by("Urban"), service("Chess").run_by("Urban")]).await;
    let address = feed.listen().await;
    let directory = TestDirectory::with([]).await.checking(open());
    assert!(directory.get("/developers").await.body.contains("href=\"/developers/validate\""));
    assert!(directory.get("/developers/validate").await.body.contains("name=\"address\""));

    let (place, report) = report(&directory, &format!(" {address}/openreferral/v3?key=secret ")).await;
    assert_eq!((report.status.as_u16(), report.header("cache-control")), (200, "private, no-store"));
    assert!(report.body.contains("Open Referral UK 3.0: valid</h1>"), "{}", report.body);
    assert!(
        report.body.contains(&format!("{address}/openreferral/v3 on 22 November 2026")),
        "{}",
        report.body
    );
    assert!(report.body.contains("<code>/services/{id}</code>: 2 records"), "{}", report.body);
    assert!(!report.body.contains("secret"), "a key is not shown");
    assert!(report.body.contains("http://directory.example/developers/validate?address=http%3A%2F%2F127"));
    let welsh = directory.get(&format!("{place}?lang=cy")).await.body;
    assert!(welsh.contains("Open Referral UK 3.0 – yn ddilys"), "{welsh}");

    let badge = directory.get(&format!("{place}/badge.svg")).await;
    assert_eq!(badge.header("content-type"), "image/svg+xml");
    assert!(badge.body.contains("checked 22 November 2026</title>"), "{}", badge.body);
    let json = directory.get(&format!("{place}/report.json")).await.json();
    assert_eq!(
        (json["verdict"].as_str(), json["checked"]["on"].as_str()),
        (Some("valid"), Some("2026-11-22"))
    );
}

/// The official validator's mock, as a server that answers every page with the same file.
async fn mock(name: &str) -> Option<String> {
    let folder = shared(&format!("standards/oruk-validator-mocks/V3.0-UK-{name}"))?;
    let answer = move |uri: Uri| async move {
        let path = uri.path().trim_matches('/');
        let file = match path.split_once('/') {
            _ if path.is_empty() => "api_details".to_owned(),
            Some(("taxonomies", _)) => "taxonomy".to_owned(),
            Some((list, _)) => {
                let one = list.trim_end_matches('s');
                if one == "taxonomy_term" { one.to_owned() } else { format!("{one}_full") }
            }
            None if path == "taxonomies" => "taxonomy_list".to_owned(),
            None => format!("{}_list", path.trim_end_matches('s')),
        };
        std::fs::read_to_string(folder.join(format!("{file}.json"))).map_err(|_| StatusCode::NOT_FOUND)
    };
    Some(listen(Router::new().fallback(get(answer))).await)
}

#[rstest]
#[case("Default", "Open Referral UK 3.0: valid</h1>")]
#[case("Warn", "Open Referral UK 3.0: valid, with warnings</h1>")]
#[case("Fail", "Open Referral UK 3.0: not valid</h1>")]
#[tokio::test(flavor = "multi_thread")]
async fn the_official_mocks_are_told_apart(#[case] name: &str, #[case] says: &str) {
    let Some(address) = mock(name).await else { return };
    let directory = TestDirectory::with([]).await.checking(open());
    let (_, report) = report(&directory, &address).await;
    assert!(report.body.contains(says), "{}", report.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn why_an_address_cannot_be_checked_is_said_with_what_to_do() {
    let page = Router::new()
        .route("/page", get(|| async { "<!DOCTYPE html><html><script>alert(1)</script></html>" }))
        .route(
            "/status/{code}",
            get(|Path(code): Path<u16>| async move { StatusCode::from_u16(code).unwrap() }),
        );
    let address = listen(page).await;
    let directory = TestDirectory::with([]).await.checking(open());
    for (path, says) in [
        ("/page", "What is there cannot be read as a feed.".to_owned()),
        ("/status/404", "It answers 404: there is nothing at this address.".to_owned()),
        ("/status/401", "it wants a key or a password".to_owned()),
    ] {
        let (_, report) = report(&directory, &format!("{address}{path}")).await;
        assert!(
            report.body.contains(&says) && report.body.contains("127.0.0.1 could not be checked"),
            "{}",
            report.body
        );
        assert!(!report.body.contains("<script>"), "{}", report.body);
    }
    let (place, report) = report(&directory, "http://nowhere.invalid/").await;
    assert!(report.body.contains("There is no such host."), "{}", report.body);
    assert_eq!(directory.get(&format!("{place}/badge.svg")).await.status, 404);
    assert_eq!(directory.get(&format!("{place}/report.json")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_inside_the_network_is_not_asked_unless_the_operator_says_so() {
    let feed = TestDirectory::with([service("Tea")]).await;
    let directory = TestDirectory::with([]).await;
    for address in
        [feed.listen().await, "http://169.254.169.254/latest".to_owned(), "http://[::1]/".to_owned()]
    {
        let (_, report) = report(&directory, &address).await;
        assert!(report.body.contains("It is not at an address that everybody can reach"), "{}", report.body);
    }
}

#[rstest]
#[case("", &[], 400, "Enter an address that begins with")]
#[case("file:///etc/passwd", &[], 400, "Enter an address that begins with")]
#[case("\"><script>alert(1)</script>", &[], 400, "Enter an address that begins with")]
#[case("https://a.example", &[("sec-fetch-site", "cross-site")], 403, "Another site sent you here.")]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_asked_for_says_why_beside_what_was_typed(
    #[case] address: &str,
    #[case] headers: &[(&str, &str)],
    #[case] status: u16,
    #[case] says: &str,
) {
    let directory = TestDirectory::with([]).await;
    let answer = paste_as(&directory, address, headers, "192.0.2.1").await;
    assert_eq!(answer.status, status);
    assert!(answer.body.contains(says) && !answer.body.contains("<script>"), "{}", answer.body);
    assert!(answer.body.contains("aria-describedby=\"address-hint address-error\""), "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_can_lead_to_the_form_with_an_address_in_it() {
    let directory = TestDirectory::with([]).await;
    let form = directory.get("/developers/validate?address=https%3A%2F%2Fa.example%2Fapi").await;
    assert!(form.body.contains("value=\"https://a.example/api\""), "{}", form.body);
    let gone = directory.get("/developers/validate/0b6dd8cb-5e5c-4f1c-9f4b-1f4ad5a3c6e2").await;
    assert!(gone.status == 404 && gone.body.contains("Reports are kept for a day"), "{}", gone.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_feed_shows_how_far_it_is_and_only_so_many_are_checked_at_once() {
    let slow = Router::new().fallback(get(std::future::pending::<String>));
    let address = listen(slow).await;
    let directory = TestDirectory::with([]).await;
    let directory = directory.checking(Checking { at_once: 3, wait: Duration::ZERO, ..open() });
    let begun = paste(&directory, &address).await;
    let page = directory.get(begun.header("location")).await.body;
    assert!(
        page.contains("Checking 127.0.0.1") && page.contains("0 answers have been read so far."),
        "{page}"
    );
    assert!(page.contains(&format!("href=\"{}\"", begun.header("location"))), "{page}");
    assert_eq!(paste(&directory, &address).await.status, 303);
    let third = paste(&directory, &address).await;
    assert!(third.status == 503 && third.body.contains("Other feeds are being checked"), "two of one client");
    assert_eq!(paste_as(&directory, &address, &[], "192.0.2.2").await.status, 303);
    assert_eq!(paste_as(&directory, &address, &[], "192.0.2.3").await.status, 503, "three in all");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_many_checks_waits_and_others_do_not() {
    let directory = TestDirectory::with([]).await;
    let directory = directory.checking(Checking { per_hour: NonZeroU32::new(1), ..Checking::default() });
    let first = paste(&directory, "http://127.0.0.1/").await;
    directory.get(first.header("location")).await;
    let second = paste(&directory, "http://127.0.0.1/").await;
    assert!(second.status == 429 && second.body.contains("Try again in 60 minutes."), "{}", second.body);
    assert_eq!(second.header("retry-after"), "3600");
    assert_eq!(paste_as(&directory, "http://127.0.0.1/", &[], "192.0.2.2").await.status, 303);
}
