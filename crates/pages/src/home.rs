//! The front door.

use askama::Template;

use crate::{
    Frame, Html, links,
    page::{Page, Turn},
};

/// How much is in the directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HomeCounts {
    /// Services that anybody may see.
    pub services: usize,
    /// Organisations that run them.
    pub organizations: usize,
}

/// What is going on in somebody's life, and the words of records about it. The words are not
/// translated, because records are in English.
const NEEDS: [(&str, &str); 6] = [
    ("need-money", "money advice"),
    ("need-caring", "carers"),
    ("need-low", "mental health"),
    ("need-food", "food"),
    ("need-out", "transport"),
    ("need-do", "activities"),
];

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: Page<'a>,
    needs: Vec<Need>,
    size: Option<String>,
    emergencies: Vec<Html>,
    turn: Option<Turn>,
}

/// A need as a link.
pub(crate) struct Need {
    pub(crate) href: String,
    pub(crate) key: &'static str,
}

pub(crate) fn needs() -> Vec<Need> {
    NEEDS.iter().map(|(key, words)| Need { href: links::search(words, 1), key }).collect()
}

/// The home page: a search box, a few needs in plain words, where to turn in an emergency.
pub fn home(frame: &Frame<'_>, counts: HomeCounts) -> String {
    let t = frame.language;
    let page = Page::new(frame, t.say("home-title").into_owned());
    let size = (counts.services > 0).then(|| {
        let services = t.count("count-services", counts.services);
        let organisations = t.count("count-organisations", counts.organizations);
        t.fill("home-size", &[("services", &services), ("organisations", &organisations)])
    });
    let emergencies = frame.site.emergencies.iter().map(|line| {
        let call = match links::to_phone(&line.number, t) {
            Some(link) => Html::link(&link),
            None => Html::text(&line.number),
        };
        t.mark_up("emergency-line", &[("call", &call), ("when", &line.when.html(t))])
    });
    crate::render(&Home { needs: needs(), size, emergencies: emergencies.collect(), turn: page.turn(), page })
}
