//! A list on its way to another device: `/shortlist/from/{token}`. For anybody who has the address, until it ends.
//!
//! The token is the list itself, sealed by the key of the cookie for another purpose, with the moment at which it ends.
//! The server keeps nothing. The log has the route, not the address.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{Html, IntoResponse, Response},
};
use fingerpost_pages::{ListLinkGone, ReceivedView, ShortlistTrouble};
use jiff::{SignedDuration, Timestamp};

use super::{
    Full, Shortlist,
    change::{HERE, refuse, refused, see_other},
    cookie, pages,
};
use crate::{
    App,
    api::Parameters,
    site_pages::{Asked, Failure},
};

/// How long an address works.
const WORKS: SignedDuration = SignedDuration::from_hours(7 * 24);

const FOR_ANOTHER_DEVICE: &[u8] = b"fingerpost list on its way 1";

/// The path that leads to a list, and the moment at which it ends.
pub(super) fn path(app: &App, list: &Shortlist) -> (String, Timestamp) {
    let now = (app.clock)();
    let ends = now.checked_add(WORKS).unwrap_or(now);
    (format!("{HERE}/from/{}", app.secret.seal(FOR_ANOTHER_DEVICE, &list.to_bytes(ends))), ends)
}

fn open(app: &App, token: &str) -> Result<(Shortlist, Timestamp), ListLinkGone> {
    let bytes = app.secret.open(FOR_ANOTHER_DEVICE, token).ok_or(ListLinkGone::Broken)?;
    let (list, ends) = Shortlist::from_bytes(&bytes).ok_or(ListLinkGone::Broken)?;
    if (app.clock)() < ends { Ok((list, ends)) } else { Err(ListLinkGone::Ended) }
}

fn gone(asked: &Asked, why: ListLinkGone) -> Response {
    (StatusCode::GONE, Html(fingerpost_pages::list_link_gone(&asked.frame(), why))).into_response()
}

/// What an address holds, and whether it is to be taken.
pub(crate) async fn received(
    State(app): State<App>,
    Path(token): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let (list, ends) = match open(&asked.app, &token) {
        Ok(found) => found,
        Err(why) => return Ok(gone(&asked, why)),
    };
    let shown = pages::Shown::of(&asked, &list).await?;
    let view = ReceivedView {
        listed: &shown.listed(),
        here: asked.uri.path(),
        until: pages::date_of(ends),
        own: asked.shortlist.chosen.len(),
    };
    Ok(Html(fingerpost_pages::list_received(&asked.frame(), &view)).into_response())
}

/// Takes it, beside the own list or in place of it.
pub(crate) async fn receive(
    State(app): State<App>,
    Path(token): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    if let Some(why) = refused(&asked.app, &headers) {
        return Ok(refuse(&asked, why));
    }
    let (list, _) = match open(&asked.app, &token) {
        Ok(found) => found,
        Err(why) => return Ok(gone(&asked, why)),
    };
    let body = String::from_utf8_lossy(&body);
    // Only who says so loses a list of their own.
    let list = if Parameters::parse(Some(&body)).words("take") == Some("replace") {
        list
    } else {
        let mut joined = asked.shortlist.clone();
        joined.join(list);
        joined
    };
    match cookie(&asked.app, &list, (asked.app.clock)()) {
        Ok(cookie) => Ok(see_other(HERE, cookie)),
        Err(Full) => {
            let page = pages::page_of(&asked, &list, Some(&ShortlistTrouble::Full)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response())
        }
    }
}
