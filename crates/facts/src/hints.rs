//! One look over a text for what each kind needs, so that most patterns need not be tried on most texts.

use std::sync::LazyLock;

use regex::{RegexSet, RegexSetBuilder};

/// What a text must hold before a reader is worth trying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    Web,
    Phone,
    Postcode,
    Street,
    Label,
    Area,
    Venue,
    Days,
    Clock,
    Cost,
    Age,
    Language,
    Closed,
    Access,
    Referral,
    DropIn,
    SelfReferral,
    Appointment,
    Membership,
}

const HINTS: [&str; 19] = [
    r"@|www\.|https?:|\.(?:uk|org|com|net|scot|wales|cymru|london)",
    r"\+ ?44|0[\d ()]{3}|\b(?:111|999|101|112|119|105|116)|[68]\d{4}",
    r"[a-z]\d[a-z0-9]?[ \u{a0}]{0,2}[\do][a-z]{2}",
    r"(?-i: (?:Road|Street|Lane|Avenue|Drive|Close|Way|Place|Square|Terrace|Gardens|Parade|Hill|Crescent|Court|Row|Walk|Grove|Green|Mews|Quay|Wharf|Yard|Rise|View|Rd|St|Ave|Ln|Dr|Cres|Sq)\b)",
    r"\b(?:location|venue|address|where|meeting p)",
    r"(?:based|located|situated|held|meets?|meeting|place|headquarters|offices?|premises|shop|showroom) in ",
    r"(?-i:(?:\b(?:[Aa]t|AT|[Ii]nside|from)|@) ?:? (?:[Tt]he |[Oo]ur )?[A-Z0-9])|(?:based|held|located|situated|meets?|meeting|place|base) (?:in|at) ",
    r"day|daily|every (?:single )?(?:night|evening)|weekend|\b(?:mon|tues?|weds?|thur?s?|fri|sat|sun)\b",
    r"\d[ \u{a0}]?(?:[ap]\.?\s?m|[:.]\s?\d\d|noon|mid)|noon|mid-?day|midnight|24|\d ?[-–—‐‑−~] ?\d|\d to \d|round[- ]the[- ]clock",
    r"free|£|\d ?p\b|donation|contribution|\bpay[- ]|charge|\bcost\b|\bfees?\b|means[- ]test|collection",
    r"\bag(?:e|es|ed)\b|\d['’]?s\b|\d ?\+|\byears?\b|\byrs?\b|year-|\d-year|months?\b|over[ ‐‑-]\d|under[ ‐‑-][\dft]|(?:and|or|&) (?:over|above|older|under|up|below|younger)|\d plus|fifties|sixties|seventies|birth|(?:people|adults|children|kids|boys|girls|babies|toddlers|teens|teenagers|men|women|those) \d",
    "", // The names of languages.
    r"clos|suspended|(?:now|is|are|currently|already) (?:full|at|over)|paused|on hold|no longer|waiting list|cancelled|no (?:places|spaces)|ceased|not (?:currently|presently|running|meeting|operating|taking|accepting|open)|booked|unavailable|shut|ended",
    r"toilet|\bwcs?\b|\bloos?\b|changing place|washroom|\bloops?\b|bsl|sign|parking|\bpark\b|bays?\b|spaces|lift|ramp|step|level|flat access|large[- ]print|quiet|dogs?\b|wheelchair|accessible|access for|disabled access",
    r"referr",
    r"turn up|drop|pop |show up|walk[- ]in|booking|to book|to pre|appointment|no need to|necessary to",
    r"self[- ]?ref|refer (?:your|them|him|her)",
    r"appointment|book|arrangement|sign[- ]?up|registration|register",
    r"member",
];

static SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let languages = format!("(?:{})", crate::language::any_name());
    let hints = HINTS.map(|hint| if hint.is_empty() { languages.as_str() } else { hint });
    let hints = hints.map(|hint| hint.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]"));
    let set = RegexSetBuilder::new(hints).case_insensitive(true).dfa_size_limit(1 << 24).build();
    set.unwrap_or_else(|error| unreachable!("a pattern of ours is wrong: {error}"))
});

/// What a text holds, a bit for each hint.
#[derive(Clone, Copy)]
pub(crate) struct Hints(u32);

impl Hints {
    /// As if a text held everything, to try that nothing is lost by looking first.
    #[cfg(test)]
    pub(crate) const ALL: Self = Self(u32::MAX);

    pub(crate) fn of(text: &str) -> Self {
        Self(SET.matches(text).into_iter().fold(0, |hints, hint| hints | 1 << hint))
    }

    pub(crate) fn has(&self, hint: Hint) -> bool {
        self.0 & (1 << hint as u32) != 0
    }
}
