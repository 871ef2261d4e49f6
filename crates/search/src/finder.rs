//! Where a text has what was asked, in the question's words or in others.

use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::Because;
use crate::answer::How;
use crate::query::Asked;
use crate::shelf::{Shown, Text, Word, number};

/// A word of the question in a text, or another way to say some of its words.
pub(crate) struct Match {
    /// Which, by its place among [`Finder::sought`].
    pub sought: usize,
    /// From which byte of the text to which.
    pub place: Range<usize>,
}

/// Something that a text may have.
pub(crate) struct Sought {
    /// The numbers of the stems, each with its place after the first.
    stems: Vec<(usize, u64)>,
    /// Why it is looked for, when it is not a word of the question.
    pub because: Option<Because>,
}

/// Finds what one question asks in texts.
#[derive(Default)]
pub(crate) struct Finder {
    sought: Vec<Sought>,
    /// For the number of each stem that is looked for, what begins with it: the question's own words first, then the
    /// longest.
    by_first: FxHashMap<u64, Vec<usize>>,
    /// Which last six bits the numbers have, a bit each: most words of a text have others.
    endings: u64,
}

impl Finder {
    pub fn new(asked: &Asked) -> Self {
        let mut finder = Self::default();
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
        let sought = &finder.sought;
        for places in finder.by_first.values_mut() {
            let own = |place: usize| place < asked.words.len();
            places.sort_by_key(|place| std::cmp::Reverse((own(*place), sought[*place].stems.len())));
        }
        finder
    }

    fn seek<'a>(&mut self, stems: impl IntoIterator<Item = (usize, &'a str)>, because: Option<Because>) {
        let stems: Vec<(usize, u64)> = stems.into_iter().map(|(at, stem)| (at, number(stem))).collect();
        for (_, number) in &stems {
            self.endings |= 1 << (number & 63);
        }
        self.by_first.entry(stems[0].1).or_default().push(self.sought.len());
        self.sought.push(Sought { stems, because });
    }

    /// What is looked for: first the words of the question, in its order.
    pub fn sought(&self, place: usize) -> &Sought {
        &self.sought[place]
    }

    /// The matches, in the order of the text; none within another. `loosely` finds a way of several words also by one
    /// of them: for a record that has them all, and not together.
    pub fn find(&self, text: &Text, loosely: bool) -> Vec<Match> {
        let words = text.words.as_slice();
        let (mut matches, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let number = words[at].number;
            let here = match self.endings >> (number & 63) & 1 {
                0 => None,
                _ => self.beginning(number, &words[at..], loosely),
            };
            at += match here {
                Some((sought, length)) => {
                    let place = words[at].place().start..words[at + length - 1].place().end;
                    matches.push(Match { sought, place });
                    length
                }
                None => 1,
            };
        }
        matches
    }

    /// How many different things that are looked for a service has in its name, its topics or its description.
    pub fn words_in(&self, shown: &Shown) -> usize {
        let texts = [&shown.name, &shown.description].into_iter().chain(&shown.topics);
        texts.flat_map(|text| self.find(text, false)).map(|found| found.sought).collect::<HashSet<_>>().len()
    }

    /// What a text has that begins with a stem, and how many of its words that are.
    fn beginning(&self, number: u64, words: &[Word], loosely: bool) -> Option<(usize, usize)> {
        let has = |place: &&usize| {
            let stems = &self.sought[**place].stems;
            stems.iter().all(|(on, stem)| words.get(*on).is_some_and(|it| it.number == *stem))
        };
        let length = |place: usize| self.sought[place].stems.last().map_or(0, |last| last.0) + 1;
        let beginning = self.by_first.get(&number).map_or(&[][..], Vec::as_slice);
        let whole = beginning.iter().find(has).map(|place| (*place, length(*place)));
        let with = |it: &Sought| it.stems.iter().any(|(_, own)| *own == number);
        whole.or_else(|| loosely.then(|| self.sought.iter().position(with))?.map(|place| (place, 1)))
    }
}
