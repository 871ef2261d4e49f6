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
}

/// The page of the keys.
pub fn keys(frame: &Frame<'_>) -> String {
    let title = frame.language.say("keys-title").into_owned();
    crate::render(&KeysPage { page: Page::unlisted(frame, title).of_kind("keys"), keys: KEYS })
}
