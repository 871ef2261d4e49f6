//! Whether what was heard is danger, and of which kind.

use std::collections::BTreeSet;

use super::{
    Danger, Topic,
    lexicon::{Lexicon, Manner, Told},
    pattern::Heard,
    spelling::Reading,
    text,
};

/// More words than that are not read: a question has ten, a pasted page hundreds.
const MOST_WORDS: usize = 2000;

pub(super) fn of(lexicon: &Lexicon, question: &str) -> Option<Danger> {
    let typed = text::words(question, MOST_WORDS);
    let mut heard = hear(lexicon, &typed);
    // How it is said counts even within an idiom ("first aid training").
    let manners = lexicon
        .manners
        .matches(&heard)
        .into_iter()
        .map(|(manner, places)| (*manner, places))
        .collect::<Vec<_>>();
    // What is misspelt is not taken for an idiom: better a panel too many.
    let idioms: Vec<usize> = lexicon
        .idioms
        .matches(&heard)
        .into_iter()
        .filter(|(_, places)| places.iter().all(|place| heard[*place].exact))
        .flat_map(|(_, places)| places)
        .collect();
    for place in idioms {
        heard[place].spent = true;
    }
    let mut found: Vec<_> = lexicon.dangers.matches(&heard);
    if found.is_empty() {
        return None;
    }
    quieten(&manners, &mut found);
    let topics = rank(found.iter().map(|((told, topics), places)| (*told, topics.as_slice(), places.len())));
    if topics.is_empty() {
        return None;
    }
    let told_by: BTreeSet<usize> =
        found.iter().flat_map(|(_, places)| places.iter().map(|place| heard[*place].typed)).collect();
    let told_by = told_by.into_iter().map(|word| question[typed[word].at.clone()].to_owned()).collect();
    Some(Danger { topics, told_by })
}

type Found<'a> = (&'a super::lexicon::Meaning, Vec<usize>);

/// Leaves out what is not meant: a subject named by somebody at work, by somebody who wants something
/// to do, or by somebody who mourns. What somebody says of themselves always stays.
fn quieten(manners: &[(Manner, Vec<usize>)], found: &mut Vec<Found<'_>>) {
    let is = |wanted: Manner| manners.iter().any(|(manner, _)| *manner == wanted);
    if is(Manner::Urgent) {
        return;
    }
    let (personal, bereaved) = (is(Manner::FirstPerson), is(Manner::Bereaved));
    found.retain(|((told, topics), places)| {
        // A word that tells of the danger does not quieten it too.
        let elsewhere = |wanted| {
            let mut words = manners.iter().filter(|(manner, _)| *manner == wanted);
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
fn rank<'a>(found: impl Iterator<Item = (Told, &'a [Topic], usize)>) -> Vec<Topic> {
    let mut scores: Vec<(usize, Topic)> = Vec::new();
    for (told, topics, words) in found {
        let score = 4 * words + if told == Told::Said { 14 } else { 8 };
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
