//! Whether a service runs and when somebody last checked, in words. "Not known" is never said as "no".

use jiff::civil::Date;

use crate::{Html, Language, dates::date, service::known};

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

/// `Last checked 12 June 2026. Hartsmere Council answers for it.`
pub(crate) fn checked(checked: Option<Date>, steward: Option<&str>, t: Language) -> Html {
    let on = checked.map(|checked| Html::text(&date(checked, t)));
    match (on, known(steward)) {
        (Some(on), Some(steward)) => {
            t.mark_up("checked-by", &[("date", &on), ("steward", &Html::record(steward, t))])
        }
        (Some(on), None) => t.mark_up("checked-on", &[("date", &on)]),
        (None, _) => Html::text(&t.say("checked-unknown")),
    }
}
