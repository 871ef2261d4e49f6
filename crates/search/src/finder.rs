//! Where a text has what was asked, in the question's words or in others.

use std::ops::Range;

use rustc_hash::FxHashMap;
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
    /// The stems by their numbers, each with its place after the first.
    stems: Vec<(usize, u32)>,
    /// Why it is looked for, when it is not a word of the question.
    pub because: Option<Because>,
}

/// Finds what one question asks in texts, by the rules by which they were indexed.
///
/// Of a text only those words are stemmed that begin as something that is looked for, and each of these once: most
/// words of a page of hits are the same few hundred.
pub(crate) struct Finder {
    sought: Vec<Sought>,
    /// For the number of each stem, what begins with it: the question's own words first, then the longest.
    by_first: Vec<Vec<usize>>,
    /// The stems that are looked for, each with its number.
    numbers: FxHashMap<String, u32>,
    /// The bytes that one of these begins with, a bit each: a stem begins as its word does.
    beginnings: [u64; 4],
    /// The words that were met, each with the number of its stem.
    met: FxHashMap<String, Option<u32>>,
    /// Whether a way of several words is also found by one of them.
    loosely: bool,
    as_written: TextAnalyzer,
    stem: TextAnalyzer,
}

impl Finder {
    pub fn new(asked: &Asked) -> Self {
        let mut finder = Self {
            sought: Vec::new(),
            by_first: Vec::new(),
            numbers: FxHashMap::default(),
            beginnings: [0; 4],
            met: FxHashMap::default(),
            loosely: false,
            as_written: as_written(),
            stem: stem_alone(),
        };
        for word in &asked.words {
            finder.seek([(0, word.stem.as_str())], None);
        }
        for word in &asked.words {
            for meant in &word.meant {
                let because = Because { how: How::Spelling, asked: word.written.clone() };
                finder.seek([(0, meant.stem.as_str())], Some(because));
            }
        }
        let mut ways: Vec<_> = asked.groups.iter().flat_map(|group| &group.ways).collect();
        ways.sort_by(|a, b| b.way.weight.total_cmp(&a.way.weight));
        for way in ways {
            let from = way.way.phrase.stems[0].0;
            let asked = match way.of.as_slice() {
                [] => asked.in_full.clone(),
                of => of.iter().map(|word| asked.words[*word].written.as_str()).collect::<Vec<_>>().join(" "),
            };
            let how = if way.way.same { How::SameThing } else { How::Helps };
            let stems = way.way.phrase.stems.iter().map(|(place, stem)| (place - from, stem.as_str()));
            finder.seek(stems, Some(Because { how, asked }));
        }
        for places in &mut finder.by_first {
            let own = |place: usize| place < asked.words.len();
            places.sort_by_key(|place| std::cmp::Reverse((own(*place), finder.sought[*place].stems.len())));
        }
        finder
    }

    fn seek<'a>(&mut self, stems: impl IntoIterator<Item = (usize, &'a str)>, because: Option<Because>) {
        let stems: Vec<(usize, u32)> = stems.into_iter().map(|(at, stem)| (at, self.number(stem))).collect();
        self.by_first[stems[0].1 as usize].push(self.sought.len());
        self.sought.push(Sought { stems, because });
    }

    fn number(&mut self, stem: &str) -> u32 {
        if let Some(first) = stem.bytes().next() {
            self.beginnings[usize::from(first >> 6)] |= 1 << (first & 63);
        }
        *self.numbers.entry(stem.to_owned()).or_insert_with(|| {
            self.by_first.push(Vec::new());
            self.by_first.len() as u32 - 1
        })
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
        let mut said: Vec<(Option<u32>, Range<usize>)> = Vec::new();
        let mut found = false;
        let mut words = self.as_written.token_stream(text);
        while let Some(word) = words.next() {
            let first = word.text.as_bytes().first().copied().unwrap_or_default();
            let number = match self.beginnings[usize::from(first >> 6)] >> (first & 63) & 1 {
                0 => None,
                _ => match self.met.get(&word.text) {
                    Some(number) => *number,
                    None => {
                        let mut stems = self.stem.token_stream(&word.text);
                        let number = stems.next().and_then(|stem| self.numbers.get(&stem.text)).copied();
                        self.met.insert(word.text.clone(), number);
                        number
                    }
                },
            };
            found |= number.is_some();
            said.push((number, word.offset_from..word.offset_to));
        }
        drop(words);
        let (mut matches, mut at) = (Vec::new(), 0);
        while found && at < said.len() {
            let here = said[at].0.and_then(|number| self.beginning(number, &said[at..]));
            at += match here {
                Some((sought, length)) => {
                    matches.push(Match { sought, place: said[at].1.start..said[at + length - 1].1.end });
                    length
                }
                None => 1,
            };
        }
        matches
    }

    /// What a text has that begins with a stem, and how many of its words that are.
    fn beginning(&self, number: u32, said: &[(Option<u32>, Range<usize>)]) -> Option<(usize, usize)> {
        let has = |place: &&usize| {
            let stems = &self.sought[**place].stems;
            stems.iter().all(|(on, stem)| said.get(*on).is_some_and(|it| it.0 == Some(*stem)))
        };
        let length = |place: usize| self.sought[place].stems.last().map_or(0, |last| last.0) + 1;
        let whole = self.by_first[number as usize].iter().find(has).map(|place| (*place, length(*place)));
        let with = |it: &Sought| it.stems.iter().any(|(_, own)| *own == number);
        whole.or_else(|| self.loosely.then(|| self.sought.iter().position(with))?.map(|place| (place, 1)))
    }
}
