//! What stands around some words, within bounds that keep reading linear.

use std::{ops::Range, sync::LazyLock};

use regex::{Regex, RegexBuilder};

/// A pattern that ignores case. `\b` and `\d` are ASCII's: with Unicode's, one curly quote in a text would send the
/// regex engine to its slow path.
pub(crate) fn pattern(pattern: &str) -> Regex {
    build(pattern, true)
}

/// A pattern for names, where capitals matter.
pub(crate) fn cased(pattern: &str) -> Regex {
    build(pattern, false)
}

fn build(pattern: &str, ignore_case: bool) -> Regex {
    let pattern = pattern.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]");
    // Latin letters: with every script's, building the patterns of places takes longer than reading a feed.
    let pattern = pattern.replace(r"\p{L}", "A-Za-zÀ-ÖØ-öø-ſ").replace(r"\w", "[0-9A-Za-z_À-ÖØ-öø-ſ]");
    RegexBuilder::new(&pattern)
        .case_insensitive(ignore_case)
        .size_limit(1 << 26)
        .build()
        .unwrap_or_else(|error| unreachable!("a pattern of ours is wrong: {error}"))
}

/// At most so many bytes before a place.
pub(crate) fn before(text: &str, at: usize, most: usize) -> &str {
    let start = (at.saturating_sub(most)..=at).find(|&start| text.is_char_boundary(start));
    &text[start.unwrap_or(at)..at]
}

/// At most so many bytes from a place on.
pub(crate) fn after(text: &str, at: usize, most: usize) -> &str {
    let end = (at..=text.len().min(at.saturating_add(most))).rev().find(|&end| text.is_char_boundary(end));
    &text[at..end.unwrap_or(at)]
}

/// What comes before in the same sentence, at most so many bytes of it.
pub(crate) fn sentence_before(text: &str, at: usize, most: usize) -> &str {
    let before = before(text, at, most);
    let mut begins = 0;
    for (place, character) in before.char_indices() {
        let next = place + character.len_utf8();
        let ends = match character {
            '\n' | '•' | '!' | '?' => true,
            '.' => {
                (before[next..].starts_with(char::is_whitespace) || before[next..].is_empty())
                    && !is_short_form(&before[..place])
            }
            _ => false,
        };
        if ends {
            begins = next;
        }
    }
    &before[begins..]
}

/// What follows in the same sentence, at most so many bytes of it.
pub(crate) fn sentence_after(text: &str, at: usize, most: usize) -> &str {
    let after = after(text, at, most);
    let end = after.char_indices().find(|&(place, character)| match character {
        '\n' | '•' | '!' | '?' => true,
        '.' => {
            after[place + 1..].chars().next().is_none_or(char::is_whitespace)
                && !is_short_form(&after[..place])
        }
        _ => false,
    });
    end.map_or(after, |(end, _)| &after[..end])
}

/// Whether words end in what a full stop shortens: "St.", "Dr.", an initial.
pub(crate) fn is_short_form(words: &str) -> bool {
    let word = words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(word, "St" | "Mr" | "Mrs" | "Ms" | "Dr" | "Rev" | "Revd")
        || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase() && c != 'I')
}

static DENIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:no|not|non|nobody|never|without|neither|nor|(?:is|are|was|do|does|did|has|have|had|ca|wo|could)n['’]?t|cannot|used to|unable|lacks?|unfortunately|rather than|instead of)\b",
    )
});

/// Whether the words just before turn what follows round: "no", "isn't", "used to".
pub(crate) fn is_denied(text: &str, at: usize) -> bool {
    let sentence = sentence_before(text, at, 36);
    let sentence = sentence.rsplit([';', ',', '(', ':', '–', '—']).next().unwrap_or(sentence);
    let sentence = sentence.rsplit_once(" but ").map_or(sentence, |(_, rest)| rest);
    let Some(denial) = DENIAL.find_iter(sentence).last() else { return false };
    let rest = sentence[denial.end()..].trim_start_matches(['-', ' ']);
    let only_seems = ["only", "just", "for profit", "for-profit", "judg", "profit"];
    !only_seems.iter().any(|word| rest.get(..word.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(word)))
}

/// Whether two places of a text touch or cross.
pub(crate) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The last word before a place, in small letters, if only blanks lie between.
pub(crate) fn word_before(text: &str, at: usize) -> String {
    let before = before(text, at, 40).trim_end_matches([' ', '\u{a0}']);
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))
        .last();
    start.map_or(String::new(), |(start, _)| before[start..].to_lowercase())
}

/// The first word from a place on, as it is written, if only blanks lie between.
pub(crate) fn word_after(text: &str, at: usize) -> &str {
    let after = after(text, at, 60).trim_start_matches([' ', '\u{a0}']);
    let end = after
        .char_indices()
        .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
        .map_or(after.len(), |(end, _)| end);
    &after[..end]
}
