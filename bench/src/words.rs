//! Words as a language has them: few that are everywhere, very many that are rare.

use std::collections::HashSet;

/// Real words, which become the commonest ones.
const CORE: &str = include_str!("words.txt");

/// How many terms there are to draw from. A real directory of 100,000 services has about as many.
const TERMS: usize = 60_000;

/// Zipf's law with Mandelbrot's shift: the word of rank r has a share as 1 / (r + SHIFT). No power and
/// no logarithm, whose last bits differ between machines.
const SHIFT: f64 = 2.7;

const BEGINNINGS: [&str; 40] = [
    "b", "bl", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "g", "gl", "gr", "h", "j", "k", "l", "m",
    "n", "p", "pl", "pr", "qu", "r", "s", "sc", "sh", "sl", "sm", "sp", "st", "str", "t", "th", "tr", "v",
    "w", "wh", "",
];
const VOWELS: [&str; 14] = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "oo", "ou", "y", "ow"];
const ENDINGS: [&str; 24] = [
    "", "b", "ck", "d", "ft", "g", "l", "ll", "m", "mp", "n", "nd", "ng", "nt", "p", "r", "rd", "rn", "s",
    "sh", "st", "t", "th", "x",
];

/// Random numbers that are the same everywhere (SplitMix64). Not for secrets.
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    /// A sequence of its own for each seed and number, so that one organization comes out the same
    /// wherever it is written.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed);
        random.0 = random.next() ^ stream.wrapping_mul(0xd134_2543_de82_ef95);
        random.next();
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, 1.
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From `least` to `most`, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + (self.next() % (most - least + 1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.between(0, from.len() - 1)]
    }

    pub fn chance(&mut self, share: f64) -> bool {
        self.fraction() < share
    }
}

/// The shares of so many ranks, added up.
pub fn cumulative(ranks: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let shares = (0..ranks).map(|rank| {
        sum += 1.0 / (rank as f64 + 1.0 + SHIFT);
        sum
    });
    shares.collect()
}

/// A rank by its share.
pub fn drawn(cumulative: &[f64], random: &mut Random) -> usize {
    let last = cumulative.len() - 1;
    let drawn = random.fraction() * cumulative[last];
    cumulative.partition_point(|share| *share <= drawn).min(last)
}

/// All the terms, commonest first, and how often each is drawn.
pub struct Vocabulary {
    terms: Vec<String>,
    cumulative: Vec<f64>,
}

impl Vocabulary {
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed, u64::MAX);
        let mut terms: Vec<String> = CORE.split_whitespace().map(str::to_owned).collect();
        let mut known: HashSet<String> = terms.iter().cloned().collect();
        while terms.len() < TERMS {
            // Rarer words are longer.
            let syllables = random.between(1, 2) + usize::from(terms.len() > TERMS / 10);
            let term: String = (0..syllables)
                .map(|_| {
                    format!("{}{}{}", random.pick(&BEGINNINGS), random.pick(&VOWELS), random.pick(&ENDINGS))
                })
                .collect();
            if term.len() > 2 && known.insert(term.clone()) {
                terms.push(term);
            }
        }
        Self { cumulative: cumulative(TERMS), terms }
    }

    /// The terms that are real words, and those that are made up, each commonest first.
    pub fn terms(&self) -> (&[String], &[String]) {
        self.terms.split_at(CORE.split_whitespace().count())
    }

    pub fn word(&self, random: &mut Random) -> &str {
        &self.terms[drawn(&self.cumulative, random)]
    }

    /// Some words in title case, as in a name.
    pub fn title(&self, random: &mut Random, least: usize, most: usize) -> String {
        let words = random.between(least, most);
        (0..words).map(|_| capital(self.word(random))).collect::<Vec<_>>().join(" ")
    }

    /// A sentence of so many words.
    pub fn sentence(&self, random: &mut Random, words: usize) -> String {
        let mut sentence = capital(self.word(random));
        for left in (1..words).rev() {
            sentence.push_str(if left > 3 && random.chance(0.08) { ", " } else { " " });
            sentence.push_str(self.word(random));
        }
        sentence.push('.');
        sentence
    }
}

pub fn capital(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}
