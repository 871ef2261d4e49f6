//! `/api/suggest`: what somebody may be about to type. For anybody.

use axum::{
    Json,
    extract::State,
    http::{Uri, header},
    response::IntoResponse,
};
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
pub(crate) async fn suggest(State(app): State<App>, uri: Uri) -> Result<impl IntoResponse, Problem> {
    let parameters = Parameters::parse(uri.query());
    let words = parameters.words("q").unwrap_or_default().to_owned();
    let kind = parameters.words("kind").map(|word| {
        let of = |(name, kind)| (name == word).then_some(kind);
        let wanted = "one of need, topic, service, organization, place";
        CompletionKind::ALL.into_iter().find_map(of).ok_or_else(|| Problem::parameter("kind", word, wanted))
    });
    let typed = Typed { words, kind: kind.transpose()?, limit: parameters.count("limit", USUAL, MOST)? };
    // It takes microseconds, but for the first after a commit; making room for others would take longer.
    let mut told = app.index.complete(&typed)?;
    let advice = app.advice.complete(&typed)?;
    // Room is made for it at the end, but not in the place of all else.
    told.truncate(typed.limit.saturating_sub(advice.len()).max(1));
    let room = typed.limit - told.len();
    let advice = advice.into_iter().take(room).map(|(advice, it)| Suggestion::Advice {
        kind: "advice",
        text: it.text,
        slug: advice.slug().to_owned(),
        matched: it.matched,
    });
    let suggestions = told.into_iter().map(Suggestion::OfTheDirectory).chain(advice).collect();
    // Letter by letter it is what somebody types: no cache keeps it.
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(Suggested { suggestions })))
}
