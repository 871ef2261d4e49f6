//! Which days of the week a text names, before anybody says whether something runs on them.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    Day,
    around::{after, before, pattern, word_before},
};

/// Days that a text names together, before anybody says whether something runs on them.
#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) at: Range<usize>,
    pub(crate) days: Vec<Day>,
    pub(crate) every: Option<u8>,
    pub(crate) nth: Vec<i8>,
    pub(crate) manner: Manner,
}

/// How days are named, from which follows what must stand around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// "every Tuesday", "first Monday of the month": nothing more is needed.
    Recurring,
    /// "Mondays", "Mon-Fri", "Mon, Wed and Fri".
    Several,
    /// "Tuesday".
    One,
    /// "sat": a word of its own too.
    Short,
    /// "daily", "weekdays", "every day", "weekends".
    Word,
}

const DAY: &str =
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?|mon|tues?|weds?|thur?s?|fri|sat|sun";
const PART: &str = r"(?:[ \u{a0}](?:mornings?|afternoons?|evenings?|nights?|lunchtimes?|am|pm)\b)?";
const NTH: &str = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)";

static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    let joint = r"[ \u{a0}]?(?:,[ \u{a0}]?(?:and|&|or)|[,/&+‐‑–—-]|and|or|to|until|till|through|-[ \u{a0}]?to)?[ \u{a0}]?(?:on[ \u{a0}])?(?:an?[ \u{a0}]|every[ \u{a0}])?";
    let list = format!(r"\b(?:{DAY})\b\.?{PART}(?:{joint}\b(?:{DAY})\b{PART})*");
    let nth = format!(r"{NTH}(?:[ \u{{a0}}]?(?:,|and|&|/|or|,[ \u{{a0}}]and)[ \u{{a0}}]?{NTH})*");
    pattern(&format!(
        r"(?:\b(?P<every>every|each|alternate|most)[ \u{{a0}}])?(?:(?P<other>other|alternate|2|two)[ \u{{a0}}](?:weeks?[ \u{{a0}}](?:on[ \u{{a0}}])?(?:an?[ \u{{a0}}])?)?)?(?:\b(?P<nth>{nth})[ \u{{a0}}])?(?P<list>{list})(?P<of>,?[ \u{{a0}}](?:of|in)[ \u{{a0}}](?:(?:the|each|every|a)[ \u{{a0}}])?month\b|[ \u{{a0}}](?:each|every|a)[ \u{{a0}}]month|,?[ \u{{a0}}](?:monthly|once a month))?(?P<fortnightly>,?[ \u{{a0}}](?:fortnightly|every fortnight|every (?:two|2|other|second) weeks?|on alternate weeks|alternate weeks)\b|,?[ \u{{a0}}]\((?:fortnightly|every fortnight|every (?:two|2|other|second) weeks?|alternate weeks)\))?"
    ))
});

static ONE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\b(?:{DAY})\b\.?{PART}")));

static ORDINAL: LazyLock<Regex> = LazyLock::new(|| pattern(NTH));

/// "Fridays – 1st, 3rd and 5th of each month".
static ORDINALS_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[ ,:(]{{0,3}}(?:from )?\d{{1,2}}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|noon)?(?: ?(?:-|–|to|until) ?\d{{1,2}}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|noon)?)?)?[ ,:(–-]{{1,3}}(?:the |on the )?({NTH}(?:(?:, | and | & |, and |/){NTH})*)(?: weeks?)? (?:of|in) (?:the|each|every) month"
    ))
});

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?P<all>daily|every ?day(?: of the (?:week|year))?|(?:7|seven) days(?: a| per|/| each) ?week|365 days(?: a| per|/| of the| each) ?year|every (?:single )?(?:night|evening))|(?P<week>weekdays?)|(?P<end>weekends))\b",
    )
});

/// "fortnightly on Mondays".
static FORTNIGHT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:fortnightly|(?:once )?(?:a|every) fortnight|every (?:two|2|other|second) weeks?)[ \u{a0}](?:on )?(?:an? )?$",
    )
});

/// "a fortnightly walk on Mondays".
static FORTNIGHTLY_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bfortnightly(?:,? [a-z-]+){0,4} on (?:an? )?$"));

/// "Wednesdays 2-4pm, fortnightly"; the first group is missing for "monthly", which does not say which.
static OFTEN_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:mornings?|afternoons?|evenings?|from|between|at|to|until|till|and|noon|midday|[ap]\.?m\b\.?|[ \u{a0},:;@.–—\d-])*\(?(?:(fortnightly|every fortnight|every (?:two|2|other|second) weeks?|alternate weeks)|monthly|once a month|every (?:three|four|five|six|eight|[3-9]) weeks)\b",
    )
});

static TIME_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:from|between|at|to|until|till|and|on|the|noon|midday|[ap]\.?m\b\.?|[ \u{a0},:;(.–—\d-]){0,24}$",
    )
});

/// Every mention of days, in the order of the text.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = MENTION
        .captures_iter(text)
        .filter_map(|captures| {
            let list = captures.name("list")?;
            let (days, are_plural, are_short, count) = listed(list.as_str());
            let behind = ORDINALS_AFTER.captures(after(text, list.end(), 60));
            let behind = behind.filter(|_| captures.name("nth").is_none());
            let ordinals = captures.name("nth").or(behind.as_ref().and_then(|ordinals| ordinals.get(1)));
            let mut nth: Vec<i8> = ordinals.map(|ordinals| numbers(ordinals.as_str())).unwrap_or_default();
            let mut at = captures.get(0)?.range();
            if let Some(behind) = behind.as_ref().and_then(|ordinals| ordinals.get(0)) {
                at.end = list.end() + behind.end();
            }
            let every = captures.name("every").map(|every| every.as_str().to_ascii_lowercase());
            if every.as_deref() == Some("most") {
                return None;
            }
            let of_month =
                captures.name("of").is_some() || (captures.name("nth").is_none() && !nth.is_empty());
            let mut fortnightly = captures.name("other").is_some()
                || every.as_deref() == Some("alternate")
                || captures.name("fortnightly").is_some()
                || (every.is_some() && nth == [2] && !of_month)
                || word_before(text, at.start) == "alternate";
            if fortnightly {
                nth.clear();
            }
            if of_month && nth.is_empty() && every.is_none() && !fortnightly {
                // Once a month on some Tuesday, but nobody knows which.
                return None;
            }
            let ahead = before(text, at.start, 60);
            let is_plain = nth.is_empty() && every.is_none();
            if is_plain
                && OFTEN_AFTER.captures(after(text, at.end, 60)).is_some_and(|often| often.get(1).is_none())
            {
                return None;
            }
            fortnightly |= is_plain && OFTEN_AFTER.is_match(after(text, at.end, 60));
            fortnightly |= is_plain && FORTNIGHTLY_ON.is_match(ahead);
            if let Some(fortnight) = FORTNIGHT_BEFORE.find(ahead).filter(|_| nth.is_empty()) {
                fortnightly = true;
                at.start -= ahead.len() - fortnight.start();
            }
            if !nth.is_empty() && !of_month && !are_plural && every.is_none() && nth.len() < 2 {
                // "the second Tuesday" without its month may be one day of one year.
                return None;
            }
            let manner = if every.is_some() || of_month || !nth.is_empty() || fortnightly {
                Manner::Recurring
            } else if are_short && (count < 2 || !has_capitals(list.as_str())) {
                Manner::Short
            } else if are_plural || count > 1 {
                Manner::Several
            } else {
                Manner::One
            };
            if captures.name("other").is_some() && every.is_none() {
                at.start = list.start();
            }
            Some(Mention { at, days, every: fortnightly.then_some(2), nth, manner })
        })
        .collect();
    // "Tuesday 12pm – 2pm 1st Tuesday of every month" is said twice, and the second says of which week.
    for later in (1..mentions.len()).rev() {
        let (one, other) = (&mentions[later - 1], &mentions[later]);
        let is_closer = !other.nth.is_empty() && one.nth.is_empty() && one.every.is_none();
        if is_closer
            && one.days == other.days
            && text.get(one.at.end..other.at.start).is_some_and(|between| TIME_ONLY.is_match(between))
        {
            mentions.remove(later - 1);
        }
    }
    mentions.extend(WORD.captures_iter(text).filter_map(|captures| {
        let days = if captures.name("all").is_some() {
            ALL.to_vec()
        } else if captures.name("week").is_some() {
            ALL[..5].to_vec()
        } else {
            ALL[5..].to_vec()
        };
        Some(Mention {
            at: captures.get(0)?.range(),
            days,
            every: None,
            nth: Vec::new(),
            manner: Manner::Word,
        })
    }));
    mentions.sort_by_key(|mention| mention.at.start);
    mentions
}

const ALL: [Day; 7] = [Day::Mo, Day::Tu, Day::We, Day::Th, Day::Fr, Day::Sa, Day::Su];

fn has_capitals(list: &str) -> bool {
    list.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
}

/// Days of a list in the order of the week; whether any is plural, whether all are short, and how many are named.
fn listed(list: &str) -> (Vec<Day>, bool, bool, usize) {
    let (mut days, mut are_plural, mut are_short, mut count) = (Vec::new(), false, true, 0);
    let mut last: Option<(Day, usize)> = None;
    for one in ONE.find_iter(list) {
        let word = one.as_str().to_ascii_lowercase();
        let Some(day) = ALL.into_iter().find(|day| word.starts_with(letters(*day))) else { continue };
        let joint = last.map(|(from, end)| (from, list[end..one.start()].trim().to_ascii_lowercase()));
        match joint {
            Some((from, joint))
                if matches!(
                    joint.as_str(),
                    "-" | "–" | "—" | "‐" | "‑" | "to" | "until" | "till" | "through" | "- to"
                ) =>
            {
                let (from, to) = (from as usize, day as usize);
                days.extend((from..=from + (to + 7 - from) % 7).map(|day| ALL[day % 7]));
            }
            _ => days.push(day),
        }
        let name = word.split([' ', '\u{a0}']).next().unwrap_or_default();
        are_plural |= name.ends_with("days")
            || word.trim_end_matches('.').ends_with("ings")
            || word.ends_with("oons")
            || word.ends_with("nights");
        are_short &= !name.contains("day") && !matches!(name, "tues" | "weds" | "thurs" | "thur");
        count += 1;
        last = Some((day, one.end()));
    }
    days.sort_unstable();
    days.dedup();
    (days, are_plural, are_short, count)
}

fn letters(day: Day) -> &'static str {
    ["mo", "tu", "we", "th", "fr", "sa", "su"][day as usize]
}

fn numbers(ordinals: &str) -> Vec<i8> {
    let number = |ordinal: &str| match ordinal.to_ascii_lowercase().as_str() {
        "first" | "1st" => 1,
        "second" | "2nd" => 2,
        "third" | "3rd" => 3,
        "fourth" | "4th" => 4,
        "fifth" | "5th" => 5,
        _ => -1,
    };
    ORDINAL.find_iter(ordinals).map(|ordinal| number(ordinal.as_str())).collect()
}
