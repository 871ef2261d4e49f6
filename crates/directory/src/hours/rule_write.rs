//! Writing openings as recurrence rules.

use jiff::civil::{Date, Time};

use super::{Days, Hours, OnBankHolidays, Opening, Term, Times, Weekdays, rule::INSTEAD, rule::Rule, words};

/// The openings as rules. What the standard has no property for (term time, bank holidays) is
/// said in the description, in words that are read back.
pub(super) fn openings(hours: &Hours) -> Vec<Rule> {
    hours.openings.iter().map(opening).collect()
}

/// The dated exceptions as rules whose description says that they replace the usual hours.
pub(super) fn exceptions(hours: &Hours) -> Vec<Rule> {
    let rules = hours.exceptions.iter().flat_map(|exception| {
        let dated = Rule {
            valid_from: Some(exception.from.to_string()),
            valid_to: Some(exception.to.to_string()),
            ..Rule::default()
        };
        if exception.times.is_empty() {
            return vec![Rule { description: Some("Closed".to_owned()), ..dated }];
        }
        let timed = exception.times.iter().map(|times| {
            let mut rule = dated.clone();
            rule.freq = Some("WEEKLY".to_owned());
            rule.byday = Some(codes(Weekdays::ALL));
            rule.description = Some(INSTEAD.to_owned());
            set_times(&mut rule, *times);
            rule
        });
        timed.collect()
    });
    rules.collect()
}

fn opening(opening: &Opening) -> Rule {
    let (every, first) = opening.days.interval();
    let mut rule = Rule {
        interval: Some(every.max(1).to_string()),
        valid_from: opening.from.map(text),
        valid_to: opening.to.map(text),
        dtstart: first.map(text),
        description: description(opening),
        ..Rule::default()
    };
    let weekly = matches!(opening.days, Days::Weekly { .. });
    rule.freq = Some(if weekly { "WEEKLY" } else { "MONTHLY" }.to_owned());
    match &opening.days {
        Days::Weekly { days, .. } => rule.byday = Some(codes(*days)),
        Days::MonthlyByDay { days, .. } => {
            let days = days.iter().map(|nth| match nth.nth {
                0 => words::code(nth.day).to_owned(),
                n => format!("{n}{}", words::code(nth.day)),
            });
            rule.byday = Some(days.collect::<Vec<_>>().join(","));
        }
        Days::MonthlyByDate { dates, .. } => {
            rule.bymonthday = Some(dates.iter().map(i8::to_string).collect::<Vec<_>>().join(","));
        }
    }
    set_times(&mut rule, opening.times);
    rule
}

fn set_times(rule: &mut Rule, times: Times) {
    let clock = |time: Time| Some(time.strftime("%H:%M").to_string());
    match times {
        // Other readers of the standard take midnight to midnight for no time at all.
        Times::ALL_DAY => {
            rule.opens_at = clock(Time::midnight());
            rule.closes_at = Some("23:59".to_owned());
        }
        Times::Between { opens, closes } => {
            rule.opens_at = clock(opens);
            rule.closes_at = clock(closes);
        }
        Times::From(opens) => rule.opens_at = clock(opens),
        Times::Unsaid => {}
    }
}

/// The note, and what it does not say yet of terms and bank holidays.
fn description(opening: &Opening) -> Option<String> {
    let said = opening.note.as_deref().map(words::said).unwrap_or_default();
    let term = match opening.term {
        _ if said.term == opening.term => None,
        Term::Any => None,
        Term::TermTime => Some("Term time only"),
        Term::SchoolHolidays => Some("School holidays only"),
    };
    let bank_holidays = match opening.bank_holidays {
        _ if said.bank_holidays == opening.bank_holidays => None,
        OnBankHolidays::Unsaid => None,
        OnBankHolidays::Closed => Some("Closed on bank holidays"),
        OnBankHolidays::Open => Some("Open on bank holidays"),
    };
    let not_in = if said.not_in == opening.not_in { None } else { opening.not_in.not_in() };
    let not_in = not_in.map(|words| words.replacen('n', "N", 1));
    let parts: Vec<&str> = opening
        .note
        .as_deref()
        .map(str::trim)
        .into_iter()
        .chain(term)
        .chain(bank_holidays)
        .chain(not_in.as_deref())
        .collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}

fn codes(days: Weekdays) -> String {
    days.iter().map(words::code).collect::<Vec<_>>().join(",")
}

fn text(date: Date) -> String {
    date.to_string()
}
