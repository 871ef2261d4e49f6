//! Whether what was heard is danger, and of which kind.

use std::collections::BTreeSet;

use super::{
    Danger, Topic, learnt,
    lexicon::{Idiom, Lexicon, Manner, Meaning, Told},
    pattern::Heard,
    spelling::Reading,
    text,
};
use crate::words::is_stop_word;

/// More words than that are not read: a question has ten, a pasted page hundreds.
const MOST_WORDS: usize = 2000;

/// What the patterns make of a question.
#[derive(Debug, Default)]
pub struct Impression {
    /// The danger that they tell.
    pub danger: Option<Danger>,
    /// Its words, or the first of a long text.
    pub words: Vec<Word>,
    /// What else they say, each as a feature for what is learnt.
    pub marks: Vec<u32>,
    /// Whether it is all idioms and words that carry no meaning.
    pub says_nothing_else: bool,
}

/// A word of a question.
#[derive(Debug)]
pub struct Word {
    /// Without capitals and accents.
    pub(super) typed: String,
    /// As the files spell it.
    pub(super) read: String,
    /// Of which classes it is, each after how many words it has.
    pub(super) classes: Vec<(usize, &'static str)>,
}

impl Word {
    pub(super) fn narrowest(&self) -> Option<&'static str> {
        self.classes.iter().min().map(|(_, class)| *class)
    }
}

pub(super) fn of(lexicon: &Lexicon, question: &str) -> Impression {
    let typed = text::words(question, MOST_WORDS);
    let mut heard = hear(lexicon, &typed);
    let words = words(lexicon, &heard, &typed);
    let mut marks = Marks::default();
    // How it is said counts even within an idiom ("first aid training").
    let manners: Vec<_> = lexicon.manners.matches(&heard);
    for (manner, _) in &manners {
        marks.add(&["manner", manner.as_str()]);
    }
    // What is misspelt is not taken for an idiom: better a panel too many.
    let mut idioms = lexicon.idioms.matches(&heard);
    idioms.retain(|(_, places)| places.iter().all(|place| heard[*place].exact));
    let is_all = |places: &[usize]| {
        let idle =
            |(place, word): (usize, &Heard)| places.contains(&place) || is_stop_word(&typed[word.typed].text);
        heard.iter().enumerate().all(idle)
    };
    idioms.retain(|(idiom, places)| !idiom.alone || is_all(places));
    for (Idiom { line, .. }, places) in idioms {
        marks.add(&["idiom"]);
        marks.add(&["idiom", line]);
        places.into_iter().for_each(|place| heard[place].spent = true);
    }
    let is_idle = |word: &Heard| word.spent || is_stop_word(&typed[word.typed].text);
    let says_nothing_else = heard.iter().any(|word| word.spent) && heard.iter().all(is_idle);
    let mut found: Vec<_> = lexicon.dangers.matches(&heard);
    for (meaning, _) in &found {
        marks.add(&["heard", meaning.told.as_str()]);
    }
    quieten(&manners, &mut found);
    for (meaning, places) in &found {
        let (told, topic) = (meaning.told.as_str(), meaning.topics[0].as_str());
        marks.add(&["told", told]);
        marks.add(&["words", told, &places.len().min(6).to_string()]);
        marks.add(&["topic", told, topic]);
        marks.add(&["line", topic, meaning.line]);
        let exact = places.iter().all(|place| heard[*place].exact);
        marks.add(&[if exact { "exact" } else { "misspelt" }]);
    }
    let topics = rank(&found);
    marks.add(&["topics", &topics.len().min(3).to_string()]);
    if let Some(first) = topics.first() {
        marks.add(&["first", first.as_str()]);
    }
    let danger = (!topics.is_empty()).then(|| {
        let told_by: BTreeSet<usize> =
            found.iter().flat_map(|(_, places)| places.iter().map(|place| heard[*place].typed)).collect();
        let told_by = told_by.into_iter().map(|word| question[typed[word].at.clone()].to_owned()).collect();
        Danger { topics, told_by }
    });
    Impression { danger, words, marks: marks.0.into_iter().collect(), says_nothing_else }
}

#[derive(Default)]
struct Marks(BTreeSet<u32>);

impl Marks {
    fn add(&mut self, parts: &[&str]) {
        let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        self.0.insert(learnt::hash(&parts));
    }
}

/// The words as they are read; some for a long text, of which the patterns alone tell.
fn words(lexicon: &Lexicon, heard: &[Heard], typed: &[text::Typed]) -> Vec<Word> {
    let heard = &heard[..heard.len().min(learnt::MOST_WORDS + 1)];
    let mut words: Vec<Word> = heard
        .iter()
        .map(|heard| {
            let typed = &typed[heard.typed].text;
            let read = heard.may_be.first().map_or(typed.as_str(), |word| lexicon.spelling.text(*word));
            Word { typed: typed.clone(), read: read.to_owned(), classes: Vec::new() }
        })
        .collect();
    for (class, places) in lexicon.classes.matches(heard) {
        places.into_iter().for_each(|place| words[place].classes.push(*class));
    }
    words
}

type Found<'a> = (&'a Meaning, Vec<usize>);

/// Leaves out what is not meant: a subject named by somebody at work, by somebody who wants something
/// to do, or by somebody who mourns. What somebody says of themselves always stays.
fn quieten(manners: &[(&Manner, Vec<usize>)], found: &mut Vec<Found<'_>>) {
    let is = |wanted: Manner| manners.iter().any(|(manner, _)| **manner == wanted);
    if is(Manner::Urgent) {
        return;
    }
    let (personal, bereaved) = (is(Manner::FirstPerson), is(Manner::Bereaved));
    found.retain(|(Meaning { told, topics, .. }, places)| {
        // A word that tells of the danger does not quieten it too.
        let elsewhere = |wanted| {
            let mut words = manners.iter().filter(|(manner, _)| **manner == wanted);
            words.any(|(_, words)| words.iter().any(|word| !places.contains(word)))
        };
        match told {
            Told::Said => personal || !elsewhere(Manner::Professional),
            Told::Named => {
                let mourned = bereaved && topics[0] == Topic::Suicide;
                !(elsewhere(Manner::Professional) || elsewhere(Manner::Leisure) || mourned)
            }
        }
    });
}

/// The topics, those of the most telling pattern first.
fn rank(found: &[Found<'_>]) -> Vec<Topic> {
    let mut scores: Vec<(usize, Topic)> = Vec::new();
    for (Meaning { told, topics, .. }, places) in found {
        let score = 4 * places.len() + if *told == Told::Said { 14 } else { 8 };
        for (nth, topic) in topics.iter().enumerate() {
            // Its patterns are the widest: they match what carers, bosses and gangs do too.
            let wide = if *topic == Topic::DomesticAbuse { 8 } else { 0 };
            let score = score.saturating_sub(nth + wide);
            match scores.iter_mut().find(|(_, other)| other == topic) {
                Some((best, _)) => *best = score.max(*best),
                None => scores.push((score, *topic)),
            }
        }
    }
    scores.sort_by(|(a, one), (b, other)| b.cmp(a).then(one.cmp(other)));
    scores.into_iter().map(|(_, topic)| topic).collect()
}

fn hear(lexicon: &Lexicon, typed: &[text::Typed]) -> Vec<Heard> {
    let mut heard = Vec::with_capacity(typed.len() + 8);
    for (place, word) in typed.iter().enumerate() {
        let new = |may_be, exact| Heard { may_be, exact, spent: false, typed: place };
        match lexicon.spelling.read(&word.text) {
            Reading::Exact(words) => heard.extend(words.into_iter().map(|word| new(vec![word], true))),
            Reading::Misspelt(words) => heard.push(new(words, false)),
            Reading::Unknown => heard.push(new(Vec::new(), false)),
        }
    }
    heard
}
