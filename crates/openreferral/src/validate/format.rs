//! Formats as JSON Schema checks them: nothing is mended here, a value is right or it is not.

use std::net::{Ipv4Addr, Ipv6Addr};

use jiff::civil::Date;

use crate::value;

/// A UUID in its notation with hyphens (RFC 4122), in either case.
pub(super) fn is_uuid(text: &str) -> bool {
    value::uuid(text).is_some()
}

/// An absolute URI: the grammar of RFC 3986, with a scheme.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let scheme_ok = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (hierarchy, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path_ok = match hierarchy.strip_prefix("//") {
        None => made_of(hierarchy, ":@/"),
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            is_authority(authority) && made_of(path, ":@/")
        }
    };
    scheme_ok && path_ok && made_of(query, ":@/?") && made_of(fragment, ":@/?")
}

fn is_authority(authority: &str) -> bool {
    let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let literal = place.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (host_ok, port) = match literal {
        Some((address, rest)) => (address.parse::<Ipv6Addr>().is_ok(), rest),
        None => {
            let (host, port) = place.split_at(place.find(':').unwrap_or(place.len()));
            (made_of(host, ""), port)
        }
    };
    let port_ok = port.is_empty()
        || port.strip_prefix(':').is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()));
    made_of(user, ":") && host_ok && port_ok
}

/// Whether a part of a URI has only letters, digits, marks, whole escapes and those further characters.
fn made_of(part: &str, further: &str) -> bool {
    let bytes = part.as_bytes();
    part.char_indices().all(|(at, c)| {
        c.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=".contains(c)
            || further.contains(c)
            || (c == '%'
                && matches!(bytes.get(at + 1..at + 3), Some(pair) if pair.iter().all(u8::is_ascii_hexdigit)))
    })
}

/// One e-mail address (RFC 5321).
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    let quoted = local.len() >= 2 && local.starts_with('"') && local.ends_with('"');
    let local_ok = local.len() <= 64
        && if quoted {
            is_quoted(&local[1..local.len() - 1])
        } else {
            local.split('.').all(|atom| {
                !atom.is_empty()
                    && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
            })
        };
    let literal = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    local_ok
        && match literal {
            Some(address) => match address.strip_prefix("IPv6:") {
                Some(address) => address.parse::<Ipv6Addr>().is_ok(),
                None => address.parse::<Ipv4Addr>().is_ok(),
            },
            None => is_host(host),
        }
}

fn is_quoted(text: &str) -> bool {
    let mut escaped = false;
    for c in text.chars() {
        match c {
            c if !(' '..='~').contains(&c) => return false,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return false,
            _ => {}
        }
    }
    !escaped
}

fn is_host(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.get(2..4) != Some("--")
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
}

/// A calendar date, `YYYY-MM-DD` (RFC 3339).
pub(super) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    bytes.len() == 10
        && digits(0..4)
        && bytes[4] == b'-'
        && digits(5..7)
        && bytes[7] == b'-'
        && digits(8..10)
        && text.parse::<Date>().is_ok()
}

/// A date and a time with its offset (RFC 3339).
pub(super) fn is_instant(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked(10) else { return false };
    let Some(rest) = rest.strip_prefix(['T', 't']) else { return false };
    let Some((clock, rest)) = rest.split_at_checked(8) else { return false };
    let rest = match rest.strip_prefix('.') {
        None => rest,
        Some(fraction) => {
            let end = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
            if end == 0 {
                return false;
            }
            &fraction[end..]
        }
    };
    let offset = match rest.strip_prefix(['+', '-']) {
        Some(offset) => {
            let Some((hour, minute)) = offset.split_once(':') else { return false };
            let (Some(hour), Some(minute)) = (two_digits(hour, 23), two_digits(minute, 59)) else {
                return false;
            };
            let minutes = i32::from(hour) * 60 + i32::from(minute);
            if rest.starts_with('-') { -minutes } else { minutes }
        }
        None if matches!(rest, "Z" | "z") => 0,
        None => return false,
    };
    let mut parts = clock.split(':').map(|part| two_digits(part, 60));
    let (Some(Some(hour)), Some(Some(minute)), Some(Some(second)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    // A leap second comes at the end of a day, by the clock of Greenwich.
    let minute_of_day = (i32::from(hour) * 60 + i32::from(minute) - offset).rem_euclid(24 * 60);
    is_date(date) && hour < 24 && minute < 60 && (second < 60 || minute_of_day == 24 * 60 - 1)
}

fn two_digits(text: &str, most: u8) -> Option<u8> {
    let is_two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_two.then(|| text.parse().ok()).flatten().filter(|number| *number <= most)
}

/// A time of day, `HH:MM` or `HH:MM:SS`, without an offset: what the standard's examples have.
pub(super) fn is_time(text: &str) -> bool {
    let mut parts = text.split(':');
    let mut next = |most| parts.next().is_some_and(|part| two_digits(part, most).is_some());
    next(23)
        && next(59)
        && parts.next().is_none_or(|part| two_digits(part, 59).is_some())
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn published(format: &str) -> jsonschema::Validator {
        let schema = json!({"type": "string", "format": format});
        jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .build(&schema)
            .expect("a schema")
    }

    type Check = (&'static str, fn(&str) -> bool);
    const CHECKS: [Check; 5] = [
        ("uuid", is_uuid),
        ("uri", is_uri),
        ("email", is_email),
        ("date", is_date),
        ("date-time", is_instant),
    ];

    #[test]
    fn formats_are_judged_as_json_schema_judges_them() {
        let texts = [
            "",
            " ",
            "http://a",
            "http://",
            "http:",
            "a",
            "example/x",
            "www.example.org",
            "https://example.org/a b",
            "https://example.org/ü",
            "https://[::1]:80/x?y=[1]",
            "http://a:b/c",
            "http://a:/c",
            "mailto:a@b",
            "http://a#b#c",
            "http://a/%2",
            "http://a/%zz",
            "http://user:p@host/x",
            "1http://x",
            "http://a^b",
            "HTTP://EXAMPLE.ORG",
            "a@b",
            "a@b.c",
            "a@localhost",
            "a b@c.d",
            "a@b@c.d",
            "@b.c",
            "a@",
            "a..b@c.d",
            "é@c.d",
            "a@é.d",
            "a@-b.c",
            "a@b_c.d",
            "\"a b\"@c.d",
            "a@[127.0.0.1]",
            "a@[IPv6:::1]",
            "mailto:a@b.c",
            "a@b.c.",
            "a@b..c",
            "<a@b.c>",
            "2024-01-01",
            "2024-02-30",
            "2024-2-1",
            "24-01-01",
            "2024-01-01T",
            "2024-01-01T00:00:00Z",
            "2024-01-01t00:00:00z",
            "2024-01-01 00:00:00Z",
            "2024-01-01T00:00:00",
            "2024-01-01T00:00:00+01:00",
            "2024-01-01T00:00:00+0100",
            "2024-01-01T00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T23:59:60Z",
            "2024-01-01T22:59:60Z",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00.123456789Z",
            "2023-03-15T10:30:45.123Z",
            "2024-01-01T00:00:00-24:00",
            "2024-12-31T22:59:60-01:00",
            "ac148810-d857-441c-9679-408f346de14b",
            "AC148810-D857-441C-9679-408F346DE14B",
            "ac148810d857441c9679408f346de14b",
            "{ac148810-d857-441c-9679-408f346de14b}",
            "gc148810-d857-441c-9679-408f346de14b",
            "reg-12345",
        ];
        for (format, ours) in CHECKS {
            let schema = published(format);
            for text in texts {
                assert_eq!(ours(text), schema.is_valid(&Value::from(text)), "{format}: {text:?}");
            }
        }
    }

    #[test]
    fn a_time_is_a_time_of_the_clock() {
        for (text, is) in [
            ("09:00", true),
            ("09:00:30", true),
            ("9:00", false),
            ("24:00", false),
            ("09:00:00+01:00", false),
            ("09:60", false),
            ("9:00am", false),
            ("noon", false),
            ("", false),
            ("09:00:00:00", false),
        ] {
            assert_eq!(is_time(text), is, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn made_up_values_are_judged_alike_too(
            uri in "[a-z]{1,4}:(//)?[a-z@:%0-9\\[\\]./ ?#é]{0,12}",
            // A quoted space after a backslash is read in more than one way, and nobody has such an address.
            email in "[a-z.\" é]{0,5}@[a-z0-9.\\-]{0,10}",
            date in "[0-9]{4}-[0-1][0-9]-[0-3][0-9]",
            instant in "20[0-9]{2}-[0-1][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]{0,3})?(Z|z|[+-][0-2][0-9]:[0-9]{2})?",
        ) {
            for (format, ours) in CHECKS {
                let schema = published(format);
                for text in [&uri, &email, &date, &instant] {
                    prop_assert_eq!(ours(text), schema.is_valid(&Value::from(text.as_str())), "{}: {:?}", format, text);
                }
            }
        }
    }
}
