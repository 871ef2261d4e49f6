#![doc = include_str!("../README.md")]

mod access;
mod age;
mod around;
mod clock;
mod closed;
mod cost;
mod days;
mod fact;
mod free;
mod hints;
mod hours;
mod how_to_join;
mod language;
mod phone;
mod place;
mod postcode;
mod referral;
pub mod spoken;
mod web;
mod weekdays;

use std::{borrow::Cow, ops::Range};

use hints::{Hint, Hints};

pub use fact::{Access, Age, Closed, Cost, Day, Days, Fact, Hours, Kind, Referral, Value};
pub use how_to_join::how_to_join;

/// The facts that plain text says, in the order in which they begin.
///
/// ```
/// let facts = fingerpost_facts::read("Tuesdays 10am-12pm, £2 a session");
/// let quotes: Vec<&str> = facts.iter().map(|fact| fact.quote.as_str()).collect();
/// assert_eq!(quotes, ["Tuesdays", "10am-12pm", "£2"]);
/// ```
pub fn read(text: &str) -> Vec<Fact> {
    read_hinted(text, Hints::of(text))
}

fn read_hinted(text: &str, hints: Hints) -> Vec<Fact> {
    let mut found = if hints.has(Hint::Web) { web::read(text) } else { Vec::new() };
    // What stands in an address of the web is not said of the service: "…/events/monday-7pm".
    let text_left = without(text, &found);
    if hints.has(Hint::Phone) {
        found.extend(phone::read(&text_left));
    }
    let text_left = without(text, &found);
    if hints.has(Hint::Postcode) {
        found.extend(postcode::read(&text_left));
    }
    let text_left = without(text, &found);
    found.extend(place::read(&text_left, &hints));
    let days = if hints.has(Hint::Days) { weekdays::mentions(&text_left) } else { Vec::new() };
    let has_clock = hints.has(Hint::Clock) || !days.is_empty();
    let times = if has_clock { clock::times(&text_left) } else { Vec::new() };
    let clocks = clock::ranges(&text_left, &times);
    found.extend(days::read(&text_left, &days, &times, &clocks));
    if has_clock {
        found.extend(hours::read(&text_left, &days, &times, &clocks));
    }
    for (hint, read) in [
        (Hint::Access, access::read as fn(&str) -> Vec<Found>),
        (Hint::Cost, cost::read),
        (Hint::Age, age::read),
        (Hint::Language, language::read),
        (Hint::Closed, closed::read),
    ] {
        if hints.has(hint) {
            found.extend(read(&text_left));
        }
    }
    found.extend(referral::read(&text_left, &hints));
    found.sort_by_key(|found| (found.at.start, found.kind, found.at.end));
    told(text, found)
}

/// Cleans a text that may be HTML to plain text, and reads that. The facts' places are in the text that comes back.
///
/// ```
/// let (text, facts) = fingerpost_facts::read_html("<p>Open <b>Monday to Friday</b></p>");
/// assert_eq!(text, "Open Monday to Friday");
/// assert_eq!(facts[0].start, 5);
/// ```
pub fn read_html(text: &str) -> (String, Vec<Fact>) {
    let text = openreferral::text::plain(&openreferral::text::clean(text));
    let facts = read(&text);
    (text, facts)
}

/// A fact before its place is counted in characters.
#[derive(Debug)]
struct Found {
    kind: Kind,
    value: Value,
    /// Bytes.
    at: Range<usize>,
}

impl Found {
    fn new(kind: Kind, value: Value, at: Range<usize>) -> Self {
        Self { kind, value, at }
    }
}

/// The text with what was found struck out, every other word where it was.
fn without<'a>(text: &'a str, found: &[Found]) -> Cow<'a, str> {
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut found: Vec<&Range<usize>> = found.iter().map(|found| &found.at).collect();
    found.sort_by_key(|at| at.start);
    let mut left = String::with_capacity(text.len());
    for at in found {
        if at.end > left.len() {
            left.push_str(&text[left.len()..at.start.max(left.len())]);
            left.extend(std::iter::repeat_n('_', at.end - left.len()));
        }
    }
    left.push_str(&text[left.len()..]);
    Cow::Owned(left)
}

/// Without blanks at its ends.
fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let end = at.start + text[at.clone()].trim_end().len();
    end - text[at.start..end].trim_start().len()..end
}

/// Facts of what was found in order; of two of a kind that cross, the first.
fn told(text: &str, found: Vec<Found>) -> Vec<Fact> {
    let (mut byte, mut character) = (0, 0);
    let mut ends = [0; Kind::ALL.len()];
    let mut facts = Vec::with_capacity(found.len());
    for Found { kind, value, at } in found {
        let at = trimmed(text, at);
        if at.start < ends[kind as usize] || at.is_empty() {
            continue;
        }
        ends[kind as usize] = at.end;
        character += text[byte..at.start].chars().count();
        byte = at.start;
        let quote = text[at].to_owned();
        let end = character + quote.chars().count();
        facts.push(Fact { kind, value, quote, start: character, end });
    }
    facts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The values of one kind that a text says, as JSON.
    pub(crate) fn values(text: &str, kind: Kind) -> Vec<String> {
        let facts = read(text);
        assert_eq!(facts, read_hinted(text, Hints::ALL), "looking first lost a fact of {text:?}");
        let facts = facts.into_iter().filter(|fact| fact.kind == kind);
        facts.map(|fact| serde_json::to_string(&fact.value).expect("JSON")).collect()
    }

    proptest! {
        #[test]
        fn looking_first_loses_nothing(
            words in "(Mon|Tuesdays|every|other|1st|of the month|9am|5pm|10.30|-|to|£3|50p|free|advice|donations|welcome|aged|over|50s|5|11|18[+]|years|old|at|the|Village Hall|Road|41|based in|Easton|drop[- ]in|just|referral|book|appointment|needed|lift|ramp|Polish|speak|currently|closed|full|,|[.]| ){0,14}",
            joint in " ?",
        ) {
            let text = words.replace(' ', &joint);
            prop_assert_eq!(read(&text), read_hinted(&text, Hints::ALL));
        }
    }
}
