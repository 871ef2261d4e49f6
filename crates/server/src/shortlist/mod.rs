//! `/shortlist`: the services that somebody has chosen, without an account. For anybody, each their own.
//!
//! It is kept in one encrypted cookie and nowhere else: not in the store, not in an address, not in the log. Each change
//! is a POST that leads to a page, so all of it works without scripts; with them a change is answered as JSON.

mod change;
mod list;
mod moved;
mod pages;
mod secret;

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};

use crate::App;

pub(crate) use change::change;
pub(crate) use list::Shortlist;
pub(crate) use moved::{receive, received};
pub(crate) use pages::{clear, copy, hand_out, keys, link, list, service_text, text};
pub use secret::{Secret, SecretError};

/// The cookie. Browsers take one of such a name only over a safe connection (or from this machine), and only for the whole
/// of one host.
pub(crate) const COOKIE: &str = "__Host-session";

/// The most that the cookie takes, with its name, in bytes: some browsers and proxies drop one of 4,096 with its attributes.
const COOKIE_BYTES: usize = 3_500;

/// How long a list is believed after it was last changed. The browser forgets it when it is closed; this is for one that is
/// never closed, or that was copied.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What the cookie is sealed for, so that no address can be passed off as one.
const FOR_COOKIE: &[u8] = b"fingerpost session 1";

/// A list that does not fit into its cookie.
pub(crate) struct Full;

/// The list of whoever asks. One that is forged, too old or of another key is none.
pub(crate) fn of(app: &App, headers: &HeaderMap) -> Shortlist {
    read(app, headers).unwrap_or_default()
}

/// Whether the browser has one that cannot be read any more.
fn is_lost(app: &App, headers: &HeaderMap) -> bool {
    cookies(headers, COOKIE).next().is_some() && read(app, headers).is_none()
}

fn read(app: &App, headers: &HeaderMap) -> Option<Shortlist> {
    let now = (app.clock)();
    let open = |sealed: &str| {
        let (list, changed) = Shortlist::from_bytes(&app.secret.open(FOR_COOKIE, sealed)?)?;
        (now.duration_since(changed) <= KEPT).then_some(list)
    };
    cookies(headers, COOKIE).find_map(open)
}

/// Whether a script of a page asks, which wants JSON.
fn is_script(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}

/// The values of the cookies of that name.
pub(crate) fn cookies<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value: &HeaderValue| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter_map(move |(its, value)| (its == name).then_some(value))
}

/// The header that keeps a list, or that has the browser forget an empty one.
fn cookie(app: &App, list: &Shortlist, now: Timestamp) -> Result<HeaderValue, Full> {
    const ATTRIBUTES: &str = "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if *list == Shortlist::default() {
        return HeaderValue::from_str(&format!("{COOKIE}={ATTRIBUTES}; Max-Age=0")).map_err(|_| Full);
    }
    let kept = format!("{COOKIE}={}", app.secret.seal(FOR_COOKIE, &list.to_bytes(now)));
    if kept.len() > COOKIE_BYTES {
        return Err(Full);
    }
    HeaderValue::from_str(&(kept + ATTRIBUTES)).map_err(|_| Full)
}
