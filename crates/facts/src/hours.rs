//! From when to when it is open or runs.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Found, Hours, Kind, Value,
    around::{after, before, is_denied, overlap, pattern, sentence_after, sentence_before},
    clock::{Clock, Clocks, written},
    days::is_beside,
    weekdays::Mention,
};

static ALL_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b24[ -]?(?:hours?|hrs?)(?:[ -]a[ -]day|[ -]per[ -]day|,? (?:7|seven) days)\b|\b24 ?[/:-] ?7\b|\bround[- ]the[- ]clock\b|\b(?:open|available|operates|staffed|runs) 24[ -](?:hours|hrs)\b|\b24[ -]?(?:hours?|hrs?)[ -](?:[a-z-]+ ){0,2}?(?:helplines?|help lines?|services?|support|lines?|phone|telephone|number|advice|access|response|information|crisis|emergency|hotline)\b",
    )
});

static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:up to|within|at least|in|first|next|every|of|for|over|than|about|live[- ]in)\s?$")
});

/// Somebody can leave a message round the clock, which says nothing of when anybody is there.
static MACHINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[ -](?:a day )?(?:[a-z]+[ -])?(?:messag\w+|answer\w*|voicemail|voice mail|text messag\w+)\b")
});

/// Times that belong to something else.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:closed|breaks? (?:from|between)|except|ages?d?|years?|chapters?|verses?|psalm|between the ages of|scor\w+|pages?|outside(?: of)?(?: these hours| our [a-z ]{0,20}hours)?|lunch break)\s?[:(]?\s?$",
    )
});

/// When to ring so as to book, not when it is on.
static TO_BOOK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:to|for) (?:(?:book|make|arrange|reserve|request|order|cancel)\b|an appointment|appointments|bookings)[^.;]{0,60}\b(?:call|ring|phone|telephone|contact|text)\b[^.;]{0,50}|(?:call|ring|phone|telephone)\b[^.;]{0,40}\bto (?:book|make|arrange|reserve|order)\b[^.;]{0,40}|book(?:ings?|ing lines?)?(?: (?:by phone|line|lines|are taken|is|are))+(?: open)?[^.;]{0,30}|appointments? (?:phone )?lines?[^.;]{0,30})$",
    )
});

/// What is pointed to runs round the clock, not what points to it.
static POINTED_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:signpost\w*|information (?:on|about)|direct(?:s|ed|ing)? (?:you|people) to|details of|find out about|refer(?:s|red|ring)? (?:you |people )?to|access to)\b[^.;]*$",
    )
});

static NOT_TIMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^['’]?[ -]?(?:years?|yrs?|months?|weeks?|days?|minutes?|mins?|hours?|hrs?|people|miles?|km|m\b|%|per ?cent|children|places|pages?|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)|members|times|s\b|th\b|st\b|nd\b|rd\b|sessions|stone|kg|pounds)",
    )
});

static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:from|at|starts?(?: at)?|starting(?: at| from)?|begins?(?: at)?|beginning at|commenc\w+ at|opens? at|doors open(?: at)?|arrive at|time:)\s?$",
    )
});

static MEETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:meets?|meetings?|starts?|starting|begins?|opens?|open|sessions?|class|classes|runs?|held|daily|weekly|month)\b",
    )
});

/// The times that are its hours.
pub(crate) fn read(text: &str, days: &[Mention], times: &[Clock], clocks: &[Clocks]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut next = 0;
    for clock in clocks {
        while next < days.len() && days[next].at.end <= clock.at.start {
            next += 1;
        }
        let near = days[next.saturating_sub(1)..].iter().take(2);
        let has_day = near.into_iter().any(|day| is_beside(text, &day.at, &clock.at));
        let told = before(text, clock.at.start, 30).to_lowercase();
        let is_told = has_day
            || ["open ", "open: ", "from ", "between ", "time: ", "times: ", "hours: ", "hours of "]
                .iter()
                .any(|word| told.ends_with(word))
                && text[clock.at.clone()].contains([':', '.']);
        let follows = after(text, clock.at.end, 16);
        if (clock.is_sure || is_told)
            && !OTHER.is_match(sentence_before(text, clock.at.start, 40))
            && !TO_BOOK.is_match(sentence_before(text, clock.at.start, 150))
            && (text[clock.at.clone()].to_lowercase().ends_with('m') || !NOT_TIMES.is_match(follows))
        {
            let hours = Hours::Times { opens: written(clock.opens), closes: Some(written(clock.closes)) };
            found.push(Found::new(Kind::Hours, Value::Hours(hours), clock.at.clone()));
        }
    }
    let ranges = found.len();
    for all_day in ALL_DAY.find_iter(text) {
        let ahead = before(text, all_day.start(), 24);
        let at = whole_day(all_day.range(), all_day.as_str());
        let is_of_a_machine = MACHINE.is_match(after(text, at.end, 32));
        let is_of_another = POINTED_TO.is_match(sentence_before(text, all_day.start(), 120));
        if !WITHIN.is_match(ahead) && !is_denied(text, all_day.start()) && !is_of_a_machine && !is_of_another
        {
            found.push(Found::new(Kind::Hours, Value::Hours(Hours::AllDay { all_day: true }), at));
        }
    }
    let mut from = 0;
    for time in times {
        while from < ranges && found[from].at.end <= time.at.start {
            from += 1;
        }
        let Some(minutes) = time.minutes().filter(|minutes| time.is_sure() && *minutes > 0) else { continue };
        let is_part = from < ranges && overlap(&found[from].at, &time.at)
            || clocks
                .binary_search_by(|clock| {
                    if clock.at.end <= time.at.start {
                        std::cmp::Ordering::Less
                    } else if clock.at.start >= time.at.end {
                        std::cmp::Ordering::Greater
                    } else {
                        std::cmp::Ordering::Equal
                    }
                })
                .is_ok();
        if !is_part && begins(text, days, &time.at) {
            let hours = Hours::Times { opens: written(minutes), closes: None };
            found.push(Found::new(Kind::Hours, Value::Hours(hours), time.at.clone()));
        }
    }
    found.sort_by_key(|found| found.at.start);
    found
}

/// Only "24 hours" or "24-hour" of "24-hour helpline".
fn whole_day(at: std::ops::Range<usize>, words: &str) -> std::ops::Range<usize> {
    let small = words.to_lowercase();
    let Some(start) = small.find("24") else { return at };
    if small.contains("day")
        || small[start + 2..].trim_start().starts_with(['/', ':'])
        || small.ends_with('7')
    {
        return at.start + start..at.end;
    }
    let end = small[start..]
        .char_indices()
        .skip(3)
        .find(|&(place, c)| !c.is_ascii_alphabetic() && place > 3)
        .map_or(small.len(), |(place, _)| start + place);
    at.start + start..at.start + end
}

/// Whether a single time is when it begins: "from 7pm", "Wednesdays, 1pm".
fn begins(text: &str, days: &[Mention], at: &std::ops::Range<usize>) -> bool {
    let ahead = sentence_before(text, at.start, 80);
    let next = days.partition_point(|day| day.at.end <= at.start);
    let day = next.checked_sub(1).map(|last| &days[last]);
    let has_day = day.is_some_and(|day| is_beside(text, &day.at, at) && at.start - day.at.end <= 14);
    let is_until = ["until ", "till ", "by ", "before ", "after ", "to ", "past ", "for "]
        .iter()
        .any(|word| ahead.to_lowercase().ends_with(word));
    if is_until || OTHER.is_match(ahead) {
        return false;
    }
    let is_due = day.is_some_and(|day| {
        let ahead = before(text, day.at.start, 12).to_lowercase();
        ["by ", "before ", "until ", "till "].iter().any(|word| ahead.ends_with(word))
    });
    if is_due {
        return false;
    }
    if has_day {
        return true;
    }
    let around = |told: &str| MEETS.is_match(told);
    OPENS.is_match(ahead) && (around(ahead) || around(sentence_after(text, at.end, 40)))
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("Our lines are open 9am-5pm", r#"{"opens":"09:00","closes":"17:00"}"#)]
    #[case("Open 9am-5pm", r#"{"opens":"09:00","closes":"17:00"}"#)]
    #[case("Mon-Fri 9-5", r#"{"opens":"09:00","closes":"17:00"}"#)]
    #[case("Thursdays 10.30 - 12", r#"{"opens":"10:30","closes":"12:00"}"#)]
    #[case("Friday: 11:00 am - 1:30 pm", r#"{"opens":"11:00","closes":"13:30"}"#)]
    #[case("a 24-hour helpline", r#"{"all_day":true}"#)]
    #[case("we are here 24/7", r#"{"all_day":true}"#)]
    #[case("24 hours a day", r#"{"all_day":true}"#)]
    #[case("We meet at 7.30pm", r#"{"opens":"19:30"}"#)]
    #[case("every Monday from 12:15pm", r#"{"opens":"12:15"}"#)]
    #[case("Wednesdays - 1pm", r#"{"opens":"13:00"}"#)]
    #[case("between the hours of 11 and 1.30pm", r#"{"opens":"11:00","closes":"13:30"}"#)]
    fn hours(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Hours), [value], "{text}");
    }

    #[rstest]
    #[case("give 24 hours notice")]
    #[case("within 24 hours a day later")]
    #[case("children 5-11 play")]
    #[case("must be ordered by 3pm")]
    #[case("a 6-8 week course")]
    #[case("2.50-3.50")]
    #[case("12-14 May")]
    #[case("open until 3pm")]
    #[case("To book an appointment please phone between 10am and 12 noon")]
    #[case("Ring us to book a place, 9am to 11am")]
    #[case("signposting to where people can get 24:7 transport")]
    #[case("page 9.30-10.30 of the book of hours")]
    #[case("a mile to the bus at 3pm")]
    #[case("leave word on our 24-hour answerphone support line")]
    fn no_hours(#[case] text: &str) {
        assert!(values(text, Kind::Hours).is_empty(), "{text}: {:?}", values(text, Kind::Hours));
    }
}
