//! Pages that somebody may have to leave quickly, because whoever hurts them may look over their shoulder.

use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use askama::Template;
use fingerpost_search::{
    Hit,
    safety::{Topic, recognise},
};
use openreferral::Service;

use crate::{Frame, Html, Language, links::Link, page::Page};

/// Where somebody reads what a browser keeps of their visit, and what it does not.
const STAYING_SAFE: &str = "/staying-safe-online";

/// Whether a service is for people in danger, by its name and its subjects: its page then offers to be left quickly.
pub fn is_for_people_at_risk(service: &Service) -> bool {
    subjects_of(service).any(is_danger)
}

/// The dangers that a service is for.
pub(crate) fn dangers_of(service: &Service) -> impl Iterator<Item = Topic> {
    subjects_of(service).flat_map(dangers)
}

/// What a service is called and what it is about.
fn subjects_of(service: &Service) -> impl Iterator<Item = &str> {
    let subjects = service.attributes.iter().filter_map(|attribute| {
        let term = attribute.taxonomy_term.as_deref().and_then(|term| term.name.as_deref());
        term.or(attribute.label.as_deref())
    });
    service.name.as_deref().into_iter().chain(subjects)
}

/// Whether a subject is a danger that somebody may be in, by its name: its page says no more of itself than it must.
pub fn is_danger(subject: &str) -> bool {
    /// More than any taxonomy has.
    const MOST_KNOWN: usize = 10_000;
    static KNOWN: LazyLock<RwLock<HashMap<String, bool>>> = LazyLock::new(RwLock::default);
    // A page asks of the same few subjects for each of its links.
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(subject) {
        return *known;
    }
    let is_danger = recognise(subject).is_some();
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= MOST_KNOWN {
        known.clear();
    }
    known.insert(subject.to_owned(), is_danger);
    is_danger
}

/// What a result is called and what it is about.
pub(crate) fn subjects(hit: &Hit) -> impl Iterator<Item = &str> {
    std::iter::once(hit.name.as_str()).chain(hit.topics.iter().map(String::as_str))
}

/// The dangers that a subject names, the likeliest first.
pub(crate) fn dangers(subject: &str) -> Vec<Topic> {
    recognise(subject).map(|danger| danger.topics).unwrap_or_default()
}

/// What the address of a page about a danger ends with, once its reader has read what stands before it.
const GO_ON: &str = "go-on=yes";

/// Whether a page's reader has read what stands before it.
pub(crate) fn has_gone_on(frame: &Frame<'_>) -> bool {
    frame.has_pair(GO_ON)
}

/// Where a page about a danger is. Whoever was `warned` already is not stopped again.
pub(crate) fn address(path: String, warned: bool) -> String {
    if warned { format!("{path}?{GO_ON}") } else { path }
}

#[derive(Template)]
#[template(path = "before_danger.html")]
struct BeforeDanger<'a> {
    page: Page<'a>,
    go_on: String,
    how: Html,
}

/// What stands before a page about dangers in which somebody may look on: how to leave it, and what that does not undo. Nothing
/// once its reader has gone on.
pub(crate) fn before(frame: &Frame<'_>, dangers: &[Topic]) -> Option<String> {
    let is_due = dangers.iter().any(|danger| danger.is_done_by_somebody()) && !has_gone_on(frame);
    is_due.then(|| {
        crate::render(&BeforeDanger {
            page: Page::unlisted(frame, String::new()).guarded(),
            go_on: frame.address_with(GO_ON),
            how: how_to_stay_safe(frame.language),
        })
    })
}

/// That the words are not in the address, and where to read more.
pub(crate) fn private_note(frame: &Frame<'_>) -> Html {
    frame.language.mark_up("private-words", &[("how", &how_to_stay_safe(frame.language))])
}

fn how_to_stay_safe(t: Language) -> Html {
    Html::link(&Link { href: STAYING_SAFE.to_owned(), label: t.say("safe-title").into_owned() })
}

#[derive(Template)]
#[template(path = "staying_safe.html")]
struct StayingSafe<'a> {
    page: Page<'a>,
}

impl StayingSafe<'_> {
    /// What it says, by headings.
    const SAYS: [(&'static str, &'static [&'static str]); 4] = [
        ("safe-exit", &["safe-exit-does", "safe-exit-back", "safe-exit-not"]),
        (
            "safe-history",
            &["safe-history-danger", "safe-history-others", "safe-history-window", "safe-history-all"],
        ),
        ("safe-others", &["safe-others-device", "safe-others-calls"]),
        ("safe-search", &["safe-search-how"]),
    ];
}

/// What a browser keeps of a visit, and a search that it keeps less of.
pub fn staying_safe(frame: &Frame<'_>) -> String {
    let page = Page::new(frame, frame.language.say("safe-title").into_owned());
    crate::render(&StayingSafe { page: page.guarded() })
}
