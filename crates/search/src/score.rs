//! How well each service fits what was asked.
//!
//! Every list of services that have a word is gone through once and summed up in a table, a segment at a time. So a
//! question of many words, each with many ways to say it, costs what its lists are long and no more.
//!
//! - A **word** counts once, in the spelling that fits best.
//! - A **group** counts by its own words or by the best other way to say them, whichever is more, and a little for the
//!   other: a record that says it twice over is not twice as good.
//! - A question's groups add up.

use std::cell::RefCell;

use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, SegmentReader, Term};

use crate::SearchError;
use crate::index::View;
use crate::query::{Asked, Group};
use crate::thesaurus::Phrase;

/// Added for each word that matches at all, so that two plain words outweigh one rare one.
const COORDINATION: Score = 1.0;

/// The part that two words count for again when they stand as in the question.
const TOGETHER: Score = 0.5;

/// The part that a word counts for again when a name has it letter for letter.
const AS_WRITTEN: Score = 0.2;

/// What any two words count for again that stand in a name as in the question.
const IN_NAME: Score = 0.3;

/// Added when the question is the name in full: more than anything else can add up to.
const FULL_NAME: Score = 1_000.0;

/// The part of the lesser that counts, where a record has a group's words and another way to say them.
const BOTH: Score = 0.25;

/// What the words of a phrase count against the phrase, where a record has them all and not together.
const APART: Score = 0.5;

/// What help for a danger counts that was recognised, beside what was said in words.
const FOR_DANGER: Score = 0.5;

/// A question's lists, ready to be gone through in every segment.
pub(crate) struct Scorer {
    groups: Vec<GroupLists>,
    /// What is added wherever something else matched.
    extras: Vec<List>,
}

struct GroupLists {
    /// For each word, its spellings.
    words: Vec<Vec<List>>,
    ways: Vec<List>,
}

/// The services that have something, with what that counts: its BM25 by a factor, and something for having it at all.
struct List {
    weight: Box<dyn Weight>,
    factor: Score,
    constant: Score,
}

impl List {
    fn new(view: &View, query: &dyn Query, factor: Score, constant: Score) -> Result<Self, SearchError> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(&view.searcher))?;
        Ok(Self { weight, factor, constant })
    }

    fn go(&self, segment: &SegmentReader, mut each: impl FnMut(DocId, Score)) -> Result<(), SearchError> {
        let each = &mut |document, score| each(document, score * self.factor + self.constant);
        Ok(self.weight.for_each(segment, each)?)
    }
}

impl Scorer {
    pub fn new(view: &View, asked: &Asked) -> Result<Self, SearchError> {
        let fields = &view.fields;
        let groups = asked.groups.iter().map(|group| GroupLists::new(view, asked, group));
        let groups = groups.collect::<Result<_, _>>()?;
        let mut extras = Vec::new();
        for word in &asked.words {
            let factor = AS_WRITTEN * word.importance;
            extras.push(List::new(view, &term(fields.name_as_written, &word.written), factor, 0.0)?);
        }
        for pair in asked.words.windows(2) {
            let from = pair[0].position;
            let stems = pair.iter().map(|word| (word.position - from, word.stem.as_str()));
            let factor = TOGETHER * (pair[0].importance + pair[1].importance) / 2.0;
            extras.push(List::new(view, &together(fields.text, stems), factor, 0.0)?);
        }
        let written: Vec<&str> = asked.in_full.split(' ').collect();
        for pair in written.windows(2) {
            let pair = pair.iter().copied().enumerate();
            extras.push(List::new(view, &together(fields.name_as_written, pair), IN_NAME, 0.0)?);
        }
        extras.push(List::new(view, &term(fields.name_key, &asked.in_full), 0.0, FULL_NAME)?);
        Ok(Self { groups, extras })
    }

    /// The services of a segment in which anything matches, each with its score; deleted ones too.
    pub fn segment(
        &self,
        segment: &SegmentReader,
        mut each: impl FnMut(DocId, Score),
    ) -> Result<(), SearchError> {
        // Taken, so that tables which were left half filled are not met again.
        let mut tables = TABLES.take();
        tables.fit(segment.max_doc() as usize);
        for group in &self.groups {
            group.go(segment, &mut tables)?;
        }
        for extra in &self.extras {
            extra.go(segment, |document, score| tables.total.add_where_known(document, score))?;
        }
        tables.total.drain(&mut each);
        TABLES.set(tables);
        Ok(())
    }
}

impl GroupLists {
    fn new(view: &View, asked: &Asked, group: &Group) -> Result<Self, SearchError> {
        let text = view.fields.text;
        let mut words = Vec::new();
        for word in group.words.iter().map(|word| &asked.words[*word]) {
            let spellings = word.meant.iter().map(|meant| (meant.stem.as_str(), meant.weight));
            let spellings = std::iter::once((word.stem.as_str(), 1.0)).chain(spellings);
            let lists = spellings.map(|(stem, weight)| {
                let factor = word.importance * weight;
                List::new(view, &term(text, stem), factor, factor * COORDINATION)
            });
            words.push(lists.collect::<Result<_, _>>()?);
        }
        let mut ways = Vec::new();
        for way in &group.ways {
            let said = match way.of.len() {
                0 => FOR_DANGER,
                said => (said as f32 / way.way.phrase.stems.len() as f32).min(1.0),
            };
            // Many words for one are not many times as good.
            let weight = way.way.weight * said.sqrt();
            let constant =
                way.of.iter().map(|word| asked.words[*word].importance).sum::<f32>() * COORDINATION;
            let Phrase { stems, .. } = &way.way.phrase;
            if let [(_, stem)] = stems.as_slice() {
                ways.push(List::new(view, &term(text, stem), weight, weight * constant)?);
            } else {
                let from = stems[0].0;
                let stems = stems.iter().map(|(place, stem)| (place - from, stem.as_str()));
                ways.push(List::new(view, &together(text, stems.clone()), weight, weight * constant)?);
                let apart = weight * APART;
                ways.push(List::new(view, &all(text, stems.map(|it| it.1)), apart, apart * constant)?);
            }
        }
        Ok(Self { words, ways })
    }

    fn go(&self, segment: &SegmentReader, tables: &mut Tables) -> Result<(), SearchError> {
        let Tables { total, words, word, ways } = tables;
        let plain = self.ways.is_empty();
        for spellings in &self.words {
            if let [list] = spellings.as_slice() {
                let sum = if plain { &mut *total } else { &mut *words };
                list.go(segment, |document, score| sum.add(document, score))?;
                continue;
            }
            for list in spellings {
                list.go(segment, |document, score| word.most(document, score))?;
            }
            let sum = if plain { &mut *total } else { &mut *words };
            word.drain(|document, score| sum.add(document, score));
        }
        if plain {
            return Ok(());
        }
        for list in &self.ways {
            list.go(segment, |document, score| ways.most(document, score))?;
        }
        words.drain(|document, by_words| {
            let by_way = ways.take(document);
            total.add(document, by_words.max(by_way) + BOTH * by_words.min(by_way));
        });
        ways.drain(|document, by_way| total.add(document, by_way));
        Ok(())
    }
}

fn term(field: Field, word: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)
}

/// Words as far apart as they are said: "meals on wheels" is "meals", any word, "wheels".
fn together<'a>(field: Field, words: impl Iterator<Item = (usize, &'a str)>) -> PhraseQuery {
    PhraseQuery::new_with_offset(
        words.map(|(place, word)| (place, Term::from_field_text(field, word))).collect(),
    )
}

fn all<'a>(field: Field, words: impl Iterator<Item = &'a str>) -> BooleanQuery {
    let words = words.map(|word| (Occur::Must, Box::new(term(field, word)) as Box<dyn Query>));
    BooleanQuery::new(words.collect())
}

/// A number for each service of a segment, nought for most.
#[derive(Default)]
struct Table {
    numbers: Vec<Score>,
    known: Vec<DocId>,
}

impl Table {
    fn add(&mut self, document: DocId, score: Score) {
        let number = &mut self.numbers[document as usize];
        if *number == 0.0 {
            self.known.push(document);
        }
        *number += score;
    }

    fn most(&mut self, document: DocId, score: Score) {
        let number = &mut self.numbers[document as usize];
        if *number == 0.0 {
            self.known.push(document);
        }
        *number = number.max(score);
    }

    fn add_where_known(&mut self, document: DocId, score: Score) {
        let number = &mut self.numbers[document as usize];
        if *number > 0.0 {
            *number += score;
        }
    }

    /// The number, which is nought thereafter.
    fn take(&mut self, document: DocId) -> Score {
        std::mem::take(&mut self.numbers[document as usize])
    }

    /// All numbers that are not nought, which are nought thereafter.
    fn drain(&mut self, mut each: impl FnMut(DocId, Score)) {
        let mut known = std::mem::take(&mut self.known);
        for document in known.drain(..) {
            let score = self.take(document);
            if score > 0.0 {
                each(document, score);
            }
        }
        self.known = known;
    }
}

#[derive(Default)]
struct Tables {
    total: Table,
    words: Table,
    word: Table,
    ways: Table,
}

impl Tables {
    /// Makes room for so many services.
    fn fit(&mut self, documents: usize) {
        for table in [&mut self.total, &mut self.words, &mut self.word, &mut self.ways] {
            if table.numbers.len() < documents {
                table.numbers.resize(documents, 0.0);
            }
        }
    }
}

thread_local! {
    static TABLES: RefCell<Tables> = RefCell::default();
}
