//! Patterns of words, and where they match.

use std::collections::BTreeSet;

/// Which of the words that files name: its place in the vocabulary.
pub(super) type Word = u16;

/// A set of words and of phrases, any of which may stand in its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    bits: Vec<u64>,
    phrases: Vec<Vec<Word>>,
    anything: bool,
}

impl Set {
    /// What any word fits.
    pub(super) fn anything() -> Self {
        Self { anything: true, ..Self::default() }
    }

    pub(super) fn add(&mut self, phrase: &[Word]) {
        if let [word] = phrase {
            let (block, bit) = (usize::from(*word) / 64, usize::from(*word) % 64);
            if self.bits.len() <= block {
                self.bits.resize(block + 1, 0);
            }
            self.bits[block] |= 1 << bit;
        } else if !phrase.is_empty() && !self.phrases.iter().any(|other| other == phrase) {
            self.phrases.push(phrase.to_vec());
        }
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        self.bits.iter_mut().zip(&other.bits).for_each(|(mine, its)| *mine |= its);
        other.phrases.iter().for_each(|phrase| self.add(phrase));
        self.anything |= other.anything;
    }

    /// How many words and phrases.
    pub(super) fn len(&self) -> usize {
        self.phrases.len() + self.bits.iter().map(|block| block.count_ones() as usize).sum::<usize>()
    }

    fn has(&self, word: Word) -> bool {
        self.bits.get(usize::from(word) / 64).is_some_and(|block| block >> (word % 64) & 1 == 1)
    }

    /// The words with which it can begin.
    fn beginnings(&self) -> BTreeSet<usize> {
        let blocks = self.bits.iter().enumerate();
        let alone = blocks.flat_map(|(at, block)| {
            (0..64).filter(move |bit| block >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        });
        alone.chain(self.phrases.iter().map(|phrase| usize::from(phrase[0]))).collect()
    }

    /// The places after it where it stands at `at`.
    fn ends<'a>(&'a self, heard: &'a [Heard], at: usize) -> impl Iterator<Item = usize> + 'a {
        let phrases = self.phrases.iter().filter(move |phrase| {
            phrase.len() <= heard.len() - at
                && phrase.iter().zip(&heard[at..]).all(|(word, heard)| heard.is(*word))
        });
        let alone = heard.get(at).is_some_and(|heard| {
            (self.anything && !heard.spent) || heard.words().iter().any(|word| self.has(*word))
        });
        phrases.map(move |phrase| at + phrase.len()).chain(alone.then_some(at + 1))
    }
}

/// A word of a question, as far as the files know it.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    /// What it may be; several where it is misspelt.
    pub(super) may_be: Vec<Word>,
    /// Whether it is spelt as the files spell it.
    pub(super) exact: bool,
    /// Whether it belongs to an idiom, and so says nothing else.
    pub(super) spent: bool,
    /// Which of the typed words it is, or is a part of.
    pub(super) typed: usize,
}

impl Heard {
    fn words(&self) -> &[Word] {
        if self.spent { &[] } else { &self.may_be }
    }

    fn is(&self, word: Word) -> bool {
        self.words().contains(&word)
    }
}

/// One place of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) set: Set,
    /// As many words may stand before it that say nothing.
    pub(super) gap: usize,
    pub(super) optional: bool,
}

/// How far apart words may stand that are to stand together.
const TOGETHER: usize = 12;

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) steps: Vec<Step>,
    /// Whether the steps may stand in any order, near each other, rather than one after another.
    pub(super) any_order: bool,
}

impl Pattern {
    /// The words that match, where its first step stands at `at`.
    pub(super) fn matches(&self, heard: &[Heard], at: usize) -> Option<Vec<usize>> {
        let mut places = Vec::new();
        if !self.any_order {
            return walk(&self.steps, heard, at, true, &mut places).then_some(places);
        }
        let (first, others) = self.steps.split_first()?;
        places.extend(at..first.set.ends(heard, at).next()?);
        for step in others {
            let around = at.saturating_sub(TOGETHER)..(at + TOGETHER).min(heard.len());
            let (start, end) = around
                .filter_map(|start| Some((start, step.set.ends(heard, start).next()?)))
                .find(|(start, end)| (*start..*end).all(|place| !places.contains(&place)))?;
            places.extend(start..end);
        }
        Some(places)
    }
}

/// Patterns are short and gaps small, so that trying every way costs little.
fn walk(steps: &[Step], heard: &[Heard], at: usize, first: bool, places: &mut Vec<usize>) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let gap = if first { 0 } else { step.gap };
    for start in at..=(at + gap).min(heard.len()) {
        for end in step.set.ends(heard, start) {
            let before = places.len();
            places.extend(start..end);
            if walk(rest, heard, end, false, places) {
                return true;
            }
            places.truncate(before);
        }
    }
    step.optional && walk(rest, heard, at, first, places)
}

/// Patterns, by the words that they need.
#[derive(Debug, Default)]
pub(super) struct Patterns<T> {
    all: Vec<(Pattern, T)>,
    /// For each pattern a bit for each step that must be there.
    needs: Vec<u32>,
    /// For each word the steps that can begin with it: the pattern, and the step's bit.
    steps_of: Vec<Vec<(u32, u32)>>,
}

impl<T> Patterns<T> {
    pub(super) fn new(all: Vec<(Pattern, T)>, vocabulary: usize) -> Self {
        let mut steps_of = vec![Vec::new(); vocabulary];
        let mut needs = Vec::with_capacity(all.len());
        for (index, (pattern, _)) in (0..).zip(&all) {
            let mut needed = 0;
            for (nth, step) in (0..u32::BITS).zip(&pattern.steps) {
                if step.optional || step.set.anything {
                    continue;
                }
                needed |= 1 << nth;
                for word in step.set.beginnings() {
                    steps_of[word].push((index, 1 << nth));
                }
            }
            needs.push(needed);
        }
        Self { all, needs, steps_of }
    }

    /// Each match: what the pattern stands for, and its words.
    pub(super) fn matches(&self, heard: &[Heard]) -> Vec<(&T, Vec<usize>)> {
        // Most patterns lack a word that they need, and are not looked at again.
        let mut has = vec![0; self.all.len()];
        let mut candidates = Vec::new();
        for word in heard.iter().flat_map(Heard::words) {
            for (index, step) in &self.steps_of[usize::from(*word)] {
                let index = *index as usize;
                if has[index] & step == 0 {
                    has[index] |= step;
                    if has[index] == self.needs[index] {
                        candidates.push(index);
                    }
                }
            }
        }
        let mut found = Vec::new();
        for index in candidates {
            let (pattern, what) = &self.all[index];
            found.extend((0..heard.len()).filter_map(|at| Some((what, pattern.matches(heard, at)?))));
        }
        found
    }
}
