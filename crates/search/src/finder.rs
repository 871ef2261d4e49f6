//! Where a text has what was asked, in the question's words or in others.

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};
use tantivy::tokenizer::TextAnalyzer;

use crate::answer::How;
use crate::query::Asked;
use crate::words::{PlaceOfWord, Places, as_written, stem_alone};
use crate::{Because, Document};

/// Words of which the stem is kept; then all are forgotten.
const MOST_STEMS: usize = 20_000;

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
pub(crate) struct Finder {
    sought: Vec<Sought>,
    /// For the number of each stem that is looked for, what begins with it: the question's own words first, then the
    /// longest.
    by_first: FxHashMap<u64, Vec<usize>>,
    /// How the stems begin that are looked for: most words of a text begin otherwise.
    beginnings: Beginnings,
    stems: RefCell<Stems>,
}

impl Finder {
    pub fn new(asked: &Asked, stems: Stems) -> Self {
        let mut finder = Self {
            sought: Vec::new(),
            by_first: FxHashMap::default(),
            beginnings: Beginnings::default(),
            stems: RefCell::new(stems),
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
        let sought = &finder.sought;
        for places in finder.by_first.values_mut() {
            let own = |place: usize| place < asked.words.len();
            places.sort_by_key(|place| std::cmp::Reverse((own(*place), sought[*place].stems.len())));
        }
        finder
    }

    fn seek<'a>(&mut self, stems: impl IntoIterator<Item = (usize, &'a str)>, because: Option<Because>) {
        let stems = stems.into_iter().map(|(at, stem)| {
            self.beginnings.add(stem.as_bytes());
            (at, number(stem))
        });
        let stems: Vec<(usize, u64)> = stems.collect();
        self.by_first.entry(stems[0].1).or_default().push(self.sought.len());
        self.sought.push(Sought { stems, because });
    }

    /// What is looked for: first the words of the question, in its order.
    pub fn sought(&self, place: usize) -> &Sought {
        &self.sought[place]
    }

    /// What it knows of stems now.
    pub fn into_stems(self) -> Stems {
        self.stems.into_inner()
    }

    /// The matches, in the order of the text; none within another. `loosely` finds a way of several words also by one
    /// of them: for a record that has them all, and not together.
    pub fn find(&self, text: &str, loosely: bool) -> Vec<Match> {
        let (mut matches, mut places) = (Vec::new(), Places::of(text));
        while let Some(place) = places.next() {
            if place.plain && !self.beginnings.have(&text.as_bytes()[place.bytes.clone()]) {
                continue;
            }
            let start = place.bytes.start;
            if let Some((sought, end, after)) = self.beginning(text, place, &places, loosely) {
                matches.push(Match { sought, place: start..end });
                places = after;
            }
        }
        matches
    }

    /// How many different things that are looked for a service has in its name, its topics or its description.
    pub fn words_in(&self, shown: &Document) -> usize {
        let texts = [&shown.name, &shown.description].into_iter().chain(&shown.topics);
        texts.flat_map(|text| self.find(text, false)).map(|found| found.sought).collect::<HashSet<_>>().len()
    }

    /// What begins with a word of a text, where that ends, and the words after it.
    fn beginning<'a>(
        &self,
        text: &str,
        first: PlaceOfWord,
        after: &Places<'a>,
        loosely: bool,
    ) -> Option<(usize, usize, Places<'a>)> {
        let mut stems = self.stems.borrow_mut();
        let number = stems.number(text, &first);
        let end = first.bytes.end;
        for sought in self.by_first.get(&number).map_or(&[][..], Vec::as_slice) {
            let (mut end, mut after) = (end, after.clone());
            let mut at = 0;
            let mut has = |(on, wanted): &(usize, u64)| {
                let mut number = number;
                while at < *on {
                    let Some(place) = after.next() else { return false };
                    at += 1;
                    end = place.bytes.end;
                    if at == *on {
                        number = stems.number(text, &place);
                    }
                }
                number == *wanted
            };
            if self.sought[*sought].stems.iter().all(&mut has) {
                return Some((*sought, end, after));
            }
        }
        let with = |it: &Sought| it.stems.iter().any(|(_, own)| *own == number);
        let sought = loosely.then(|| self.sought.iter().position(with))??;
        Some((sought, end, after.clone()))
    }
}

/// A number that stands for a stem: two stems are not met that have the same.
fn number(stem: &str) -> u64 {
    FxBuildHasher.hash_one(stem)
}

/// How words may begin: their first two letters, which stemming leaves as they are but for "y", which may become "i".
#[derive(Default)]
struct Beginnings([u64; 22]);

impl Beginnings {
    fn add(&mut self, stem: &[u8]) {
        match Self::bit(stem) {
            Some(bit) => self.0[bit / 64] |= 1 << (bit % 64),
            None => self.0 = [u64::MAX; 22],
        }
    }

    fn have(&self, word: &[u8]) -> bool {
        Self::bit(word).is_none_or(|bit| self.0[bit / 64] >> (bit % 64) & 1 == 1)
    }

    /// One of 37 by 37; nothing where it is not plain letters and digits.
    fn bit(word: &[u8]) -> Option<usize> {
        let class = |byte: Option<&u8>| match byte.map(u8::to_ascii_lowercase) {
            None => Some(36),
            Some(b'y') => Some(usize::from(b'i' - b'a')),
            Some(letter @ b'a'..=b'z') => Some(usize::from(letter - b'a')),
            Some(digit @ b'0'..=b'9') => Some(usize::from(digit - b'0') + 26),
            Some(_) => None,
        };
        Some(class(word.first())? * 37 + class(word.get(1))?)
    }
}

/// Stems of the words that were met, by the rules by which records are indexed: most words of hits are the same few
/// hundred.
pub(crate) struct Stems {
    as_written: TextAnalyzer,
    stem: TextAnalyzer,
    known: FxHashMap<String, u64>,
    word: String,
}

impl Default for Stems {
    fn default() -> Self {
        Self {
            as_written: as_written(),
            stem: stem_alone(),
            known: FxHashMap::default(),
            word: String::new(),
        }
    }
}

impl Stems {
    fn number(&mut self, text: &str, place: &PlaceOfWord) -> u64 {
        let word = &text[place.bytes.clone()];
        self.word.clear();
        if place.plain {
            self.word.push_str(word);
            self.word.make_ascii_lowercase();
        } else if let Some(token) = self.as_written.token_stream(word).next() {
            self.word.push_str(&token.text);
        }
        if let Some(number) = self.known.get(&self.word) {
            return *number;
        }
        if self.known.len() > MOST_STEMS {
            self.known.clear();
        }
        let number = self.stem.token_stream(&self.word).next().map_or(0, |stem| number(&stem.text));
        self.known.insert(self.word.clone(), number);
        number
    }
}
