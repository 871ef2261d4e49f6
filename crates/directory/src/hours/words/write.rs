//! Hours put into English words that can be read back.

use jiff::civil::{Date, Weekday};

use crate::hours::{Days, Exception, Hours, OnBankHolidays, Opening, Term, Times, Weekdays, times};

/// The hours in words, a clause an opening: `Monday to Friday 9am to 5pm; closed on 25 December 2026`.
///
/// `None` when there is something in them that no plain words say so that they could be read back
/// (the last but one Friday, every third month, incomplete hours), or nothing at all.
pub fn write(hours: &Hours) -> Option<String> {
    if hours.incomplete {
        return None;
    }
    let openings = hours.openings.iter().map(opening);
    let exceptions = hours.exceptions.iter().map(exception);
    let clauses = openings.chain(exceptions).collect::<Option<Vec<_>>>()?;
    let mut text = clauses.join("; ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    (!text.is_empty()).then_some(text)
}

fn opening(opening: &Opening) -> Option<String> {
    let mut parts = vec![match opening.times {
        Times::Unsaid => days(&opening.days)?,
        said => format!("{} {}", days(&opening.days)?, span(said)),
    }];
    match opening.days.interval() {
        (0 | 1, None) => {}
        (2.., Some(first)) => parts.push(format!("counting from {}", date(first))),
        // A first date of its own says nothing that the season does not; without one, the season's
        // beginning would be taken for it.
        (2.., None) if opening.from.is_none() => {}
        _ => return None,
    }
    parts.extend(opening.from.map(|from| format!("from {}", date(from))));
    parts.extend(opening.to.map(|to| format!("until {}", date(to))));
    parts.extend(match opening.term {
        Term::Any => None,
        Term::TermTime => Some("term time only".to_owned()),
        Term::SchoolHolidays => Some("school holidays only".to_owned()),
    });
    parts.extend(match opening.bank_holidays {
        OnBankHolidays::Unsaid => None,
        OnBankHolidays::Closed => Some("closed on bank holidays".to_owned()),
        OnBankHolidays::Open => Some("open on bank holidays".to_owned()),
    });
    parts.extend(opening.not_in.not_in());
    Some(parts.join(", "))
}

fn exception(exception: &Exception) -> Option<String> {
    let dates = if exception.from == exception.to {
        date(exception.from)
    } else {
        format!("{} to {}", date(exception.from), date(exception.to))
    };
    if exception.times.is_empty() {
        return Some(format!("closed on {dates}"));
    }
    let between = |times: &Times| matches!(times, Times::Between { .. }).then(|| span(*times));
    let spans = exception.times.iter().map(between).collect::<Option<Vec<_>>>()?;
    Some(format!("on {dates} {} instead", spans.join(" and ")))
}

fn span(said: Times) -> String {
    match said {
        Times::ALL_DAY => "24 hours".to_owned(),
        Times::Between { opens, closes } => {
            format!("{} to {}", times::english(opens), times::english(closes))
        }
        Times::From(opens) => format!("from {}", times::english(opens)),
        Times::Unsaid => String::new(),
    }
}

fn days(days: &Days) -> Option<String> {
    match days {
        Days::Weekly { days, .. } if days.is_empty() => None,
        Days::Weekly { days, every: 0 | 1, .. } => Some(week(*days)),
        Days::Weekly { days, every: 2, .. } => Some(format!("every other {}", week(*days))),
        Days::Weekly { days, every, .. } if *every <= 52 => {
            Some(format!("every {every} weeks {}", week(*days)))
        }
        Days::MonthlyByDay { days, every: 0 | 1, .. } if !days.is_empty() => {
            let nth = |nth: i8| match nth {
                1 => Some("first"),
                2 => Some("second"),
                3 => Some("third"),
                4 => Some("fourth"),
                5 => Some("fifth"),
                -1 => Some("last"),
                _ => None,
            };
            let names = days.iter().map(|day| Some(format!("{} {}", nth(day.nth)?, name(day.day))));
            Some(format!("{} of the month", and(&names.collect::<Option<Vec<_>>>()?)))
        }
        Days::MonthlyByDate { dates, every: 0 | 1, .. } if !dates.is_empty() => {
            let names = dates.iter().map(|date| (*date > 0).then(|| format!("{date}{}", suffix(*date))));
            Some(format!("{} of the month", and(&names.collect::<Option<Vec<_>>>()?)))
        }
        _ => None,
    }
}

fn week(days: Weekdays) -> String {
    let list: Vec<Weekday> = days.iter().collect();
    match list.as_slice() {
        _ if days == Weekdays::ALL => "every day".to_owned(),
        [first, _, .., last] if days == Weekdays::range(*first, *last) => {
            format!("{} to {}", name(*first), name(*last))
        }
        list => and(&list.iter().map(|day| name(*day).to_owned()).collect::<Vec<_>>()),
    }
}

fn and(names: &[String]) -> String {
    match names {
        [firsts @ .., last] if !firsts.is_empty() => format!("{} and {last}", firsts.join(", ")),
        names => names.concat(),
    }
}

fn suffix(date: i8) -> &'static str {
    match date {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
