#![doc = include_str!("README.md")]

#[doc(hidden)]
pub mod learnt;
mod lexicon;
mod pattern;
mod reading;
mod spelling;
mod text;
mod topic;
#[doc(hidden)]
pub mod verdict;

pub use topic::Topic;

use lexicon::Lexicon;

/// A question that tells of danger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Danger {
    /// What it is about, the likeliest first; never empty.
    pub topics: Vec<Topic>,
    /// The words that told it, as they were typed and in their order; none when it was told by the whole.
    pub told_by: Vec<String>,
}

impl Danger {
    /// What it is about, above all.
    pub fn topic(&self) -> Topic {
        self.topics[0]
    }
}

/// Whether the question tells of danger, in English or in Welsh, and of which.
///
/// ```
/// use fingerpost_search::safety::{Topic, recognise};
///
/// assert_eq!(recognise("hes hitin me again").expect("danger").topic(), Topic::DomesticAbuse);
/// assert_eq!(recognise("meddwl am hunanladdiad").expect("danger").topic(), Topic::Suicide);
/// assert_eq!(recognise("greatest hits of the 60s"), None);
/// ```
pub fn recognise(question: &str) -> Option<Danger> {
    let impression = impression(question);
    match learnt::verdict(&impression) {
        Some(topic) => {
            let topic = topic?;
            Some(impression.danger.unwrap_or(Danger { topics: vec![topic], told_by: Vec::new() }))
        }
        None => impression.danger,
    }
}

/// What the patterns alone make of it.
#[doc(hidden)]
pub fn impression(question: &str) -> verdict::Impression {
    verdict::of(Lexicon::embedded(), question)
}

/// Of the words given, those that would be taken for a misspelling of another. A good word among
/// them belongs into `thesaurus/safety/never-corrected.txt`.
#[doc(hidden)]
pub fn corrected<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let lexicon = Lexicon::embedded();
    words.into_iter().filter(|word| lexicon.spelling.corrects(word)).collect()
}

#[cfg(test)]
mod tests;
