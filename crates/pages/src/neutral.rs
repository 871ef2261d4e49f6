//! Names in addresses that say nothing to whoever looks over a shoulder or through a history.

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::at_risk::is_danger;

/// What a name begins with that is not to be read.
const MARK: char = '-';

/// A name that nobody reads at a glance. It is no secret: whoever opens the address sees the page.
pub fn neutral(name: &str) -> String {
    format!("{MARK}{}", BASE64_URL_SAFE_NO_PAD.encode(name))
}

/// What [`neutral`] was given, or the text itself.
pub fn plain(text: &str) -> Cow<'_, str> {
    let encoded = text.strip_prefix(MARK).and_then(|rest| BASE64_URL_SAFE_NO_PAD.decode(rest).ok());
    let name = encoded.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|name| !name.is_empty());
    name.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// A topic as an address says it: by its name, unless that is a danger's.
pub fn topic_in_address(name: &str) -> Cow<'_, str> {
    if is_danger(name) { Cow::Owned(neutral(name)) } else { Cow::Borrowed(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_danger_is_not_to_be_read_in_an_address_and_comes_back_whole() {
        for name in ["Domestic abuse", "Trais yn y cartref", "Sexual violence, rape"] {
            let said = topic_in_address(name);
            assert!(said.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{said}");
            assert_eq!(plain(&said), name);
        }
        assert_eq!(topic_in_address("Food"), "Food");
        for other in ["Food", "-", "-Food and drink", "", "-£"] {
            assert_eq!(plain(other), other);
        }
    }
}
