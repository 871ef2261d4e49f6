//! Whom it is for, by age.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use crate::{
    Age, Found, Kind, Value,
    around::{after, before, overlap, pattern, sentence_after, sentence_before, word_before},
};

/// People of whom an age may be said.
const PEOPLE: &str = "people|adults?|anyone|anybody|everyone|those|residents|men|man|women|woman|children|child|kids|boys|girls|babies|baby|toddlers|teens|teenagers|adolescents|youngsters|carers|parents|students|clients|patients|members|participants|individuals|citizens|males?|females?|persons?|youth|learners|tenants|veterans|who are|who is|if you are|if you['’]re|you must be|must be|need to be|have to be|you are|are you|you['’]re|aged?|ages";

/// Words that put a number down as an age.
const AGED: &str = r"(?:aged?s?|ages of|age of|age range|age group)";
const TO: &str = r"[ \u{a0}]?(?:-[ \u{a0}])?(?:[-–—‐‑]|to|and|or|until)[ \u{a0}]?";
/// Years or months, and then whether they are somebody's.
const UNIT: &str = r"(?:[ \u{a0}-]?(years?|yrs?|months?|mths?|y/?o)\b(?:['’]s)?)?";
const OLD: &str = r"(?:[ \u{a0}-](?:olds?|of age|of ages)\b)?";

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:\b({AGED}|ages?|{PEOPLE})(?:[ \u{{a0}}]?[:–-])?[ \u{{a0}}](?:range[ \u{{a0}}]|from[ \u{{a0}}]|between[ \u{{a0}}]|of[ \u{{a0}}]|(?:the )?ages? (?:of )?|aged? (?:from |between )?|approx\.? )*|\bbetween the ages of |\()?\b(\d{{1,3}}|birth|newborn){UNIT}{OLD}{TO}(\d{{1,3}}){UNIT}({OLD})('?s|’s)?\b"
    ))
});

static OVER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(over|above|under|below|up to|from|beyond)(?: the)?(?:[ \u{a0}](?:aged?|ages))?(?: of)?[ \u{a0}‐‑-](\d{1,3}|fives?|elevens|eighteens|fift(?:y|ies)|sixt(?:y|ies)|sevent(?:y|ies)|twelves|fours?|threes?|twos?)(['’]?s)?\b(?:[ \u{a0}-](years?|yrs?|months?)\b)?([ \u{a0}-](?:olds?|of age)\b)?",
    )
});

static AND_OVER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(\d{1,3})('s|’s|s)?(?:[ \u{a0}-]?(years?|yrs?|months?)(?:[ \u{a0}-](?:olds?|of age))?)?[ \u{a0}]?(?:(?:\(?(?:and|or|&)[ \u{a0}](over|above|older|upwards?|up|under|below|younger|beyond))\b|(plus|upwards?|onwards)\b)",
    )
});

static PLUS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{1,2})(?:[ \u{a0}]?(?:years?|yrs?))?[ \u{a0}]?\+"));

static PLUS_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?:\b(?:{PEOPLE}|over|open to|are|ages?:|for|the|all)[ \u{{a0}}]|\()$"))
});

static PLUS_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:['’]?s\b)?(?:[ \u{a0}]?(?:[.,;:)(/!?\n]|$|[-–])|[ \u{a0}](?:who|and|in|with|living|to|only|from|years? (?:old|of age)|yrs? old|year olds?|which|that|at|or|are|can|age group|group|groups|club|clubs|sessions?|welcome|on|for)\b)",
    )
});

/// After "over 50" without its "s": what shows that no count of things follows.
static PERSON_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[ \u{a0}]?(?:[.,;:)(/!?\n*]|$|[-–] )|[ \u{a0}](?:who|and|in|with|living|to|or|from|only|that|then|are|at|on|for|looking|can|is|will|may|regardless|but|across|through)\b)",
    )
});

static PEOPLE_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:\b(?:{PEOPLE})(?: \w+ing)?|\()[ \u{{a0}}]?$")));

/// Of which age one pays less.
static PRICE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:£\s?\d[\d.]*|\d\s?p|\bfree|\bhalf price|\bdiscount(?:ed)?|\bconcessions?)[ \u{a0}](?:(?:for|to|per) )?(?:(?:the|all|any|anyone|those|children|people|adults|kids|child) )*\(?$",
    )
});

static PRICE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[ \u{a0}]?(?:[:=–-]|are|is|go|get in|pay)?[ \u{a0}]?(?:£|free\b|half price)")
});

/// A rule about somebody who comes along, a share of the people, a time that went by.
static NOT_FOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"%|\b(?:accompan\w+|supervis\w+|unable to|not allowed|cannot|not permitted|per ?cent|percentage|average|statistics|experience of|ago|go free|chaperone\w*|volunteers? (?:must|need|should|are|who|aged|have|over)|to volunteer|volunteering|(?:staff|drivers|trustees|tutors) (?:are|must|need|aged)|school years?|key stage|under the age limit|legal|offence|flu|vaccin\w*|jabs?|immunis\w*|are (?:fine|ok)|with an? (?:grown-?up|adult)|can be seen on their own|an? team for)\b",
    )
});

/// Who comes first is not who alone may come.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:(?:come|go)(?:es)? to the (?:head|top|front)|(?:have|get|are given) priority)\b")
});

/// How old somebody's children are, or what a kind of membership needs.
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:have|has|having|had|had a|got) (?:an? )?(?:[a-z]+ ){0,2}?(?:child(?:ren)?|kids?|bab(?:y|ies)|sons?|daughters?)(?: (?:who (?:is|are)|living at home))?(?:,? aged?)?|(?:senior|junior|adult|full|associate|life|youth|student|family|country|social|honorary) (?:members?|membership)s?(?: (?:is|are) (?:for )?(?:anyone |people |those )?)?)[ :(,–-]{1,3}(?:who are |the )?$",
    )
});

/// Another way to be among those whom it is for: "or have an illness".
static OR_ELSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[),]{0,2} (?:and/)?or (?:(?:if |who |those |people |anyone |that )?(?:you |they )?(?:have|has|are|is|live|lives|living|need|needs|care|cares|receive|receives|get|claim|suffer|with)\b|pregnant|disabled|a carer|carers)",
    )
});

/// What a list of such ways begins with.
static ANY_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:such as|any of|one of|either|one or more|at least one|for example|examples?|includ(?:e|es|ing)|at risk|increased risk|eligible if|qualify if|or more of)\b",
    )
});

/// Whether an age is one item of a list of which one is enough.
fn is_one_of_several(text: &str, at: &Range<usize>) -> bool {
    if OR_ELSE.is_match(after(text, at.end, 40)) {
        return true;
    }
    let is_item = |line: &str| line.trim_start().starts_with(['•', '·', '*', '-', '–', '●']);
    let mut lines = before(text, at.start, 600).rsplit('\n');
    let own = lines.next().unwrap_or_default();
    if !is_item(own) {
        return false;
    }
    lines
        .find(|line| !line.trim().is_empty() && !is_item(line))
        .is_some_and(|begins| ANY_OF.is_match(begins) && begins.trim_end().ends_with([':', '-', 'o']))
}

static YEARS_OF_SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:years?|yrs?|year groups?|grades?|key stages?|ks|level|stage|band|p|room|units?|page|zone|route|bus|no\.?|number|£)\s?$",
    )
});

/// The ages that a text names for those whom it is for.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for range in RANGE.captures_iter(text) {
        found.extend(range_of(text, &range));
    }
    for (regex, read) in
        [(&OVER, over as fn(&str, &Captures) -> Option<Found>), (&AND_OVER, and_over), (&PLUS, plus)]
    {
        for captures in regex.captures_iter(text) {
            found.extend(read(text, &captures));
        }
    }
    found.sort_by_key(|found| (found.at.start, std::cmp::Reverse(found.at.end)));
    // "from 6 months to 5 years" is not also "from 6 months".
    let is_range =
        |found: &Found| matches!(&found.value, Value::Age(Age { minimum: Some(_), maximum: Some(_) }));
    found.dedup_by(|later, earlier| {
        let crosses = overlap(&later.at, &earlier.at);
        if crosses && is_range(later) && !is_range(earlier) {
            std::mem::swap(later, earlier);
        }
        crosses
    });
    found.retain(|found| {
        let at = &found.at;
        let around = format!("{} {}", sentence_before(text, at.start, 50), sentence_after(text, at.end, 40));
        !NOT_FOR.is_match(&around)
            && !OF_OTHERS.is_match(sentence_before(text, at.start, 60))
            && !FIRST.is_match(sentence_after(text, at.end, 120))
            && !is_one_of_several(text, at)
            && !PRICE_BEFORE.is_match(sentence_before(text, at.start, 40))
            && !PRICE_AFTER.is_match(after(text, at.end, 24))
    });
    found
}

fn range_of(text: &str, captures: &Captures) -> Option<Found> {
    let (whole, from, to) = (captures.get(0)?, captures.get(2)?, captures.get(4)?);
    let prefix = captures.get(1).map(|prefix| prefix.as_str().to_lowercase());
    let opens_bracket = whole.as_str().starts_with('(');
    let (first, second) = (captures.get(3), captures.get(5));
    let is_old = captures.get(6).is_some_and(|old| !old.as_str().is_empty())
        || second.is_some_and(|unit| {
            unit.as_str().to_lowercase().starts_with("y")
                && unit.as_str().len() <= 3
                && unit.as_str().contains('o')
        })
        || text[from.end()..to.start()].contains("old");
    let is_plural = captures.get(7).is_some();
    let is_aged = whole.as_str().to_lowercase().starts_with("age")
        || whole.as_str()[..from.start() - whole.start()].to_lowercase().contains("age");
    let is_birth = !from.as_str().starts_with(|c: char| c.is_ascii_digit());
    // "in 2-3 years", "5-10 people", "children 10-12" (o'clock).
    let has_unit = second.is_some();
    let of_people = prefix.is_some() && !is_aged;
    let minimum: f64 = if is_birth { 0.0 } else { from.as_str().parse().ok()? };
    let maximum: f64 = to.as_str().parse().ok()?;
    let is_months =
        |unit: Option<regex::Match>| unit.is_some_and(|unit| unit.as_str().to_lowercase().starts_with('m'));
    let follows = after(text, whole.end(), 14).to_lowercase();
    let is_time = ["am", "pm", ":", ".", " am", " pm", "%", " noon", "/"].iter().any(|mark| {
        follows.starts_with(mark) && (*mark != "." || follows[1..].starts_with(|c: char| c.is_ascii_digit()))
    });
    let is_count = follows.trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
        && !has_unit
        && !is_plural
        && of_people
        && ![
            "who", "and", "in", "with", "to", "or", "from", "only", "living", "are", "years", "at", "on",
            "for", "group", "welcome",
        ]
        .iter()
        .any(|word| follows.trim_start().starts_with(word));
    let babies = || {
        let ahead = sentence_before(text, whole.start(), 40).to_lowercase();
        ["child", "bab", "toddler", "aged", "age", "young", "pre-school", "famil", "kids", "parents"]
            .iter()
            .any(|word| ahead.contains(word))
    };
    let is_age = is_aged
        || is_old
        || is_plural && maximum < 100.0 && minimum < maximum
        || is_birth && has_unit
        || of_people && (has_unit || (!is_count && minimum < maximum))
        || has_unit && (minimum == 0.0 || babies() || (opens_bracket && !is_months(second)));
    if !is_age
        || is_time
        || YEARS_OF_SCHOOL.is_match(before(text, from.start(), 14))
        || is_duration(text, from.start(), &follows, is_old || is_aged)
    {
        return None;
    }
    if text[..from.start()].ends_with(['£', '.', '/', ':', '-', '–']) || text[from.end()..].starts_with("pm")
    {
        return None;
    }
    let in_years =
        |number: f64, months: bool| if months { (number / 12.0 * 100.0).round() / 100.0 } else { number };
    // "6-18 months" says months once; "6 months to 5 years" each.
    let minimum = in_years(minimum, is_months(first) || (first.is_none() && is_months(second)));
    let maximum = in_years(maximum, is_months(second));
    if minimum > maximum || maximum > 110.0 {
        return None;
    }
    // "young people aged 8-18" is quoted from "aged".
    let told = whole.as_str()[..from.start() - whole.start()].to_ascii_lowercase();
    let start = if is_aged { whole.start() + told.find("age").unwrap_or(0) } else { from.start() };
    Some(age(Some(minimum), Some(maximum), start..whole.end()))
}

/// Whether years are how long something took or takes.
fn is_duration(text: &str, start: usize, follows: &str, is_said: bool) -> bool {
    if follows.trim_start().starts_with("ago")
        || follows.trim_start_matches(['\'', '’', ' ']).starts_with("experience")
    {
        return true;
    }
    let previous = word_before(text, start);
    !is_said
        && matches!(
            previous.as_str(),
            "last"
                | "past"
                | "next"
                | "over"
                | "within"
                | "in"
                | "every"
                | "about"
                | "after"
                | "take"
                | "takes"
                | "lasting"
                | "lasts"
                | "than"
        )
}

fn number(told: &str) -> Option<f64> {
    let words = [
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("eighteen", 18.0),
        ("fift", 50.0),
        ("sixt", 60.0),
        ("sevent", 70.0),
    ];
    let small = told.to_lowercase();
    told.parse()
        .ok()
        .or_else(|| words.iter().find(|(word, _)| small.starts_with(word)).map(|(_, number)| *number))
}

/// "over 50s", "under the age of 25", "up to 18 years of age", "from the age of 16".
fn over(text: &str, captures: &Captures) -> Option<Found> {
    let (whole, which, told) = (captures.get(0)?, captures.get(1)?, captures.get(2)?);
    let years = number(told.as_str())?;
    let is_word = !told.as_str().starts_with(|c: char| c.is_ascii_digit());
    // "under fives" are people, "under five" needs its years.
    let is_plural = captures.get(3).is_some() || is_word && told.as_str().to_lowercase().ends_with('s');
    let unit = captures.get(4);
    let is_old = captures.get(5).is_some();
    let says_age = text[which.end()..told.start()].to_lowercase().contains("age");
    let ahead = before(text, whole.start(), 24);
    let follows = after(text, whole.end(), 20);
    let which = which.as_str().to_lowercase();
    let is_under = matches!(which.as_str(), "under" | "below" | "up to");
    let of_people = PEOPLE_BEFORE.is_match(ahead)
        || ahead.trim_end().is_empty() && text[..whole.start()].trim().is_empty();
    let of_children =
        ["children ", "babies ", "toddlers "].iter().any(|who| ahead.to_lowercase().ends_with(who));
    let is_told = match which.as_str() {
        "beyond" => return None,
        "from" => (says_age || is_old || (of_people && unit.is_some())) && !is_plural,
        "up to" => {
            says_age
                || is_old
                || (ahead.to_lowercase().ends_with("aged ")
                    && unit.is_none_or(|unit| unit.as_str().len() > 2))
        }
        _ if is_plural => years <= 100.0 && unit.is_none(),
        _ => {
            says_age
                || is_old
                || of_people
                    && !is_word
                    && (if of_children { 1.0..=100.0 } else { 5.0..=100.0 }).contains(&years)
                    && unit.is_none()
                    && PERSON_AFTER.is_match(follows)
        }
    };
    let is_money = follows.trim_start().starts_with('£') || follows.to_lowercase().contains("free");
    if !is_told
        || is_money
        || years > 110.0
        || ahead.to_lowercase().ends_with("for ") && !is_plural && !says_age && !is_old
    {
        return None;
    }
    // A child at risk is "(under 18)" whoever may come.
    if is_under && ahead.ends_with('(') && !ahead.to_lowercase().contains("s (") {
        return None;
    }
    let years = match unit {
        Some(unit) if unit.as_str().to_lowercase().starts_with('m') => (years / 12.0 * 100.0).round() / 100.0,
        _ => years,
    };
    let end = if unit.is_some() || is_plural || is_old { whole.end() } else { told.end() };
    let at = whole.start()..end;
    Some(match which.as_str() {
        "under" | "below" if years >= 1.0 => age(None, Some(years - 1.0), at),
        "under" | "below" => return None,
        "up to" => age(None, Some(years), at),
        _ => age(Some(years), None, at),
    })
}

/// "18 years and over", "55 and older", "60 plus", "16 upwards".
fn and_over(text: &str, captures: &Captures) -> Option<Found> {
    let (whole, told) = (captures.get(0)?, captures.get(1)?);
    let years: f64 = told.as_str().parse().ok()?;
    let which = captures.get(4).or(captures.get(5))?.as_str().to_lowercase();
    let ahead = before(text, whole.start(), 24).to_lowercase();
    let unit = captures.get(3).map(|unit| unit.as_str().to_lowercase());
    let is_aged = ["aged ", "age ", "ages ", "age of ", "aged over ", "aged from "]
        .iter()
        .any(|word| ahead.ends_with(word));
    let follows = after(text, whole.end(), 16).to_lowercase();
    let counts = ["years", "members", "people", "volunteers", "staff", "miles", "hours"]
        .iter()
        .any(|word| follows.trim_start().starts_with(word));
    if ahead.ends_with(['£', '.', ':', '/', '-', '–', '%']) || years > 110.0 || years == 0.0 || counts {
        return None;
    }
    if YEARS_OF_SCHOOL.is_match(&ahead)
        || (which == "plus" && unit.is_none() && !is_aged && captures.get(2).is_none() && years < 40.0)
    {
        return None;
    }
    if captures.get(2).is_some() && captures.get(4).is_none() {
        return None; // "the 50s onwards" are years
    }
    if unit.is_none()
        && !is_aged
        && matches!(which.as_str(), "up" | "above" | "below")
        && !PEOPLE_BEFORE.is_match(&ahead)
    {
        return None;
    }
    let years = if unit.as_deref().is_some_and(|unit| unit.starts_with('m')) {
        (years / 12.0 * 100.0).round() / 100.0
    } else {
        years
    };
    let at = whole.range();
    Some(match which.as_str() {
        "under" | "below" | "younger" => age(None, Some(years), at),
        _ => age(Some(years), None, at),
    })
}

/// "18+", "aged 50+".
fn plus(text: &str, captures: &Captures) -> Option<Found> {
    let (whole, told) = (captures.get(0)?, captures.get(1)?);
    let years: f64 = told.as_str().parse().ok()?;
    let (ahead, follows) = (before(text, whole.start(), 24), after(text, whole.end(), 24));
    let is_aged =
        ["aged ", "ages ", "aged\u{a0}", "ages: "].iter().any(|word| ahead.to_lowercase().ends_with(word));
    let is_told = is_aged || PLUS_BEFORE.is_match(ahead) && PLUS_AFTER.is_match(follows);
    let begins_line =
        ahead.trim_end_matches([' ', '•']).ends_with('\n') && follows.trim_end_matches(' ').starts_with('\n');
    let end = whole.end() + if follows.starts_with('s') { 1 } else { 0 };
    let at: Range<usize> = whole.start()..end;
    ((is_told || begins_line) && years >= 3.0 && !YEARS_OF_SCHOOL.is_match(ahead))
        .then(|| age(Some(years), None, at))
}

fn age(minimum: Option<f64>, maximum: Option<f64>, at: Range<usize>) -> Found {
    Found::new(Kind::Age, Value::Age(Age { minimum, maximum }), at)
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("for young people aged 11-25", r#"{"minimum":11,"maximum":25}"#)]
    #[case("Ages: 5 – 18 years old", r#"{"minimum":5,"maximum":18}"#)]
    #[case("16 to 24 year olds", r#"{"minimum":16,"maximum":24}"#)]
    #[case("12- to 17-year-olds", r#"{"minimum":12,"maximum":17}"#)]
    #[case("between the ages of 11 and 18", r#"{"minimum":11,"maximum":18}"#)]
    #[case("for children 0-4 years", r#"{"minimum":0,"maximum":4}"#)]
    #[case("play sessions for children 0-8.", r#"{"minimum":0,"maximum":8}"#)]
    #[case("a group for 8-12s", r#"{"minimum":8,"maximum":12}"#)]
    #[case("babies 0-18 months", r#"{"minimum":0,"maximum":1.5}"#)]
    #[case("children from 6 months to 5 years old", r#"{"minimum":0.5,"maximum":5}"#)]
    #[case("from birth to 5 years", r#"{"minimum":0,"maximum":5}"#)]
    #[case("a lunch club for over 50s", r#"{"minimum":50}"#)]
    #[case("the over-60s", r#"{"minimum":60}"#)]
    #[case("people over the age of 18", r#"{"minimum":18}"#)]
    #[case("anyone over 16 with a disability", r#"{"minimum":16}"#)]
    #[case("parents and under 5s", r#"{"maximum":4}"#)]
    #[case("for under-fives", r#"{"maximum":4}"#)]
    #[case("adults aged 50+", r#"{"minimum":50}"#)]
    #[case("All welcome (18+)", r#"{"minimum":18}"#)]
    #[case("aged 55 and over", r#"{"minimum":55}"#)]
    #[case("16 years or older", r#"{"minimum":16}"#)]
    #[case("up to 18 years of age", r#"{"maximum":18}"#)]
    #[case("young people aged up to 25", r#"{"maximum":25}"#)]
    #[case("from the age of 16", r#"{"minimum":16}"#)]
    #[case("children from 8 years", r#"{"minimum":8}"#)]
    #[case("families with children under five years old", r#"{"maximum":4}"#)]
    #[case("for toddlers under 3.", r#"{"maximum":2}"#)]
    #[case("You need to be over 60 to come", r#"{"minimum":60}"#)]
    #[case("anyone aged 14years+ can swim", r#"{"minimum":14}"#)]
    #[case("You must live here and be:\n• Aged 18 or over\n• In work", r#"{"minimum":18}"#)]
    #[case("people aged 65+ Fridays at noon", r#"{"minimum":65}"#)]
    fn ages(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Age), [value], "{text}");
    }

    #[rstest]
    #[case("Under-eighteens are fine with a grown-up.")]
    #[case("A team for under-18s visits at school.")]
    #[case(
        "People over 65 living by themselves, smokers, and anyone with a disability come to the head of the list."
    )]
    #[case("Under-eighteens can be seen on their own.")]
    #[case("for over 20 years")]
    #[case("with over 50 volunteers")]
    #[case("30+ years of experience")]
    #[case("children in years 7-9")]
    #[case("Year 3+ and up")]
    #[case("85% of women aged 45-55")]
    #[case("a 6-8 week course")]
    #[case("a wait of 2-3 years")]
    #[case("Children under 16 must be accompanied")]
    #[case("under 5 minutes from the bus")]
    #[case("the hall is 100 years old")]
    #[case("Tuesday 10-12")]
    #[case("groups of 5-10 people")]
    #[case("we have 40+ groups")]
    #[case("under 5s go free")]
    #[case("£2 for under 16s")]
    #[case("you must be 18 or over to volunteer")]
    #[case("Adults £4, 5-11 years £2")]
    #[case("back in under five minutes")]
    #[case("over two of us")]
    #[case("if you are pregnant, disabled or have children under 5")]
    #[case("free if you have a baby under 12 months old")]
    #[case("you can come if you are aged over 65 or have an illness")]
    #[case("those at risk, such as those who:\n• live alone\n• are aged 65 years or over\n• have sight loss")]
    #[case("Senior members (18 and over) bring guests")]
    #[case("Junior membership: 11-17 years")]
    fn numbers_that_are_no_ages(#[case] text: &str) {
        assert!(values(text, Kind::Age).is_empty(), "{text}: {:?}", values(text, Kind::Age));
    }
}
