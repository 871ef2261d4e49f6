//! Where a text has the words of a question.

use std::collections::HashMap;
use std::ops::Range;

use tantivy::tokenizer::TextAnalyzer;

use crate::query::Asked;
use crate::words::{as_written, stem_alone};

/// A word of the question in a text.
pub(crate) struct Match {
    /// Which word, by its place among [`Asked::words`].
    pub asked: usize,
    /// From which byte of the text to which.
    pub place: Range<usize>,
}

/// Finds the words of one question in texts, by the rules by which they were indexed.
///
/// It remembers each word it has seen: most words of a page of hits are the same few hundred, and
/// stemming them again would be most of the work of a search.
pub(crate) struct Finder<'a> {
    asked: &'a Asked,
    as_written: TextAnalyzer,
    stem: TextAnalyzer,
    seen: HashMap<String, Option<usize>>,
}

impl<'a> Finder<'a> {
    pub fn new(asked: &'a Asked) -> Self {
        Self { asked, as_written: as_written(), stem: stem_alone(), seen: HashMap::new() }
    }

    /// The matches, in the order of the text.
    pub fn find(&mut self, text: &str) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut words = self.as_written.token_stream(text);
        while let Some(word) = words.next() {
            let asked = match self.seen.get(&word.text) {
                Some(asked) => *asked,
                None => {
                    let mut stems = self.stem.token_stream(&word.text);
                    let stem = stems.next().map(|stem| stem.text.as_str());
                    let asked = self.asked.words.iter().position(|it| Some(it.stem.as_str()) == stem);
                    self.seen.insert(word.text.clone(), asked);
                    asked
                }
            };
            if let Some(asked) = asked {
                matches.push(Match { asked, place: word.offset_from..word.offset_to });
            }
        }
        matches
    }
}
