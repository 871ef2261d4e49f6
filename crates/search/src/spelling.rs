//! Words that may have been meant, where a word stands nowhere in the directory.

use std::collections::HashMap;
use std::sync::LazyLock;

use fingerpost_places::Towns;
use rphonetic::{Encoder, Metaphone};
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use crate::SearchError;
use crate::index::View;
use crate::thesaurus::Thesaurus;
use crate::words::{is_stop_word, stem};

/// Shorter words are taken as they are: nearly every one of them is near many others.
const SHORTEST: usize = 4;

/// Words of so many letters are guessed at: what was meant counts only where it makes sense beside its neighbours, or
/// where nothing is found otherwise.
const SHORT: usize = 3;

/// Letters of a sound that are compared.
const SOUND_LETTERS: usize = 6;

/// Stands between a sound and its word.
const OF: char = ' ';

/// The most words that one may have meant.
const MOST: usize = 3;

/// What a word counts that only begins as another does; how long that must be, and how much of its end may differ.
const ALIKE: f32 = 0.4;
const LONG_ENOUGH: usize = 5;
const ENDING: usize = 2;

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meant {
    pub written: String,
    pub stem: String,
    /// What it counts against the word itself.
    pub weight: f32,
}

/// How a word sounds, followed by the word: words that sound alike stand together in a dictionary.
pub(crate) fn sounded(word: &str) -> Option<String> {
    let sound = sound(word)?;
    Some(format!("{sound}{OF}{word}"))
}

fn sound(word: &str) -> Option<String> {
    let plain = word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let sound = plain.then(|| Metaphone::new(Some(SOUND_LETTERS)).encode(word))?;
    // The rules take the "sio" of "physio" for that of "vision", and "y" for a consonant.
    let sound = sound.replace('X', "S").replace('Y', "");
    (sound.len() > 1).then_some(sound)
}

/// The dictionary of one state of the index, together with the thesaurus.
pub(crate) struct Speller<'a> {
    pub view: &'a View,
    pub thesaurus: &'a Thesaurus,
    /// The links that stewards have added.
    pub added: &'a Thesaurus,
    /// Whether a short word is taken for what it may have meant, whatever stands beside it.
    pub guesses: bool,
}

/// Whether what was meant by a word is only guessed at.
pub(crate) fn is_short(word: &str) -> bool {
    word.chars().count() == SHORT
}

impl Speller<'_> {
    /// Whether the word stands in a service that everybody may see. A dictionary still has the words of services that
    /// were withdrawn, and nobody is to be told these.
    pub fn stands(&self, word: &str) -> Result<bool, SearchError> {
        let term = Term::from_field_text(self.view.fields.written, word);
        for segment in self.view.searcher.segment_readers() {
            let index = segment.inverted_index(self.view.fields.written)?;
            let Some(mut services) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while services.doc() != TERMINATED {
                if !segment.is_deleted(services.doc()) {
                    return Ok(true);
                }
                services.advance();
            }
        }
        Ok(false)
    }

    /// Whether somebody means the word itself: it stands in a service or in the thesaurus, or it is a place.
    pub fn knows(&self, word: &str) -> Result<bool, SearchError> {
        let linked = self.thesaurus.knows(word) || self.added.knows(word);
        Ok(linked || self.stands(word)? || !Towns::bundled().named(word).is_empty())
    }

    /// What a word that is not known may have been, likeliest first; a word of Welsh only among such.
    pub fn meant(&self, word: &str, among_welsh: bool) -> Result<Vec<Meant>, SearchError> {
        if word.chars().count() < SHORT || word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let mut found: HashMap<String, u64> = HashMap::new();
        let fuzzy = FuzzyTermQuery::new(
            Term::from_field_text(self.view.fields.written, word),
            most_edits(word),
            true,
        );
        let automaton = fuzzy.automaton()?;
        for segment in self.view.searcher.segment_readers() {
            let index = segment.inverted_index(self.view.fields.written)?;
            let mut near = index.terms().search(&automaton).into_stream()?;
            while let Some((term, info)) = near.next() {
                let near = String::from_utf8_lossy(term).into_owned();
                *found.entry(near).or_default() += u64::from(info.doc_freq);
            }
        }
        self.sounding_alike(word, self.view.fields.sounds, &mut found)?;
        let own = sound(word);
        let welsh = among_welsh.then_some(&*BUNDLED_WELSH);
        let bundled = [&*BUNDLED].into_iter().chain(welsh);
        for known in bundled.flat_map(|known| known.near(word, own.as_deref())) {
            found.entry(known.to_owned()).or_default();
        }
        found.retain(|near, _| near.len() >= SHORTEST - 1 && !is_stop_word(near));
        let mut meant: Vec<(f64, String)> = found
            .into_iter()
            .map(|(it, services)| (likelihood(word, own.as_deref(), &it, services), it))
            .collect();
        meant.retain(|(likelihood, _)| *likelihood > 0.0);
        meant.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let best = meant.first().map_or(0.0, |it| it.0);
        meant.retain(|(likelihood, _)| best - likelihood < 0.25);
        let mut words: Vec<Meant> = Vec::new();
        for (likelihood, written) in meant {
            let stem = stem(&written);
            if words.len() < MOST
                && words.iter().all(|known| known.stem != stem)
                && (self.thesaurus.knows(&written) || self.stands(&written)?)
            {
                let weight = (0.9 - 1.5 * (best - likelihood)) as f32;
                words.push(Meant { written, stem, weight });
            }
        }
        Ok(words)
    }

    /// The commonest words that begin as a word does, for where nothing else is found.
    pub fn beginning_alike(&self, word: &str) -> Result<Vec<Meant>, SearchError> {
        let letters = word.chars().count();
        if letters < LONG_ENOUGH {
            return Ok(Vec::new());
        }
        let end = word.char_indices().nth(letters - ENDING).map_or(word.len(), |(at, _)| at);
        let (from, to) = (&word[..end], format!("{}{}", &word[..end], char::MAX));
        let mut found: HashMap<String, u64> = HashMap::new();
        for segment in self.view.searcher.segment_readers() {
            let index = segment.inverted_index(self.view.fields.written)?;
            let mut alike = index.terms().range().ge(from).lt(&to).into_stream()?;
            while let Some((term, info)) = alike.next() {
                *found.entry(String::from_utf8_lossy(term).into_owned()).or_default() +=
                    u64::from(info.doc_freq);
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut meant = Vec::new();
        for (written, _) in found {
            if meant.len() < MOST && self.stands(&written)? {
                meant.push(Meant { stem: stem(&written), written, weight: ALIKE });
            }
        }
        Ok(meant)
    }

    fn sounding_alike(
        &self,
        word: &str,
        sounds: Field,
        found: &mut HashMap<String, u64>,
    ) -> Result<(), SearchError> {
        let Some(sound) = sound(word) else { return Ok(()) };
        let (from, to) = (format!("{sound}{OF}"), format!("{sound}{}", '!'));
        for segment in self.view.searcher.segment_readers() {
            let index = segment.inverted_index(sounds)?;
            let mut alike = index.terms().range().ge(&from).lt(&to).into_stream()?;
            while let Some((term, info)) = alike.next() {
                let term = String::from_utf8_lossy(term);
                if let Some((_, alike)) = term.split_once(OF) {
                    let services = found.entry(alike.to_owned()).or_default();
                    *services = (*services).max(u64::from(info.doc_freq));
                }
            }
        }
        Ok(())
    }
}

/// Letters that may be wrong, missing, too many or changed about.
const fn most_edits(word: &str) -> u8 {
    if word.len() < 6 { 1 } else { 2 }
}

/// Words of the thesaurus that a misspelt one may have been, with what tells quickly that one was not.
struct Known(Vec<KnownWord>);

struct KnownWord {
    word: &'static str,
    sound: Option<String>,
    letters: u32,
}

static BUNDLED: LazyLock<Known> = LazyLock::new(|| Known::new(Thesaurus::bundled().meant()));
static BUNDLED_WELSH: LazyLock<Known> = LazyLock::new(|| Known::new(Thesaurus::bundled().meant_in_welsh()));

impl Known {
    fn new(words: impl Iterator<Item = &'static str>) -> Self {
        Self(words.map(|word| KnownWord { word, sound: sound(word), letters: letters(word) }).collect())
    }

    /// Those that are spelt or that sound nearly as a word does.
    fn near(&self, word: &str, sound: Option<&str>) -> impl Iterator<Item = &'static str> {
        let (own, edits) = (letters(word), u32::from(most_edits(word)));
        let near = move |known: &&KnownWord| {
            // One edit changes one letter into another at most.
            (own ^ known.letters).count_ones() <= 2 * edits
                && known.word.len().abs_diff(word.len()) <= 3
                && strsim::osa_distance(word, known.word) <= edits as usize
        };
        let alike = move |known: &&KnownWord| {
            sound.is_some() && known.sound.as_deref() == sound && known.word.len().abs_diff(word.len()) <= 3
        };
        self.0.iter().filter(move |known| alike(known) || near(known)).map(|known| known.word)
    }
}

/// Which letters a word has, a bit each; whatever is none of the alphabet shares one.
fn letters(word: &str) -> u32 {
    word.bytes()
        .fold(0, |letters, byte| letters | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 })
}

/// How likely a word was meant: by letters, by sound, by how it begins, and a little by how common it is. Nothing
/// when it is too far off.
fn likelihood(word: &str, sounding: Option<&str>, other: &str, services: u64) -> f64 {
    let longer = word.chars().count().max(other.chars().count()) as f64;
    let edits = strsim::osa_distance(word, other) as f64;
    let by_letters = 1.0 - edits / longer;
    // Whether they sound alike is dear to tell, and tells nothing more of what is far off.
    let alike = by_letters >= 0.5 && sounding.is_some_and(|own| sound(other).as_deref() == Some(own));
    if by_letters < if alike { 0.5 } else { 0.66 } {
        return 0.0;
    }
    let mut likelihood = by_letters;
    if alike {
        likelihood += 0.12;
    }
    if word.chars().next() == other.chars().next() {
        likelihood += 0.1;
    }
    // What a service says was likelier meant than what only the thesaurus knows.
    if services > 0 {
        likelihood += 0.05;
    }
    likelihood + (services.min(1_000) as f64 + 1.0).log10() * 0.03
}
