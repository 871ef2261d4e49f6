//! Lists of the services that have a word, several words, or words together, with what that counts for.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight, EnableScoring, Query, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use crate::SearchError;
use crate::bits::Bits;
use crate::index::View;
use crate::phrases::TermsInPlace;
use crate::sheet::Segment;

/// What the words of a phrase count against the phrase, where a record has them all and not together.
const APART: Score = 0.5;

/// The services that have something, with what that counts: its BM25 by a factor, and something for having it at all.
pub(crate) struct List {
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
pub(crate) struct Lister<'a> {
    view: &'a View,
    documents: u64,
    average_words: Score,
}

impl<'a> Lister<'a> {
    pub fn new(view: &'a View) -> Result<Self, SearchError> {
        let documents = view.searcher.total_num_docs()?;
        let words = view.searcher.total_num_tokens(view.fields.text)?;
        Ok(Self { view, documents, average_words: words as Score / documents.max(1) as Score })
    }

    /// The services that have a word anywhere.
    pub fn word(&self, stem: &str, factor: Score, constant: Score) -> Result<List, SearchError> {
        let term = Term::from_field_text(self.view.fields.text, stem);
        let having = self.view.searcher.doc_freq(&term)?;
        let weight = Bm25Weight::for_one_term_without_explain(having, self.documents, self.average_words);
        Ok(List { of: Of::Word(term, weight), factor, constant })
    }

    /// The services that have several words anywhere.
    pub fn several<'w>(
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
    pub fn together<'w>(
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

    pub fn query(&self, query: &dyn Query, factor: Score, constant: Score) -> Result<List, SearchError> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(&self.view.searcher))?;
        Ok(List { of: Of::Query(weight), factor, constant })
    }
}

impl List {
    /// Goes through it; of a word only what is within.
    pub fn go(
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
        let phrase: TermsInPlace = words.iter().map(|(place, term, _)| (*place, term.clone())).collect();
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
    pub fn among(
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
