//! What single keys do, for somebody who works by keyboard. The script that knows them shows this page in a dialog.

use askama::Template;

use crate::{Frame, page::Page};

/// Each key, and what it does.
const KEYS: [(&str, &str); 7] = [
    ("/", "keys-search"),
    ("j", "keys-next"),
    ("k", "keys-previous"),
    ("Enter", "keys-open"),
    ("s", "keys-list"),
    ("c", "keys-copy"),
    ("?", "keys-help"),
];

#[derive(Template)]
#[template(path = "keys.html")]
struct KeysPage<'a> {
    page: Page<'a>,
    keys: [(&'static str, &'static str); 7],
    /// What the button says that turns them off, and on again.
    turns: String,
}

/// The page of the keys.
pub fn keys(frame: &Frame<'_>) -> String {
    let t = frame.language;
    crate::render(&KeysPage {
        page: Page::unlisted(frame, t.say("keys-title").into_owned()).of_kind("keys"),
        keys: KEYS,
        turns: [t.say("keys-turn-off"), t.say("keys-turn-on")].join("|"),
    })
}
