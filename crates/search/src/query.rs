//! What was asked: words into a query.
//!
//! Any word may match (never all of them must); what else a record has in common with the question
//! only raises it.

use std::collections::HashSet;

use fingerpost_directory::Viewer;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::schema::Fields;
use crate::words::{as_written, is_stop_word, stemmed, words};

/// The most words of a question that are looked for; what is pasted in beyond them is not read.
const MOST_WORDS: usize = 40;

/// The most bytes of a question that are read at all.
const MOST_BYTES: usize = 4_000;

/// Added for each word that matches at all, so that two plain words outweigh one rare one.
const COORDINATION: f32 = 1.0;

/// The part that two words count for again when they stand as in the question.
const PHRASE: f32 = 0.5;

/// The part that a word counts for again when a name has it letter for letter.
const AS_WRITTEN: f32 = 0.2;

/// Added when the question is the name in full: more than anything else can add up to.
const FULL_NAME: f32 = 1_000.0;

/// A question, understood.
pub(crate) struct Asked {
    /// The words that are looked for, each once, in the order of the question.
    pub words: Vec<Word>,
    /// All its words as they are written, to be compared with a name in full.
    in_full: String,
}

/// A word of the question.
pub(crate) struct Word {
    /// What it is found by. (Later: other ways to say it, or to spell it, each with its own weight.)
    pub stem: String,
    written: String,
    /// Its place among all words of the question, stop words too.
    position: usize,
}

impl Asked {
    /// Understands any text whatever. Stop words are dropped unless nothing else is left.
    pub fn parse(question: &str) -> Self {
        let question = &question[..question.floor_char_boundary(MOST_BYTES)];
        let written = words(&as_written(), question, MOST_WORDS);
        let in_full = written.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let only_stop_words = written.iter().all(|word| is_stop_word(&word.text));
        let mut seen = HashSet::new();
        let words = words(&stemmed(), question, MOST_WORDS)
            .into_iter()
            .zip(written)
            .filter(|(_, written)| only_stop_words || !is_stop_word(&written.text))
            .filter(|(stem, _)| seen.insert(stem.text.clone()))
            .map(|(stem, written)| Word { stem: stem.text, written: written.text, position: stem.position })
            .collect();
        Self { words, in_full }
    }

    /// The query, narrowed to what the viewer may see: nothing else is matched, so nothing else is
    /// counted or shown.
    pub fn query(&self, fields: &Fields, viewer: Viewer) -> Box<dyn Query> {
        let mut should: Vec<Box<dyn Query>> = Vec::new();
        for word in &self.words {
            should.push(term(fields.text, &word.stem));
            should.push(Box::new(ConstScoreQuery::new(term(fields.text, &word.stem), COORDINATION)));
            should.push(boosted(term(fields.name_as_written, &word.written), AS_WRITTEN));
        }
        for pair in self.words.windows(2) {
            should.push(boosted(phrase(fields.text, pair), PHRASE));
        }
        should.push(Box::new(ConstScoreQuery::new(term(fields.name_key, &self.in_full), FULL_NAME)));
        let seen = ConstScoreQuery::new(Box::new(TermSetQuery::new(fields.seen_by(viewer))), 0.0);
        Box::new(BooleanQuery::new(vec![
            (Occur::Must, Box::new(BooleanQuery::union(should))),
            (Occur::Must, Box::new(seen)),
        ]))
    }
}

fn term(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

/// Two words as far apart as in the question: "meals on wheels" is "meals", any word, "wheels".
fn phrase(field: Field, words: &[Word]) -> Box<dyn Query> {
    let terms = words.iter().map(|word| (word.position, Term::from_field_text(field, &word.stem)));
    Box::new(PhraseQuery::new_with_offset(terms.collect()))
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}
