//! Questions in several mixes, made from the generated services with a seed.
//!
//! Their words are plain: made-up ones, for which no thesaurus knows another way to say them, and none that falls apart
//! into two others. So everybody who looks for any of the words finds the same services.

use std::collections::HashSet;

use fingerpost_places::{Point, Postcodes, Whereabouts};

use super::data::{Data, is_near};
use crate::words::{Random, Vocabulary};

/// Tells the numbers that make questions from those that make services.
const NUMBER: u64 = 1 << 61;

/// Which made-up words are asked for, by how common they are: the commonest stands in 1 of 25 services.
const WORDS: usize = 2_500;

/// The shortest part of a word that we take apart.
const SHORTEST_PART: usize = 3;

/// What is asked; the letters are those of the issue that set the targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mix {
    Words,
    Near,
    Narrowed,
    Name,
    Begun,
    Everyday,
}

impl Mix {
    pub const ALL: [Self; 6] =
        [Self::Words, Self::Near, Self::Narrowed, Self::Name, Self::Begun, Self::Everyday];

    pub fn says(self) -> &'static str {
        match self {
            Self::Words => "A  one to three words",
            Self::Near => "B  words near a place",
            Self::Narrowed => "C  words near a place, three filters, facets",
            Self::Name => "D  the start of a name",
            Self::Begun => "E  the start of a word in a name",
            Self::Everyday => "A' everyday words, of which we alone know others: more is found",
        }
    }

    /// Whether everybody must find the same.
    pub fn is_compared(self) -> bool {
        matches!(self, Self::Words | Self::Near | Self::Narrowed)
    }
}

/// A question; what its mix does not ask is empty.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub words: Vec<String>,
    /// The start of a name or a word, in small letters.
    pub begun: String,
    pub place: Option<Place>,
    pub filters: Option<Filters>,
}

/// Within some miles of somewhere.
#[derive(Clone, Debug)]
pub struct Place {
    pub typed: String,
    pub point: Point,
    pub miles: f64,
}

impl Place {
    pub fn metres(&self) -> f64 {
        self.miles * 1609.344
    }

    pub fn degrees(&self) -> (f64, f64) {
        (self.point.latitude(), self.point.longitude())
    }
}

/// Free, on a day (Monday is 0), for somebody of an age in years.
#[derive(Clone, Debug)]
pub struct Filters {
    pub day: usize,
    pub age: i32,
}

pub const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Makes questions.
pub struct Maker<'a> {
    data: &'a Data,
    vocabulary: Vocabulary,
    plain: HashSet<String>,
    postcodes: Vec<String>,
}

impl<'a> Maker<'a> {
    pub fn new(data: &'a Data) -> Self {
        let vocabulary = Vocabulary::new(data.seed);
        let (real, made_up) = vocabulary.terms();
        let all: HashSet<&str> = real.iter().chain(made_up).map(String::as_str).collect();
        let falls_apart = |word: &str| {
            (SHORTEST_PART..word.len().saturating_sub(SHORTEST_PART - 1))
                .any(|at| all.contains(&word[..at]) && all.contains(&word[at..]))
        };
        let plain = made_up[..WORDS].iter().filter(|word| word.len() > 3 && !falls_apart(word));
        let plain = plain.cloned().collect();
        // Generated services are nowhere else.
        let inside = |point: Point| {
            (50.5..=54.8).contains(&point.latitude()) && (-3.7..=0.9).contains(&point.longitude())
        };
        let postcodes = Postcodes::bundled().iter();
        let postcodes = postcodes.filter(|(_, found)| found.point().is_some_and(inside));
        let postcodes = postcodes.step_by(101).map(|(postcode, _)| postcode.to_string()).collect();
        Self { data, vocabulary, plain, postcodes }
    }

    /// So many questions, each different.
    pub fn questions(&self, mix: Mix, count: usize) -> anyhow::Result<Vec<Question>> {
        let random = &mut Random::new(self.data.seed, NUMBER | mix as u64);
        let (mut questions, mut known) = (Vec::new(), HashSet::new());
        // A small directory may have no more.
        for _ in 0..100 * count {
            if questions.len() == count {
                break;
            }
            let Some(question) = self.question(mix, random)? else { continue };
            if known.insert(format!("{question:?}")) {
                questions.push(question);
            }
        }
        Ok(questions)
    }

    fn question(&self, mix: Mix, random: &mut Random) -> anyhow::Result<Option<Question>> {
        Ok(match mix {
            Mix::Words | Mix::Everyday => {
                let real = self.vocabulary.terms().0;
                let words = random.between(1, 3);
                let word = |random: &mut Random| match mix {
                    Mix::Everyday => random.pick(real).clone(),
                    _ => self.plain_word(random),
                };
                Some(Question { words: (0..words).map(|_| word(random)).collect(), ..Question::default() })
            }
            Mix::Near => self.near(random, &[3.0, 5.0, 10.0], false)?,
            Mix::Narrowed => self.near(random, &[5.0, 10.0, 20.0], true)?,
            Mix::Name => {
                let name = self.name(random)?;
                let letters = random.between(4, 10).min(name.len());
                Some(Question { begun: name[..letters].trim_end().to_owned(), ..Question::default() })
            }
            Mix::Begun => {
                let name = self.name(random)?;
                let words: Vec<&str> = name.split(' ').filter(|word| word.len() >= 3).collect();
                let letters = random.between(3, 5);
                let begun = (!words.is_empty()).then(|| *random.pick(&words));
                begun.map(|word| Question {
                    begun: word[..letters.min(word.len())].to_owned(),
                    ..Question::default()
                })
            }
        })
    }

    fn plain_word(&self, random: &mut Random) -> String {
        loop {
            let word = self.vocabulary.word(random);
            if self.plain.contains(word) {
                return word.to_owned();
            }
        }
    }

    /// The name of some service, in small letters.
    fn name(&self, random: &mut Random) -> anyhow::Result<String> {
        let row = self.data.row(random.between(0, self.data.services - 1))?;
        Ok(row.name.to_lowercase())
    }

    /// What some service near some place answers.
    fn near(&self, random: &mut Random, miles: &[f64], narrowed: bool) -> anyhow::Result<Option<Question>> {
        let mut typed = random.pick(&self.postcodes).clone();
        let point = |typed: &str| Whereabouts::parse(typed).ok().map(|it| it.places()[0].point);
        if random.chance(0.5)
            && let Some(point) = point(&typed)
        {
            typed = format!("{:.4},{:.4}", point.latitude(), point.longitude());
        }
        let Some(point) = point(&typed) else { return Ok(None) };
        let place = Place { typed, point, miles: *random.pick(miles) };
        let near = |service: &usize| {
            let facts = &self.data.facts[*service];
            (facts.free || !narrowed) && is_near(facts, point, place.metres())
        };
        let near: Vec<usize> = (0..self.data.services).filter(near).collect();
        if near.is_empty() {
            return Ok(None);
        }
        let row = self.data.row(*random.pick(&near))?;
        let text = format!("{} {} {}", row.name, row.description, row.other).to_lowercase();
        let words = text.split(|it: char| !it.is_alphanumeric()).filter(|word| self.plain.contains(*word));
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        let most = random.between(1, 3);
        while words.len() > most {
            words.swap_remove(random.between(0, words.len() - 1));
        }
        let facts = &row.facts;
        let filters = narrowed.then(|| {
            let open: Vec<usize> =
                (0..7).filter(|day| facts.days & (1 << day) != 0 || facts.days == 0).collect();
            let (from, to) = facts.ages.unwrap_or((0, 9_000));
            let age = random.between(from.clamp(0, 9_000) as usize / 100, to.clamp(0, 9_000) as usize / 100);
            Filters { day: *random.pick(&open), age: age as i32 }
        });
        Ok((!words.is_empty()).then_some(Question {
            words,
            begun: String::new(),
            place: Some(place),
            filters,
        }))
    }
}
