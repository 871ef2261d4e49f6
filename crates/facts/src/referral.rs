//! How people get in.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Found, Kind, Referral, Value,
    around::{before, is_denied, overlap, pattern, sentence_after, sentence_before},
    hints::{Hint, Hints},
};

/// How each way in is said. The first that fits some words is read.
const WAYS: [(Referral, Hint, &str); 6] = [
    (
        Referral::NoReferral,
        Hint::Referral,
        r"\b(?:no|without (?:a|any)|(?:don['’]?t|do not|doesn['’]t|does not) (?:need|require) (?:a|any|to have a)|not need(?:ing)? a|no need for a) (?:(?:professional|gp|formal|doctor['’]?s|medical|prior) )*referrals?(?: (?:is|are))?(?: (?:needed|required|necessary))?|\breferral (?:is )?(?:not|isn['’]t) (?:needed|required|necessary)|\breferral (?:needed|required)\? ?[-–:]? ?no\b|\b(?:don['’]?t|do not) need to be referred\b",
    ),
    (
        Referral::DropIn,
        Hint::DropIn,
        r"\bno need to (?:book|make an appointment|register)\b|\b(?:no|without an?|(?:don['’]?t|do not|doesn['’]t) need (?:an|to make an|to book an)) (?:prior )?(?:appointments?|booking)(?: (?:is|are))?(?: (?:needed|required|necessary))?|\b(?:(?:don['’]?t|do not) need|not necessary) to (?:pre-?)?book\b|\b(?:just|simply|to do is|and|can|please|you can just|or just) (?:turn up|drop in|pop in|pop along|drop by|show up)\b|\bfeel free to (?:drop|pop) in\b|\bdrop[- ]ins?\b|\bpop in (?:any ?time|for|and|on|between|to)\b|\bwalk[- ]ins?(?: (?:centre|clinic|service|session|appointments)s?| welcome)\b|\bwalk-ins?\b",
    ),
    (
        Referral::SelfReferral,
        Hint::SelfReferral,
        r"\bself[- ]?referr?(?:al|als|ed|ing|s)?\b|\brefer (?:yourself|themselves|yourselves|himself|herself)\b",
    ),
    (
        Referral::ProfessionalReferral,
        Hint::Referral,
        r"\b(?:by|through|via|upon) (?:a )?(?:(?:professional|gp|agency|medical|formal) )?referral(?: only|\b)|\b(?:gp|professional|health professional|agency|doctor['’]?s?|medical|hospital|social worker) referrals?(?: (?:is|are))? (?:only|required|needed|necessary|essential|accepted|welcome|taken)\b|\breferrals? (?:(?:voucher|form|letter) )?(?:(?:is|are) )?(?:always )?(?:required|necessary|essential|needed\? ?[-–:]? ?yes|needed|only)\b|\bneeds? (?:a )?referral\? ?[-–:]? ?yes\b|\brequires? a (?:\w+ )?referral\b|\b(?:need|needs|have|must) (?:(?:to have )?a (?:[a-z]+ )?referral|to be referred|be referred)\b|\breferr(?:ed|als?)(?: to us)?(?: (?:is|are|can be|must be|may be))?(?: (?:made|accepted|received|taken|come|welcome|welcomed))? (?:either )?(?:by|from|through|via) {WHO}|\b(?:accept|receive|take)s? referrals (?:from|by|through|via) {WHO}",
    ),
    (
        Referral::Appointment,
        Hint::Appointment,
        r"\bby (?:appointments?(?: only)?|prior arrangement)\b|\b(?:pre-?booked )?appointments?(?:[- ]only| (?:is |are )?(?:required|necessary|needed|essential|only))\b|\b(?:pre-?|advance )?book(?:ing)?s? (?:in advance )?(?:(?:is|are) )?(?:required|essential|necessary|needed|a must|only|compulsory)\b|\b(?:must|needs? to|have to|required to|essential to) (?:be )?(?:(?:pre-?)?book(?:ed)?|make an appointment|register)\b|\bplease (?:pre-?)?book\b|\b(?:please )?book (?:in advance|ahead|your place|your space|your session|a place|a slot)\b|\b(?:to|please|or|can) (?:book|make|arrange) (?:an?|your) (?:[a-z-]+ )?appointments?\b|\bbook at least (?:\d+|an?|one|two|three|a few) (?:hours?|days?|weeks?)(?: in advance)?\b|\bbook a (?:session|class)\b|\bjust book\b|\b(?:contact|e-?mail|ring|call|phone|text)(?: [^\s.,;!?]+){1,4} to book\b|\bto book (?:a|your) (?:place|space|slot|session)\b|\bto book,? (?:please )?(?:call|ring|phone|email|contact|visit|text)\b|\b(?:sign[- ]?up|registration|pre-?registration|pre-?booking) (?:is |are )?(?:required|essential|necessary|needed)\b|\bpre-?booked appointments?\b",
    ),
    (
        Referral::Membership,
        Hint::Membership,
        r"\bmembers[- ]only\b|\bmembership (?:is )?(?:required|needed|necessary|essential)\b|\b(?:must|need to|needs to|have to|required to) (?:be|become|join as) (?:an? )?(?:[a-z-]+ )?members?\b|\b(?:open|available|restricted|exclusive) (?:only )?(?:to|for) (?:our )?members(?: only)?\b|\bonce you (?:become|are|have become) a member\b|\bfor members only\b",
    ),
];

/// Those who refer people.
pub(crate) const WHO: &str = r"(?:(?:their|your|an?|any|all|one of (?:our|the)|the|other|local) )?(?:(?:own|other|local|health|healthcare|health and social care|social|care|support|mental health|medical|statutory|voluntary|partner|relevant|appropriate|key|nhs|referring) ){0,2}(?:gps?|doctors?|professionals?|council|schools?|hospitals?|consultants?|workers?|(?:support|social|key|link) workers?|social services|agenc(?:y|ies)|services|organisations|authorit(?:y|ies)|nurses?|midwives|midwife|health visitors?|practitioners?|practices?|surger(?:y|ies)|courts?|police|probation(?: officers?)?|clinicians?|therapists?|teams?|specialists?|prescribers?)\b";

static EACH: LazyLock<Vec<Regex>> =
    LazyLock::new(|| WAYS.iter().map(|(_, _, ways)| pattern(&ways.replace("{WHO}", WHO))).collect());

/// Where another service, a form or a thing is meant.
static OTHER_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:shower|towels?|tea|bank|signpost\w*|table|room|rooms|hall|other|(?:if|when|once|after|before) (?:a|an|you)|whether|(?:number|line) is (?:only )?for|used to|previously|hire|tickets?|lunch(?:es)?|meals?|children['’]s|people to|helps? (?:you |people )?to|clients to|support (?:with|to)|advisable|recommended|best|advised|(?:(?:do|does|wo)n['’]t|not|no|without)(?: the| a| any)? (?:needing|need|requiring|require)[^.;]{0,40})\b[^.;]{0,20}$",
    )
});

static OTHER_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?: (?:specialist|form|numbers|advisable|recommended|(?:is|are) (?:advisable|recommended|advised|preferred|not)|with (?:your|a|the) (?:gp|doctor|nurse|optician|dentist|pharmac\w+)|temperature|confidence|income|sales|shower|wardrobe|bath|to other|scheme|centre \(sarc|pathway|agenc\w+|network|on to|fees?|the bucket|and forget)|s? for (?:help|advice) on|[’'])",
    )
});

/// The ways in.
pub(crate) fn read(text: &str, hints: &Hints) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (way, (referral, hint, _)) in WAYS.into_iter().enumerate() {
        if !hints.has(hint) {
            continue;
        }
        let earlier = found.len();
        for told in EACH[way].find_iter(text) {
            let words = told.as_str().trim_end();
            let words = ["for", "and", "on", "between", "to"]
                .iter()
                .find_map(|last| words.strip_suffix(last)?.strip_suffix(' '))
                .filter(|_| words.to_ascii_lowercase().starts_with("pop in"))
                .unwrap_or(words);
            let at = told.start() + leading(words)..told.start() + words.len();
            let ahead = sentence_before(text, at.start, 60);
            let says_no = matches!(referral, Referral::NoReferral)
                || referral == Referral::DropIn
                    && !["drop", "walk"].iter().any(|word| words.to_lowercase().contains(word));
            if (!says_no && is_denied(text, at.start))
                || OTHER_BEFORE.is_match(ahead)
                || OTHER_AFTER.is_match(sentence_after(text, told.end(), 24))
                || referral == Referral::Membership && text[told.end()..].starts_with(" of")
                || referral == Referral::DropIn && !is_drop_in(text, &at)
                // A question that its answer decides, and "book and turn up".
                || text[told.end()..].trim_start_matches(' ').starts_with('?')
                || referral == Referral::DropIn
                    && before(text, at.start, 9).to_lowercase().ends_with("book and ")
            {
                continue;
            }
            found.push(Found::new(Kind::Referral, Value::Referral(referral), at));
        }
        // Those of one way are in order, so that each need only be looked for among the earlier.
        let (known, new) = found.split_at(earlier);
        let crossing: Vec<bool> =
            new.iter().map(|new| known.iter().any(|known| overlap(&known.at, &new.at))).collect();
        let mut crossing = crossing.into_iter();
        let mut seen = 0;
        found.retain(|_| {
            seen += 1;
            seen <= earlier || !crossing.next().unwrap_or(false)
        });
    }
    found
}

/// Bytes before the words that say it: "and just turn up" is quoted from "just".
fn leading(words: &str) -> usize {
    let small = words.to_ascii_lowercase();
    ["and ", "can ", "please ", "or just ", "or ", "to do is "]
        .iter()
        .find(|lead| small.starts_with(*lead) && !small.contains("book"))
        .map_or(0, |lead| lead.len())
}

/// "a drop in numbers" is none.
fn is_drop_in(text: &str, at: &std::ops::Range<usize>) -> bool {
    let words = text[at.clone()].to_lowercase();
    if words != "drop in" && words != "drop ins" {
        return true;
    }
    let next = crate::around::word_after(text, at.end).to_lowercase();
    let previous = crate::around::word_before(text, at.start);
    let nouns = [
        "session",
        "sessions",
        "service",
        "services",
        "centre",
        "centres",
        "clinic",
        "clinics",
        "group",
        "groups",
        "support",
        "advice",
        "café",
        "cafe",
        "surgery",
        "surgeries",
        "club",
        "gardening",
        "job",
        "peer",
        "hub",
        "day",
        "coffee",
        "for",
        "any",
        "anytime",
        "between",
        "and",
        "to",
        "or",
        "appointments",
        "event",
        "events",
        "weekly",
        "facility",
        "basis",
        "at",
        "from",
        "on",
        "is",
        "no",
        "with",
        "help",
        "it",
        "class",
        "classes",
    ];
    next.is_empty()
        || nouns.contains(&next.as_str())
        || matches!(previous.as_str(), "just" | "can" | "weekly" | "free")
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("You can self-refer", "self_referral")]
    #[case("Please refer yourself online", "self_referral")]
    #[case("Ask your GP: by referral only", "professional_referral")]
    #[case("A referral is required", "professional_referral")]
    #[case("people referred to us by their GP", "professional_referral")]
    #[case("people can be referred by a health professional", "professional_referral")]
    #[case("Need referral? Yes", "professional_referral")]
    #[case("By appointment only", "appointment")]
    #[case("Just book and turn up", "appointment")]
    #[case("Please email the office to book", "appointment")]
    #[case("you can arrange a free appointment", "appointment")]
    #[case("walk-in testing on the High Street", "drop_in")]
    #[case("Booking is essential", "appointment")]
    #[case("You must book in advance", "appointment")]
    #[case("To book an appointment, ring", "appointment")]
    #[case("A weekly drop-in for carers", "drop_in")]
    #[case("No need to book", "drop_in")]
    #[case("just turn up", "drop_in")]
    #[case("Members only", "membership")]
    #[case("No referral needed", "no_referral")]
    #[case("Referral needed? No", "no_referral")]
    fn ways_in(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Referral), [format!("{value:?}")], "{text}");
    }

    #[rstest]
    #[case("a drop in numbers")]
    #[case("we make referrals to other services")]
    #[case("a Sexual Assault Referral Centre")]
    #[case("we do not accept self-referrals")]
    #[case("this is not a drop-in")]
    #[case("a member of staff")]
    #[case("please make an appointment with your GP")]
    #[case("Referral needed? Ask the desk")]
    #[case("No walk-in appointments are available")]
    #[case("those with medical referrals come first")]
    #[case("young people don't need a diagnosis, professional referral or consent")]
    #[case("this number is for new appointments only")]
    #[case("you will hear more when you book your place")]
    #[case("people referred to us by their friends")]
    #[case("a booklet, and books to read")]
    #[case("room booking is required")]
    fn no_ways_in(#[case] text: &str) {
        assert!(values(text, Kind::Referral).is_empty(), "{text}: {:?}", values(text, Kind::Referral));
    }
}
