//! What holds for every address that machines ask.

use std::net::SocketAddr;

use axum::{body::Body, extract::ConnectInfo, http::Request};
use fingerpost_server::Fairness;
use rstest::rstest;

use crate::directory::{Answer, TestDirectory, service};

#[tokio::test(flavor = "multi_thread")]
async fn every_line_of_the_developers_page_is_answered_and_says_so_in_welsh_too() {
    let directory = TestDirectory::with([service("Memory café")]).await;
    let list = directory.get("/openreferral/v3/services").await.json();
    let id = list["contents"][0]["id"].as_str().expect("an id");
    for language in ["en", "cy"] {
        let page = directory.get(&format!("/developers?lang={language}")).await.body;
        let lines: Vec<&str> = page.split("<code>curl ").skip(1).collect();
        assert_eq!(lines.len(), 23);
        for line in lines {
            let address = line.split_once("http://directory.example").expect("an address").1;
            let address = address.split_once("&#39;").expect("its end").0;
            let address = address.replace("&#38;", "&").replace("/ID", &format!("/{id}"));
            assert_eq!(directory.get(&address).await.status, 200, "{address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_reader_has_already_is_not_sent_again() {
    let directory = TestDirectory::with([service("Tea")]).await;
    for address in ["/openreferral/v3/services", "/openreferral/v3", "/api/search?q=tea", "/api/openapi.json"]
    {
        let answer = directory.get(address).await;
        let tag = answer.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{address}: {tag}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
        let again = directory.get_with(address, &[("if-none-match", &tag)]).await;
        assert_eq!(
            (again.status.as_u16(), again.body.as_str(), again.header("etag")),
            (304, "", tag.as_str())
        );
        let head = Request::head(address).header("host", "directory.example").body(Body::empty());
        let head = directory.ask(head.expect("a request")).await;
        assert_eq!((head.status.as_u16(), head.body.as_str(), head.header("etag")), (200, "", tag.as_str()));
        assert_eq!(head.header("content-length"), answer.body.len().to_string(), "{address}");
    }
    let tag = directory.get("/openreferral/v3/services").await.header("etag").to_owned();
    directory
        .keep(
            service("Coffee"),
            fingerpost_directory::Publication::Published,
            fingerpost_directory::Visibility::Public,
        )
        .await;
    directory.index().await;
    let changed = directory.get_with("/openreferral/v3/services", &[("if-none-match", &tag)]).await;
    assert_eq!(changed.status, 200);
}

#[rstest]
#[case("/openreferral/v3/services")]
#[case("/openreferral/v1/services/")]
#[case("/api/search?q=tea")]
#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_another_site_may_ask_only_for_what_is_new(#[case] address: &str) {
    let directory = TestDirectory::with([service("Tea")]).await;
    let question = Request::options(address)
        .header("host", "directory.example")
        .header("origin", "https://elsewhere.example")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "if-none-match");
    let answer = directory.ask(question.body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-allow-methods"), "GET,HEAD");
    assert_eq!(answer.header("access-control-allow-headers"), "*");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_of_version_1_at_the_host_itself_is_answered_as_everywhere() {
    let directory = TestDirectory::with([service("Tea")])
        .await
        .with_version_1_at_root()
        .fair(Fairness { per_minute: std::num::NonZeroU32::new(60), ..Fairness::default() });
    let list = directory.get("/services").await;
    let one = format!("/services/{}", list.json()["content"][0]["id"].as_str().expect("an id"));
    for address in
        ["/services", "/services/", "/taxonomies", "/vocabularies/", "/organizations", "/locations", &one]
    {
        let answer = directory.get(address).await;
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
        let tag = answer.header("etag").to_owned();
        let again = directory.get_with(address, &[("if-none-match", &tag)]).await;
        assert_eq!(again.status, 304, "{address}");
        let before = Request::options(address)
            .header("host", "directory.example")
            .header("origin", "https://elsewhere.example")
            .header("access-control-request-method", "GET");
        let before = directory.ask(before.body(Body::empty()).expect("a request")).await;
        assert_eq!(before.header("access-control-allow-methods"), "GET,HEAD", "{address}");
    }
    let refused = Request::post(&one).header("host", "directory.example");
    assert_eq!(directory.ask(refused.body(Body::empty()).expect("a request")).await.status, 405);
    let varies = directory.get(&one).await;
    assert!(
        varies.headers.get_all("vary").iter().any(|vary| vary == "accept"),
        "caches must keep both apart"
    );

    for _ in 0..15 {
        assert_eq!(ask(&directory, &one, "192.0.2.1", None).await.status, 200);
    }
    let refused = ask(&directory, &one, "192.0.2.1", None).await;
    assert_eq!((refused.status.as_u16(), refused.header("access-control-allow-origin")), (429, "*"));
    let page = directory.get_with(&one, &[("accept", "text/html,*/*;q=0.8")]).await;
    assert_eq!((page.status.as_u16(), page.header("access-control-allow-origin")), (200, ""));
}

#[rstest]
#[case("text/html", 406)]
#[case("application/xml", 406)]
#[case("application/json", 200)]
#[case("text/html, */*;q=0.1", 200)]
#[tokio::test(flavor = "multi_thread")]
async fn who_reads_something_else_is_told(#[case] accept: &str, #[case] status: u16) {
    let directory = TestDirectory::with([]).await;
    let answer = directory.get_with("/openreferral/v3/services", &[("accept", accept)]).await;
    assert_eq!(answer.status, status);
    if status == 406 {
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
}

async fn ask(directory: &TestDirectory, address: &str, peer: &str, forwarded: Option<&str>) -> Answer {
    let peer: SocketAddr = format!("{peer}:4000").parse().expect("an address");
    let mut request = Request::get(address).header("host", "directory.example").extension(ConnectInfo(peer));
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    directory.ask(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_client_cannot_shut_out_another_and_is_told_when_to_come_again() {
    let net = |text: &str| text.parse().expect("a network");
    let directory = TestDirectory::with([service("Tea")]).await.fair(Fairness {
        trusted_proxies: vec![net("10.0.0.0/8")],
        exempt: vec![net("203.0.113.0/24")],
        per_minute: std::num::NonZeroU32::new(4),
    });
    let root = "/openreferral/v3";
    for _ in 0..4 {
        assert_eq!(ask(&directory, root, "10.0.0.1", Some("192.0.2.1")).await.status, 200);
    }
    let refused = ask(&directory, root, "10.0.0.1", Some("192.0.2.1")).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| (1..=60).contains(&seconds)));
    assert_eq!(ask(&directory, root, "10.0.0.1", Some("192.0.2.2")).await.status, 200, "another client");
    assert_eq!(ask(&directory, "/", "10.0.0.1", Some("192.0.2.1")).await.status, 200, "pages are for people");
    for _ in 0..20 {
        assert_eq!(ask(&directory, root, "10.0.0.1", Some("203.0.113.5")).await.status, 200, "a call centre");
    }
    for _ in 0..5 {
        // Without a trusted proxy in between, what a client says of itself counts for nothing.
        ask(&directory, root, "192.0.2.9", Some("203.0.113.5")).await;
    }
    assert_eq!(ask(&directory, root, "192.0.2.9", Some("203.0.113.5")).await.status, 429);
}
