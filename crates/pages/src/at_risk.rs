//! Pages that somebody may have to leave quickly, because whoever hurts them may look over their shoulder.

use askama::Template;
use fingerpost_search::safety::recognise;
use openreferral::Service;

use crate::{Frame, Html, links::Link, page::Page};

/// Where somebody reads what a browser keeps of their visit, and what it does not.
const STAYING_SAFE: &str = "/staying-safe-online";

/// Whether a service is for people in danger, by its name and its subjects: its page then offers to be left quickly.
pub fn is_for_people_at_risk(service: &Service) -> bool {
    let subjects = service.attributes.iter().filter_map(|attribute| {
        let term = attribute.taxonomy_term.as_deref().and_then(|term| term.name.as_deref());
        term.or(attribute.label.as_deref())
    });
    service.name.as_deref().into_iter().chain(subjects).any(is_danger)
}

/// Whether a subject is a danger that somebody may be in, by its name: its page says no more of itself than it must.
pub fn is_danger(subject: &str) -> bool {
    recognise(subject).is_some()
}

/// That the words are not in the address, and where to read more.
pub(crate) fn private_note(frame: &Frame<'_>) -> Html {
    let t = frame.language;
    let how = Link { href: STAYING_SAFE.to_owned(), label: t.say("safe-title").into_owned() };
    t.mark_up("private-words", &[("how", &Html::link(&how))])
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
