//! Which half of the day a pair of times means: "9-5", "2-4pm", "10am-12".

use jiff::civil::Time;

use crate::hours::times::{Clock, Meridiem, time};

/// Opening and closing time; `None` where people could honestly differ ("7-9").
pub(super) fn range(opens: Clock, closes: Clock) -> Option<(Time, Time)> {
    let (from, to) = match (opens.meridiem, closes.meridiem) {
        (Some(_), Some(_)) => (hour(opens), hour(closes)),
        (Some(_), None) => (hour(opens), after(opens, closes)),
        (None, Some(_)) if opens.exact => (opens.hour, hour(closes)),
        (None, Some(half)) => (before(opens, closes, half)?, hour(closes)),
        (None, None) if opens.exact && closes.exact => (opens.hour, closes.hour),
        (None, None) if opens.exact => (opens.hour, after(opens, closes)),
        (None, None) if closes.exact => (opens.hour, closes.hour),
        (None, None) => guess(opens, closes)?,
    };
    let (from, to) = (time(from, opens.minute)?, time(to, closes.minute)?);
    (from != to || from == Time::midnight()).then_some((from, to))
}

/// A time by itself, when it is clear.
pub(super) fn single(clock: Clock) -> Option<Time> {
    // With minutes and a two-figure hour, as `10:30` has, it is of a 24-hour clock.
    let clear = clock.meridiem.is_some() || clock.exact || (clock.hour >= 10 && !clock.bare);
    clear.then(|| time(hour(clock), clock.minute)).flatten()
}

/// The hour on a 24-hour clock, taking what is said at its word.
fn hour(clock: Clock) -> i8 {
    match clock.meridiem {
        None => clock.hour,
        Some(half) => in_half(clock.hour, half),
    }
}

fn in_half(hour: i8, half: Meridiem) -> i8 {
    hour % 12 + if half == Meridiem::Pm { 12 } else { 0 }
}

/// The first hour after opening that a closing time without am or pm can mean.
fn after(opens: Clock, closes: Clock) -> i8 {
    if closes.exact {
        return closes.hour;
    }
    let start = (hour(opens), opens.minute);
    let (am, pm) = (in_half(closes.hour, Meridiem::Am), in_half(closes.hour, Meridiem::Pm));
    [am, pm].into_iter().find(|hour| (*hour, closes.minute) > start).unwrap_or(am)
}

/// The opening hour in the closing time's half of the day, or else in the other: "2-4pm", "9-5pm".
fn before(opens: Clock, closes: Clock, half: Meridiem) -> Option<i8> {
    let end = (hour(closes), closes.minute);
    if end == (0, 0) {
        return None;
    }
    let same = in_half(opens.hour, half);
    Some(if (same, opens.minute) < end {
        same
    } else {
        in_half(opens.hour, if half == Meridiem::Am { Meridiem::Pm } else { Meridiem::Am })
    })
}

/// Neither is said. Places open in the morning from nine, and in the afternoon from noon to five;
/// six to eight may be either, unless the closing time is earlier on the clock's face ("8-6").
fn guess(opens: Clock, closes: Clock) -> Option<(i8, i8)> {
    let (from, to) = ((opens.hour % 12, opens.minute), (closes.hour % 12, closes.minute));
    match opens.hour {
        12 | 1..=5 if from < to => Some((from.0 + 12, to.0 + 12)),
        6..=11 if closes.hour == 12 => Some((from.0, 12)),
        6..=11 if to < from => Some((from.0, to.0 + 12)),
        9..=11 if from < to => Some((from.0, to.0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("9", "5", "09:00", "17:00")]
    #[case("2", "4pm", "14:00", "16:00")]
    #[case("9", "5pm", "09:00", "17:00")]
    #[case("10", "12pm", "10:00", "12:00")]
    #[case("10am", "12", "10:00", "12:00")]
    #[case("10am", "12noon", "10:00", "12:00")]
    #[case("7pm", "9", "19:00", "21:00")]
    #[case("8", "6", "08:00", "18:00")]
    #[case("1.30", "3.30", "13:30", "15:30")]
    #[case("12", "2", "12:00", "14:00")]
    #[case("9:30", "12", "09:30", "12:00")]
    #[case("10:00", "16:00", "10:00", "16:00")]
    #[case("19:30", "08:30", "19:30", "08:30")]
    #[case("09:00", "5", "09:00", "17:00")]
    #[case("10pm", "2am", "22:00", "02:00")]
    #[case("6pm", "12midnight", "18:00", "00:00")]
    fn a_pair_of_times_means_what_people_mean_by_it(
        #[case] opens: &str,
        #[case] closes: &str,
        #[case] from: Time,
        #[case] to: Time,
    ) {
        assert_eq!(range(Clock::parse(opens).unwrap(), Clock::parse(closes).unwrap()), Some((from, to)));
    }

    #[rstest::rstest]
    #[case("7", "9")]
    #[case("6.30", "8")]
    #[case("5", "5")]
    fn a_pair_that_may_be_morning_or_evening_is_not_guessed(#[case] opens: &str, #[case] closes: &str) {
        assert_eq!(range(Clock::parse(opens).unwrap(), Clock::parse(closes).unwrap()), None);
    }
}
