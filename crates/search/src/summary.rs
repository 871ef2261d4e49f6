//! A few lines of a description, around the words that match.

use crate::Fragment;
use crate::finder::Match;

/// About how long a summary is, in characters.
const LENGTH: usize = 140;

/// How much is shown before the first match, in characters, when it is far from the beginning.
const BEFORE: usize = 40;

const CUT: &str = "…";

/// Cuts about 140 characters out of a text (in one line), at the spaces, so that the first match is
/// in them, and tells what matches from what does not.
pub(crate) fn around_first_match(text: &str, matches: &[Match]) -> Vec<Fragment> {
    let (start, end) = window(text, matches.first());

    let mut fragments = Fragments::default();
    if start > 0 {
        fragments.push(CUT, false);
    }
    let mut at = start;
    for Match { place, .. } in matches {
        if place.start >= at && place.end <= end {
            fragments.push(&text[at..place.start], false);
            fragments.push(&text[place.clone()], true);
            at = place.end;
        }
    }
    fragments.push(&text[at..end], false);
    if end < text.len() {
        // A sentence that has ended is not cut.
        let has_ended = text[..end].ends_with(['.', '!', '?']);
        fragments.push(if has_ended { " …" } else { CUT }, false);
    }
    fragments.0
}

/// From which byte to which, both at the edge of a word.
fn window(text: &str, first_match: Option<&Match>) -> (usize, usize) {
    let Some(Match { place: first, .. }) = first_match else {
        return (0, end_of_word(text, forward(text, 0, LENGTH)));
    };
    if forward(text, 0, LENGTH - BEFORE) >= first.end {
        return (0, end_of_word(text, forward(text, 0, LENGTH)).max(first.end));
    }
    let start = text[..first.start].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let start = text[start..first.start].find(' ').map_or(first.start, |space| start + space + 1);
    (start, end_of_word(text, forward(text, start, LENGTH)).max(first.end))
}

/// The byte that is so many characters on, or the end.
fn forward(text: &str, from: usize, characters: usize) -> usize {
    text[from..].char_indices().nth(characters).map_or(text.len(), |(at, _)| from + at)
}

/// The last end of a word at or before the byte.
fn end_of_word(text: &str, at: usize) -> usize {
    if at == text.len() || text[at..].starts_with(' ') {
        return at;
    }
    text[..at].rfind(' ').unwrap_or(at)
}

/// Neighbours of one kind are one fragment.
#[derive(Default)]
struct Fragments(Vec<Fragment>);

impl Fragments {
    fn push(&mut self, text: &str, matched: bool) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.matched == matched => last.text.push_str(text),
            _ => self.0.push(Fragment { text: text.to_owned(), matched }),
        }
    }
}
