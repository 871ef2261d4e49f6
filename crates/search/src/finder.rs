//! Where a text has what was asked, in the question's words or in others.

use std::collections::HashMap;
use std::ops::Range;

use tantivy::tokenizer::TextAnalyzer;

use crate::Because;
use crate::answer::How;
use crate::query::Asked;
use crate::words::{as_written, stem_alone};

/// A word of the question in a text, or another way to say some of its words.
pub(crate) struct Match {
    /// Which, by its place among [`Finder::sought`].
    pub sought: usize,
    /// From which byte of the text to which.
    pub place: Range<usize>,
}

/// Something that a text may have.
pub(crate) struct Sought {
    /// The stems, each with its place after the first.
    stems: Vec<(usize, String)>,
    /// Why it is looked for, when it is not a word of the question.
    pub because: Option<Because>,
}

/// Finds what one question asks in texts, by the rules by which they were indexed.
///
/// It remembers each word it has seen: most words of a page of hits are the same few hundred, and
/// stemming them again would be most of the work of a search.
pub(crate) struct Finder {
    sought: Vec<Sought>,
    /// What begins with a stem: the question's own words first, then the longest.
    by_first: HashMap<String, Vec<usize>>,
    /// Whether a way of several words is also found by one of them.
    loosely: bool,
    as_written: TextAnalyzer,
    stem: TextAnalyzer,
    stems: HashMap<String, String>,
}

impl Finder {
    pub fn new(asked: &Asked) -> Self {
        let mut sought: Vec<Sought> = Vec::new();
        for word in &asked.words {
            sought.push(Sought { stems: vec![(0, word.stem.clone())], because: None });
        }
        for word in &asked.words {
            sought.extend(word.meant.iter().map(|meant| Sought {
                stems: vec![(0, meant.stem.clone())],
                because: Some(Because { how: How::Spelling, asked: word.written.clone() }),
            }));
        }
        let mut ways: Vec<_> = asked.groups.iter().flat_map(|group| &group.ways).collect();
        ways.sort_by(|a, b| b.way.weight.total_cmp(&a.way.weight));
        sought.extend(ways.into_iter().map(|way| {
            let from = way.way.phrase.stems[0].0;
            let said = match way.of.as_slice() {
                [] => asked.in_full.clone(),
                of => of.iter().map(|word| asked.words[*word].written.as_str()).collect::<Vec<_>>().join(" "),
            };
            Sought {
                stems: way
                    .way
                    .phrase
                    .stems
                    .iter()
                    .map(|(place, stem)| (place - from, stem.clone()))
                    .collect(),
                because: Some(Because {
                    how: if way.way.same { How::SameThing } else { How::Helps },
                    asked: said,
                }),
            }
        }));
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, it) in sought.iter().enumerate() {
            by_first.entry(it.stems[0].1.clone()).or_default().push(place);
        }
        for places in by_first.values_mut() {
            let own = |place: usize| place < asked.words.len();
            places.sort_by_key(|place| std::cmp::Reverse((own(*place), sought[*place].stems.len())));
        }
        Self {
            sought,
            by_first,
            loosely: false,
            as_written: as_written(),
            stem: stem_alone(),
            stems: HashMap::new(),
        }
    }

    /// From now on finds ways to say it also by one of their words: for a record that has them all, and not together.
    pub fn loosen(&mut self, loosely: bool) {
        self.loosely = loosely;
    }

    /// What is looked for: first the words of the question, in its order.
    pub fn sought(&self, place: usize) -> &Sought {
        &self.sought[place]
    }

    /// The matches, in the order of the text; none within another.
    pub fn find(&mut self, text: &str) -> Vec<Match> {
        let mut said: Vec<(String, Range<usize>)> = Vec::new();
        let mut words = self.as_written.token_stream(text);
        while let Some(word) = words.next() {
            let stem = match self.stems.get(&word.text) {
                Some(stem) => stem.clone(),
                None => {
                    let mut stems = self.stem.token_stream(&word.text);
                    let stem = stems.next().map_or_else(String::new, |stem| stem.text.clone());
                    self.stems.insert(word.text.clone(), stem.clone());
                    stem
                }
            };
            said.push((stem, word.offset_from..word.offset_to));
        }
        drop(words);
        let (mut matches, mut at) = (Vec::new(), 0);
        while at < said.len() {
            let here = self.by_first.get(&said[at].0).into_iter().flatten();
            let has = |place: &&usize| {
                let stems = &self.sought[**place].stems;
                stems.iter().all(|(on, stem)| said.get(at + on).is_some_and(|it| it.0 == *stem))
            };
            let here = here.copied().find(|place| has(&place)).map(|place| (place, self.length(place)));
            at += match here.or_else(|| self.part(&said[at].0)) {
                Some((sought, length)) => {
                    matches.push(Match { sought, place: said[at].1.start..said[at + length - 1].1.end });
                    length
                }
                None => 1,
            };
        }
        matches
    }

    /// How many words long something is that is looked for.
    fn length(&self, sought: usize) -> usize {
        self.sought[sought].stems.last().map_or(0, |last| last.0) + 1
    }

    /// A way that has the stem, and how much of a text that is.
    fn part(&self, stem: &str) -> Option<(usize, usize)> {
        let with = |it: &Sought| it.stems.iter().any(|(_, own)| own == stem);
        self.loosely.then(|| self.sought.iter().position(with))?.map(|place| (place, 1))
    }
}
