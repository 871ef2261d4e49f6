//! E-mail and web addresses.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Found, Kind, Value,
    around::{overlap, pattern},
};

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[a-z0-9][a-z0-9._%+'&-]*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
});

/// An address with a scheme or `www.`, or a bare name under an ending that no English word has after its full stop.
static URL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:https?://|www\.)[a-z0-9][a-z0-9\-._~:/?#@!$&'*+,;=%()|]*|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*\.(?:org\.uk|co\.uk|gov\.uk|ac\.uk|nhs\.uk|sch\.uk|police\.uk|me\.uk|gov\.scot|gov\.wales|org|com|net|uk|wales|cymru|scot|london)\b(?:[/?#][a-z0-9\-._~:/?#@!$&'*+,;=%()|]*)?",
    )
});

/// Endings after which a capital begins a new sentence that lacks its space: "…org.uk.Please".
const ENDINGS: [&str; 4] = ["uk", "org", "com", "net"];

/// Every address, in the order of e-mail, then web.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for email in EMAIL.find_iter(text) {
        let quote = without_next_sentence(email.as_str());
        let ending = quote.rsplit('.').next().unwrap_or_default();
        if ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let at = email.start()..email.start() + quote.len();
            found.push(Found::new(Kind::Email, Value::Text(quote.to_ascii_lowercase()), at));
        }
    }
    let emails = found.len();
    let mut next_email = 0;
    for url in URL.find_iter(text) {
        while next_email < emails && found[next_email].at.end <= url.start() {
            next_email += 1;
        }
        let in_email = next_email < emails && overlap(&found[next_email].at, &url.range());
        let after_at = text[..url.start()].ends_with(['@', '.', '-', '_']);
        if in_email || after_at || text[url.end()..].starts_with('@') {
            continue;
        }
        let quote = whole(without_next_sentence(url.as_str()));
        // "B-eatwww.example.org" lacks a space.
        let glued = quote.find("www.").filter(|&at| at > 0 && !quote[..at].contains(['.', '/']));
        let (skipped, quote) = glued.map_or((0, quote), |at| (at, &quote[at..]));
        let start = url.start() + skipped;
        let is_told = has_scheme(quote) || quote.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."));
        if !has_name(quote) || quote.eq_ignore_ascii_case("gov.uk") || (!is_told && !is_bare_name(quote)) {
            continue;
        }
        let value = if has_scheme(quote) { quote.to_owned() } else { format!("https://{quote}") };
        found.push(Found::new(Kind::Url, Value::Text(value), start..start + quote.len()));
    }
    found
}

fn has_scheme(url: &str) -> bool {
    let scheme = url.get(..url.find("://").unwrap_or(0)).unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// Without the punctuation that belongs to the sentence: a bracket only closes what the address opened.
fn whole(url: &str) -> &str {
    let mut url = url;
    while let Some(last) = url.chars().last() {
        let ends = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '|' | '(' | '&' | '@' => true,
            ')' => url.matches('(').count() < url.matches(')').count(),
            _ => false,
        };
        if !ends {
            break;
        }
        url = &url[..url.len() - 1];
    }
    url
}

/// Whether a host with a name and an ending is there.
fn has_name(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let names: Vec<&str> = host.split('.').collect();
    let ending = names.last().copied().unwrap_or_default();
    names.len() > 1
        && names.iter().all(|name| !name.is_empty())
        && ending.len() >= 2
        && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !(names.len() == 2 && names[0].eq_ignore_ascii_case("www"))
}

/// Whether a name without a scheme is an address: not "St.Com" nor a firm such as "Booking.com" in a sentence's flow.
fn is_bare_name(url: &str) -> bool {
    let host = url.split(['/', '?', '#']).next().unwrap_or_default();
    let ending = host.rsplit('.').next().unwrap_or_default();
    let one_case =
        ending.bytes().all(|b| b.is_ascii_lowercase()) || host.bytes().all(|b| !b.is_ascii_lowercase());
    let name = host.split('.').next().unwrap_or_default();
    one_case && name.len() >= 2
}

fn without_next_sentence(address: &str) -> &str {
    for (at, _) in address.match_indices('.') {
        let next = address[at + 1..].chars().next();
        let name = address[..at].rsplit(['.', '/', '@']).next().unwrap_or_default();
        if ENDINGS.contains(&name) && next.is_some_and(|next| next.is_ascii_uppercase()) {
            return &address[..at];
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("Write to Help@Hall.org.uk.", Some(r#""help@hall.org.uk""#))]
    #[case("mailto:a.b-c+d@e-f.co.uk,", Some(r#""a.b-c+d@e-f.co.uk""#))]
    #[case("me@hall.org.uk.Please ring", Some(r#""me@hall.org.uk""#))]
    #[case("find us @thehall", None)]
    #[case("5 @ 3.50", None)]
    fn emails(#[case] text: &str, #[case] value: Option<&str>) {
        assert_eq!(values(text, Kind::Email), Vec::from_iter(value));
    }

    #[rstest]
    #[case("see www.x.org/y.", Some(r#""https://www.x.org/y""#))]
    #[case("(http://x.example.org/a_(b)?c=d)", Some(r#""http://x.example.org/a_(b)?c=d""#))]
    #[case("The hall (hall.org.uk) is", Some(r#""https://hall.org.uk""#))]
    #[case("at hall.org.uk/news, or", Some(r#""https://hall.org.uk/news""#))]
    #[case("WWW.HALL.CO.UK", Some(r#""https://WWW.HALL.CO.UK""#))]
    #[case("me@hall.org.uk", None)]
    #[case("on GOV.UK you can", None)]
    #[case("ends here.Community groups", None)]
    #[case("e.g. this", None)]
    fn urls(#[case] text: &str, #[case] value: Option<&str>) {
        assert_eq!(values(text, Kind::Url), Vec::from_iter(value));
    }
}
