//! Links made from what a record says: only those that can do no harm, or none.

use url::Url;

use crate::Language;

/// A link and the words that say what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The address. Templates escape it like any text.
    pub(crate) href: String,
    /// What following it does, such as "Call 01632 960001".
    pub(crate) label: String,
}

impl Link {
    /// Whether it reaches somebody at once: it dials or writes.
    pub(crate) fn is_direct(&self) -> bool {
        self.href.starts_with("tel:") || self.href.starts_with("mailto:")
    }
}

/// A website and the host that it really leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Website {
    pub(crate) href: String,
    pub(crate) host: String,
}

/// The website at the address, if it is one: `http` or `https`, and without the user name by
/// which `https://bank.example@elsewhere.example` hides its host.
pub(crate) fn website(address: &str) -> Option<Website> {
    let address = address.trim();
    let url = match Url::parse(address) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) if looks_like_a_host(address) => {
            Url::parse(&format!("https://{address}")).ok()?
        }
        Err(_) => return None,
    };
    let harmless =
        matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    let host = url.host_str().filter(|host| harmless && host.contains('.'))?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
    Some(Website { href: url.into(), host })
}

/// Whether it is a web address that only lacks `https://`.
fn looks_like_a_host(address: &str) -> bool {
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

/// The link that goes to a website.
pub(crate) fn to_website(address: &str, language: Language) -> Option<Link> {
    let Website { href, host } = website(address)?;
    Some(Link { href, label: language.fill("visit-website", &[("host", &host)]) })
}

/// The link that writes an e-mail, where the text is one address and nothing else.
pub(crate) fn to_email(address: &str, language: Language) -> Option<Link> {
    let address = address.trim();
    let (user, host) = address.split_once('@')?;
    let plain = |text: &str| {
        !text.is_empty()
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '\''))
    };
    if !plain(user) || !plain(host) || !host.contains('.') {
        return None;
    }
    Some(Link {
        href: format!("mailto:{address}"),
        label: language.fill("email-address", &[("address", address)]),
    })
}

/// The link by which somebody asks to be rung back: a form on the web, or an e-mail with what to say begun.
pub(crate) fn to_call_back(address: &str, language: Language) -> Option<Link> {
    let label = language.say("call-back").into_owned();
    if let Some(Link { href, .. }) = to_email(address, language) {
        let lines = ["call-back-name", "call-back-number", "call-back-when"].map(|key| language.say(key));
        let (subject, body) = (language.say("call-back-subject"), lines.join("\r\n"));
        return Some(Link {
            href: format!("{href}?subject={}&body={}", encoded(&subject), encoded(&body)),
            label,
        });
    }
    let form = website(address).filter(|form| form.href.starts_with("https://"))?;
    Some(Link { href: form.href, label })
}

/// The link that calls a number, where the text is one number and nothing else.
pub(crate) fn to_phone(number: &str, language: Language) -> Option<Link> {
    let number = number.trim();
    Some(Link {
        href: format!("tel:{}", dialled(number)?),
        label: language.fill("call-number", &[("number", number)]),
    })
}

/// What a telephone dials for a written number.
fn dialled(number: &str) -> Option<String> {
    // The trunk nought of "+44 (0)1632" is not dialled from anywhere.
    let number = if number.starts_with('+') { number.replace("(0)", "") } else { number.to_owned() };
    let mut dialled = String::with_capacity(number.len());
    for character in number.chars() {
        match character {
            '0'..='9' => dialled.push(character),
            '+' if dialled.is_empty() => dialled.push(character),
            ' ' | '\u{a0}' | '-' | '–' | '.' | '(' | ')' => {}
            _ => return None,
        }
    }
    // From 999 to the longest number that E.164 allows.
    (3..=16).contains(&dialled.len()).then_some(dialled)
}

/// Text for a value in an address: every byte but letters, digits and four signs as `%20`.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// `/services/{id}` and the like, with whatever an id may hold made harmless.
pub(crate) fn record(kind: &str, id: &str) -> String {
    let id: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' })
        .collect();
    format!("/{kind}/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for hostile in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JAVASCRIPT://a.example/%0aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//a.example",
            "https://a.example@b.example/",
            "https://",
            "n/a",
            "tbc.",
            "see our page",
            "x.y:alert(1)",
        ] {
            assert_eq!(website(hostile), None, "{hostile}");
        }
        let host = |address| website(address).map(|site| (site.href, site.host));
        let expected = Some(("https://www.a.example/b?c=d".to_owned(), "a.example".to_owned()));
        assert_eq!(host("https://www.a.example/b?c=d"), expected);
        assert_eq!(host(" www.a.example/b?c=d"), expected);
        assert!(website("https://a.example/\"onmouseover=x").unwrap().href.contains("%22"));
    }

    #[test]
    fn only_one_address_becomes_a_link_for_mail() {
        assert_eq!(
            to_email(" o'neil+a@b-c.example ", Language::ENGLISH).unwrap().href,
            "mailto:o'neil+a@b-c.example"
        );
        for wrong in [
            "a@b",
            "a b@c.example",
            "a@b.example?bcc=x@y.example",
            "a@b.example, c@d.example",
            "a@b@c.example",
            "@b.example",
            "none",
        ] {
            assert_eq!(to_email(wrong, Language::ENGLISH), None, "{wrong}");
        }
    }

    #[test]
    fn only_one_number_becomes_a_link_for_the_telephone() {
        let href = |number| to_phone(number, Language::ENGLISH).map(|link| link.href);
        assert_eq!(href("(01632) 960 001").as_deref(), Some("tel:01632960001"));
        assert_eq!(href("+44 (0)1632 960001").as_deref(), Some("tel:+441632960001"));
        assert_eq!(href("999").as_deref(), Some("tel:999"));
        for wrong in [
            "01632 960001 or 01632 960002",
            "tbc",
            "01632 960001/2",
            "1",
            "*21*01632960001#",
            "01632 960001 01632 960002",
        ] {
            assert_eq!(href(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_id_stays_one_part_of_a_path() {
        assert_eq!(record("services", "../a?b"), "/services/---a-b");
    }
}
