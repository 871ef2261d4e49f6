//! What was asked, understood: words, other ways to say them, and how they are spelt.
//!
//! Any word may match (never all of them must); what else a record has in common with the question only raises it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;

use fingerpost_facts::spoken;
use jiff::civil::DateTime;

use crate::SearchError;
use crate::constraint::{self, Constraint, Understood};
use crate::safety::{self, Danger};
use crate::spelling::{Meant, Speller, is_short};
use crate::thesaurus::{Phrase, Thesaurus, Way};
use crate::words::{as_written, is_stop_word, stemmed, words};

/// The most words of a question that are looked for; what is pasted in beyond them is not read.
const MOST_WORDS: usize = 40;

/// The most bytes of a question that are read at all.
const MOST_BYTES: usize = 4_000;

/// What a word counts that says who is meant, or wraps what is asked, beside one that says what is needed.
const WEAK: f32 = 0.3;

/// What a word counts in a figure of speech: whoever is "at their wits' end" looks for no end.
const FIGURE: f32 = 0.1;

/// What another way to say a part of one counts: "care home" in "complain about the care home".
const PART_OF_FIGURE: f32 = 0.4;

/// For how many dangers that a question may tell of help is looked for.
const MOST_DANGERS: usize = 2;

/// What one word counts that is written as two in the records, or two that are written as one.
const JOINED: f32 = 0.95;

/// What a spelling counts that makes less sense beside its neighbours than another.
const UNLIKELY: f32 = 0.4;

/// The shortest part of a word that is taken apart.
const SHORTEST_PART: usize = 3;

/// The most other ways that are looked for, over the whole question.
const MOST_WAYS: usize = 60;

/// A question, understood.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// The words that are looked for, each once, in the order of the question.
    pub words: Vec<Word>,
    /// The words once more, in the groups that have ways of their own: each word is in one of them.
    pub groups: Vec<Group>,
    /// All its words as they are written, to be compared with a name in full.
    pub in_full: String,
    /// The stems of all its words, each with its place among [`words`](Self::words).
    all: Vec<(String, Option<usize>)>,
    /// What it says beside what it is about.
    pub understood: Vec<Understood>,
    /// What it says of which whoever asked wants nothing made.
    pub taken_off: Vec<Understood>,
    /// The needs that the links stand under which it met, in its order.
    pub needs: Vec<String>,
    /// The danger that it tells of.
    pub danger: Option<Danger>,
    /// What stands in records for people who hurt others, where it is asked by somebody who is hurt.
    pub below: Vec<Phrase>,
}

/// A word of the question.
#[derive(Debug)]
pub(crate) struct Word {
    /// What it is found by.
    pub stem: String,
    pub written: String,
    /// Its place among all words of the question, stop words too.
    pub position: usize,
    /// What it counts beside other words.
    pub importance: f32,
    /// Where it stands nowhere: what may have been meant.
    pub meant: Vec<Meant>,
}

impl Word {
    /// The stems by which it goes, its own first.
    fn stems(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.stem.as_str()).chain(self.meant.iter().map(|meant| meant.stem.as_str()))
    }
}

/// Words that are said together, and other ways to say them.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// By their places among [`Asked::words`].
    pub words: Vec<usize>,
    pub ways: Vec<GroupWay>,
}

/// Another way to say some words of a group.
#[derive(Debug)]
pub(crate) struct GroupWay {
    pub way: Way,
    /// Which words it stands for, by their places among [`Asked::words`]; none when it is for what the whole says.
    pub of: Vec<usize>,
}

impl Asked {
    /// Takes any text whatever word for word. Stop words are dropped unless nothing else is left.
    pub fn literally(question: &str) -> Self {
        let question = &question[..question.floor_char_boundary(MOST_BYTES)];
        let written = words(&as_written(), question, MOST_WORDS);
        let in_full = written.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let only_stop_words = written.iter().all(|word| is_stop_word(&word.text));
        let mut seen = HashSet::new();
        let stems = words(&stemmed(), question, MOST_WORDS);
        let words: Vec<Word> = stems
            .iter()
            .cloned()
            .zip(written)
            .filter(|(_, written)| only_stop_words || !is_stop_word(&written.text))
            .filter(|(stem, _)| seen.insert(stem.text.clone()))
            .map(|(stem, written)| Word {
                stem: stem.text,
                written: written.text,
                position: stem.position,
                importance: 1.0,
                meant: Vec::new(),
            })
            .collect();
        let groups = (0..words.len()).map(|word| Group { words: vec![word], ways: Vec::new() }).collect();
        let place = |stem: &str| words.iter().position(|word| word.stem == stem);
        let all = stems.into_iter().map(|stem| (stem.text.clone(), place(&stem.text))).collect();
        Self { words, groups, in_full, all, ..Self::default() }
    }

    /// Asks for words, each by itself.
    pub fn for_words(words: Vec<Word>) -> Self {
        let groups = (0..words.len()).map(|word| Group { words: vec![word], ways: Vec::new() }).collect();
        Self { words, groups, ..Self::default() }
    }

    /// Takes it for what it means, too. What is to be taken `off` is not understood.
    pub fn understood(
        question: &str,
        now: Option<DateTime>,
        off: &[String],
        speller: &Speller<'_>,
    ) -> Result<Self, SearchError> {
        let mut asked = Self::literally(&plus_in_words(question));
        asked.danger = safety::recognise(question);
        asked.weigh(speller.thesaurus);
        let welsh = asked.words.iter().any(|word| speller.thesaurus.is_welsh(&word.written));
        for word in &mut asked.words {
            if !speller.knows(&word.written)? {
                word.meant = speller.meant(&word.written, welsh)?;
            }
        }
        let guessed = asked.guessed(speller);
        let mut ways = asked.joined(speller)?;
        let stems: Vec<Vec<&str>> = asked.words.iter().map(|word| word.stems().collect()).collect();
        let all: Vec<_> = asked.all.iter().map(|(stem, place)| (stem.as_str(), *place)).collect();
        let mut said_together = HashSet::new();
        let (mut in_figures, mut by_figures) = (HashSet::new(), Vec::new());
        // "Homeless tonight" cannot wait, and is no wish for an evening.
        let mut urgent = asked.danger.is_some();
        let added = speller.added.meet(&stems, &all).into_iter();
        for met in added.chain(speller.thesaurus.meet(&stems, &all)) {
            if met.at.iter().all(|at| guessed.contains(at)) && met.at.len() < 2 {
                continue;
            }
            if let Some(need) = met.need.filter(|need| asked.needs.iter().all(|known| known != need)) {
                asked.needs.push(need.to_owned());
            }
            urgent |= met.urgent;
            if met.figure {
                in_figures.extend(met.at.iter().copied());
            }
            if met.at.len() > 1 {
                said_together.extend(met.stems.iter().cloned());
            }
            let way = |way: &Way| GroupWay { way: way.clone(), of: met.at.clone() };
            if met.figure { &mut by_figures } else { &mut ways }.extend(met.ways.iter().map(way));
        }
        drop((stems, all));
        // What a part of a figure of speech means otherwise is not what is asked.
        for way in ways.iter_mut().filter(|_| !in_figures.is_empty()) {
            let of_figure = |word: &usize| in_figures.contains(word) || asked.words[*word].importance < 1.0;
            if way.of.iter().all(of_figure) {
                way.way.weight *= PART_OF_FIGURE;
            }
        }
        ways.extend(by_figures);
        for word in in_figures {
            asked.words[word].importance *= FIGURE;
        }
        asked.understand(now.filter(|_| !urgent), off);
        asked.take_as_written();
        ways.extend(asked.languages_in_english());
        for word in &mut asked.words {
            // Beside its neighbours one spelling makes sense: the others hardly count.
            if word.meant.iter().any(|meant| said_together.contains(&meant.stem)) {
                word.meant.sort_by_key(|meant| !said_together.contains(&meant.stem));
                let others = word.meant.iter_mut().filter(|meant| !said_together.contains(&meant.stem));
                others.for_each(|meant| meant.weight *= UNLIKELY);
            }
        }
        for word in guessed {
            let makes_sense = |meant: &Meant| said_together.contains(&meant.stem);
            asked.words[word].meant.retain(makes_sense);
        }
        ways.sort_by(|a, b| {
            (b.of.len(), b.way.weight).partial_cmp(&(a.of.len(), a.way.weight)).unwrap_or(Ordering::Equal)
        });
        ways.truncate(MOST_WAYS);
        if !asked.words.is_empty() {
            asked.group(ways);
        }
        let mut helps = Group::default();
        // "I want to die" is no search for hospices: what the words mean counts, not where else they stand.
        let told_by = asked.danger.iter().flat_map(|danger| &danger.told_by);
        let told_by: HashSet<String> = told_by.map(|word| word.to_lowercase()).collect();
        for word in asked.words.iter_mut().filter(|word| told_by.contains(&word.written)) {
            word.importance = 0.0;
        }
        for topic in asked.danger.iter().flat_map(|danger| &danger.topics).take(MOST_DANGERS) {
            let ways = speller.thesaurus.helps_in(topic.as_str()).iter();
            helps.ways.extend(ways.map(|way| GroupWay { way: way.clone(), of: Vec::new() }));
            asked.below.extend(speller.thesaurus.for_who_hurts(topic.as_str()).cloned());
        }
        // People who hurt others ask for help, too: by what it is called, or by what leads to it.
        let meant: Vec<&Vec<_>> =
            asked.groups.iter().flat_map(|group| &group.ways).map(|it| &it.way.phrase.stems).collect();
        let is_said = |phrase: &Phrase| {
            let stems = || phrase.stems.iter().map(|(_, stem)| stem);
            asked
                .all
                .windows(phrase.stems.len().max(1))
                .any(|said| said.iter().map(|(stem, _)| stem).eq(stems()))
        };
        if asked.below.iter().any(|phrase| meant.contains(&&phrase.stems) || is_said(phrase)) {
            asked.below.clear();
        }
        asked.groups.push(helps);
        Ok(asked)
    }

    fn understand(&mut self, now: Option<DateTime>, off: &[String]) {
        let written: Vec<String> = self.in_full.split(' ').map(str::to_owned).collect();
        let said = constraint::understood(&written, now).into_iter();
        (self.taken_off, self.understood) = said.partition(|it| off.contains(&it.id));
        for (place, counts) in self.understood.iter().flat_map(|it| &it.spent) {
            if let Some((_, Some(word))) = self.all.get(*place) {
                self.words[*word].importance *= counts;
            }
        }
    }

    /// Takes words, too, that only begin as the question's do.
    pub fn begin_alike(&mut self, speller: &Speller<'_>) -> Result<(), SearchError> {
        for word in &mut self.words {
            word.meant.extend(speller.beginning_alike(&word.written)?);
        }
        Ok(())
    }

    /// The stems of all its words, and those of the spellings that were likeliest meant.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        let meant = self.words.iter().filter_map(|word| Some(word.meant.first()?.stem.as_str()));
        self.all.iter().map(|(stem, _)| stem.as_str()).chain(meant)
    }

    /// The question with each unknown word in the spelling that was likeliest meant, where there is one.
    pub fn respelt(&self) -> Option<String> {
        if self.words.iter().all(|word| word.meant.is_empty()) {
            return None;
        }
        let all = self.in_full.split(' ').map(|written| {
            let word = self.words.iter().find(|word| word.written == written);
            word.and_then(|word| word.meant.first()).map_or(written, |meant| meant.written.as_str())
        });
        Some(all.collect::<Vec<_>>().join(" "))
    }

    /// The places of short words whose meaning is no more than a guess.
    fn guessed(&self, speller: &Speller<'_>) -> Vec<usize> {
        let is_guess = |word: &Word| !word.meant.is_empty() && is_short(&word.written) && !speller.guesses;
        (0..self.words.len()).filter(|word| is_guess(&self.words[*word])).collect()
    }

    fn weigh(&mut self, thesaurus: &Thesaurus) {
        if self.words.iter().all(|word| thesaurus.is_weak(&word.stem)) {
            return;
        }
        for word in &mut self.words {
            if thesaurus.is_weak(&word.stem) {
                word.importance = WEAK;
            }
        }
    }

    /// "foodbank" is "food bank", and the other way about, where the records write it so.
    fn joined(&self, speller: &Speller<'_>) -> Result<Vec<GroupWay>, SearchError> {
        let mut ways = Vec::new();
        for (place, word) in self.words.iter().enumerate() {
            let written = word.meant.first().map_or(&word.written, |meant| &meant.written);
            for (split, _) in written.char_indices().skip(SHORTEST_PART) {
                let (first, second) = written.split_at(split);
                if second.len() >= SHORTEST_PART
                    && !is_stop_word(first)
                    && !is_stop_word(second)
                    && speller.stands(first)?
                    && speller.stands(second)?
                {
                    ways.extend(one_way(&format!("{first} {second}"), &[place]));
                }
            }
        }
        for (place, pair) in self.words.windows(2).enumerate() {
            let joined = format!("{}{}", pair[0].written, pair[1].written);
            if pair[1].position == pair[0].position + 1 && speller.stands(&joined)? {
                ways.extend(one_way(&joined, &[place, place + 1]));
            }
        }
        Ok(ways)
    }

    /// What was understood is no misspelling: "deutsch" is not "dutch", nor "heno" hens.
    fn take_as_written(&mut self) {
        for (place, _) in self.understood.iter().flat_map(|it| &it.spent) {
            if let Some((_, Some(word))) = self.all.get(*place) {
                self.words[*word].meant.clear();
            }
        }
    }

    /// "polski" is "polish": records are in English.
    fn languages_in_english(&self) -> impl Iterator<Item = GroupWay> {
        self.understood.iter().filter_map(|it| {
            let Constraint::Language { language } = &it.constraint else { return None };
            // Words that already are English are not spent.
            let places = it.spent.iter().filter_map(|(place, _)| self.all.get(*place)?.1);
            let places: Vec<usize> = places.collect();
            one_way(spoken::name(language)?, &places).filter(|_| !places.is_empty())
        })
    }

    /// Ways that stand for the same word make its words one group.
    fn group(&mut self, ways: Vec<GroupWay>) {
        let mut group_of: Vec<usize> = (0..self.words.len()).collect();
        for way in &ways {
            for word in &way.of {
                let (from, to) = (group_of[*word], group_of[way.of[0]]);
                group_of.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut places = vec![None; self.words.len()];
        for (word, group) in group_of.iter().enumerate() {
            let place = *places[*group].get_or_insert_with(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            groups[place].words.push(word);
        }
        for way in ways {
            let place = places[group_of[way.of[0]]].unwrap_or_default();
            let known = &mut groups[place].ways;
            match known.iter_mut().find(|it| it.way.phrase.stems == way.way.phrase.stems) {
                Some(it) if it.way.weight < way.way.weight => *it = way,
                Some(_) => {}
                None => known.push(way),
            }
        }
        self.groups = groups;
    }
}

/// "60+" is "60 plus": signs are no words.
fn plus_in_words(question: &str) -> Cow<'_, str> {
    let after_digit = |at: usize| question[..at].ends_with(|it: char| it.is_ascii_digit());
    if question.match_indices('+').any(|(at, _)| after_digit(at)) {
        return question.replace('+', " plus ").into();
    }
    question.into()
}

fn one_way(text: &str, of: &[usize]) -> Option<GroupWay> {
    let phrase = Phrase::new(text)?;
    Some(GroupWay { way: Way { phrase, weight: JOINED, same: true }, of: of.to_vec() })
}
