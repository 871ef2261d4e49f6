//! How well each service fits what was asked.
//!
//! Every list of services that have a word is gone through once and summed up in a table, a segment at a time. So a
//! question of many words, each with many ways to say it, costs what its lists are long and no more. What only settles
//! the order of the best (words that stand together, words of a name as they are written) is asked of the best alone.
//!
//! - A **word** counts once, in the spelling that fits best.
//! - A **group** counts by its own words or by the best other way to say them, whichever is more, and a little for the
//!   other: a record that says it twice over is not twice as good.
//! - A question's groups add up.

use tantivy::query::{PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, SegmentReader, Term};

use crate::SearchError;
use crate::bits::Bits;
use crate::index::View;
use crate::lists::{List, Lister};
use crate::query::{Asked, Group, GroupWay};
use crate::sheet::Segment;
use crate::tables::Tables;

/// Added for each word that matches at all, so that two plain words outweigh one rare one.
const COORDINATION: Score = 1.0;

/// The part that two words count for again when they stand as in the question.
const TOGETHER: Score = 0.5;

/// The part that a word counts for again when a name has it letter for letter.
const AS_WRITTEN: Score = 0.2;

/// What any two words count for again that stand in a name as in the question.
const IN_NAME: Score = 0.3;

/// What another way to say it counts for again that stands in a name as it is written: a lunch club comes before what
/// says somewhere that it has one, and a refuge before what is for people who have been in one.
const WAY_IN_NAME: Score = 0.3;

/// The same of what helps in a danger, which nobody has said in words of their own.
const HELP_IN_NAME: Score = 0.5;

/// How many other ways to say it are looked for in names.
const MOST_WAYS_IN_NAMES: usize = 12;

/// Added when the question is the name in full: more than anything else can add up to.
const FULL_NAME: Score = 1_000.0;

/// The part of the lesser that counts, where a record has a group's words and another way to say them.
const BOTH: Score = 0.25;

/// What help for a danger counts that was recognised, beside what was said in words.
const FOR_DANGER: Score = 0.5;

/// What a record counts that is for people who hurt others, in a question of somebody who is hurt.
const FOR_WHO_HURTS: Score = 0.4;

/// A question's lists, ready to be gone through in every segment.
pub(crate) struct Scorer {
    groups: Vec<GroupLists>,
    /// What is for people who hurt others, and stands below.
    below: Vec<List>,
    /// The name in full, which is added wherever something else matched.
    full_name: List,
    /// What the best have besides.
    settling: Vec<List>,
}

struct GroupLists {
    /// For each word, its spellings.
    words: Vec<Vec<List>>,
    ways: Vec<List>,
}

impl Scorer {
    pub fn new(view: &View, asked: &Asked) -> Result<Self, SearchError> {
        let fields = &view.fields;
        let lister = Lister::new(view)?;
        let groups = asked.groups.iter().map(|group| GroupLists::new(&lister, asked, group));
        let groups = groups.collect::<Result<_, _>>()?;
        let below = asked.below.iter().map(|phrase| {
            let stems = phrase.stems.iter().map(|(place, stem)| (*place, stem.as_str()));
            lister.query(&phrase_query(fields.text, stems), 0.0, 1.0)
        });
        let below = below.collect::<Result<_, _>>()?;
        let mut settling = Vec::new();
        for word in &asked.words {
            let factor = AS_WRITTEN * word.importance;
            settling.push(lister.query(&term(fields.name_as_written, &word.written), factor, 0.0)?);
        }
        for pair in asked.words.windows(2) {
            let from = pair[0].position;
            let stems = pair.iter().map(|word| (word.position - from, word.stem.as_str()));
            let factor = TOGETHER * (pair[0].importance + pair[1].importance) / 2.0;
            settling.push(lister.together(fields.text, stems, factor)?);
        }
        let written: Vec<&str> = asked.in_full.split(' ').collect();
        for pair in written.windows(2) {
            let pair = pair.iter().copied().enumerate();
            settling.push(lister.together(fields.name_as_written, pair, IN_NAME)?);
        }
        let ways = || asked.groups.iter().flat_map(|group| &group.ways);
        let is_all = |way: &&GroupWay| {
            way.of.len() == asked.words.len() && way.of.len() > 1 && way.way.phrase.stems.len() > 1
        };
        let said = ways().filter(|way| !asked.words.is_empty() && is_all(way));
        let helps = ways().filter(|way| way.of.is_empty());
        let said = said.take(MOST_WAYS_IN_NAMES).map(|way| (way, WAY_IN_NAME));
        for (way, counts) in said.chain(helps.map(|way| (way, HELP_IN_NAME))) {
            let factor = counts * way.way.weight;
            let written: Vec<&str> = way.way.phrase.text.split(' ').collect();
            settling.push(match written.as_slice() {
                [word] => lister.query(&term(fields.name_as_written, word), factor, 0.0)?,
                _ => lister.together(fields.name_as_written, written.into_iter().enumerate(), factor)?,
            });
        }
        let full_name = lister.query(&term(fields.name_key, &asked.in_full), 0.0, FULL_NAME)?;
        Ok(Self { groups, below, full_name, settling })
    }

    /// The services of a segment in which anything matches, each with its score, in their order; deleted ones too. Only
    /// what is `within` need be met.
    pub fn segment(
        &self,
        segment: Segment<'_>,
        within: Option<&Bits>,
        mut each: impl FnMut(DocId, Score),
    ) -> Result<(), SearchError> {
        let sparse = within.filter(|within| within.is_sparse());
        let mut tables = Tables::take(segment.documents().len());
        for group in &self.groups {
            group.go(segment, sparse, &mut tables)?;
        }
        let Tables { total, word, .. } = &mut tables;
        for list in &self.below {
            list.go(segment, sparse, |document, score| word.most(document, score))?;
        }
        word.drain(|document, _| total.scale_where_known(document, FOR_WHO_HURTS));
        self.full_name
            .go(segment, sparse, |document, score| tables.total.add_where_known(document, score))?;
        tables.total.drain(|document, score| {
            if within.is_none_or(|within| within.has(document)) {
                each(document, score);
            }
        });
        tables.put_back();
        Ok(())
    }

    /// What is to be added to the scores of the best of a segment, which are given in the order of their numbers.
    pub fn settle(&self, segment: &SegmentReader, best: &[DocId]) -> Result<Vec<Score>, SearchError> {
        let mut more = vec![0.0; best.len()];
        for list in &self.settling {
            let mut at = 0;
            list.among(segment, best.iter().copied(), |document, score| {
                at += best[at..].iter().take_while(|it| **it < document).count();
                more[at] += score;
            })?;
        }
        let mut is_below = vec![false; best.len()];
        for list in &self.below {
            let mut at = 0;
            list.among(segment, best.iter().copied(), |document, _| {
                at += best[at..].iter().take_while(|it| **it < document).count();
                is_below[at] = true;
            })?;
        }
        for (more, _) in more.iter_mut().zip(is_below).filter(|(_, is_below)| *is_below) {
            *more *= FOR_WHO_HURTS;
        }
        Ok(more)
    }
}

impl GroupLists {
    fn new(lister: &Lister<'_>, asked: &Asked, group: &Group) -> Result<Self, SearchError> {
        let mut words = Vec::new();
        for word in group.words.iter().map(|word| &asked.words[*word]) {
            let spellings = word.meant.iter().map(|meant| (meant.stem.as_str(), meant.weight));
            let spellings = std::iter::once((word.stem.as_str(), 1.0)).chain(spellings);
            let lists = spellings.map(|(stem, weight)| {
                let factor = word.importance * weight;
                lister.word(stem, factor, factor * COORDINATION)
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
            let stems = &way.way.phrase.stems;
            if let [(_, stem)] = stems.as_slice() {
                ways.push(lister.word(stem, weight, weight * constant)?);
            } else {
                let from = stems[0].0;
                let stems = stems.iter().map(|(place, stem)| (place - from, stem.as_str()));
                ways.push(lister.several(stems, weight, weight * constant)?);
            }
        }
        Ok(Self { words, ways })
    }

    fn go(
        &self,
        segment: Segment<'_>,
        within: Option<&Bits>,
        tables: &mut Tables,
    ) -> Result<(), SearchError> {
        let Tables { total, words, word, ways } = tables;
        let plain = self.ways.is_empty();
        for spellings in &self.words {
            if let [list] = spellings.as_slice() {
                let sum = if plain { &mut *total } else { &mut *words };
                list.go(segment, within, |document, score| sum.add(document, score))?;
                continue;
            }
            for list in spellings {
                list.go(segment, within, |document, score| word.most(document, score))?;
            }
            let sum = if plain { &mut *total } else { &mut *words };
            word.drain(|document, score| sum.add(document, score));
        }
        if plain {
            return Ok(());
        }
        for list in &self.ways {
            list.go(segment, within, |document, score| ways.most(document, score))?;
        }
        words.drain(|document, by_words| {
            let by_way = ways.take(document);
            total.add(document, by_words.max(by_way) + BOTH * by_words.min(by_way));
        });
        ways.drain(|document, by_way| total.add(document, by_way));
        Ok(())
    }
}

/// Words that stand together, each with its place.
fn phrase_query<'a>(field: Field, words: impl Iterator<Item = (usize, &'a str)>) -> Box<dyn Query> {
    let mut terms: Vec<_> = words.map(|(place, word)| (place, Term::from_field_text(field, word))).collect();
    match terms.len() {
        1 => Box::new(TermQuery::new(terms.remove(0).1, IndexRecordOption::Basic)),
        _ => Box::new(PhraseQuery::new_with_offset(terms)),
    }
}

fn term(field: Field, word: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)
}
