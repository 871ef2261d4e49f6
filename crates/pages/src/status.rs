//! Whether a service runs and when somebody last checked, in words. "Not known" is never said as "no".

use jiff::civil::Date;

use crate::{Language, dates::date};

/// A few words, or nothing for a service that plainly runs.
pub(crate) fn in_short(status: &str, t: Language) -> Option<String> {
    let key = match status {
        "active" => return None,
        "inactive" => "status-inactive",
        "defunct" => "status-defunct",
        "temporarily closed" => "status-temporarily-closed",
        _ => "status-unknown",
    };
    Some(t.say(key).into_owned())
}

/// The same as a sentence.
pub(crate) fn as_sentence(status: &str, t: Language) -> Option<String> {
    let key = match status {
        "active" => return None,
        "inactive" => "banner-inactive",
        "defunct" => "banner-defunct",
        "temporarily closed" => "banner-temporarily-closed",
        _ => "banner-unknown",
    };
    Some(t.say(key).into_owned())
}

/// `Last checked 12 June 2026`.
pub(crate) fn checked(checked: Option<Date>, t: Language) -> String {
    match checked {
        Some(checked) => t.fill("checked-on", &[("date", &date(checked, t))]),
        None => t.say("checked-unknown").into_owned(),
    }
}
