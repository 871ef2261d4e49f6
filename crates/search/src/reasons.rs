//! Why a hit is there, in the record's own words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finder::{Finder, Match};
use crate::{Document, Hit, Part, Reason, summary};

/// How strong a word is as a reason, by where it is.
const fn strength(part: Part) -> usize {
    match part {
        Part::Name => 4,
        Part::Organization | Part::Topic => 2,
        Part::Description | Part::ReadFromText => 1,
    }
}

/// Shows a document that was found as a hit.
pub(crate) fn hit(document: Document, finder: &mut Finder, score: f32) -> Hit {
    let description = document.description.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut in_description = finder.find(&description);
    let mut reasons = reasons(&document, &description, &in_description, finder);
    if reasons.is_empty() {
        finder.loosen(true);
        in_description = finder.find(&description);
        reasons = self::reasons(&document, &description, &in_description, finder);
        finder.loosen(false);
    }
    Hit {
        id: document.id,
        name: document.name,
        organization: document.organization,
        summary: summary::around_first_match(&description, &in_description),
        status: document.status,
        assured_date: document.assured_date,
        reasons,
        keeps: Vec::new(),
        distance_metres: None,
        explained: None,
        score,
    }
}

fn reasons(
    document: &Document,
    description: &str,
    in_description: &[Match],
    finder: &mut Finder,
) -> Vec<Reason> {
    let mut name = Words::default();
    name.add(&document.name, &finder.find(&document.name));
    if let Some(other_name) = &document.alternate_name {
        name.add(other_name, &finder.find(other_name));
    }
    let mut organization = Words::default();
    if let Some(it) = &document.organization {
        organization.add(&it.name, &finder.find(&it.name));
    }
    let mut topics = Words::default();
    for topic in &document.topics {
        topics.add(topic, &finder.find(topic));
    }
    let mut rest = Words::default();
    rest.add(description, in_description);
    for other in &document.other {
        rest.add(other, &finder.find(other));
    }
    // The quote stands for the words, unless the record has them itself.
    let mut read = Words::default();
    for said in &document.read_from_text {
        for found in finder.find(&said.words) {
            if [&name, &organization, &topics, &rest].iter().all(|words| !words.0.contains_key(&found.sought))
            {
                read.0.entry(found.sought).or_insert_with(|| said.quote.clone());
            }
        }
    }
    let parts = [
        (Part::Name, name),
        (Part::Organization, organization),
        (Part::Topic, topics),
        (Part::Description, rest),
        (Part::ReadFromText, read),
    ];
    let mut reasons: Vec<Reason> = Vec::new();
    for (part, words) in parts {
        for (sought, text) in words.0 {
            let because = finder.sought(sought).because.as_ref();
            match reasons.iter_mut().find(|it| it.part == part && it.because.as_ref() == because) {
                Some(reason) if reason.words.contains(&text) => {}
                Some(reason) => reason.words.push(text),
                None => reasons.push(Reason { part, words: vec![text], because: because.cloned() }),
            }
        }
    }
    reasons.sort_by_key(|reason| Reverse(strength(reason.part) * reason.words.len()));
    reasons
}

/// What a part has of what is looked for, each as the part first has it.
#[derive(Default)]
struct Words(BTreeMap<usize, String>);

impl Words {
    fn add(&mut self, text: &str, matches: &[Match]) {
        for found in matches {
            self.0.entry(found.sought).or_insert_with(|| text[found.place.clone()].to_owned());
        }
    }
}
