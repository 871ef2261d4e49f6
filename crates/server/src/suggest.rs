//! `/api/suggest`: what somebody may be about to type. For anybody.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Uri, header},
    response::IntoResponse,
};
use fingerpost_pages::{Area, Site};
use fingerpost_search::{Completion, CompletionKind, Typed};
use serde::Serialize;

use crate::{App, api::Parameters, problem::Problem};

/// Suggestions when the question does not say.
const USUAL: usize = 8;

/// The most suggestions.
const MOST: usize = 10;

/// What may be about to be typed.
#[derive(Serialize)]
pub(crate) struct Suggested {
    suggestions: Vec<Suggestion>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Suggestion {
    OfTheDirectory(Completion),
    /// A place of the site's own, which is in no gazetteer.
    Place {
        kind: &'static str,
        text: String,
        #[serde(rename = "match")]
        matched: (usize, usize),
    },
    Advice {
        kind: &'static str,
        text: String,
        slug: String,
        #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
        matched: Option<(usize, usize)>,
    },
}

#[utoipa::path(get, path = "/api/suggest", tag = "Search",
    params(
        ("q" = Option<String>, Query, description = "What was typed so far; one letter is enough, and of nothing nothing is suggested"),
        ("kind" = Option<String>, Query, description = "Only what is of that kind: `service`, `organization`, `topic`, `need` or `place`"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 10, description = "The most suggestions; 8 when it is left out"),
    ),
    responses((status = 200, description = "`suggestions`: what begins as was typed, then what has a later word that does. Each has its `kind` \
            (`service`, `organization`, `topic`, `need`, `place` or `advice`), its `text`, of advice the `slug` (it is at `/advice/{slug}`), the `id` where only one service or organization has that name, \
            and as `match` from which character to which it is what was typed", body = Object),
        (status = 400, body = Problem, content_type = "application/problem+json")))]
/// What somebody may be about to type
pub(crate) async fn suggest(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let parameters = Parameters::parse(uri.query());
    let words = parameters.words("q").unwrap_or_default().to_owned();
    let kind = parameters.words("kind").map(|word| {
        let of = |(name, kind)| (name == word).then_some(kind);
        let wanted = "one of need, topic, service, organization, place";
        CompletionKind::ALL.into_iter().find_map(of).ok_or_else(|| Problem::parameter("kind", word, wanted))
    });
    let typed = Typed { words, kind: kind.transpose()?, limit: parameters.count("limit", USUAL, MOST)? };
    // It takes microseconds, but for the first after a commit; making room for others would take longer.
    let own = own_places(&typed, app.sites.asked(&uri, &headers));
    let mut told = app.index.complete(&typed)?;
    told.truncate(typed.limit.saturating_sub(own.len()));
    let advice = app.advice.complete(&typed)?;
    // Room is made for it at the end, but not in the place of all else.
    told.truncate(typed.limit.saturating_sub(own.len() + advice.len()).max(1));
    let room = typed.limit.saturating_sub(own.len() + told.len());
    let advice = advice.into_iter().take(room).map(|(advice, it)| Suggestion::Advice {
        kind: "advice",
        text: it.text,
        slug: advice.slug().to_owned(),
        matched: it.matched,
    });
    let told = told.into_iter().map(Suggestion::OfTheDirectory);
    let suggestions = own.into_iter().chain(told).chain(advice).collect();
    // Letter by letter it is what somebody types: no cache keeps it.
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(Suggested { suggestions })))
}

/// The site's own places whose names begin as was typed.
fn own_places(typed: &Typed, site: &Site) -> Vec<Suggestion> {
    let words = typed.words.trim();
    if words.is_empty() || typed.kind != Some(CompletionKind::Place) {
        return Vec::new();
    }
    let begins = |name: &&String| {
        let mut letters = name.chars().flat_map(char::to_lowercase);
        words.chars().flat_map(char::to_lowercase).all(|letter| letters.next() == Some(letter))
    };
    let name = |area: &Area| {
        [Some(&area.name.en), area.name.cy.as_ref()].into_iter().flatten().find(begins).cloned()
    };
    let names = site.places.iter().chain(&site.default_area).filter_map(name);
    let place = |text| Suggestion::Place { kind: "place", text, matched: (0, words.chars().count()) };
    names.take(typed.limit).map(place).collect()
}
