//! Whether "free" says that nobody pays.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::around::{
    after, before, is_denied, pattern, sentence_after, sentence_before, word_after, word_before,
};

pub(crate) static FREE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bfree\b"));

/// Words before "free" that make another word of it.
const FREE_OF: [&str; 46] = [
    "feel",
    "feels",
    "feeling",
    "break",
    "breaks",
    "breaking",
    "set",
    "setting",
    "live",
    "living",
    "remain",
    "stay",
    "staying",
    "stress",
    "gluten",
    "dairy",
    "alcohol",
    "drug",
    "drugs",
    "smoke",
    "nut",
    "sugar",
    "trouble",
    "hassle",
    "worry",
    "pain",
    "debt",
    "interest",
    "tax",
    "rent",
    "crime",
    "care",
    "duty",
    "toll",
    "jargon",
    "screen",
    "plastic",
    "car",
    "traffic",
    "fancy",
    "obligation",
    "violence",
    "meat",
    "wheat",
    "child",
    "become",
];

/// What is free beside the service, and words that make "free" mean another thing.
static FREE_THING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:tea|teas|coffee|cake|cakes|wi-?fi|lunch|lunches|foods?|drinks?|refreshments?|snacks?|meals?|parking|transport|travel|trial|trials|tasters?|bus|buses|pass|passes|minibus|shuttle|equipment|installation|quotes?|quotations?|estimates?|surveys?|initial|first|consultations?|demonstrations?|no[- ]obligation|delivery|gifts?|uniform|from|of|to|style|time|up|range|running|milk|space|spaces|play|charging|points?|hours?|school|nursery|childcare|places?|speech|movement|standing|kick|will|writing|text|phone|post|mail|radio|choice|spirit|thinking|hand|wheel|fall|alarms?|safety|items?|clothes|toys?|books?|download\w*|printed|apps?|newsletters?|magazines?|leaflets?|guides?|factsheets?|toolkits?|tickets?|entry to|chargers?|showers?|samples?|kits?|prescriptions?|eye|sight|dental|hearing aids?|nhs|day|flu|condoms?|pregnancy tests?|sanitary|period|for|and easy|breakfast|dinner|supper|buffet|bread|fruit|veg|vegetables|tools|seeds?|plants?|bikes?|hire|loan|loans|house|home)\b",
    )
});

static FREE_SERVICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^,?[ \u{a0}]((?:[a-z0-9'’-]+(?:,|/| and| &| or)?[ \u{a0}]|[&•][ \u{a0}]){0,7}?)(services?|advice|support|sessions?|class(?:es)?|courses?|workshops?|help(?:lines?)?|help-lines?|counselling|activities|groups?|membership|programmes?|lessons?|training|guidance|advocacy|mediation|therapy|clinics?|entry|admission|entrance|activity|projects?|befriending|coaching|mentoring|legal advice|drop[- ]ins?|meetings?|scheme|tuition|self-help|confidential|forum|swimming|yoga|lines?|chat|webchat|events?|talks?|lectures?|webinars?|concerts?|performances?|exhibitions?)\b",
    )
});

static THING_IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:installation|delivery|refreshments|transport|travel|equipment|drinks?|tea|coffee|lunch|food|snacks|meals?|wi-?fi|hire|uniform|quotes?|leaflets?|membership card) (?:is|are|all)(?: \w+)?\s{1,2}$",
    )
});

/// Free to some only: "for eligible patients", "if you are on benefits".
static FREE_TO_SOME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?: of charge| at the point of (?:use|access|need|delivery)| to \w+)?,?[ \u{a0}](?:(?:for|to) (?:all |any |anyone |those |people |patients |clients |adults |families |women |men )?(?:who (?:are|is) )?(?:eligible|some|certain|under|over|unwaged|unemployed|concessions?|on (?:a )?(?:low|benefits|universal|certain|income|pension)|receiving|claiming|in receipt|with (?:a )?(?:low|passport|travel))|if\b|when (?:you|accompan)|unless|where you|with (?:a|an|any|every|your) \w+ ?(?:pass|card|ticket|purchase|membership|entry))",
    )
});

/// Some of it is free, somebody who comes along, or a first time.
static SOME_FREE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:eligible|entitled|qualify|apply|claim|applications?)\b[^.;]{0,30}|\b(?:some|certain|most|many|several|selected)(?: of (?:our|the|these))? (?:\w+ ){0,3}(?:(?:is|are|may be|can be|might be|available|offered|provided)\b[^.;]{0,20})|\b(?:may|might|could|would|should) (?:also )?(?:be|get|receive|have)\b[^.;]{0,20}|\b(?:carers?|parents?|child(?:ren)?|siblings|companions?|assistants?|helpers|babies|concessions|under[- ]\d+['’]?s?|over[- ]\d+['’]?s?) (?:(?:can|may|go|goes|come|comes|join|attend|get|gets|are|is)\b[^.;]{0,24})|\b(?:intro(?:duct(?:ion|ory))?|initial|first|taster|trial|consultation|assessment)\b[^.;,]{0,24})$",
    )
});

/// A first time, or something done beside the service: looking, signing up, taking things away.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:1st|first|one|two|three|four|next|another|\d+)[ \u{a0}]$|\b(?:browse|post|sign up|advertise|download|search|collect|collects|pick up|remove|dispose|install|park)\b[^.;:]{0,60}$)",
    )
});

/// Free without a noun after it: "is free", "for free", "Cost: free", "free to attend".
static FREE_SAID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:is|are|be|it['’]s|all|completely|totally|entirely|absolutely|always|currently|also|both|attendance|entry|admission|entrance|membership|offered|provided|for|costs?|fees?|prices?|charges?|pricing)(?:\s?[:–-]+)?\s{1,2}['‘“]?(?:fees?:\s)?(?:(?:completely|totally|entirely|absolutely|always|currently|also|all|both|generally|usually|normally|FOR) )?['‘“]?)$",
    )
});

static FREE_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ (?:to (?:access|use|attend|join|all|everyone|everybody|anyone|enter|participate|take part|come along|members|residents|people|those|children|young|carers|families|visit|local|users|clients|patients|you\b)|for (?:all|everyone|everybody|anyone|any|members|residents|people|those|children|young|carers|families|local|adults|older|parents|users|clients|participants|the public|women|men))\b",
    )
});

static ALONE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^['’”]?(?:[ \u{a0}]?[.!;,)(]|[ \u{a0}]?\n|$|[ \u{a0}]?[–-] |[ \u{a0}](?:and|but|although|with|as|if|on|at the point|\(|–|-|/|however|thanks|because)|/)",
    )
});

/// The words that say that the service is free, if this "free" is one of them.
pub(crate) fn free_at(text: &str, free: Range<usize>) -> Option<Range<usize>> {
    let previous = word_before(text, free.start);
    if text[..free.start].ends_with(['-', '‐', '‑', '_']) && FREE_OF.contains(&previous.trim_end_matches('-'))
    {
        return None;
    }
    if text[..free.start].ends_with(['-', '_', '\''])
        && ![" -", " '"].iter().any(|mark| text[..free.start].ends_with(mark))
    {
        return None;
    }
    if FREE_OF.contains(&previous.as_str()) || is_denied(text, free.start) {
        return None;
    }
    let follows = sentence_after(text, free.end, 110);
    let ahead = before(text, free.start, 30);
    if follows.starts_with('-') || follows.starts_with(" (from") {
        return None;
    }
    let small = follows.to_lowercase();
    let told = sentence_before(text, free.start, 70);
    if FREE_TO_SOME.is_match(follows) || SOME_FREE.is_match(told) || ASIDE.is_match(told) {
        return None;
    }
    if small.starts_with(" of charge") {
        let told = sentence_before(text, free.start, 70).to_lowercase();
        let is_denied = ["cannot", "can't", "can’t", "not "].iter().any(|word| told.contains(word));
        return (!is_denied).then_some(free.start..free.end + " of charge".len());
    }
    if small.starts_with(" at the point") {
        return Some(free);
    }
    if let Some(service) = FREE_SERVICE.captures(follows) {
        let between = service.get(1).map_or("", |between| between.as_str());
        // "free advice" always; "free tea and advice" is about the tea.
        let name = service.get(2).map_or("", |name| name.as_str());
        let is_item = FREE_THING.is_match(between) || FREE_THING.is_match(name) || names_a_thing(between);
        let next = service.get(0).map_or("", |all| &follows[all.end()..]);
        let goes_on = word_after(next, 0).to_lowercase();
        let is_other = matches!(
            goes_on.as_str(),
            "leaflets" | "packs" | "pack" | "booklet" | "books" | "points" | "sheets" | "materials"
        );
        let is_volunteers = name.eq_ignore_ascii_case("training")
            && sentence_before(text, free.start, 80).to_lowercase().contains("volunteer");
        if !is_item && !is_other && !is_volunteers {
            return Some(free);
        }
    }
    // "when you are free", "carers are free": people, not the service.
    let of_people =
        ["you are", "we are", "they are", "who are", "people are", "carers are", "children are", "i am"];
    let is_said = FREE_SAID.is_match(ahead)
        && !of_people.iter().any(|people| ahead.trim_end().to_lowercase().ends_with(people));
    if is_said && FREE_TO.is_match(follows) {
        return Some(free);
    }
    if is_said && ALONE_AFTER.is_match(after(text, free.end, 24)) {
        let told = sentence_before(text, free.start, 80).to_lowercase();
        let is_other =
            ["download", "parking", "wi-fi", "wifi", "call ", "calls ", "child is", "text ", "delivery"]
                .iter()
                .any(|word| told.contains(word));
        return (!is_other && !THING_IS.is_match(ahead)).then_some(free);
    }
    // A line or sentence of its own.
    let stands = ahead.trim_end_matches([' ', '\u{a0}']).ends_with(['\n', '.', '•', ';', '(', ','])
        || ahead.is_empty();
    let capital = text[free.clone()].starts_with('F');
    let ends = follows.trim().is_empty() || follows.starts_with([')', ',']) && ahead.ends_with('(');
    (stands && capital && (ends || FREE_TO.is_match(follows))).then_some(free)
}

/// Whether something else than the service stands first in what is free: "free nappies and advice".
fn names_a_thing(between: &str) -> bool {
    const SAID_OF_SERVICES: [&str; 26] = [
        "and",
        "or",
        "independent",
        "friendly",
        "expert",
        "fun",
        "open",
        "access",
        "safe",
        "local",
        "high",
        "quality",
        "information",
        "short",
        "long",
        "term",
        "solution",
        "specialist",
        "bespoke",
        "inclusive",
        "secure",
        "private",
        "anonymous",
        "weekly",
        "online",
        "plain",
    ];
    let Some(joint) = between.rfind([',', '&', '/']).max(between.rfind(" and ")).max(between.rfind(" or "))
    else {
        return false;
    };
    between[..joint].split([' ', ',', '&', '/', '\u{a0}']).filter(|word| !word.is_empty()).any(|word| {
        let small = word.to_lowercase();
        let is_adjective =
            ["al", "ly", "ing", "ed", "ive", "ic", "ical", "ful", "able", "ible", "ary", "ent", "one"]
                .iter()
                .any(|ending| small.ends_with(ending));
        !is_adjective && !SAID_OF_SERVICES.contains(&small.as_str())
    })
}
