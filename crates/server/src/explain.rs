//! Answers to what no route takes: too long, in no readable form, to an address that answers otherwise, too late, or a fault
//! of ours. People get a page in their language, machines a problem; none of it is kept.

use axum::{
    body::HttpBody,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use fingerpost_pages::{NotFound, Problem as Trouble};

use crate::{App, private::keep_out_of_caches, problem::Problem, site_pages::Asked};

/// Says what is the matter where an answer has only a status.
pub(crate) async fn explain(State(app): State<App>, request: Request, next: Next) -> Response {
    let (uri, asking) = (request.uri().clone(), request.headers().clone());
    let answer = next.run(request).await;
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() || is_said(&answer) {
        return answer;
    }
    let starts = |first: &str| {
        uri.path().strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if ["/healthz", "/readyz", "/assets", "/sites"].into_iter().any(starts) {
        return answer;
    }
    let wants_page =
        asking.get(header::ACCEPT).is_some_and(|it| it.as_bytes().windows(4).any(|it| it == b"html"));
    let is_for_machines =
        ["/api", "/openreferral"].into_iter().any(starts) || app.version_1_at_root && !wants_page;
    let mut said = if is_for_machines {
        Problem::of_status(status).into_response()
    } else {
        let asked = Asked::new(app, uri, &asking);
        let page = |trouble| Html(fingerpost_pages::problem(&asked.frame(), trouble)).into_response();
        match status {
            // An address that only a form is sent to shows nothing to whoever opens it.
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => asked.missing(NotFound::Page),
            StatusCode::PAYLOAD_TOO_LARGE => page(Trouble::TooLong),
            StatusCode::SERVICE_UNAVAILABLE => page(Trouble::Busy),
            status if status.is_client_error() => page(Trouble::Request),
            _ => page(Trouble::Fault { reference: None }),
        }
    };
    *said.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = answer.headers().get(&name) {
            said.headers_mut().insert(name, value.clone());
        }
    }
    keep_out_of_caches(&mut said);
    said
}

/// Whether an answer says more than a framework's word for its status.
fn is_said(answer: &Response) -> bool {
    let is_empty = answer.body().is_end_stream();
    let kind = answer.headers().get(header::CONTENT_TYPE).map(|kind| kind.as_bytes());
    !is_empty && kind.is_some_and(|kind| !kind.starts_with(b"text/plain"))
}
