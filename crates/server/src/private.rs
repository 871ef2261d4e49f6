//! Searches whose words are not in their address, and the way out of pages that somebody has to leave quickly. For
//! anybody.
//!
//! The words are in a sealed cookie that only `/search/private` is sent, for a quarter of an hour: see docs/WHY.md.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use fingerpost_pages::{AnswerAt, is_danger, plain, topic_in_address};
use fingerpost_search::safety::recognise;
use url::form_urlencoded::{Serializer, parse};

use crate::{
    App,
    api::Parameters,
    client::Client,
    origin::{Sender, secure},
    search_page::Found,
    shortlist,
    site_pages::{Asked, Failure, LANGUAGE_COOKIE},
};

const PATH: &str = "/search/private";

/// The cookie with the words.
const WORDS_COOKIE: &str = "asked";

/// How long the words are kept, in seconds: long enough to look at some services and come back.
const KEPT_SECONDS: i64 = 15 * 60;

/// What they are sealed for, so that nothing else can be passed off as them.
const FOR_WORDS: &[u8] = b"fingerpost words 1";

/// The most words that are kept, in bytes: a cookie holds 4,096, and sealing adds a third and a little.
const MOST_BYTES: usize = 1_000;

/// Where a search goes whose words tell of danger, or whose topics name one; nothing where they do not.
pub(crate) fn instead(app: &App, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let query = uri.query().unwrap_or_default();
    let parameters = Parameters::parse(Some(query));
    let words = parameters.words("q").unwrap_or_default();
    if recognise(words).is_some() {
        return Some(without_words(app, headers, words, query));
    }
    let names_danger =
        parameters.names("topic").iter().any(|topic| plain(topic) == *topic && is_danger(topic));
    names_danger.then(|| {
        let words = Serializer::new(String::new()).append_pair("q", words).finish();
        let mut response =
            Redirect::to(&format!("{}?{words}&{}", uri.path(), beside_words(query))).into_response();
        keep_out_of_caches(&mut response);
        response
    })
}

/// The same for words whose answers alone tell of danger.
pub(crate) fn again(asked: &Asked, headers: &HeaderMap, parameters: &Parameters<'_>) -> Response {
    let words = parameters.words("q").unwrap_or_default();
    without_words(&asked.app, headers, words, asked.uri.query().unwrap_or_default())
}

/// What is asked beside the words, as an address may say it.
fn beside_words(query: &str) -> String {
    let others = parse(query.as_bytes())
        .filter(|(name, value)| !matches!(name.trim_end_matches("[]"), "q" | "topic") && !value.is_empty());
    let topics = Parameters::parse(Some(query)).names("topic");
    let topics = topics.iter().map(|topic| ("topic", topic_in_address(&plain(topic)).into_owned()));
    Serializer::new(String::new()).extend_pairs(others).extend_pairs(topics).finish()
}

/// Sends on to the answer at an address without the words.
fn without_words(app: &App, headers: &HeaderMap, words: &str, asked: &str) -> Response {
    let rest = beside_words(asked);
    let address = if rest.is_empty() { PATH.to_owned() } else { format!("{PATH}?{rest}") };
    let mut response = Redirect::to(&address).into_response();
    keep(app, headers, &mut response, words);
    response
}

/// Keeps the words for the next request, and the response out of every cache.
fn keep(app: &App, headers: &HeaderMap, response: &mut Response, words: &str) {
    let words = &words[..words.floor_char_boundary(MOST_BYTES)];
    let mut kept = (app.clock)().as_second().to_be_bytes().to_vec();
    kept.extend(words.as_bytes());
    let sealed = app.secret.seal(FOR_WORDS, &kept);
    let secure = secure(app, headers);
    let cookie = format!(
        "{WORDS_COOKIE}={sealed}; Path={PATH}; Max-Age={KEPT_SECONDS}; SameSite=Lax; HttpOnly{secure}"
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    keep_out_of_caches(response);
}

/// The words that were kept, unless that is too long ago.
fn kept(app: &App, headers: &HeaderMap) -> Option<String> {
    let opened =
        shortlist::cookies(headers, WORDS_COOKIE).find_map(|sealed| app.secret.open(FOR_WORDS, sealed))?;
    let (at, words) = opened.split_first_chunk()?;
    let seconds = (app.clock)().as_second().saturating_sub(i64::from_be_bytes(*at));
    (seconds <= KEPT_SECONDS).then(|| String::from_utf8(words.to_vec()).ok())?
}

pub(crate) fn keep_out_of_caches(response: &mut Response) {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// The answer to words that were sent before.
pub(crate) async fn answer(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let words = kept(&app, &headers);
    let asked = Asked::new(app, uri, &headers);
    let rest = asked.uri.query().unwrap_or_default().to_owned();
    page(&asked, &words.unwrap_or_default(), &rest, client).await
}

/// Words from a form. A browser that keeps cookies is sent on, so that the answer can be gone back to.
pub(crate) async fn ask(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Result<Response, Failure> {
    let parameters = Parameters::parse(Some(&body));
    let words = parameters.words("q").unwrap_or_default();
    // Another site's page puts no words into a visitor's browser, nor takes any out of it.
    if Sender::of(&app, &headers) == Sender::Elsewhere {
        return Ok(Redirect::to(PATH).into_response());
    }
    if headers.contains_key(header::COOKIE) {
        return Ok(without_words(&app, &headers, words, &body));
    }
    let asked = Asked::new(app, uri, &headers);
    let mut response = page(&asked, words, &body, client).await?;
    keep(&asked.app, &headers, &mut response, words);
    Ok(response)
}

async fn page(asked: &Asked, words: &str, rest: &str, client: Client) -> Result<Response, Failure> {
    let query = Serializer::new(String::new())
        .append_pair("q", words)
        .extend_pairs(parse(rest.as_bytes()).filter(|(name, _)| name != "q"))
        .finish();
    let found = Found::of(asked, &Parameters::parse(Some(&query)), AnswerAt::Private, client).await?;
    let mut response = Html(fingerpost_pages::results(&asked.frame(), &found.view())).into_response();
    keep_out_of_caches(&mut response);
    Ok(response)
}

/// What a browser keeps of a visit.
pub(crate) async fn staying_safe(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Asked::new(app, uri, &headers);
    let mut response = Html(fingerpost_pages::staying_safe(&asked.frame())).into_response();
    keep_out_of_caches(&mut response);
    response
}

/// Leaves for a page that says nothing of who leaves, and takes all that we keep in the browser with it. A plain link
/// does it, because somebody in danger may have no scripts; whoever else leads people here only signs them out.
pub(crate) async fn leave(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Asked::new(app, uri, &headers);
    let mut response = StatusCode::SEE_OTHER.into_response();
    keep_out_of_caches(&mut response);
    let headers = response.headers_mut();
    if let Ok(elsewhere) = HeaderValue::from_str(asked.site().leave_to()) {
        headers.insert(header::LOCATION, elsewhere);
    }
    headers.insert(
        header::HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cookies\", \"storage\""),
    );
    let path = format!("Path={PATH}");
    // Browsers obey the line above only on a safe connection.
    for (name, attributes) in
        [(WORDS_COOKIE, path.as_str()), (LANGUAGE_COOKIE, "Path=/"), (shortlist::COOKIE, "Path=/; Secure")]
    {
        let gone = format!("{name}=; {attributes}; Max-Age=0; SameSite=Lax; HttpOnly");
        if let Ok(gone) = HeaderValue::from_str(&gone) {
            headers.append(header::SET_COOKIE, gone);
        }
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
