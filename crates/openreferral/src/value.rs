//! Single values: what is blank, and what a date, an address or a number in another notation means.

use jiff::{Timestamp, civil, fmt::strtime, tz::TimeZone};
use serde_json::{Number, Value};
use uuid::Uuid;

/// Whether a value says nothing: `null`, or text without a visible character.
pub(crate) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(|c| c.is_whitespace() || c.is_control()),
        _ => false,
    }
}

/// The value as a word, when it is text or a number and not blank.
pub(crate) fn word(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !tidy(text).is_empty() => Some(tidy(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text without control characters (but tabs and line breaks) and without space around it.
pub(crate) fn tidy(text: &str) -> String {
    // Nearly all text is plain; looking at bytes is several times quicker than at characters.
    let suspicious = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF);
    if !text.bytes().any(suspicious) {
        return text.trim().to_owned();
    }
    let stray =
        |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{FEFF}' | '\u{200B}');
    if text.contains(stray) { text.replace(stray, "").trim().to_owned() } else { text.trim().to_owned() }
}

/// Reads a UUID in its usual notation with hyphens, in either case.
pub(crate) fn uuid(text: &str) -> Option<Uuid> {
    (text.len() == 36).then(|| Uuid::try_parse(text).ok()).flatten()
}

/// What a reference such as `parent_organization_id` names.
pub(crate) fn named_by<'a>(property: &'a str, shape: &'a str) -> &'a str {
    match property {
        "id" => shape,
        "parent_organization_id" => "organization",
        "parent_id" => "taxonomy_term",
        _ => property.strip_suffix("_id").unwrap_or(property),
    }
}

/// Completes a web address: a scheme where it is plainly missing, escapes where RFC 3986 wants them.
pub(crate) fn uri(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let complete = if lower.contains("://") || lower.starts_with("mailto:") || lower.starts_with("tel:") {
        text.to_owned()
    } else {
        let host = text.trim_start_matches('/').split(['/', '?', '#']).next()?;
        let looks_like_host = host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        looks_like_host.then(|| format!("https://{}", text.trim_start_matches('/')))?
    };
    let parsed = url::Url::parse(&complete).ok()?;
    if !matches!(parsed.scheme(), "http" | "https" | "mailto" | "tel") {
        return None;
    }
    if is_rfc3986(&complete) {
        return Some(complete);
    }
    let escaped: String = parsed
        .as_str()
        .chars()
        .map(|c| if is_uri_character(c) || c == '%' { c.to_string() } else { escape(c) })
        .collect();
    let escaped = escape_stray_percent(&escaped);
    is_rfc3986(&escaped).then_some(escaped)
}

fn escape(character: char) -> String {
    let mut bytes = [0; 4];
    character.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn escape_stray_percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        out.push(character);
        if character == '%' && !is_escape(&text.as_bytes()[at..]) {
            out.push_str("25");
        }
    }
    out
}

fn is_escape(at_percent: &[u8]) -> bool {
    matches!(at_percent, [b'%', a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

fn is_uri_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=".contains(c)
}

/// Whether the text may stand as a URI: only allowed characters, whole escapes, one `#`, a host.
fn is_rfc3986(text: &str) -> bool {
    let bytes = text.as_bytes();
    let characters =
        text.char_indices().all(|(at, c)| is_uri_character(c) || (c == '%' && is_escape(&bytes[at..])));
    let after_scheme = text.split_once(':').map(|(_, rest)| rest).unwrap_or_default();
    characters && text.matches('#').count() < 2 && !after_scheme.trim_matches('/').is_empty()
}

/// Bares an e-mail address of `mailto:`, angle brackets and a full stop at its end.
pub(crate) fn email(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let bare = if lower.starts_with("mailto:") { &text[7..] } else { text };
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || "<>.,;".contains(c));
    let (local, host) = bare.rsplit_once('@')?;
    let local_ok = (1..=64).contains(&local.len())
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
        });
    let host_ok = host.len() <= 255
        && host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
    (local_ok && host_ok).then(|| bare.to_owned())
}

/// A calendar date as `YYYY-MM-DD`: from that, an instant, or the British `DD/MM/YYYY`.
pub(crate) fn date(text: &str) -> Option<String> {
    let date = if text.len() > 10
        && (text.parse::<civil::DateTime>().is_ok() || text.parse::<Timestamp>().is_ok())
    {
        // The day as written, in whichever zone the writer had.
        text.get(..10)?.parse::<civil::Date>().ok()?
    } else {
        ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y"]
            .iter()
            .find_map(|format| strtime::parse(format, text).ok()?.to_date().ok())?
    };
    (1..=9999).contains(&date.year()).then(|| date.to_string())
}

/// An instant in RFC 3339: as it is when it is one, else from a date or a time without zone (UTC).
pub(crate) fn instant(text: &str) -> Option<String> {
    if text.len() > 10 && text.as_bytes()[10] == b'T' && text.parse::<Timestamp>().is_ok() {
        return Some(text.to_owned());
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant.to_string());
    }
    let date_time = match text.parse::<civil::DateTime>() {
        Ok(date_time) => date_time,
        Err(_) => date(text)?.parse::<civil::Date>().ok()?.to_datetime(civil::Time::midnight()),
    };
    Some(date_time.to_zoned(TimeZone::UTC).ok()?.timestamp().to_string())
}

/// A time of day as `HH:MM`, with seconds where they were written: from that, from the clock of
/// twelve hours, or with an offset that British clocks have, which is dropped. Publishers stamp the
/// offset of their computer onto a time that they mean by the clock on the wall.
pub(crate) fn time(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let offsets = ["z", "+00:00", "+0000", "+00", "+01:00", "+0100", "+01"];
    let clock = offsets.iter().find_map(|offset| lower.strip_suffix(offset));
    let had_offset = clock.is_some();
    let clock = clock.unwrap_or(&lower).trim_end();
    let halves = [("am", 0), ("a.m.", 0), ("a.m", 0), ("pm", 12), ("p.m.", 12), ("p.m", 12)];
    let half = halves.iter().find_map(|(word, hours)| Some((clock.strip_suffix(word)?.trim_end(), *hours)));
    let figures = half.map_or(clock, |(figures, _)| figures);
    let parts: Vec<&str> = figures.split([':', '.']).collect();
    let part = |at: usize| match parts.get(at) {
        None => Some(0),
        Some(part) => {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            (digits && (if at == 0 { 1..=2 } else { 2..=2 }).contains(&part.len()))
                .then(|| part.parse::<i8>().ok())
                .flatten()
        }
    };
    // An hour by itself is a time only where its half of the day is said.
    if parts.len() > 3 || (parts.len() == 1 && half.is_none()) || (had_offset && half.is_some()) {
        return None;
    }
    let (hour, minute, second) = (part(0)?, part(1)?, part(2)?);
    let hour = match half {
        None => hour,
        Some((_, after)) if (1..=12).contains(&hour) => hour % 12 + after,
        Some(_) => return None,
    };
    civil::Time::new(hour, minute, second, 0).ok()?;
    // Seconds that were written stay, but not the noughts that come with an offset.
    Some(if parts.len() == 3 && !(had_offset && second == 0) {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    })
}

/// Whether text says yes or no.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

/// A value as JSON for a message, cut off where it is long.
pub(crate) fn shortened(value: &Value) -> String {
    /// Enough to find a value in its feed.
    const CHARACTERS: usize = 60;
    let json = value.to_string();
    match json.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}

/// A number written as text, such as `"12"` or `"51.45"`.
pub(crate) fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    text.parse::<i64>().map(Number::from).ok().or_else(|| {
        text.parse::<f64>().ok().filter(|_| !text.contains(['n', 'N'])).and_then(Number::from_f64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d"))]
    #[case("www.example.org", Some("https://www.example.org"))]
    #[case("//example.org/x", Some("https://example.org/x"))]
    #[case("http://example.org/a b|c", Some("http://example.org/a%20b%7Cc"))]
    #[case("https://example.org/100%", Some("https://example.org/100%25"))]
    #[case("https://example.org/caf\u{e9}", Some("https://example.org/caf%C3%A9"))]
    #[case("javascript:alert(1)", None)]
    #[case("see our leaflet", None)]
    #[case("n/a", None)]
    #[case("http://", None)]
    fn a_web_address_is_completed_or_refused(#[case] told: &str, #[case] read: Option<&str>) {
        assert_eq!(uri(told).as_deref(), read);
    }

    #[rstest]
    #[case("a.b@example.org", Some("a.b@example.org"))]
    #[case("mailto:a@example.org", Some("a@example.org"))]
    #[case("<a@example.org>.", Some("a@example.org"))]
    #[case("a@example.org or b@example.org", None)]
    #[case("a@localhost", None)]
    fn an_email_address_is_bared_or_refused(#[case] told: &str, #[case] read: Option<&str>) {
        assert_eq!(email(told).as_deref(), read);
    }

    #[rstest]
    #[case("2024-12-18", Some("2024-12-18"))]
    #[case("2024-12-18T10:00:00Z", Some("2024-12-18"))]
    #[case("2024-12-18 10:00:00", Some("2024-12-18"))]
    #[case("18/12/2024", Some("2024-12-18"))]
    #[case("18 Dec 2024", Some("2024-12-18"))]
    #[case("2024-02-30", None)]
    #[case("spring", None)]
    fn a_date_is_rewritten_or_refused(#[case] told: &str, #[case] read: Option<&str>) {
        assert_eq!(date(told).as_deref(), read);
    }

    #[rstest]
    #[case("2023-03-15T10:30:45.123Z", Some("2023-03-15T10:30:45.123Z"))]
    #[case("2023-03-15T10:30:45", Some("2023-03-15T10:30:45Z"))]
    #[case("2023-03-15", Some("2023-03-15T00:00:00Z"))]
    #[case("now", None)]
    fn an_instant_is_rewritten_or_refused(#[case] told: &str, #[case] read: Option<&str>) {
        assert_eq!(instant(told).as_deref(), read);
    }

    #[rstest]
    #[case("09:00", Some("09:00"))]
    #[case("10:00:00", Some("10:00:00"))]
    #[case("9:00am", Some("09:00"))]
    #[case("9.30 PM", Some("21:30"))]
    #[case("12am", Some("00:00"))]
    #[case("12 noon", None)]
    #[case("7 p.m.", Some("19:00"))]
    #[case("9:05", Some("09:05"))]
    #[case("09:00:00+01:00", Some("09:00"))]
    #[case("09:00Z", Some("09:00"))]
    #[case("09:00-05:00", None)]
    #[case("13:00pm", None)]
    #[case("25:00", None)]
    #[case("24:00", None)]
    #[case("9", None)]
    #[case("dawn", None)]
    fn a_time_is_rewritten_or_left_as_words(#[case] told: &str, #[case] read: Option<&str>) {
        assert_eq!(time(told).as_deref(), read);
    }

    proptest! {
        #[test]
        fn what_was_mended_needs_no_mending(told in ".{0,40}") {
            for mend in [uri, email, date, instant, time] {
                if let Some(read) = mend(&told) {
                    prop_assert_eq!(mend(&read), Some(read.clone()));
                }
            }
        }
    }
}
