//! For developers: an address for each thing that another system wants.

use askama::Template;

use crate::{Frame, Html, links::Link, page::Page};

/// What a developer wants, by its message, and the address that gives it.
const WANTS: [(&str, &str); 23] = [
    ("dev-root", "/openreferral/v3"),
    ("dev-list", "/openreferral/v3/services?page=1&per_page=50"),
    ("dev-one", "/openreferral/v3/services/ID"),
    ("dev-all", "/openreferral/v3/services?full=true&format=ndjson"),
    ("dev-unchanged", "/openreferral/v3/services/ID"),
    ("dev-changed", "/openreferral/v3/services?minimal=true&modified_after=2026-11-01T00:00:00Z"),
    ("dev-words", "/openreferral/v3/services?search=memory+cafe"),
    ("dev-near", "/openreferral/v3/services?postcode=IP23+7BJ&proximity=5000"),
    ("dev-serves", "/openreferral/v3/services?postcode=IP23+7BJ"),
    ("dev-open", "/openreferral/v3/services?day=Tuesday&start_time=09:00&end_time=12:30"),
    ("dev-age", "/openreferral/v3/services?minimum_age=11&maximum_age=25"),
    ("dev-subject", "/openreferral/v3/services?taxonomy_term_id=ID"),
    ("dev-terms", "/openreferral/v3/taxonomy_terms?top_only=true"),
    ("dev-sites", "/openreferral/v3/service_at_locations?postcode=IP23+7BJ&proximity=5000&day=Tuesday"),
    ("dev-organisations", "/openreferral/v3/organizations?full_service=true"),
    ("dev-version-1", "/openreferral/v1/services?text=carers&include=contacts,service_at_locations"),
    ("dev-version-1-terms", "/openreferral/v1/taxonomies/?per_page=500&root_only=true"),
    ("dev-version-1-reviews", "/openreferral/v1/reviews"),
    ("dev-reasons", "/api/search?q=memory+cafe"),
    ("dev-narrowed", "/api/search?q=lunch&near=IP23+7BJ&distance=5&cost=free,donation&day=tuesday"),
    ("dev-suggest", "/api/suggest?q=mem"),
    ("dev-particulars", "/api/services/ID"),
    ("dev-similar", "/api/services/ID/similar"),
];

/// One thing and how to ask for it.
struct Want {
    what: String,
    command: String,
}

#[derive(Template)]
#[template(path = "developers.html")]
struct DevelopersPage<'a> {
    page: Page<'a>,
    wants: Vec<Want>,
    /// Where publishers have their own feed checked.
    validate: Html,
}

/// The page for developers; `base` is the address under which others reach this server.
pub fn developers(frame: &Frame<'_>, base: &str) -> String {
    let t = frame.language;
    let wants = WANTS.iter().map(|(what, path)| {
        let options = match *what {
            "dev-all" => "--compressed ",
            "dev-unchanged" => "-H 'If-None-Match: ETAG' ",
            _ => "",
        };
        Want { what: t.say(what).into_owned(), command: format!("curl {options}'{base}{path}'") }
    });
    let check = Html::link(&Link {
        href: "/developers/validate".to_owned(),
        label: t.say("dev-validate-link").into_owned(),
    });
    crate::render(&DevelopersPage {
        validate: t.mark_up("dev-validate", &[("check", &check)]),
        page: Page::new(frame, t.say("dev-title").into_owned()),
        wants: wants.collect(),
    })
}
