//! What a question says beside what it is about: where, for whom, when, what it may cost, how.
//!
//! Each is a guess, and said: a service that keeps to it rises, one that does not sinks, one that does not say stays
//! where it is. Nothing is dropped, and the words still count. Whoever asked can take any of them off.

use std::sync::LazyLock;

use fingerpost_facts::spoken;
use fingerpost_places::{Gazetteer, Place, Postcode, Whereabouts};
use jiff::civil::DateTime;
use serde::Serialize;

use crate::trait_words::TRAITS;
use crate::traits::{Trait, TraitGroup};
use crate::words::{as_written, words as tokens};

/// Something that a question says, with the words that say it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Understood {
    /// Its name, by which it can be taken off: `day:thursday`, `age:7`, `place:BS5`.
    pub id: String,
    /// The question's own words.
    pub words: String,
    /// What it asks for.
    #[serde(flatten)]
    pub constraint: Constraint,
    /// Which of the question's words say hardly anything else, each with what it still counts.
    #[serde(skip)]
    pub(crate) spent: Vec<(usize, f32)>,
}

impl Understood {
    /// As if some words had said it, and something else besides.
    pub fn new(id: &str, words: &str, constraint: Constraint) -> Self {
        Self { id: id.to_owned(), words: words.to_owned(), constraint, spent: Vec::new() }
    }
}

/// What may be asked for beside words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Constraint {
    /// For somebody of this age, in years.
    Age {
        /// The youngest.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<f64>,
        /// The oldest.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<f64>,
    },
    /// One of these, all of one group.
    Trait {
        /// What they are about.
        group: TraitGroup,
        /// Which.
        any: Vec<Trait>,
    },
    /// In this language, by BCP 47's code.
    Language {
        /// Which.
        language: String,
    },
    /// Open at the moment of the question.
    Open,
    /// Near here.
    Place {
        /// Its name.
        name: String,
        /// Degrees north and east.
        #[serde(skip)]
        place: Box<Place<'static>>,
    },
}

/// What a word counts that was understood to say when, where or for whom: many records say it in no other way.
const SPENT: f32 = 0.6;

/// What one counts that is of a whole postcode: two of them are of one place though they look alike in nothing.
const POSTCODE: f32 = 0.1;

impl Constraint {
    /// Its name, as that of its facet or parameter.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Age { .. } => "age",
            Self::Trait { group, .. } => group.as_str(),
            Self::Language { .. } => "language",
            Self::Open => "open",
            Self::Place { .. } => "near",
        }
    }
}

/// A word of a question, as it is written, in small letters.
type Words<'a> = &'a [String];

/// Everything that the words say beside what they are about. `now` is the moment on the clock of the person who asks:
/// without it "today" says nothing.
pub(crate) fn understood(words: Words<'_>, now: Option<DateTime>) -> Vec<Understood> {
    let mut all: Vec<Understood> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let found = postcode(rest)
            .or_else(|| age(rest))
            .or_else(|| {
                trait_said(rest, now).filter(|found| match &found.constraint {
                    Constraint::Trait { group: TraitGroup::Cost, .. } => !follows(words, at, FREE_OF),
                    Constraint::Trait { group: TraitGroup::Day, .. } => !follows(words, at, BEFORE),
                    _ => true,
                })
            })
            .or_else(|| language(rest).filter(|found| !is_lesson(words, at, found.length)))
            .or_else(|| town(rest));
        let Some(Found { length, spent, id, constraint }) = found else {
            at += 1;
            continue;
        };
        let said = rest[..length].join(" ");
        let counts = match &constraint {
            Constraint::Place { place, .. } if place.is_exact() => POSTCODE,
            _ => SPENT,
        };
        let spent = (at..at + length).filter(|_| spent).map(|word| (word, counts)).collect();
        let same = all.iter_mut().find(|it| match (&it.constraint, &constraint) {
            (Constraint::Trait { group, .. }, Constraint::Trait { group: other, .. }) => group == other,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        });
        match (same, constraint) {
            // "Tuesday or Thursday" is either.
            (
                Some(Understood {
                    constraint: Constraint::Trait { any, .. },
                    id: known,
                    words,
                    spent: all_spent,
                    ..
                }),
                Constraint::Trait { any: more, .. },
            ) => {
                for it in more.into_iter().filter(|it| !any.contains(it)).collect::<Vec<_>>() {
                    any.push(it);
                    *known = format!("{known}+{}", it.as_str());
                }
                *words = format!("{words} {said}");
                all_spent.extend(spent);
            }
            // Of two ages or places the first counts.
            (Some(_), _) => {}
            (None, constraint) => all.push(Understood { id, words: said, constraint, spent }),
        }
        at += length;
    }
    all
}

struct Found {
    length: usize,
    /// Whether the words say nothing else: "thursday" does not, "toddler" does.
    spent: bool,
    id: String,
    constraint: Constraint,
}

/// Words before a day that ends a time: "no money until Friday" asks for nothing that is open on Fridays.
const BEFORE: &[&str] =
    &["until", "till", "til", "untill", "by", "before", "since", "last", "hyd", "tan", "erbyn", "cyn"];

/// Whether one of some words stands before a place, perhaps with a word between that says which: "until next Friday".
fn follows(words: Words<'_>, at: usize, any: &[&str]) -> bool {
    let which = usize::from(at > 1 && is(words, at - 1, &["next", "this", "dydd", "nos"]));
    at > which && is(words, at - 1 - which, any)
}

fn is(words: Words<'_>, at: usize, any: &[&str]) -> bool {
    words.get(at).is_some_and(|word| any.contains(&word.as_str()))
}

const NEAR: &[&str] = &["in", "near", "at", "around", "round", "from", "within", "yn", "ger"];

fn postcode(words: Words<'_>) -> Option<Found> {
    let before = usize::from(is(words, 0, NEAR));
    let whole = words.get(before..before + 2).map(|pair| pair.join(" "));
    let whole = whole.filter(|text| text.parse::<Postcode>().is_ok());
    let one = words.get(before).filter(|word| {
        // "bs5" and "bs56xx", not "a1" forms, "mp3" or "covid19".
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.len() <= 7 && digits > 0 && word.starts_with(|first: char| first.is_ascii_alphabetic())
    });
    let (text, length) = match (whole, one) {
        (Some(whole), _) => (whole, 2),
        (None, Some(one)) => (one.clone(), 1),
        (None, None) => return None,
    };
    let Ok(Whereabouts::One(place)) = Whereabouts::parse(&text) else { return None };
    // "b12" and "e10" may be vitamins and numbers: alone they count where somebody says "near".
    if length == 1 && before == 0 && text.len() < 3 {
        return None;
    }
    Some(at_place(place, before + length))
}

fn town(words: Words<'_>) -> Option<Found> {
    // Who is stuck in the bath is not in Bath, nor in March in springtime.
    if !is(words, 0, &["in", "near", "around", "ger"])
        || is(words, 1, &["the", "a", "my", "our", "his", "her", "their", "march", "wales"])
    {
        return None;
    }
    let towns = Gazetteer::bundled().towns();
    (1..=3).rev().find_map(|length| {
        let name = words.get(1..=length)?.join(" ");
        if name.len() < 4 || towns.named(&name).is_empty() {
            return None;
        }
        // Several places of that name: it cannot be known which, so it is left to the words.
        match Whereabouts::parse(&name) {
            Ok(Whereabouts::One(place)) => Some(at_place(place, 1 + length)),
            _ => None,
        }
    })
}

fn at_place(place: Place<'static>, length: usize) -> Found {
    let name = place.name();
    let id = format!("place:{name}");
    Found { length, spent: true, id, constraint: Constraint::Place { name, place: Box::new(place) } }
}

fn age(words: Words<'_>) -> Option<Found> {
    let number = |at: usize| -> Option<f64> {
        let word = words.get(at)?;
        let digits = word
            .trim_end_matches(['s', '\''])
            .trim_end_matches("yrs")
            .trim_end_matches("yr")
            .trim_end_matches("yo");
        let number: f64 = digits.parse().ok()?;
        (number <= 110.0 && !digits.is_empty()).then_some(number)
    };
    let years = |at: usize| -> usize {
        if !is(words, at, &["year", "years", "yr", "yrs", "yo", "mlwydd", "oed"]) {
            return 0;
        }
        1 + usize::from(is(words, at + 1, &["old", "olds", "oed"]))
    };
    let spent = |length: usize, from: Option<f64>, to: Option<f64>| {
        let id = match (from, to) {
            (Some(from), Some(to)) if from == to => format!("age:{from}"),
            (from, to) => format!(
                "age:{}-{}",
                from.map(|it| it.to_string()).unwrap_or_default(),
                to.map(|it| it.to_string()).unwrap_or_default()
            ),
        };
        Some(Found { length, spent: true, id, constraint: Constraint::Age { from, to } })
    };
    if is(words, 0, &["over", "above", "dros"]) && is(words, 1, &["the"]) {
        let from = number(2)?;
        return spent(3, Some(from), None);
    }
    if is(words, 0, &["over", "above", "dros"]) {
        let from = number(1)?;
        // "over 60" is somebody's age; "over 3 months" and "over £5" are not.
        return (from >= 18.0 || words[1].ends_with('s')).then(|| spent(2 + years(2), Some(from), None))?;
    }
    if is(words, 0, &["under", "below", "dan"]) {
        let to = number(1)?;
        return (to <= 30.0).then(|| spent(2 + years(2), None, Some((to - 1.0).max(0.0))))?;
    }
    if is(words, 0, &["age", "aged", "oed", "oedran"]) {
        let from = number(1)?;
        if is(words, 2, &["to", "i"])
            && let Some(to) = number(3)
        {
            return spent(4, Some(from), Some(to));
        }
        return spent(2, Some(from), Some(from));
    }
    let from = number(0)?;
    if words[0].ends_with("yo") || words[0].ends_with("yr") || words[0].ends_with("yrs") {
        return spent(1 + usize::from(is(words, 1, &["old", "olds"])), Some(from), Some(from));
    }
    if is(words, 1, &["to", "i"])
        && let Some(to) = number(2)
        && years(3) > 0
    {
        return spent(3 + years(3), Some(from), Some(to));
    }
    match years(1) {
        0 if is(words, 1, &["plus"]) && from >= 18.0 => spent(2, Some(from), None),
        0 => None,
        length => spent(1 + length, Some(from), Some(from)),
    }
}

/// Words after which "free" says nothing of cost: "free school meals", "free bus pass" is the thing itself.
const FREE_THINGS: &[&str] =
    &["school", "childcare", "nursery", "prescriptions", "prescription", "bus", "hours", "from", "church"];

/// Words before it: "smoke free", "gluten free".
const FREE_OF: &[&str] =
    &["alcohol", "barrier", "cruelty", "dairy", "drug", "gluten", "smoke", "step", "stress", "sugar", "tax"];

fn trait_said(words: Words<'_>, now: Option<DateTime>) -> Option<Found> {
    let of = |length: usize, spent: bool, group: TraitGroup, any: &[Trait]| Found {
        length,
        spent,
        id: format!("{}:{}", group.as_str(), any.iter().map(|it| it.as_str()).collect::<Vec<_>>().join("+")),
        constraint: Constraint::Trait { group, any: any.to_vec() },
    };
    if let Some(now) = now {
        let day =
            |days: i64| now.date().checked_add(jiff::Span::new().days(days)).ok().map(|it| it.weekday());
        if is(words, 0, &["today", "heddiw"]) {
            return Some(of(1, true, TraitGroup::Day, &[Trait::of_day(day(0)?)]));
        }
        if is(words, 0, &["tonight", "heno"]) {
            return Some(of(1, true, TraitGroup::Time, &[Trait::Evening]));
        }
        if is(words, 0, &["tomorrow", "yfory"]) {
            return Some(of(1, true, TraitGroup::Day, &[Trait::of_day(day(1)?)]));
        }
        let length =
            ["open now", "open right now", "right now", "ar agor nawr", "ar agor rwan", "ar agor rŵan"]
                .iter()
                .filter_map(|said| begins_with(words, said))
                .max();
        if let Some(length) = length {
            return Some(Found {
                length,
                spent: true,
                id: "open:now".to_owned(),
                constraint: Constraint::Open,
            });
        }
    }
    let fitting = TRAITS.iter().filter_map(|it| Some((begins_with(words, it.0)?, it)));
    let (length, (_, spent, group, any)) = fitting.max_by_key(|(length, _)| *length)?;
    if any[0] == Trait::Free && is(words, length, FREE_THINGS) {
        return None;
    }
    Some(of(length, *spent, *group, any))
}

/// How many words some text is, where a question goes on with them.
fn begins_with(words: Words<'_>, text: &str) -> Option<usize> {
    let mut length = 0;
    let is_next = |word| {
        length += 1;
        words.get(length - 1).is_some_and(|it| it == word)
    };
    text.split(' ').all(is_next).then_some(length)
}

/// What those who speak languages call them, each as the words of a question, with its code.
static OWN_NAMES: LazyLock<Vec<(Vec<String>, &str)>> = LazyLock::new(|| {
    let analyser = as_written();
    let written = |name| tokens(&analyser, name, usize::MAX).into_iter().map(|token| token.text).collect();
    spoken::own_names().map(|(own, code)| (written(own), code)).collect()
});

/// What is learnt is named by its language, too.
const LESSONS: &[&str] = &[
    "learn",
    "learning",
    "lesson",
    "lessons",
    "class",
    "classes",
    "course",
    "courses",
    "teach",
    "teacher",
    "dysgu",
    "gwers",
    "gwersi",
    "dosbarth",
    "dosbarthiadau",
    "cwrs",
    "cyrsiau",
];

/// Whether the words at a place are beside those of a lesson.
fn is_lesson(words: Words<'_>, at: usize, length: usize) -> bool {
    (at > 0 && is(words, at - 1, LESSONS)) || is(words, at + length, LESSONS)
}

fn language(words: Words<'_>) -> Option<Found> {
    let own = OWN_NAMES.iter().filter(|(own, _)| words.starts_with(own)).max_by_key(|(own, _)| own.len());
    if let Some((own, code)) = own {
        let id = format!("language:{}", spoken::name(code).unwrap_or(code));
        let constraint = Constraint::Language { language: (*code).to_owned() };
        return Some(Found { length: own.len(), spent: true, id, constraint });
    }
    // "polish speaking", "speaks polish", "in polish"; alone it may be a people, a food or a lesson.
    let is_name = |at: usize| words.get(at).is_some_and(|word| spoken::names().any(|name| name == word));
    let spoken = is(words, 0, &["speak", "speaks", "speaking", "spoken", "in"]) && is_name(1);
    let speaking = is_name(0) && is(words, 1, &["speaking", "speaker", "speakers", "interpreter"]);
    let name = if spoken { &words[1] } else { words.first().filter(|_| speaking)? };
    let id = format!("language:{name}");
    let constraint = Constraint::Language { language: crate::traits::language(name) };
    Some(Found { length: 2, spent: false, id, constraint })
}
