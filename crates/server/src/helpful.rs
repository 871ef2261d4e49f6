//! "Was this any help?": answers counted by page and day, and of nobody anything. For anybody.
//!
//! What is counted is the path of a page that there is. It is looked up by asking for it as a stranger would, so that nothing
//! that somebody makes up can get into the store, and a page of which no cache may keep a copy is never written down.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Request, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use fingerpost_directory::hours::Context;
use tower::ServiceExt;
use url::Url;

use crate::{App, api::Parameters, client::Client, fair::Asking, origin::Sender};

/// The longest path of a page, in bytes.
const PATH_BYTES: usize = 200;

/// Counts an answer, and leads back to the page. `pages` has every page that may be asked about.
pub(crate) async fn answer(
    pages: Router,
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let given = String::from_utf8_lossy(&body);
    let given = Parameters::parse(Some(&given));
    let Some(page) = given.words("page").and_then(page_of) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Some(helped) = given.words("answer").and_then(parse) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if Sender::of(&app, &headers) != Sender::Elsewhere && is_page(pages, page.path(), &headers).await {
        count(&app, client, page.path(), helped).await;
    }
    if headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json") {
        return StatusCode::NO_CONTENT.into_response();
    }
    Redirect::to(&back_to(page)).into_response()
}

/// What was answered.
pub(crate) fn parse(answer: &str) -> Option<bool> {
    match answer {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Counts an answer for a page that there is, unless too many came from there.
pub(crate) async fn count(app: &App, client: Client, path: &str, helped: bool) {
    if app.counter.wait(Asking::Helpful, client).is_some() {
        return;
    }
    let today = Context::default().zone.to_datetime((app.clock)()).date();
    if let Err(error) = app.db.count_helpful(today, path, helped).await {
        tracing::warn!(%error, "an answer could not be counted");
    }
}

/// Where a page thanks for an answer.
pub(crate) fn thanked(path: &str) -> String {
    format!("{path}?{}#helpful", fingerpost_pages::ANSWERED)
}

/// The page's address without what answers leave in it. Nothing where it is none of ours: `//elsewhere.example` is not.
fn page_of(text: &str) -> Option<Url> {
    let here = Url::parse("http://here.invalid").ok()?;
    let page = here.join(text).ok()?;
    // "/.//b.example" is a path of ours that, sent back by itself, would be another host.
    let path = page.path();
    let is_here = text.starts_with('/')
        && !path.starts_with("//")
        && page.origin() == here.origin()
        && path.len() <= PATH_BYTES;
    is_here.then_some(page)
}

fn back_to(page: Url) -> String {
    let answered = fingerpost_pages::ANSWERED;
    let asked =
        page.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && *pair != answered);
    let query = asked.chain([answered]).collect::<Vec<_>>().join("&");
    format!("{}?{query}#helpful", page.path())
}

/// Whether a stranger who asks for that path gets a page that anybody may keep.
async fn is_page(pages: Router, path: &str, headers: &HeaderMap) -> bool {
    let mut request = Request::get(path);
    if let Some(host) = headers.get(header::HOST) {
        request = request.header(header::HOST, host);
    }
    let Ok(request) = request.header(header::ACCEPT, "text/html").body(Body::empty()) else { return false };
    let Ok(answer) = pages.oneshot(request).await;
    let says = |name, word: &str| {
        answer.headers().get(name).and_then(|it| it.to_str().ok()).is_some_and(|it| it.contains(word))
    };
    answer.status() == StatusCode::OK
        && says(header::CONTENT_TYPE, "text/html")
        && !says(header::CACHE_CONTROL, "no-store")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_leads_back_to_where_it_was_given_and_nowhere_else() {
        let back = |text| page_of(text).map(back_to);
        assert_eq!(back("/").as_deref(), Some("/?helpful=thanks#helpful"));
        let again = back("/search?q=a+b&helpful=thanks");
        assert_eq!(again.as_deref(), Some("/search?q=a+b&helpful=thanks#helpful"));
        for elsewhere in [
            "//b.example/",
            "/\\b.example",
            "https://b.example/",
            "\\\\b.example",
            "",
            "search",
            "/\t/b.example",
            "/.//b.example/a",
            "/x/..//b.example",
            "/%2e//b.example",
        ] {
            assert_eq!(back(elsewhere), None, "{elsewhere}");
        }
    }
}
