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

use std::cell::RefCell;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight, EnableScoring, Query, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use crate::SearchError;
use crate::bits::Bits;
use crate::index::View;
use crate::phrases::Phrase;
use crate::query::{Asked, Group};
use crate::sheet::Segment;

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

/// The services that have something, with what that counts: its BM25 by a factor, and something for having it at all.
struct List {
    of: Of,
    factor: Score,
    constant: Score,
}

enum Of {
    /// A word, which is most of what is asked: its list is read a block at a time.
    Word(Term, Bm25Weight),
    /// Several words, each with its place after the first: together, or for a part of that ([`APART`]) anywhere.
    Several {
        words: Vec<(usize, Term, Bm25Weight)>,
        together: Bm25Weight,
    },
    /// Several words, each with its place after the first: together, in whatever the best have.
    Together {
        words: Vec<(usize, Term)>,
        weight: Bm25Weight,
    },
    Query(Box<dyn Weight>),
}

/// What makes lists of the words of one field.
struct Lister<'a> {
    view: &'a View,
    documents: u64,
    average_words: Score,
}

impl<'a> Lister<'a> {
    fn new(view: &'a View) -> Result<Self, SearchError> {
        let documents = view.searcher.total_num_docs()?;
        let words = view.searcher.total_num_tokens(view.fields.text)?;
        Ok(Self { view, documents, average_words: words as Score / documents.max(1) as Score })
    }

    /// The services that have a word anywhere.
    fn word(&self, stem: &str, factor: Score, constant: Score) -> Result<List, SearchError> {
        let term = Term::from_field_text(self.view.fields.text, stem);
        let having = self.view.searcher.doc_freq(&term)?;
        let weight = Bm25Weight::for_one_term_without_explain(having, self.documents, self.average_words);
        Ok(List { of: Of::Word(term, weight), factor, constant })
    }

    /// The services that have several words anywhere.
    fn several<'w>(
        &self,
        words: impl Iterator<Item = (usize, &'w str)>,
        factor: Score,
        constant: Score,
    ) -> Result<List, SearchError> {
        let mut of = Vec::new();
        for (place, stem) in words {
            let List { of: Of::Word(term, weight), .. } = self.word(stem, factor, constant)? else {
                continue;
            };
            of.push((place, term, weight));
        }
        let terms: Vec<Term> = of.iter().map(|(_, term, _)| term.clone()).collect();
        let together = Bm25Weight::for_terms(&self.view.searcher, &terms)?;
        Ok(List { of: Of::Several { words: of, together }, factor, constant })
    }

    /// Words as far apart as they are said: "meals on wheels" is "meals", any word, "wheels".
    fn together<'w>(
        &self,
        field: Field,
        words: impl Iterator<Item = (usize, &'w str)>,
        factor: Score,
    ) -> Result<List, SearchError> {
        let words = words.map(|(place, word)| (place, Term::from_field_text(field, word)));
        let words: Vec<(usize, Term)> = words.collect();
        let terms: Vec<Term> = words.iter().map(|(_, term)| term.clone()).collect();
        let weight = Bm25Weight::for_terms(&self.view.searcher, &terms)?;
        Ok(List { of: Of::Together { words, weight }, factor, constant: 0.0 })
    }

    fn query(&self, query: &dyn Query, factor: Score, constant: Score) -> Result<List, SearchError> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(&self.view.searcher))?;
        Ok(List { of: Of::Query(weight), factor, constant })
    }
}

impl List {
    /// Goes through it; of a word only what is within.
    fn go(
        &self,
        segment: Segment<'_>,
        within: Option<&Bits>,
        mut each: impl FnMut(DocId, Score),
    ) -> Result<(), SearchError> {
        match &self.of {
            Of::Word(term, weight) => {
                let index = segment.reader.inverted_index(term.field())?;
                let list = index.read_block_postings(term, IndexRecordOption::WithFreqs)?;
                let Some(mut list) = list else { return Ok(()) };
                let lengths = segment.reader.get_fieldnorms_reader(term.field())?;
                while !list.docs().is_empty() {
                    for (document, frequency) in list.docs().iter().zip(list.freqs()) {
                        if within.is_some_and(|within| !within.has(*document)) {
                            continue;
                        }
                        let score = weight.score(lengths.fieldnorm_id(*document), *frequency);
                        each(*document, score * self.factor + self.constant);
                    }
                    list.advance();
                }
                Ok(())
            }
            Of::Several { words, together } => {
                self.go_through_several(segment, words, together, within, &mut each)
            }
            // Only the best are asked.
            Of::Together { .. } => Ok(()),
            Of::Query(weight) => {
                let each = &mut |document, score| each(document, score * self.factor + self.constant);
                Ok(weight.for_each(segment.reader, each)?)
            }
        }
    }

    fn go_through_several(
        &self,
        segment: Segment<'_>,
        words: &[(usize, Term, Bm25Weight)],
        together: &Bm25Weight,
        within: Option<&Bits>,
        each: &mut impl FnMut(DocId, Score),
    ) -> Result<(), SearchError> {
        let Some((_, term, _)) = words.first() else { return Ok(()) };
        let index = segment.reader.inverted_index(term.field())?;
        let mut lists = Vec::with_capacity(words.len());
        for (place, term, weight) in words {
            let Some(info) = index.get_term_info(term)? else { return Ok(()) };
            lists.push((info, *place, weight));
        }
        let phrase: Phrase = words.iter().map(|(place, term, _)| (*place, term.clone())).collect();
        let known = segment.sheet.phrases.of(&phrase);
        let with = match known {
            Some(_) => IndexRecordOption::WithFreqs,
            None => IndexRecordOption::WithFreqsAndPositions,
        };
        // The rarest is gone through, and the others are asked.
        lists.sort_by_key(|(info, ..)| info.doc_freq);
        let mut all = Together::default();
        let mut weights = Vec::with_capacity(lists.len());
        for (info, place, weight) in lists {
            all.lists.push((index.read_postings_from_terminfo(&info, with)?, place));
            weights.push(weight);
        }
        let lengths = segment.reader.get_fieldnorms_reader(term.field())?;
        let mut known_from_here = known.as_deref();
        let mut found = Vec::new();
        let mut document = all.lists[0].0.doc();
        'documents: while document != TERMINATED {
            for (list, _) in &mut all.lists {
                if !reach(list, document) {
                    document = list.doc();
                    continue 'documents;
                }
            }
            if within.is_none_or(|within| within.has(document)) {
                let length = lengths.fieldnorm_id(document);
                let apart = all
                    .lists
                    .iter()
                    .zip(&weights)
                    .map(|((list, _), weight)| weight.score(length, list.term_freq()));
                let mut score = (apart.sum::<Score>() * self.factor + self.constant) * APART;
                let times = match &mut known_from_here {
                    Some(known) => times_of(known, document),
                    None => all.times(),
                };
                if times > 0 {
                    score = score.max(together.score(length, times) * self.factor + self.constant);
                    found.push((document, times));
                }
                each(document, score);
            }
            document = all.lists[0].0.advance();
        }
        if known.is_none() && within.is_none() {
            segment.sheet.phrases.keep(phrase, found);
        }
        Ok(())
    }

    /// Asks only some services, in the order of their numbers.
    fn among(
        &self,
        segment: &SegmentReader,
        documents: impl Iterator<Item = DocId>,
        mut each: impl FnMut(DocId, Score),
    ) -> Result<(), SearchError> {
        match &self.of {
            Of::Together { words, weight } => {
                let Some((_, term)) = words.first() else { return Ok(()) };
                let index = segment.inverted_index(term.field())?;
                let mut all = Together::default();
                for (place, term) in words {
                    let with = IndexRecordOption::WithFreqsAndPositions;
                    let Some(list) = index.read_postings(term, with)? else { return Ok(()) };
                    all.lists.push((list, *place));
                }
                let lengths = segment.get_fieldnorms_reader(term.field())?;
                for document in documents {
                    if !all.lists.iter_mut().all(|(list, _)| reach(list, document)) {
                        continue;
                    }
                    let times = all.times();
                    if times > 0 {
                        each(document, weight.score(lengths.fieldnorm_id(document), times) * self.factor);
                    }
                }
            }
            Of::Query(weight) => {
                let mut scorer = weight.scorer(segment, 1.0)?;
                for document in documents {
                    if reach(&mut scorer, document) {
                        each(document, scorer.score() * self.factor + self.constant);
                    }
                }
            }
            Of::Word(..) | Of::Several { .. } => {}
        }
        Ok(())
    }
}

impl Scorer {
    pub fn new(view: &View, asked: &Asked) -> Result<Self, SearchError> {
        let fields = &view.fields;
        let lister = Lister::new(view)?;
        let groups = asked.groups.iter().map(|group| GroupLists::new(&lister, asked, group));
        let groups = groups.collect::<Result<_, _>>()?;
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
        let full_name = lister.query(&term(fields.name_key, &asked.in_full), 0.0, FULL_NAME)?;
        Ok(Self { groups, full_name, settling })
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
        // Taken, so that tables which were left half filled are not met again.
        let mut tables = TABLES.take();
        tables.fit(segment.documents().len());
        for group in &self.groups {
            group.go(segment, sparse, &mut tables)?;
        }
        self.full_name
            .go(segment, sparse, |document, score| tables.total.add_where_known(document, score))?;
        tables.total.drain(|document, score| {
            if within.is_none_or(|within| within.has(document)) {
                each(document, score);
            }
        });
        TABLES.set(tables);
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

fn term(field: Field, word: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)
}

/// Goes on to a document; whether the list has it.
fn reach(list: &mut impl DocSet, document: DocId) -> bool {
    if list.doc() < document {
        list.seek(document);
    }
    list.doc() == document
}

/// Words that may stand together in a service.
#[derive(Default)]
struct Together {
    /// Each with its place after the first.
    lists: Vec<(SegmentPostings, usize)>,
    /// Where they stand in one service; kept from one to the next.
    common: Vec<u32>,
    next: Vec<u32>,
}

impl Together {
    /// How often the words stand as they were said, in the service that all lists are at.
    fn times(&mut self) -> u32 {
        let Self { lists, common, next } = self;
        let furthest = lists.iter().map(|(_, place)| *place).max().unwrap_or_default();
        for (at, (list, place)) in lists.iter_mut().enumerate() {
            // All of one phrase come to the same number.
            list.positions_with_offset((furthest - *place) as u32, next);
            if at == 0 {
                std::mem::swap(common, next);
            } else {
                common.retain(|position| next.binary_search(position).is_ok());
            }
            if common.is_empty() {
                return 0;
            }
        }
        common.len() as u32
    }
}

/// How often a phrase is in a document, where what is known begins at or before it; what was passed is dropped.
fn times_of(known: &mut &[(DocId, u32)], document: DocId) -> u32 {
    let passed = known.iter().take_while(|(at, _)| *at < document).count();
    *known = &known[passed..];
    known.first().filter(|(at, _)| *at == document).map_or(0, |(_, times)| *times)
}

/// A number for some services of a segment.
#[derive(Default)]
struct Table {
    numbers: Vec<Score>,
    /// Those that have one.
    known: Bits,
}

impl Table {
    fn add(&mut self, document: DocId, score: Score) {
        self.known.set(document);
        self.numbers[document as usize] += score;
    }

    fn most(&mut self, document: DocId, score: Score) {
        self.known.set(document);
        let number = &mut self.numbers[document as usize];
        *number = number.max(score);
    }

    fn add_where_known(&mut self, document: DocId, score: Score) {
        if self.known.has(document) {
            self.numbers[document as usize] += score;
        }
    }

    /// The number, which is nought thereafter.
    fn take(&mut self, document: DocId) -> Score {
        std::mem::take(&mut self.numbers[document as usize])
    }

    /// All numbers that are not nought, which are nought thereafter; in the order of the services.
    fn drain(&mut self, mut each: impl FnMut(DocId, Score)) {
        let Self { numbers, known } = self;
        known.drain(|document| {
            let score = std::mem::take(&mut numbers[document as usize]);
            if score > 0.0 {
                each(document, score);
            }
        });
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
            table.known.fit(documents);
        }
    }
}

thread_local! {
    static TABLES: RefCell<Tables> = RefCell::default();
}
