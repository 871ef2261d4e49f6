//! Texts, found by how any of their words begins, the best first.
//!
//! Every word of every text is in one sorted list, with all that follows it in its text: what begins alike stands side
//! by side. A tree over that list has the best of each part, so that the best of a range are found without looking at
//! the others: one letter costs no more than a long word.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use tantivy::tokenizer::{TextAnalyzer, TokenStream as _};

use crate::words::as_written;

/// Words of the list under one leaf of the tree.
const BLOCK: usize = 16;

/// A text to be found.
pub(crate) struct Entry {
    /// Its words as [`Folder`] gives them.
    pub folded: String,
    /// By how many of its first words it is found; those after them must only stand in it.
    pub found_by: usize,
    /// What it counts beside others.
    pub weight: u32,
    /// What it is to whoever put it here.
    pub what: u32,
}

/// Texts in order: those that count more, then the shorter, then by the alphabet.
pub(crate) struct Beginnings {
    /// The words of all texts, one text after the other.
    arena: String,
    /// Where each text begins, and where the last one ends.
    starts: Vec<u32>,
    weights: Vec<u32>,
    whats: Vec<u32>,
    /// Sorted by what the arena has from there to the end of the text.
    words: Vec<Word>,
    /// The least rank of each part; its root is at 1, what is under a node `n` at `2n` and `2n + 1`.
    least: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Word {
    at: u32,
    text: u32,
}

/// A text whose words begin as was asked.
#[derive(Clone, Copy)]
pub(crate) struct Begun {
    pub text: u32,
    /// Whether its first word does.
    pub first: bool,
}

impl Beginnings {
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.retain(|entry| !entry.folded.is_empty());
        entries.sort_by(|a, b| {
            let order = |it: &Entry| (Reverse(it.weight), it.folded.len());
            order(a).cmp(&order(b)).then_with(|| a.folded.cmp(&b.folded))
        });
        let (mut arena, mut starts, mut words) = (String::new(), vec![0], Vec::new());
        for (entry, text) in entries.iter().zip(0..) {
            let start = arena.len() as u32;
            let spaces = entry.folded.match_indices(' ').map(|(at, _)| at as u32 + 1);
            let begins = std::iter::once(0).chain(spaces).take(entry.found_by);
            words.extend(begins.map(|at| Word { at: start + at, text }));
            arena.push_str(&entry.folded);
            starts.push(arena.len() as u32);
        }
        let weights = entries.iter().map(|entry| entry.weight).collect();
        let whats = entries.iter().map(|entry| entry.what).collect();
        arena.shrink_to_fit();
        let mut all = Self { arena, starts, weights, whats, words, least: Vec::new() };
        let mut words = std::mem::take(&mut all.words);
        words.sort_unstable_by(|a, b| all.from(*a).cmp(all.from(*b)).then(a.text.cmp(&b.text)));
        words.shrink_to_fit();
        all.words = words;
        let leaves = all.words.len().div_ceil(BLOCK).next_power_of_two();
        let mut least = vec![u32::MAX; 2 * leaves];
        for (block, words) in all.words.chunks(BLOCK).enumerate() {
            least[leaves + block] = words.iter().map(|word| all.rank(*word)).min().unwrap_or(u32::MAX);
        }
        for node in (1..leaves).rev() {
            least[node] = least[2 * node].min(least[2 * node + 1]);
        }
        all.least = least;
        all
    }

    /// A text's words.
    pub fn folded(&self, text: u32) -> &str {
        &self.arena[self.starts[text as usize] as usize..self.starts[text as usize + 1] as usize]
    }

    pub fn weight(&self, text: u32) -> u32 {
        self.weights[text as usize]
    }

    pub fn what(&self, text: u32) -> u32 {
        self.whats[text as usize]
    }

    /// The words that begin so, with what follows them.
    pub fn beginning(&self, typed: &str) -> Range<usize> {
        self.range(typed, |from| from.starts_with(typed))
    }

    /// The words that are just this one.
    pub fn standing(&self, word: &str) -> Range<usize> {
        // A space comes before all letters: the word alone stands before the longer ones.
        self.range(word, |from| {
            from.strip_prefix(word).is_some_and(|after| after.is_empty() || after.starts_with(' '))
        })
    }

    fn range(&self, typed: &str, has: impl Fn(&str) -> bool) -> Range<usize> {
        let first = self.words.partition_point(|word| self.from(*word) < typed);
        first..first + self.words[first..].partition_point(|word| has(self.from(*word)))
    }

    /// Those of a range, in no order.
    pub fn all(&self, range: Range<usize>) -> impl Iterator<Item = Begun> {
        self.words[range].iter().map(|word| self.begun(*word))
    }

    /// Those of a range, the best first: those of which the first word begins so before the others. A text comes as
    /// often as it has such words.
    pub fn best(&self, range: Range<usize>) -> Best<'_> {
        let mut best = Best { of: self, heap: BinaryHeap::new() };
        let (mut low, mut high) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        if low >= high {
            range.for_each(|at| best.push_word(at));
            return best;
        }
        (range.start..low * BLOCK).chain(high * BLOCK..range.end).for_each(|at| best.push_word(at));
        let leaves = self.least.len() / 2;
        (low, high) = (low + leaves, high + leaves);
        while low < high {
            if low % 2 == 1 {
                best.push_node(low);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                best.push_node(high);
            }
            (low, high) = (low / 2, high / 2);
        }
        best
    }

    fn from(&self, word: Word) -> &str {
        &self.arena[word.at as usize..self.starts[word.text as usize + 1] as usize]
    }

    fn begun(&self, word: Word) -> Begun {
        Begun { text: word.text, first: self.starts[word.text as usize] == word.at }
    }

    /// The smaller, the better.
    fn rank(&self, word: Word) -> u32 {
        if self.begun(word).first { word.text } else { self.weights.len() as u32 + word.text }
    }
}

/// See [`Beginnings::best`].
pub(crate) struct Best<'a> {
    of: &'a Beginnings,
    heap: BinaryHeap<Reverse<(u32, Part)>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Word(usize),
    Node(usize),
}

impl Best<'_> {
    fn push_word(&mut self, at: usize) {
        self.heap.push(Reverse((self.of.rank(self.of.words[at]), Part::Word(at))));
    }

    fn push_node(&mut self, node: usize) {
        self.heap.push(Reverse((self.of.least[node], Part::Node(node))));
    }
}

impl Iterator for Best<'_> {
    type Item = Begun;

    fn next(&mut self) -> Option<Begun> {
        let leaves = self.of.least.len() / 2;
        loop {
            match self.heap.pop()?.0.1 {
                Part::Word(at) => return Some(self.of.begun(self.of.words[at])),
                Part::Node(node) if node >= leaves => {
                    let first = (node - leaves) * BLOCK;
                    (first..(first + BLOCK).min(self.of.words.len())).for_each(|at| self.push_word(at));
                }
                Part::Node(node) => [2 * node, 2 * node + 1].into_iter().for_each(|it| self.push_node(it)),
            }
        }
    }
}

/// Makes one line of a text's words: small, without accents and apostrophes, a space between.
pub(crate) struct Folder(TextAnalyzer);

impl Folder {
    pub fn new() -> Self {
        Self(as_written())
    }

    pub fn fold(&mut self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        let mut words = self.0.token_stream(text);
        while let Some(word) = words.next() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(&word.text);
        }
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_best_are_those_that_a_look_at_all_would_find(
            texts in proptest::collection::vec(("[ab]{1,3}( [ab]{1,3}){0,3}", 0..5_u32), 0..120),
            typed in "[ab]{0,2}",
        ) {
            let entries = texts.iter().zip(0..);
            let entries = entries.map(|((text, weight), what)| Entry { folded: text.clone(), found_by: usize::MAX, weight: *weight, what });
            let beginnings = Beginnings::new(entries.collect());
            let order = |begun: Begun| {
                let (text, weight) = &texts[beginnings.what(begun.text) as usize];
                (!begun.first, Reverse(*weight), text.len(), text.clone())
            };
            let found: Vec<_> = beginnings.best(beginnings.beginning(&typed)).map(order).collect();
            let mut expected: Vec<_> = texts.iter().flat_map(|(text, weight)| {
                let words = text.split(' ').enumerate().filter(|(_, word)| word.starts_with(&typed));
                words.map(|(at, _)| (at > 0, Reverse(*weight), text.len(), text.clone()))
            }).collect();
            expected.sort();
            prop_assert_eq!(found, expected);
            let standing = beginnings.standing(&typed).len();
            prop_assert_eq!(standing, texts.iter().flat_map(|(text, _)| text.split(' ')).filter(|it| *it == typed).count());
        }
    }
}
