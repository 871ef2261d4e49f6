//! Phrases of the thesaurus, and how a question must have them.

use crate::words::{as_written, is_stop_word, stemmed, words};

/// How a question must have the words of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Said {
    /// In its order, with a few others between.
    InOrder,
    /// Side by side, stop words too: it stands in quotes.
    SideBySide,
    /// And no others that matter: it stands in brackets.
    Alone,
}

/// The words of one phrase that carry meaning, by their stems, with their places in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Phrase {
    /// The stems, each with its place among all words of the phrase.
    pub stems: Vec<(usize, String)>,
    /// How a question must have it.
    pub said: Said,
    /// Whether its words mean something else together than each by itself: a `~` stands before it.
    pub figure: bool,
    /// As the file writes it.
    pub text: String,
}

impl Phrase {
    /// Nothing when it has no word at all. A phrase in quotes, or of nothing but stop words, keeps these.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let written = words(&as_written(), text, usize::MAX);
        let (figure, text) = match text.trim().strip_prefix('~') {
            Some(text) => (true, text.trim_start()),
            None => (false, text.trim()),
        };
        let within = |open, close| text.len() > 1 && text.starts_with(open) && text.ends_with(close);
        let said = match (within('"', '"'), within('[', ']')) {
            (true, _) => Said::SideBySide,
            (_, true) => Said::Alone,
            _ => Said::InOrder,
        };
        let only_stop_words = said == Said::SideBySide || written.iter().all(|word| is_stop_word(&word.text));
        let stems: Vec<(usize, String)> = words(&stemmed(), text, usize::MAX)
            .into_iter()
            .zip(written)
            .filter(|(_, written)| only_stop_words || !is_stop_word(&written.text))
            .map(|(stem, _)| (stem.position, stem.text))
            .collect();
        let text = text.trim_matches(['"', '[', ']']).to_owned();
        (!stems.is_empty()).then_some(Self { stems, said, figure, text })
    }
}
