//! "Is this still right?": what anybody may say of a service, for its steward. For anybody.
//!
//! What is written is personal: it is in no address, no log and no cache, and comes back to nobody but whoever is told why it
//! was not taken.

use crate::{
    App,
    api::Parameters,
    client::Client,
    fair::Asking,
    origin::Sender,
    site_pages::{Asked, Failure, find_service},
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use fingerpost_directory::{Report, Wrong};
use fingerpost_pages::{NotFound, ReportForm, Sent, report_form, report_sent};
use fingerpost_search::safety;

/// No cache on the way keeps it, nor the browser.
const NOT_KEPT: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "private, no-store")];

/// The box that only programs fill in.
const TRAP: &str = "website";

/// The form.
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let Some((service, _)) = find_service(&asked, &id).await? else {
        return Ok(asked.missing(NotFound::Service));
    };
    let form = ReportForm {
        service: &service,
        wrong: &[],
        words: "",
        contact: "",
        fault: None,
        wait_minutes: None,
        is_worry: false,
    };
    Ok((NOT_KEPT, Html(report_form(&asked.frame(), &form))).into_response())
}

/// Keeps a report, and leads to what happens next.
pub(crate) async fn send(
    State(app): State<App>,
    Path(id): Path<String>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let Some((service, record)) = find_service(&asked, &id).await? else {
        return Ok(asked.missing(NotFound::Service));
    };
    let id = record.record.id;
    let given = String::from_utf8_lossy(&body);
    let given = Parameters::parse(Some(&given));
    let text = |name: &str| given.words(name).unwrap_or_default();
    let wrong: Vec<Wrong> = given.all("wrong").filter_map(|word| Wrong::parse(&word)).collect();
    let mut form = ReportForm {
        service: &service,
        wrong: &wrong,
        words: text("words"),
        contact: text("contact"),
        fault: None,
        wait_minutes: None,
        is_worry: false,
    };
    let refuse = |status: StatusCode, form: &ReportForm<'_>| {
        (status, NOT_KEPT, Html(report_form(&asked.frame(), form))).into_response()
    };
    // Another site's page sends nothing in a visitor's name: what it filled in is shown to be looked at.
    if Sender::of(&asked.app, &headers) == Sender::Elsewhere {
        return Ok(refuse(StatusCode::FORBIDDEN, &form));
    }
    // Whoever goes on in another language takes along what was written, and what they were told of it.
    if let Some(switch) = given.words("switch") {
        let report = Report::parse(wrong.iter().copied(), form.words, form.contact);
        form.fault = report.err().filter(|_| switch == "refused");
        return Ok(refuse(StatusCode::OK, &form));
    }
    let report = match Report::parse(wrong.iter().copied(), form.words, form.contact) {
        Ok(report) => report,
        Err(fault) => {
            form.fault = Some(fault);
            return Ok(refuse(StatusCode::BAD_REQUEST, &form));
        }
    };
    // A worry is heard however it is told, whatever was ticked.
    let safeguarding = report.tells_of_treatment() || report.words().is_some_and(tell_of_treatment);
    let (end, is_trapped) = (if safeguarding { "turn" } else { "sent" }, given.words(TRAP).is_some());
    let next = Redirect::to(&format!("/services/{id}/report/{end}")).into_response();
    // A browser may have filled in the box that nobody sees: a worry is not lost for that.
    if is_trapped && !safeguarding {
        return Ok(next);
    }
    // Whoever is told that a worry will be read is told the truth: what is not kept stays in the form, which says so.
    if let Some(seconds) = asked.app.counter.wait(Asking::Report, client) {
        form.wait_minutes = Some(seconds.div_ceil(60));
        form.is_worry = safeguarding;
        let mut response = refuse(StatusCode::TOO_MANY_REQUESTS, &form);
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        return Ok(response);
    }
    let now = (asked.app.clock)();
    let kept = asked.app.db.keep_report(id, &report, safeguarding, now).await;
    kept.map_err(|error| asked.store(&error))?;
    Ok(next)
}

/// Whether words tell plainly that somebody is hurt by others. What is only likely, by all the words together, is made for
/// questions of a few words, and takes a change of times for trouble.
fn tell_of_treatment(words: &str) -> bool {
    let danger = safety::recognise(words).filter(|danger| !danger.told_by.is_empty());
    danger.is_some_and(|danger| danger.topics.iter().any(|topic| topic.is_done_by_somebody()))
}

/// What happens next.
pub(crate) async fn sent(
    State(app): State<App>,
    Path((id, end)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let sent = match end.as_str() {
        "sent" => Sent::ToSteward,
        "turn" => Sent::Safeguarding,
        _ => return Ok(asked.missing(NotFound::Page)),
    };
    let Some((service, _)) = find_service(&asked, &id).await? else {
        return Ok(asked.missing(NotFound::Service));
    };
    Ok((NOT_KEPT, Html(report_sent(&asked.frame(), &service, sent))).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worry_is_told_from_a_mistake_by_its_words() {
        for worry in [
            "a carer is hitting my mum and she is scared",
            "staff shout at residents and leave them in wet beds",
            "The manager steals money from my dad",
        ] {
            assert!(tell_of_treatment(worry), "{worry}");
        }
        for mistake in [
            "Now on Mondays",
            "The phone number is wrong, it is 01632 960001",
            "It closed last year and the building is empty",
            "It costs 5 pounds now, not 3",
            "You need to be over 60 now",
            "Nobody answers the phone",
            "The website does not work any more",
            "It is now run by Age UK and open on Fridays too",
        ] {
            assert!(!tell_of_treatment(mistake), "{mistake}");
        }
    }
}
