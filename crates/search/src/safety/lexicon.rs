//! What the files of `thesaurus/safety` say, made ready.

use std::sync::LazyLock;

use super::{Topic, pattern::Patterns, reading::Reader, spelling::Spelling};

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../../../thesaurus/safety/", $name))
    };
}

const SHORT: &str = file!("short.txt");
const WORDS: [&str; 2] = [file!("words.txt"), file!("words-welsh.txt")];
const IDIOMS: &str = file!("idioms.txt");
const QUIET: &str = file!("quiet.txt");
const NEVER_CORRECTED: &str = file!("never-corrected.txt");
const DANGERS: [(Topic, &str); 9] = [
    (Topic::Emergency, file!("emergency.txt")),
    (Topic::Suicide, file!("suicide.txt")),
    (Topic::HonourAbuse, file!("honour-abuse.txt")),
    (Topic::HateCrime, file!("hate-crime.txt")),
    (Topic::Exploitation, file!("exploitation.txt")),
    (Topic::SexualViolence, file!("sexual-violence.txt")),
    (Topic::ChildAtRisk, file!("child-at-risk.txt")),
    (Topic::AdultAtRisk, file!("adult-at-risk.txt")),
    (Topic::DomesticAbuse, file!("domestic-abuse.txt")),
];

/// How a pattern of danger is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It tells what happens to somebody: "he hits me".
    Said,
    /// It names a subject: "domestic abuse".
    Named,
}

impl Told {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Named => "named",
        }
    }
}

/// What a match of a pattern of danger means: how it is meant, and the topics, the likeliest first; and its line.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) told: Told,
    pub(super) topics: Vec<Topic>,
    pub(super) line: &'static str,
}

/// What else in a question counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Somebody at work looks for a form, a course or figures.
    Professional,
    /// Somebody looks for something to do or to buy.
    Leisure,
    /// Somebody mourns.
    Bereaved,
    /// It presses.
    Urgent,
    /// Somebody speaks of themselves.
    FirstPerson,
}

/// What sounds like danger and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Idiom {
    pub(super) line: &'static str,
    /// Whether it is none only where the question says nothing else.
    pub(super) alone: bool,
}

#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) spelling: Spelling,
    /// Each class of words, after how many it has.
    pub(super) classes: Patterns<(usize, &'static str)>,
    pub(super) idioms: Patterns<Idiom>,
    pub(super) manners: Patterns<Manner>,
    pub(super) dangers: Patterns<Meaning>,
    /// What could not be read: nothing, or a test fails.
    #[cfg_attr(not(test), expect(dead_code, reason = "the embedded files are held by a test"))]
    pub(super) complaints: Vec<String>,
}

impl Lexicon {
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
        &EMBEDDED
    }

    fn read() -> Self {
        let mut reader = Reader::default();
        reader.short(SHORT);
        WORDS.iter().for_each(|file| reader.classes(file));
        let mut idioms = Vec::new();
        for (heading, line, pattern) in reader.patterns(IDIOMS) {
            match heading {
                "idioms" => idioms.push((pattern, Idiom { line, alone: false })),
                "alone" => idioms.push((pattern, Idiom { line, alone: true })),
                _ => reader.complaints.push(format!("idioms: what is “{heading}”?")),
            }
        }
        let mut manners = Vec::new();
        for (heading, _, pattern) in reader.patterns(QUIET) {
            match Manner::ALL.into_iter().find(|manner| manner.as_str() == heading) {
                Some(manner) => manners.push((pattern, manner)),
                None => reader.complaints.push(format!("quiet: what is “{heading}”?")),
            }
        }
        let mut dangers = Vec::new();
        for (topic, file) in DANGERS {
            for (heading, line, pattern) in reader.patterns(file) {
                match meaning(topic, heading, line) {
                    Some(meaning) => dangers.push((pattern, meaning)),
                    None => reader.complaints.push(format!("{}: what is “{heading}”?", topic.as_str())),
                }
            }
        }
        reader.never_corrected(NEVER_CORRECTED);
        let vocabulary = reader.spelling.len();
        Self {
            classes: Patterns::new(reader.classes_alone(), vocabulary),
            idioms: Patterns::new(idioms, vocabulary),
            manners: Patterns::new(manners, vocabulary),
            dangers: Patterns::new(dangers, vocabulary),
            spelling: reader.spelling,
            complaints: reader.complaints,
        }
    }
}

impl Manner {
    const ALL: [Self; 5] =
        [Self::Professional, Self::Leisure, Self::Bereaved, Self::Urgent, Self::FirstPerson];

    /// As it heads its patterns.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::Leisure => "leisure",
            Self::Bereaved => "bereaved",
            Self::Urgent => "urgent",
            Self::FirstPerson => "first person",
        }
    }
}

fn meaning(file: Topic, heading: &str, line: &'static str) -> Option<Meaning> {
    let mut parts = heading.split(',').map(str::trim);
    let told = match parts.next()? {
        "said" => Told::Said,
        "named" => Told::Named,
        _ => return None,
    };
    let mut topics = vec![file];
    for part in parts {
        match part.strip_suffix(" first") {
            Some(first) => topics.insert(0, Topic::parse(first)?),
            None => topics.push(Topic::parse(part)?),
        }
    }
    Some(Meaning { told, topics, line })
}
