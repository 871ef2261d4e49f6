//! What services are about: some hundred topics, of which few are common.

use std::collections::HashSet;

use crate::generate::id;
use crate::words::{Random, Vocabulary, capital, cumulative, drawn};

/// A real directory has hundreds, however many services it has.
pub const TOPICS: usize = 300;

/// Tells the numbers that make topics from those that make services.
const NUMBER: u64 = 1 << 62;

pub struct Topics {
    topics: Vec<Topic>,
    cumulative: Vec<f64>,
}

#[derive(Clone)]
pub struct Topic {
    pub id: String,
    pub name: String,
}

impl Topics {
    pub fn new(seed: u64, vocabulary: &Vocabulary) -> Self {
        let random = &mut Random::new(seed, NUMBER);
        let (mut topics, mut names) = (Vec::new(), HashSet::new());
        while topics.len() < TOPICS {
            let name = capital(vocabulary.word(random));
            if names.insert(name.clone()) {
                topics.push(Topic { id: id(random), name });
            }
        }
        Self { topics, cumulative: cumulative(TOPICS) }
    }

    /// Two that differ.
    pub fn two(&self, random: &mut Random) -> [Topic; 2] {
        let one = drawn(&self.cumulative, random);
        let other = std::iter::repeat_with(|| drawn(&self.cumulative, random)).find(|other| *other != one);
        [one, other.unwrap_or(one)].map(|topic| self.topics[topic].clone())
    }
}
