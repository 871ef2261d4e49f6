//! Why a hit is there, in the record's own words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finder::{Finder, Match};
use crate::{Document, Hit, Part, Reason, summary};

/// How strong a word is as a reason, by where it is.
const fn strength(part: Part) -> usize {
    match part {
        Part::Steward => 8,
        Part::Name => 4,
        Part::Organization | Part::Topic => 2,
        Part::Description | Part::ReadFromText => 1,
    }
}

/// Shows a service that was found as a hit.
pub(crate) fn hit(shown: &Document, finder: &Finder, score: f32) -> Hit {
    let find = |loosely| {
        let in_description = finder.find(&shown.description, loosely);
        let reasons = reasons(shown, &in_description, finder, loosely);
        (in_description, reasons)
    };
    let (mut in_description, mut reasons) = find(false);
    if reasons.is_empty() {
        (in_description, reasons) = find(true);
    }
    Hit {
        id: shown.id,
        name: shown.name.clone(),
        organization: shown.organization.clone(),
        summary: summary::around_first_match(&shown.description, &in_description),
        status: shown.status.clone(),
        assured_date: shown.assured_date.clone(),
        steward: shown.steward.clone(),
        action: shown.action.clone(),
        reasons,
        traits: Vec::new(),
        ages: None,
        keeps: Vec::new(),
        place: shown.places.iter().find(|place| !place.is_empty()).cloned(),
        other_places: shown.places.len().saturating_sub(1),
        phone: shown.phone.clone(),
        price: shown.price.clone(),
        application_process: shown.application_process.clone(),
        eligibility: shown.eligibility.clone(),
        fees: shown.fees.clone(),
        topics: shown.topics.clone(),
        distance_metres: None,
        opening: None,
        explained: None,
        score,
    }
}

fn reasons(shown: &Document, in_description: &[Match], finder: &Finder, loosely: bool) -> Vec<Reason> {
    let of = |texts: &mut dyn Iterator<Item = &String>| {
        let mut words = Words::default();
        texts.for_each(|text| words.add(text, &finder.find(text, loosely)));
        words
    };
    let name = of(&mut [&shown.name].into_iter().chain(&shown.alternate_name));
    let organization = of(&mut shown.organization.iter().map(|it| &it.name));
    let topics = of(&mut shown.topics.iter());
    let mut rest = Words::default();
    rest.add(&shown.description, in_description);
    for other in &shown.other {
        rest.add(other, &finder.find(other, loosely));
    }
    // The quote stands for the words, unless the record has them itself.
    let mut read = Words::default();
    for said in &shown.read_from_text {
        for found in finder.find(&said.words, loosely) {
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
