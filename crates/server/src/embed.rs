//! `/embed` and `/embed.js`: the search box on another site's page. For anybody; only the hosts that the site's file names
//! may frame it.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use fingerpost_pages::{OpensIn, SearchForm};

use crate::{App, api::Parameters, http::CONTENT_SECURITY_POLICY, site_pages::Asked};

pub(crate) async fn frame(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Asked::new(app, uri, &headers);
    let parameters = Parameters::parse(asked.uri.query());
    let words = |name| parameters.words(name).unwrap_or_default().to_owned();
    let form = SearchForm { near: words("near"), ..SearchForm::of_words(&words("q")) };
    let opens_in = if words("target") == "_blank" { OpensIn::New } else { OpensIn::Top };
    let mut response = Html(fingerpost_pages::embed(&asked.frame(), &form, opens_in)).into_response();
    let hosts = &asked.site().embed_hosts;
    if !hosts.is_empty() {
        let ancestors = format!("frame-ancestors {}", hosts.join(" "));
        let policy = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", &ancestors);
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    response
}

/// The script that makes the frame. Its address never changes, so that it is looked for anew each hour.
pub(crate) async fn script() -> Response {
    let Some(script) = fingerpost_pages::embed_script() else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let headers =
        [(header::CONTENT_TYPE, script.content_type), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, script.bytes.into_owned()).into_response()
}
