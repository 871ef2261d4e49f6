//! What no route takes is answered in words all the same: a page to people, a problem to machines.

use axum::{
    body::Body,
    http::{Method, Request},
};

use crate::directory::{Answer, TestDirectory, service};

async fn ask(directory: &TestDirectory, method: Method, address: &str, length: usize) -> Answer {
    let request = Request::builder().method(method).uri(address).header("host", "directory.example");
    let request = request.header("cookie", "language=cy").header("accept", "text/html");
    directory.ask(request.body(Body::from("a".repeat(length))).expect("a request")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_told_in_their_language_what_the_matter_is_and_whom_to_ring() {
    let directory = TestDirectory::with([service("Tea")]).await;
    let id = service("Tea").id();
    let report = format!("/services/{id}/report");
    for (method, address, length, status) in [
        (Method::DELETE, "/search", 0, 405),
        (Method::POST, "/about", 0, 405),
        (Method::POST, report.as_str(), 70_000, 413),
        (Method::POST, "/search/private", 70_000, 413),
        (Method::POST, "/helpful", 0, 400),
        (Method::GET, "/advice/%FF", 0, 400),
        (Method::GET, "/services/none/text", 0, 404),
    ] {
        let answer = ask(&directory, method, address, length).await;
        assert_eq!(answer.status, status, "{address}");
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
        assert!(answer.body.contains("<html lang=\"cy\""), "{address}: {}", answer.body);
        assert!(answer.body.contains("01632 960100"), "{address}");
        assert_eq!(answer.headers.contains_key("allow"), status == 405, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn machines_are_told_as_a_problem() {
    let directory = TestDirectory::with([service("Tea")]).await;
    for (method, address, status) in [
        (Method::DELETE, "/api/search", 405),
        (Method::POST, "/api/none/such", 405),
        (Method::DELETE, "/openreferral/v3/none", 405),
        (Method::GET, "/api/services/%FF", 400),
        (Method::GET, "/openreferral/v3/services/%FF", 400),
    ] {
        let request = Request::builder().method(method).uri(address).header("host", "directory.example");
        let answer = directory.ask(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, status, "{address}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
        assert_eq!(answer.json()["status"], status, "{address}");
    }
}
