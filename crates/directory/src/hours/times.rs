//! From when to when, and clock times in the notations that feeds use.

use jiff::civil::Time;

/// The times of one opening, on the clock of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// From one time to another. A closing time that is not after the opening time is on the next
    /// day, so that midnight to midnight is 24 hours.
    Between {
        /// When it opens.
        opens: Time,
        /// When it closes.
        closes: Time,
    },
    /// From a time ("every Monday at 7pm"): when it ends was not said.
    From(Time),
    /// Days without times.
    Unsaid,
}

impl Times {
    /// Midnight to midnight.
    pub const ALL_DAY: Self = Self::Between { opens: Time::midnight(), closes: Time::midnight() };

    /// From opening and closing times as feeds give them: one minute to midnight means midnight.
    pub(super) fn between(opens: Time, closes: Time) -> Self {
        let closes = if (closes.hour(), closes.minute()) == (23, 59) { Time::midnight() } else { closes };
        Self::Between { opens, closes }
    }
}

/// A time as a feed writes it, with its offset from UTC in minutes when it gives one:
/// `10:00`, `10:00:00`, `9:00am`, `9.30 PM`, `0900`, `09:00:00+01:00`, `09:00Z`, `24:00`.
/// `None` when it is something else.
pub(super) fn parse(text: &str) -> Option<(Time, Option<i16>)> {
    let text = text.trim().to_ascii_lowercase().replace(' ', "");
    let (clock, offset) = split_offset(&text)?;
    let raw = Clock::parse(clock)?;
    let hour = match (raw.meridiem, raw.hour) {
        (None, hour) => hour,
        (Some(_), 0 | 13..) => return None,
        (Some(Meridiem::Am), 12) => 0,
        (Some(Meridiem::Pm), 12) => 12,
        (Some(Meridiem::Am), hour) => hour,
        (Some(Meridiem::Pm), hour) => hour + 12,
    };
    Some((time(hour, raw.minute)?, offset))
}

/// A time of day; 24:00 is the midnight that ends it.
pub(super) fn time(hour: i8, minute: i8) -> Option<Time> {
    if (hour, minute) == (24, 0) { Some(Time::midnight()) } else { Time::new(hour, minute, 0, 0).ok() }
}

/// Takes `z`, `+01:00`, `-0500` or `+01` off the end; the offset is in minutes.
fn split_offset(text: &str) -> Option<(&str, Option<i16>)> {
    if let Some(clock) = text.strip_suffix('z') {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, None)) };
    let (clock, offset) = text.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let minutes = match digits.len() {
        1 | 2 => digits.parse::<i16>().ok()? * 60,
        4 => digits[..2].parse::<i16>().ok()? * 60 + digits[2..].parse::<i16>().ok()?,
        _ => return None,
    };
    Some((clock, Some(sign * minutes)))
}

/// Which half of the day a twelve-hour time is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meridiem {
    Am,
    Pm,
}

/// A time as it is written, before anybody knows which half of the day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24.
    pub(super) hour: i8,
    /// 0 to 59.
    pub(super) minute: i8,
    /// am or pm, when said.
    pub(super) meridiem: Option<Meridiem>,
    /// Whether it can only be of a 24-hour clock: `09:00`, `17:00`, `0900`.
    pub(super) exact: bool,
    /// Whether it is a number and nothing more, which may be something else than a time.
    pub(super) bare: bool,
}

impl Clock {
    /// Reads `9`, `9am`, `9.30pm`, `09:00`, `10:00:00`, `0900`, `12noon`, `12midnight`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
        let (digits, suffix) = text.split_at(end);
        if !digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')) {
            return None;
        }
        let mut parts = digits.trim_end_matches('.').split([':', '.']);
        let hours = parts.next()?;
        let minutes = parts.next();
        let seconds = parts.next();
        let number = |text: &str| text.parse::<i8>().ok().filter(|n| *n >= 0);
        let (hour, minute) = match (hours.len(), minutes) {
            (1 | 2, None) => (number(hours)?, 0),
            (1 | 2, Some(minutes)) if minutes.len() == 2 => (number(hours)?, number(minutes)?),
            (4, None) => (number(&hours[..2])?, number(&hours[2..])?),
            _ => return None,
        };
        // Seconds may carry a fraction (`10:00:00.000`); neither matters.
        if seconds.is_some_and(|s| number(s).is_none()) || hour > 24 || minute > 59 {
            return None;
        }
        let exact = hours.len() == 4 || hour > 12 || (hours.len() == 2 && hour < 10);
        let clock = |meridiem, exact, bare| Some(Self { hour, minute, meridiem, exact, bare });
        match suffix {
            "" => clock(None, exact, minutes.is_none() && hours.len() < 4),
            "am" | "a" if hour <= 12 => clock(Some(Meridiem::Am), false, false),
            "pm" | "p" if (1..=12).contains(&hour) => clock(Some(Meridiem::Pm), false, false),
            // 15:00pm is said more often than it should be, and is clear.
            "pm" if exact => clock(None, true, false),
            "noon" | "midday" if (hour, minute) == (12, 0) => clock(Some(Meridiem::Pm), false, false),
            "midnight" if (hour, minute) == (12, 0) => clock(Some(Meridiem::Am), false, false),
            "hrs" | "h" => clock(None, true, false),
            _ => None,
        }
    }
}

/// A time in words: `9am`, `5:30pm`, `midday`, `midnight`.
pub(super) fn english(time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (hour, minute) {
        (0, 0) => return "midnight".to_owned(),
        (12, 0) => return "midday".to_owned(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("10:00", 10, 0, None)]
    #[case("10:00:00", 10, 0, None)]
    #[case("9:00am", 9, 0, None)]
    #[case("9.30 PM", 21, 30, None)]
    #[case("12:00am", 0, 0, None)]
    #[case("0900", 9, 0, None)]
    #[case("24:00", 0, 0, None)]
    #[case("09:00:00+01:00", 9, 0, Some(60))]
    #[case("09:00-05:00", 9, 0, Some(-300))]
    #[case("09:00Z", 9, 0, Some(0))]
    fn a_time_is_read_in_every_notation_that_feeds_use(
        #[case] text: &str,
        #[case] hour: i8,
        #[case] minute: i8,
        #[case] offset: Option<i16>,
    ) {
        assert_eq!(parse(text), Some((Time::constant(hour, minute, 0, 0), offset)));
    }

    #[rstest::rstest]
    fn what_is_not_a_time_is_not_read_as_one(
        #[values("", "25:00", "9:5", "13:00am", "closed", "10:60", "9:00xm", "é")] text: &str,
    ) {
        assert_eq!(parse(text), None);
    }
}
