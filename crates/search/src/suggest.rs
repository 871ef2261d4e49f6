//! Terms of taxonomies that a service's own words suggest, each with the words that made it. Nothing is written: a
//! person decides.
//!
//! A term is suggested where its name stands in the text, word for word by stems, or another way to say it that the
//! thesaurus calls the same. A name of several words ("Refugees/Asylum Seekers", "Arts and crafts") is also met in part.
//! A word in the service's name counts most; one that many terms have in their names ("services") counts little; what
//! stands after a "not" counts for nothing.

use std::collections::{HashMap, HashSet};

use openreferral::text::plain;

use crate::thesaurus::{Phrase, Thesaurus};
use crate::words::{as_written, stemmed, words};

/// The least that a suggestion counts: a rare word once in a description is too little, twice enough.
const LEAST: f32 = 1.0;

/// What one place counts: in the name, in the description, and each time more there.
const IN_NAME: f32 = 2.5;
const IN_DESCRIPTION: f32 = 0.9;
const AGAIN: f32 = 0.3;
const MOST_AGAIN: usize = 4;

/// What each further word of a phrase adds.
const FURTHER_WORD: f32 = 0.5;

/// What a part of a name counts against the whole, and another way to say it.
const PART: f32 = 0.75;
const OTHER_WAY: f32 = 0.8;

/// The most other words between two neighbouring words of a phrase.
const BETWEEN: usize = 1;

/// How many words after a "not" are not meant, and the words that say so.
const NOT_MEANT: usize = 4;
const NOT: [&str; 8] = ["not", "no", "non", "without", "except", "excluding", "unable", "cannot"];

/// A term that may be suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestible {
    /// What it is called by whoever asks: its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The term above it.
    pub parent: Option<String>,
}

/// Terms, ready to be met in texts.
pub struct Suggester {
    terms: Vec<Suggestible>,
    ways: Vec<Way>,
    by_first: HashMap<String, Vec<usize>>,
}

/// A way to say a term.
struct Way {
    term: usize,
    stems: Vec<String>,
    weight: f32,
    /// What in the term's name it is another way to say.
    instead_of: Option<String>,
}

/// A term that the words suggest.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<'a> {
    /// The term.
    pub term: &'a Suggestible,
    /// The words that made it, as they stand in the text, the strongest first.
    pub because: Vec<Clue>,
    /// How much speaks for it; only good for comparing.
    pub score: f32,
}

/// Words that made a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// As they stand there.
    pub words: String,
    /// Whether they stand in the service's name.
    pub in_name: bool,
    /// What in the term's name they are another way to say.
    pub instead_of: Option<String>,
}

struct Word {
    stem: String,
    begin: usize,
    end: usize,
    is_meant: bool,
}

impl Suggester {
    /// Learns the names of terms.
    pub fn new(terms: impl IntoIterator<Item = Suggestible>) -> Self {
        let terms: Vec<Suggestible> = terms.into_iter().collect();
        let mut held: HashMap<String, usize> = HashMap::new();
        let phrases: Vec<Vec<(Phrase, f32)>> = terms.iter().map(|term| phrases(&term.name)).collect();
        for phrases in &phrases {
            let stems: HashSet<&String> =
                phrases.iter().flat_map(|(phrase, _)| phrase.stems.iter().map(|(_, stem)| stem)).collect();
            stems.into_iter().for_each(|stem| *held.entry(stem.clone()).or_default() += 1);
        }
        let thesaurus = Thesaurus::bundled();
        let mut suggester = Self { terms, ways: Vec::new(), by_first: HashMap::new() };
        let count = phrases.len();
        let rarity = |stems: &[String]| {
            let rarest = stems.iter().map(|stem| held.get(stem).copied().unwrap_or(1)).min().unwrap_or(1);
            if rarest <= FEW { 1.0 } else { (FEW as f32 / rarest as f32).sqrt() }
        };
        for (term, phrases) in phrases.into_iter().enumerate() {
            for (phrase, weight) in phrases {
                let stems: Vec<String> = phrase.stems.iter().map(|(_, stem)| stem.clone()).collect();
                if stems.iter().all(|stem| thesaurus.is_weak(stem)) && count > 1 {
                    continue;
                }
                let weight = weight * rarity(&stems);
                for same in thesaurus.same(&stems) {
                    let stems = same.stems.iter().map(|(_, stem)| stem.clone()).collect();
                    suggester.add(term, stems, weight * OTHER_WAY, Some(phrase.text.clone()));
                }
                suggester.add(term, stems, weight, None);
            }
        }
        suggester
    }

    fn add(&mut self, term: usize, stems: Vec<String>, weight: f32, instead_of: Option<String>) {
        let Some(first) = stems.first() else { return };
        self.by_first.entry(first.clone()).or_default().push(self.ways.len());
        self.ways.push(Way { term, stems, weight, instead_of });
    }

    /// The terms that a service's name and description (HTML or plain) suggest, the best first.
    pub fn suggest(&self, name: &str, description: &str, limit: usize) -> Vec<Suggestion<'_>> {
        let description = plain(description);
        let mut found: HashMap<usize, HashMap<usize, (f32, Clue)>> = HashMap::new();
        for (text, in_name) in [(name, true), (description.as_str(), false)] {
            let words = read(text);
            for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_meant) {
                for place in self.by_first.get(&word.stem).into_iter().flatten() {
                    let way = &self.ways[*place];
                    let Some(last) = follow(&way.stems, &words, at) else { continue };
                    let further = FURTHER_WORD * (way.stems.len() - 1) as f32;
                    let first = if in_name { IN_NAME } else { IN_DESCRIPTION };
                    let known = found.entry(way.term).or_default();
                    match known.get_mut(place) {
                        Some((score, _)) => {
                            let most = (IN_NAME + AGAIN * MOST_AGAIN as f32) * way.weight * (1.0 + further);
                            *score = (*score + AGAIN * way.weight).min(most);
                        }
                        None => {
                            let because = Clue {
                                words: text[word.begin..words[last].end].to_owned(),
                                in_name,
                                instead_of: way.instead_of.clone(),
                            };
                            known.insert(*place, (first * way.weight * (1.0 + further), because));
                        }
                    }
                }
            }
        }
        let mut all: Vec<Suggestion<'_>> = found
            .into_iter()
            .map(|(term, ways)| {
                let mut ways: Vec<(f32, Clue)> = ways.into_values().collect();
                ways.sort_by(|one, other| {
                    other.0.total_cmp(&one.0).then_with(|| one.1.words.cmp(&other.1.words))
                });
                // The best way counts in full; others are often the same words in part.
                let score = ways.iter().zip(0..).map(|((score, _), nth)| score * 0.5_f32.powi(nth)).sum();
                let mut because: Vec<Clue> = Vec::new();
                for (_, clue) in ways {
                    // The same words once more, in part, tell nothing new.
                    let is_new = because.iter().all(|known| {
                        !known.words.contains(&clue.words) && !clue.words.contains(&known.words)
                    });
                    if is_new && because.len() < MOST_REASONS {
                        because.push(clue);
                    }
                }
                Suggestion { term: &self.terms[term], because, score }
            })
            .filter(|suggestion| suggestion.score >= LEAST)
            .collect();
        // Of a term and the one above it for the same words, the narrower says more.
        let narrower: Vec<(String, String)> = all
            .iter()
            .filter_map(|it| Some((it.term.parent.clone()?, it.because.first()?.words.to_lowercase())))
            .collect();
        let is_said = |id: &str, words: &str| {
            narrower.iter().any(|(above, said)| above == id && said.contains(&words.to_lowercase()))
        };
        all.retain(|it| it.because.iter().any(|clue| !is_said(&it.term.id, &clue.words)));
        all.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then_with(|| one.term.name.cmp(&other.term.name))
        });
        all.truncate(limit);
        all
    }
}

/// So many terms may have a word in their names before it counts less.
const FEW: usize = 4;

/// Reasons that are given of one suggestion.
const MOST_REASONS: usize = 3;

/// What a term's name says: all of it, and its parts.
fn phrases(name: &str) -> Vec<(Phrase, f32)> {
    // Some write the path to a term into its name.
    let name = name.rsplit('>').next().unwrap_or(name).trim();
    let separated = name
        .replace(['/', ',', ';', '(', ')', '&', '|', '+'], "|")
        .replace(" and ", "|")
        .replace(" or ", "|");
    let mut phrases: Vec<(Phrase, f32)> = Vec::new();
    let parts: Vec<&str> = separated.split('|').collect();
    let mut add = |text: &str, weight| {
        if let Some(phrase) = Phrase::new(text)
            && phrases.iter().all(|(known, _)| known.stems != phrase.stems)
        {
            phrases.push((phrase, weight));
        }
    };
    add(&separated.replace('|', " "), 1.0);
    // "Refugees/Asylum seekers" are either; "Arts and crafts" together are more than one of them.
    let is_either = !name.contains(" and ") && !name.contains('&');
    for part in parts {
        add(part, if is_either { 1.0 } else { PART });
    }
    phrases
}

/// The words of a text, and whether they are meant.
fn read(text: &str) -> Vec<Word> {
    let written = words(&as_written(), text, usize::MAX);
    let mut until = 0;
    words(&stemmed(), text, usize::MAX)
        .into_iter()
        .zip(written)
        .enumerate()
        .map(|(at, (stem, written))| {
            if NOT.contains(&written.text.as_str()) {
                until = at + 1 + NOT_MEANT;
            }
            Word {
                is_meant: at >= until,
                stem: stem.text,
                begin: written.offset_from,
                end: written.offset_to,
            }
        })
        .collect()
}

/// The last word of a phrase in a text, when the first is at `at`.
fn follow(stems: &[String], words: &[Word], at: usize) -> Option<usize> {
    let mut last = at;
    for stem in &stems[1..] {
        let next = words.iter().enumerate().skip(last + 1).take(BETWEEN + 1);
        last = next.into_iter().find(|(_, word)| word.stem == *stem)?.0;
    }
    // From where it is said nearest together: "asylum, asylum seekers" says it once.
    (!words[at + 1..=last].iter().any(|word| word.stem == stems[0])).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggester(terms: &[(&str, Option<&str>)]) -> Suggester {
        Suggester::new(terms.iter().map(|(name, parent)| Suggestible {
            id: (*name).to_owned(),
            name: (*name).to_owned(),
            parent: parent.map(str::to_owned),
        }))
    }

    fn told(suggester: &Suggester, name: &str, description: &str) -> Vec<String> {
        let line = |it: &Suggestion<'_>| {
            let because: Vec<String> = it
                .because
                .iter()
                .map(|because| match &because.instead_of {
                    Some(name) => format!("{} for {name}", because.words),
                    None => because.words.clone(),
                })
                .collect();
            format!("{}: {}", it.term.name, because.join(", "))
        };
        suggester.suggest(name, description, 10).iter().map(line).collect()
    }

    #[test]
    fn a_term_is_suggested_with_the_words_that_made_it() {
        let terms = suggester(&[
            ("Carers", None),
            ("Refugees/Asylum Seekers", None),
            ("Sensory Impaired>Visually Impaired", None),
            ("Chess", None),
        ]);
        assert_eq!(told(&terms, "Carers’ Café", "Tea for all."), ["Carers: Carers"]);
        let texts = "<p>We meet for asylum, asylum seekers and refugees.</p>";
        assert_eq!(told(&terms, "Welcome", texts), ["Refugees/Asylum Seekers: asylum seekers, refugees"]);
        let texts = "Walks for visually impaired people.";
        assert_eq!(told(&terms, "Walks", texts), ["Sensory Impaired>Visually Impaired: visually impaired"]);
        assert_eq!(told(&terms, "Draughts", "Tea."), [""; 0]);
    }

    #[test]
    fn another_way_to_say_it_counts_and_says_what_it_stands_for() {
        let terms = suggester(&[("Dementia", None)]);
        assert_eq!(told(&terms, "Alzheimer's café", ""), ["Dementia: Alzheimer's for Dementia"]);
    }

    #[test]
    fn what_is_not_meant_or_said_in_passing_is_not_suggested() {
        let terms = suggester(&[("Dementia", None), ("Housing", None)]);
        assert_eq!(
            told(&terms, "Lunch club", "Not suitable for people with dementia. No dementia care."),
            [""; 0]
        );
        assert_eq!(told(&terms, "Lunch club", "In the hall of the housing association."), [""; 0]);
        assert_eq!(told(&terms, "Advice", "Housing advice, and help with housing benefit.").len(), 1);
    }

    #[test]
    fn of_a_term_and_a_narrower_one_for_the_same_words_the_narrower_is_suggested() {
        let terms = suggester(&[("Football", None), ("Walking football", Some("Football"))]);
        assert_eq!(told(&terms, "Walking football", ""), ["Walking football: Walking football"]);
        assert_eq!(told(&terms, "Football", ""), ["Football: Football"]);
    }
}
