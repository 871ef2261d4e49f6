//! Days of the week on which something runs.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    Days, Found, Kind, Value,
    around::{before, pattern, sentence_after, sentence_before, word_after, word_before},
    clock::{Clock, Clocks},
    weekdays::{Manner, Mention},
};

/// Which of the month's is not said.
static MONTHLY_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:every (?:three|four|five|six|eight|[3-9]) weeks(?: on)?|monthly(?:,? [a-z-]+){0,3}? on|monthly|(?:a|per|every|each) month(?: on)?)[ \u{a0}](?:an? |the )?$",
    )
});

/// A date beside a day makes it that day alone.
static DATE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ ,(]{0,2}(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?[ ,]{0,2}(?:and|&|of|to|[-–]|\d{1,2}(?:st|nd|rd|th)?|[ ,]){0,6}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[/.]\d{1,2}[/.]\d|(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)[a-z]*\.? \d|in (?:jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec))",
    )
});

static DATE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\d(?:st|nd|rd|th)?|\bthe|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?)[ ,(]{1,2}$",
    )
});

/// What says that nothing runs then, or that something else is due then.
static NOT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:closed|except|excluding|excl\.?|not|[a-z]+n['’]t|apart from|other than|differ|no \w{3,12}|by|before|until|till|no later than|deadline|last|next|this|coming|previous|following|good|easter|black|shrove|ash|palm|cyber|pancake|whit|mothering|starting|starts|started|launch\w*|since|used to|cut-?off|two|three|four|five|six|seven|eight|ten|some|most|many|few|an open|so that)\b[ :]{0,2}(?:on|at|for|is|are|run|open|available|from|(?:\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|noon)?))?[ ,]{0,2}(?:on |the |a |an )?$",
    )
});

static CLOSED_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ \u{a0}]?(?:[:–—-]|is|are)?[ \u{a0}]?(?:closed|not open|no (?:session|group|class|service|appointments)|by (?:appointment|arrangement))",
    )
});

/// Words between days and times that belong together.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[\s,:;()@|•–—./-]|from|between|at|about|mornings?|afternoons?|evenings?|nights?|lunchtimes?|term[- ]?time|during|in|only|open|opening|hours|the|of|each|every|month|week|weekly|run|runs|sessions?|both|and|on|a|year|round|fortnightly|monthly|starting|starts?)*$",
    )
});

static RUNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:runs?|running|meets?|meetings?|meeting|held|hold|open|opens|opening|available|staffed|manned|takes? place|join us|classes|class|sessions?|groups?|operates?|operating|service|drop[- ]?in|lines?|helpline|hosts?|hosted|offered|offer|every week|weekly|24 hours?|24/7|365|hours)\b",
    )
});

/// "Sundays can be long" says nothing of what runs.
static SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ (?:can|may|might|could|that|are the|is the|were|was)\b"));

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:days?|when|open|opening times?|opening hours|times?|hours)[ \t]?[:–-]|\bopen(?: on)?|\bopening(?: on)?|\bopen (?:on )?an?)\s{0,2}$",
    )
});

/// Whether only small words stand between days and times, in either order.
pub(crate) fn is_beside(text: &str, one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = if one.end <= other.start { one.end..other.start } else { other.end..one.start };
    between.start <= between.end && between.len() <= 40 && BESIDE.is_match(&text[between])
}

/// The mentions on which something runs.
pub(crate) fn read(text: &str, mentions: &[Mention], times: &[Clock], clocks: &[Clocks]) -> Vec<Found> {
    let is_timetable = mentions.iter().filter(|mention| heads_a_line(text, mention)).take(2).count() == 2;
    let (mut next, mut next_time) = (0, 0);
    let kept = mentions.iter().filter(|mention| {
        while next < clocks.len() && clocks[next].at.end <= mention.at.start {
            next += 1;
        }
        let near = clocks[next.saturating_sub(1)..].iter().take(2);
        let is_timed = near.into_iter().any(|clock| is_beside(text, &mention.at, &clock.at));
        while next_time < times.len() && times[next_time].at.start < mention.at.end {
            next_time += 1;
        }
        let begins = times.get(next_time).is_some_and(|time| {
            time.is_sure()
                && is_told_on(sentence_before(text, mention.at.start, 60))
                && is_beside(text, &mention.at, &time.at)
        });
        // "9-5 Mon-Fri" has no date in it.
        let follows_time = clocks[next.saturating_sub(1)..].first().is_some_and(|clock| {
            clock.at.end <= mention.at.start
                && text[clock.at.end..mention.at.start].trim_matches([' ', ',', ';', '(']).is_empty()
        });
        runs(text, mention, is_timed || begins, follows_time) || is_timetable && heads_a_line(text, mention)
    });
    kept.map(|mention| {
        let days = Days { days: mention.days.clone(), every: mention.every, nth: mention.nth.clone() };
        let quote = text[mention.at.clone()].trim_end_matches(['.', ' ', '(']);
        Found::new(Kind::Days, Value::Days(days), mention.at.start..mention.at.start + quote.len())
    })
    .collect()
}

/// Whether a day begins its line, and a colon and something that is on then follow.
fn heads_a_line(text: &str, mention: &Mention) -> bool {
    let (ahead, behind) = (&text[..mention.at.start], &text[mention.at.end..]);
    let ahead = ahead.trim_end_matches([' ', '•', '\u{a0}']);
    let Some(told) = behind.strip_prefix(':').or_else(|| behind.strip_prefix(" :")) else { return false };
    let told = sentence_after(told, 0, 60).trim_start();
    (ahead.is_empty() || ahead.ends_with('\n'))
        && matches!(mention.manner, Manner::One | Manner::Several)
        && told.starts_with(|c: char| c.is_alphabetic())
        && !told.to_lowercase().starts_with("closed")
        && !CLOSED_AFTER.is_match(behind)
}

fn runs(text: &str, mention: &Mention, is_timed: bool, follows_time: bool) -> bool {
    let at = &mention.at;
    let (ahead, behind) = (sentence_before(text, at.start, 60), sentence_after(text, at.end, 60));
    let is_dated =
        DATE_AFTER.is_match(behind) || !follows_time && DATE_BEFORE.is_match(before(text, at.start, 20));
    if NOT_BEFORE.is_match(ahead) || CLOSED_AFTER.is_match(behind) || text[at.end..].starts_with('_') {
        return false;
    }
    let is_monthly = mention.nth.is_empty() && MONTHLY_BEFORE.is_match(ahead);
    // "Fresh-Start-Mondays" is a name.
    let is_hyphened = text[..at.start].ends_with('-')
        && text[..at.start - 1].ends_with(|c: char| c.is_ascii_alphabetic())
        && !is_timed;
    if is_monthly || is_hyphened {
        return false;
    }
    match mention.manner {
        Manner::Recurring => true,
        _ if is_dated => false,
        Manner::Several => is_timed || (!SUBJECT.is_match(behind) && !is_name(text, at, false)),
        Manner::Short => {
            is_timed && text[at.clone()].starts_with(|c: char| c.is_ascii_uppercase())
                || LABEL.is_match(ahead)
        }
        Manner::One => {
            is_timed && !is_name(text, at, true)
                || LABEL.is_match(before(text, at.start, 30))
                || is_told_on(ahead) && RUNS.is_match(ahead) && !is_name(text, at, false)
        }
        Manner::Word => is_word_of_running(text, at, is_timed, ahead),
    }
}

/// "on a Tuesday", "on Tuesday".
fn is_told_on(ahead: &str) -> bool {
    [" on a ", " on an ", " on a\u{a0}"].iter().any(|on| ahead.ends_with(on))
}

/// Whether days are part of a name: "Welcome Wednesday", "Saturday Club", "Sunday lunch".
fn is_name(text: &str, at: &Range<usize>, is_timed: bool) -> bool {
    const OF_A_DAY: [&str; 28] = [
        "morning",
        "mornings",
        "afternoon",
        "afternoons",
        "evening",
        "evenings",
        "night",
        "nights",
        "lunchtime",
        "lunchtimes",
        "from",
        "between",
        "at",
        "and",
        "to",
        "open",
        "am",
        "pm",
        "only",
        "term",
        "during",
        "time",
        "times",
        "location",
        "the",
        "or",
        "in",
        "for",
    ];
    const NAMED: [&str; 16] = [
        "lunch", "lunches", "roast", "roasts", "club", "clubs", "school", "service", "services", "league",
        "market", "supper", "social", "mass", "worship", "papers",
    ];
    let next = word_after(text, at.end);
    let small = next.to_lowercase();
    let begins_line = before(text, at.start, 6)
        .trim_end_matches([' ', '•', '-', '–'])
        .ends_with(['\n', '.', ':', ';', ',', ')'])
        || before(text, at.start, 6).trim_matches([' ', '•', '\n']).is_empty();
    let follows = text[at.end..].trim_start_matches([' ', '\u{a0}']).chars().next();
    let is_list_of_name = follows.is_some_and(|c| c.is_uppercase()) && !OF_A_DAY.contains(&small.as_str());
    if NAMED.contains(&small.as_str()) || (is_list_of_name && !is_timed && !begins_line) {
        return true;
    }
    if is_list_of_name && !is_timed && !text[at.clone()].contains(['s', 'S', '-', '–', ',', '&']) {
        return true;
    }
    let previous = before(text, at.start, 24).trim_end_matches([' ', '\u{a0}']);
    let word = previous.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    const OPENINGS: [&str; 30] = [
        "open", "opening", "times", "time", "hours", "on", "every", "each", "day", "days", "weekly", "when",
        "from", "and", "or", "to", "sessions", "session", "club", "group", "centre", "hall", "phone",
        "lines", "line", "the", "meet", "meets", "runs", "held",
    ];
    !is_timed
        && word.starts_with(char::is_uppercase)
        && previous.ends_with(word)
        && !OPENINGS.contains(&word.to_lowercase().as_str())
}

fn is_word_of_running(text: &str, at: &Range<usize>, is_timed: bool, ahead: &str) -> bool {
    let word = text[at.clone()].to_lowercase();
    let next = word_after(text, at.end);
    if word.starts_with("7 ") || word.starts_with("seven ") || word.starts_with("365") {
        return !ahead.to_lowercase().ends_with("up to ");
    }
    if is_timed {
        return true;
    }
    let runs = RUNS.is_match(ahead);
    match word.as_str() {
        "daily" => {
            runs && !ahead.is_empty()
                && ends_or_goes_on(text, at.end, next)
                && matches!(
                    word_before(text, at.start).as_str(),
                    "open"
                        | "runs"
                        | "run"
                        | "available"
                        | "sessions"
                        | "held"
                        | "operates"
                        | "opens"
                        | "meets"
                        | "offered"
                        | "lines"
                        | "service"
                )
        }
        "weekday" => matches!(next, "mornings" | "afternoons" | "evenings") && runs,
        "weekdays" | "weekends" => {
            let word = word_before(text, at.start);
            runs && ends_or_goes_on(text, at.end, next)
                && matches!(word.as_str(), "on" | "open" | "at" | "and" | "during" | "available")
        }
        _ => runs && ends_or_goes_on(text, at.end, next) && !ahead.to_lowercase().contains(" me "),
    }
}

fn ends_or_goes_on(text: &str, end: usize, next: &str) -> bool {
    let follows = text[end..].chars().next();
    follows.is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '\n' | ':' | '!'))
        || matches!(
            next,
            "from"
                | "between"
                | "except"
                | "including"
                | "excluding"
                | "and"
                | "for"
                | "at"
                | "of"
                | "during"
                | "in"
                | "to"
                | "until"
        )
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("Monday to Friday", r#"{"days":["MO","TU","WE","TH","FR"]}"#)]
    #[case("Open Mon, Wed and Fri", r#"{"days":["MO","WE","FR"]}"#)]
    #[case("Mon/Weds 10am-2pm", r#"{"days":["MO","WE"]}"#)]
    #[case("Mon - Thurs", r#"{"days":["MO","TU","WE","TH"]}"#)]
    #[case("open Tuesday Thursday and Friday", r#"{"days":["TU","TH","FR"]}"#)]
    #[case("normally open Fridays to Monday", r#"{"days":["MO","FR","SA","SU"]}"#)]
    #[case("We meet on Mondays", r#"{"days":["MO"]}"#)]
    #[case("Tuesday: 2pm to 4pm", r#"{"days":["TU"]}"#)]
    #[case("10am - 12pm every Friday.", r#"{"days":["FR"]}"#)]
    #[case("every other Tuesday", r#"{"days":["TU"],"every":2}"#)]
    #[case("on alternate Thursdays", r#"{"days":["TH"],"every":2}"#)]
    #[case("the first Monday of the month", r#"{"days":["MO"],"nth":[1]}"#)]
    #[case("2nd and 4th Thursdays", r#"{"days":["TH"],"nth":[2,4]}"#)]
    #[case("the last Sunday of each month", r#"{"days":["SU"],"nth":[-1]}"#)]
    #[case("Fridays - 1st and 3rd of the month", r#"{"days":["FR"],"nth":[1,3]}"#)]
    #[case("on Monday mornings and Thursday afternoons", r#"{"days":["MO","TH"]}"#)]
    #[case("The hall is open daily.", r#"{"days":["MO","TU","WE","TH","FR","SA","SU"]}"#)]
    #[case("weekdays 9am-5pm", r#"{"days":["MO","TU","WE","TH","FR"]}"#)]
    #[case("available 7 days a week", r#"{"days":["MO","TU","WE","TH","FR","SA","SU"]}"#)]
    #[case("a session that runs on a Saturday", r#"{"days":["SA"]}"#)]
    #[case("We meet fortnightly on Mondays", r#"{"days":["MO"],"every":2}"#)]
    #[case("Wednesdays 2pm-4pm fortnightly", r#"{"days":["WE"],"every":2}"#)]
    #[case("a fortnightly walk and lunch on Mondays", r#"{"days":["MO"],"every":2}"#)]
    #[case("Tuesday 12pm – 2pm 1st Tuesday of every month, tea", r#"{"days":["TU"],"nth":[1]}"#)]
    #[case("Tuesdays 2pm-4pm, 1st and 3rd of the month", r#"{"days":["TU"],"nth":[1,3]}"#)]
    #[case("second and last Friday of month", r#"{"days":["FR"],"nth":[2,-1]}"#)]
    #[case("9.00-4.30, Wed 9.00-1.00", r#"{"days":["WE"]}"#)]
    #[case("We are open 9-5 Mon-Fri", r#"{"days":["MO","TU","WE","TH","FR"]}"#)]
    #[case("Wednesdays (fortnightly)", r#"{"days":["WE"],"every":2}"#)]
    #[case("one walk on a Sunday afternoon at 2pm", r#"{"days":["SU"]}"#)]
    fn days_on_which_it_runs(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Days), [value], "{text}");
    }

    #[test]
    fn a_timetable_names_its_days() {
        let text = "What is on:\nMonday: Art\nThursday: Games and a quiz\nSaturday: Closed";
        assert_eq!(values(text, Kind::Days), [r#"{"days":["MO"]}"#, r#"{"days":["TH"]}"#]);
    }

    #[rstest]
    #[case("Sunday lunch is served")]
    #[case("closed on Good Friday and Easter Monday")]
    #[case("Welcome Wednesday is a club for all")]
    #[case("our Saturday Club for boys")]
    #[case("The fair is on Monday 5 July at 2pm")]
    #[case("Saturday 12th June, 2-4pm")]
    #[case("please book by Friday")]
    #[case("must be ordered by 3pm Tuesday")]
    #[case("Saturday: Closed")]
    #[case("Closed on Sundays")]
    #[case("open all week except Mondays")]
    #[case("help with daily living")]
    #[case("enjoying the sun and the sea")]
    #[case("they sat down and wed")]
    #[case("weekends away for carers")]
    #[case("I use it every day")]
    #[case("We don't open on Fridays")]
    #[case("every four weeks on a Monday")]
    #[case("Fresh-Start-Mondays is for all")]
    #[case("tea once a month on a Sunday")]
    #[case("Tuesdays 2-4pm, monthly")]
    #[case("our monthly walk for all on Mondays")]
    #[case("we meet on Tuesdays once a month")]
    #[case("Monday: no number follows")]
    fn days_on_which_nothing_is_said_to_run(#[case] text: &str) {
        assert!(values(text, Kind::Days).is_empty(), "{text}: {:?}", values(text, Kind::Days));
    }
}
