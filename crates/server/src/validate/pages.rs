//! The form, the report and its badge.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use fingerpost_directory::hours::Context;
use fingerpost_harvest::{
    fetch::Address,
    validate::{CheckProgress, Unchecked},
};
use fingerpost_pages::{
    Refused, ValidateProgress, ValidateReport, validate_failed, validate_form, validate_gone,
    validate_report, validate_running,
};
use serde_json::json;
use uuid::Uuid;

use super::checks::{Checked, Full, State as Stage};
use crate::{App, api::Parameters, client::Client, origin::Sender, site_pages::Asked};

/// The longest address that is taken, in bytes.
const ADDRESS_BYTES: usize = 2000;

/// The form, with the address of a link that leads to it.
pub(crate) async fn form(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    let asked = Asked::new(app, uri.clone(), &headers);
    let parameters = Parameters::parse(uri.query());
    let address = parameters.words("address").filter(|address| address.len() <= ADDRESS_BYTES);
    Html(validate_form(&asked.frame(), address.unwrap_or_default(), None))
}

/// Begins a check, and leads to its report.
pub(crate) async fn start(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = Asked::new(app.clone(), uri, &headers);
    let given = String::from_utf8_lossy(&body);
    let given = Parameters::parse(Some(&given));
    let typed = given.words("address").unwrap_or_default();
    let refuse = |status: StatusCode, refused| {
        (status, Html(validate_form(&asked.frame(), typed, Some(refused)))).into_response()
    };
    // A visitor's browser asks for nothing here that the visitor did not choose.
    if Sender::of(&asked.app, &headers) == Sender::Elsewhere {
        return refuse(StatusCode::FORBIDDEN, Refused::Elsewhere);
    }
    let address = Address::parse(typed).ok().filter(|_| typed.len() <= ADDRESS_BYTES);
    // Whoever goes on in another language takes along what was typed, and what they were told of it.
    if let Some(switch) = given.words("switch") {
        let refused = (switch == "refused" && address.is_none()).then_some(Refused::Address);
        return Html(validate_form(&asked.frame(), typed, refused)).into_response();
    }
    let Some(address) = address else { return refuse(StatusCode::BAD_REQUEST, Refused::Address) };
    let now = (app.clock)();
    let today = Context::default().zone.to_datetime(now).date();
    match app.checks.start(address, client, app.counter.is_exempt(client), now, today) {
        Ok(id) => Redirect::to(&place(id)).into_response(),
        Err(Full::Busy) => refuse(StatusCode::SERVICE_UNAVAILABLE, Refused::Busy),
        Err(Full::Often { minutes }) => {
            let mut response = refuse(StatusCode::TOO_MANY_REQUESTS, Refused::Often { minutes });
            response.headers_mut().insert(header::RETRY_AFTER, (minutes * 60).into());
            response
        }
    }
}

/// Where the report of a check is.
fn place(id: Uuid) -> String {
    format!("/developers/validate/{id}")
}

fn find(app: &App, id: &str) -> Option<(String, Checked)> {
    let id = Uuid::try_parse(id).ok()?;
    Some((place(id), app.checks.find(id, (app.clock)())?))
}

/// The report, or how far the check is.
pub(crate) async fn report(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let found = find(&app, &id);
    let asked = Asked::new(app, uri, &headers);
    let frame = asked.frame();
    let Some((here, mut checked)) = found else {
        return (StatusCode::NOT_FOUND, Html(validate_gone(&frame))).into_response();
    };
    let stage = checked.wait().await;
    let address = checked.address.to_string();
    let page = match &stage {
        Stage::Running { answers, last } => {
            let endpoint = match last {
                Some(CheckProgress::Asked { endpoint, .. }) => Some(*endpoint),
                _ => None,
            };
            let waiting = matches!(last, Some(CheckProgress::Waiting { .. }));
            let progress = ValidateProgress { answers: *answers, endpoint, waiting };
            validate_running(&frame, checked.address.host(), &here, progress)
        }
        Stage::Done(report) => {
            let about = ValidateReport {
                report,
                address: &address,
                checked: checked.today,
                here: &here,
                base: &asked.base,
            };
            validate_report(&frame, &about)
        }
        Stage::Failed(why) => validate_failed(&frame, &address, checked.address.host(), refused(why)),
        Stage::Broken => validate_failed(&frame, &address, checked.address.host(), Refused::Fault),
    };
    // It may hold what a feed says that is not public yet: no cache on the way keeps it.
    ([(header::CACHE_CONTROL, "private, no-store")], Html(page)).into_response()
}

fn refused(why: &Unchecked) -> Refused<'_> {
    match why {
        Unchecked::Address => Refused::Address,
        Unchecked::Private => Refused::Private,
        Unchecked::NoHost => Refused::NoHost,
        Unchecked::Unsafe(why) => Refused::Unsafe(why),
        Unchecked::Broken(why) => Refused::Broken(why),
        Unchecked::Silent => Refused::Silent,
        Unchecked::NotHttp => Refused::NotHttp,
        Unchecked::Absent(status) => Refused::Absent(*status),
        Unchecked::Locked(status) => Refused::Locked(*status),
        Unchecked::Status(status) => Refused::Status(*status),
        Unchecked::Later(seconds) => Refused::Later { seconds: *seconds },
        Unchecked::Astray => Refused::Astray,
        Unchecked::NotFeed(why) => Refused::NotFeed(why),
        Unchecked::TooLong => Refused::TooLong,
        Unchecked::TimeUp => Refused::TimeUp,
    }
}

/// The report for machines.
pub(crate) async fn json(State(app): State<App>, Path(id): Path<String>) -> Response {
    let Some((_, checked)) = find(&app, &id) else { return nothing() };
    let Stage::Done(report) = checked.state() else { return nothing() };
    let mut report = report.to_json();
    report["checked"] = json!({"feed": checked.address.to_string(), "on": checked.today});
    axum::Json(report).into_response()
}

/// The badge of a report.
pub(crate) async fn badge(State(app): State<App>, Path(id): Path<String>) -> Response {
    let Some((_, checked)) = find(&app, &id) else { return nothing() };
    let Stage::Done(report) = checked.state() else { return nothing() };
    let badge = openreferral::validate::badge(&report, checked.today);
    ([(header::CONTENT_TYPE, "image/svg+xml")], badge).into_response()
}

fn nothing() -> Response {
    StatusCode::NOT_FOUND.into_response()
}
