//! What a question points to beside services, such as a page of advice: by phrases that whoever keeps it writes down.
//!
//! A phrase is met where the question says all of it, in its own words or in others. Words that stand somewhere in a long
//! text would point nearly everywhere.
//!
//! As what stewards say of search, it is not in the index: whoever opens one hands it over
//! ([`Index::point_to`](crate::Index::point_to)).

use crate::answer::How;
use crate::query::Asked;
use crate::thesaurus::Phrase;
use crate::{Because, Part, Reason};

/// How much of a question a phrase must account for that it meets in its own words, and in others: below that the
/// question is about something else.
const IN_ITS_WORDS: f32 = 0.24;
const IN_OTHERS: f32 = 0.49;

/// What a phrase counts that is met in other words, beside one that is met in its own.
const OTHER_WORDS: f32 = 0.9;

/// What a question may point to, ready to be looked for.
#[derive(Default)]
pub struct Pointers(Vec<Vec<Phrase>>);

/// What a question points to.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointed {
    /// Which, by its place among those that were handed over.
    pub place: usize,
    /// The phrase, and how the question says it where it does in other words.
    pub reason: Reason,
}

impl Pointers {
    /// The phrases of each thing. A phrase without a word that could be asked is left out.
    pub fn new<'a>(of_each: impl IntoIterator<Item = Vec<&'a str>>) -> Self {
        let phrases = |texts: Vec<&str>| texts.into_iter().filter_map(Phrase::new).collect();
        Self(of_each.into_iter().map(phrases).collect())
    }

    /// What the question points to: first where the phrase says most of it. What only helps with it stands alone.
    pub(crate) fn met(&self, asked: &Asked) -> Vec<Pointed> {
        let mut met: Vec<(f32, Pointed)> = Vec::new();
        for (place, phrases) in self.0.iter().enumerate() {
            let shares = phrases.iter().filter_map(|phrase| {
                let (share, because) = share(phrase, asked)?;
                Some((share, Reason { part: Part::Topic, words: vec![phrase.text.clone()], because }))
            });
            let best = shares.reduce(|best, other| if other.0 > best.0 { other } else { best });
            met.extend(best.map(|(share, reason)| (share, Pointed { place, reason })));
        }
        met.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut pointed: Vec<Pointed> = met.into_iter().map(|(_, pointed)| pointed).collect();
        let mut place = 0;
        pointed.retain(|it| {
            place += 1;
            place == 1 || it.reason.because.as_ref().is_none_or(|because| because.how == How::SameThing)
        });
        pointed
    }
}

/// The part of a question that says a phrase, where it says all of it and is not about something else.
fn share(phrase: &Phrase, asked: &Asked) -> Option<(f32, Option<Because>)> {
    let in_phrase = |stem: &str| phrase.stems.iter().any(|(_, its)| its == stem);
    let mut said: Vec<&str> = Vec::new();
    let mut by = vec![false; asked.words.len()];
    for (at, word) in asked.words.iter().enumerate() {
        // What was likeliest meant, where nothing has the word as it was typed.
        let meant = word.meant.first().map(|meant| meant.stem.as_str());
        for stem in [Some(word.stem.as_str()), meant].into_iter().flatten().filter(|stem| in_phrase(stem)) {
            said.push(stem);
            by[at] = true;
        }
    }
    let is_whole = |said: &[&str]| phrase.stems.iter().all(|(_, stem)| said.contains(&stem.as_str()));
    let (mut least, mut because) = (IN_ITS_WORDS, None);
    if !is_whole(&said) {
        least = IN_OTHERS;
        let ways = asked.groups.iter().flat_map(|group| &group.ways).filter(|way| !way.of.is_empty());
        for way in ways.filter(|way| way.way.phrase.stems.iter().all(|(_, stem)| in_phrase(stem))) {
            said.extend(way.way.phrase.stems.iter().map(|(_, stem)| stem.as_str()));
            way.of.iter().for_each(|word| by[*word] = true);
            let how = if way.way.same { How::SameThing } else { How::Helps };
            let words = way.of.iter().map(|word| asked.words[*word].written.as_str());
            because.get_or_insert_with(|| Because { how, asked: words.collect::<Vec<_>>().join(" ") });
        }
    }
    let all: f32 = asked.words.iter().map(|word| word.importance).sum();
    let its: f32 = asked.words.iter().zip(by).filter(|(_, by)| *by).map(|(word, _)| word.importance).sum();
    let share = its / all;
    let counts = if because.is_some() { OTHER_WORDS } else { 1.0 };
    (is_whole(&said) && share >= least).then_some((share * counts, because))
}
