//! How people get in, from a text that is about nothing else: HSDS's `application_process`.
//!
//! There "Ring the office" and "Just come" are whole answers. In a description they may be about anything, so
//! [`read`](crate::read) does not take them.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{Referral, Value, around::pattern, hints::Hints, referral};

/// Where one says what somebody shall do: a sentence's or a clause's beginning.
const DO: &str = r"(?:^|[.;:!,?] |\b(?:or|and|then|yourself,?|you (?:can|may)(?: also)?|to (?:join|start|apply|register),?) )(?:(?:just|simply|please|first|either|otherwise|also) )*";

/// How each way in is told. Each is looked for by itself: a service may have several.
const WAYS: [(Referral, &str); 5] = [
    (
        Referral::DropIn,
        r"{DO}(?:come(?: (?:in|along|to|and|as|by|with|on|for)\b|[.,;!]|$)|turn up|walk (?:in|up)|drop in|drop by|pop in|call (?:in|by|round)\b|arrive\b|step (?:on|aboard)|knock\b|no (?:booking|sign-up)\b)|\bno need to (?:book|tell us|ring)\b",
    ),
    (
        Referral::Appointment,
        r"{DO}(?:book|reserve|make an appointment|arrange (?:a|an)\b)|\b(?:to|and) (?:book|arrange|make) (?:an?|your|the) (?:[a-z-]+ )?(?:place|appointment|time|slot|visit|session|meeting|check|interview|tour)\b|\bto be given a time\b",
    ),
    (
        Referral::SelfReferral,
        r"{DO}(?:ring(?:[ .,;!]|$)|telephone|phone|call(?: (?:us|the|our|him|her|\d)|[.,;!]|$| or)|text\b|e-?mail\b|message\b|send (?:us )?(?:a|an|your)\b|write\b|contact\b|get in touch|apply\b|register\b|sign[- ]?up\b|enrol\b|subscribe\b|fill (?:in|out)\b|complete (?:the|our|a|an)\b|use the\b|answer\b|ask (?:us|for|anyone|yourself|(?:at|in) (?:the|our|any|either|reception|a)\b)|tell us\b|leave a (?:message|name|number)\b|join (?:online|by|at|in|on)\b|put your name\b|self-refer\b)|\b(?:yourself|yourselves|themselves)\b|\byou(?:, [a-z ,]+| or [a-z ]+)? (?:can|may) (?:refer|ask|ring|apply)\b|\bone of the family rings\b",
    ),
    (
        Referral::ProfessionalReferral,
        r"\b{WHO}[^.;]{0,40}\b(?:refers?\b|send you\b)|\bto refer you\b|\breferrals? (?:from|by|through) {WHO}|(?:^|[.;:] )(?:only )?(?:by|through|via) {WHO}|{DO}(?:ask|talk to|see|speak to) (?:at )?your {WHO}|\bask at your surgery\b",
    ),
    (Referral::Membership, r"{DO}(?:become|join as) (?:a |an )?(?:[a-z]+ )?member\b"),
];

static EACH: LazyLock<Vec<(Referral, Regex)>> = LazyLock::new(|| {
    let made = |way: &str| pattern(&way.replace("{DO}", DO).replace("{WHO}", referral::WHO));
    WAYS.iter().map(|(referral, way)| (*referral, made(way))).collect()
});

/// The ways in that an account of how to join names, each once and with the words that say it, in their order.
///
/// ```
/// use fingerpost_facts::{Referral, how_to_join};
///
/// let ways: Vec<Referral> =
///     how_to_join("Ring the office, or ask your GP to refer you.").into_iter().map(|(way, _)| way).collect();
/// assert_eq!(ways, [Referral::SelfReferral, Referral::ProfessionalReferral]);
/// ```
pub fn how_to_join(account: &str) -> Vec<(Referral, String)> {
    // What says it in any text says it here.
    let mut told: Vec<(Referral, Range<usize>)> = referral::read(account, &Hints::of(account))
        .into_iter()
        .filter_map(|found| match found.value {
            Value::Referral(way) => Some((way, found.at)),
            _ => None,
        })
        .collect();
    told.extend(EACH.iter().filter_map(|(way, is_told)| Some((*way, is_told.find(account)?.range()))));
    told.sort_by_key(|(_, at)| at.start);
    let mut ways: Vec<(Referral, String)> = Vec::new();
    for (way, at) in told {
        if ways.iter().all(|(known, _)| *known != way) {
            let words = account[at].trim_matches(|c: char| !c.is_alphanumeric());
            let words =
                ["or ", "and ", "then "].iter().find_map(|and| words.strip_prefix(and)).unwrap_or(words);
            ways.push((way, words.to_owned()));
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use Referral::{Appointment, DropIn, Membership, NoReferral, ProfessionalReferral, SelfReferral};

    #[test]
    fn an_account_of_how_to_join_names_its_ways() {
        for (account, ways) in [
            ("Ring the office.", &[SelfReferral][..]),
            ("Just ring. If all the lines are busy, leave your number.", &[SelfReferral]),
            ("Ring to book a place.", &[SelfReferral, Appointment]),
            ("Book on our website, or ring.", &[Appointment, SelfReferral]),
            ("Just come in.", &[DropIn]),
            ("Call in, or call us.", &[DropIn, SelfReferral]),
            ("Drop in, or ring between 2pm and 4pm to book.", &[DropIn, SelfReferral, Appointment]),
            ("Ask your GP to refer you.", &[ProfessionalReferral]),
            ("By your GP or district nurse.", &[ProfessionalReferral]),
            ("Ask at your surgery for a referral.", &[ProfessionalReferral]),
            ("GPs refer.", &[ProfessionalReferral]),
            ("Your GP can refer you, or refer yourself online.", &[ProfessionalReferral, SelfReferral]),
            ("Ring, or ask your social worker to refer you.", &[SelfReferral, ProfessionalReferral]),
            ("Become a member by telephone.", &[Membership]),
            ("Write to us. No referral needed.", &[SelfReferral, NoReferral]),
            ("Do not ring.", &[]),
            ("A coordinator calls you back.", &[]),
            ("How to get there: see the map.", &[]),
            ("", &[]),
        ] {
            let told: Vec<Referral> = how_to_join(account).into_iter().map(|(way, _)| way).collect();
            assert_eq!(told, ways, "{account}");
        }
    }
}
