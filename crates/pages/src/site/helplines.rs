//! Helplines of the whole country: real numbers, each with where it was read and when.

use std::fmt;

use fingerpost_search::safety::Topic;
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

use super::{Phrase, SiteError};

/// A helpline's number is asked after again when it was looked at longer ago than this, in days.
const LOOKED_AT_DAYS: i64 = 366;

/// Where to turn, whoever runs the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// What a site's file calls it.
    pub id: String,
    /// What people call it.
    pub name: Phrase,
    /// How to reach it.
    pub reach: Reach,
    /// When to use it, in plain words.
    pub when: Phrase,
    /// When somebody answers, where that is known.
    pub hours: Option<Phrase>,
    /// The body's own page, or a public authority's.
    pub source: String,
    /// The day of the page at [`Self::source`] on which the number stood.
    pub checked: Option<Date>,
    /// Who has made sure of it since.
    pub confirmed: Option<Confirmation>,
    /// How much it presses.
    pub urgency: Urgency,
    /// The dangers for which a search shows it.
    pub topics: Vec<Topic>,
    /// Where it helps; everywhere where none is named.
    pub nations: Vec<Nation>,
}

/// How a helpline is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A number to call, as people write it.
    Call(String),
    /// A word to send in a text message, and the number that it goes to.
    Text {
        /// The word.
        word: String,
        /// The number.
        to: String,
    },
}

impl fmt::Display for Reach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(number) => formatter.write_str(number),
            Self::Text { word, to } => write!(formatter, "text {word} to {to}"),
        }
    }
}

/// Somebody has made sure of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Who.
    pub by: String,
    /// On which day.
    pub on: Date,
}

/// How much a helpline presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// For an emergency.
    Emergency,
    /// For somebody who needs a person to talk to now.
    Crisis,
    /// For advice.
    Advice,
}

/// A nation of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    England,
    /// Northern Ireland.
    NorthernIreland,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
}

/// Who confirmed a helpline and when, as files give it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmationForm {
    by: String,
    on: String,
}

impl ConfirmationForm {
    pub(super) fn check(self, field: &str) -> Result<Confirmation, SiteError> {
        if self.by.trim().is_empty() {
            return Err(SiteError::new(format!("{field}.by"), "nobody is named"));
        }
        Ok(Confirmation { on: day(&format!("{field}.on"), &self.on)?, by: self.by })
    }
}

fn day(field: &str, text: &str) -> Result<Date, SiteError> {
    text.parse().map_err(|_| SiteError::new(field, format!("“{text}” is not a day such as \"2026-11-22\"")))
}

/// The file of helplines, such as `sites/helplines.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelplineFile {
    helplines: Vec<Form>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    id: String,
    name: Phrase,
    call: Option<String>,
    text: Option<String>,
    text_to: Option<String>,
    when: Phrase,
    hours: Option<Phrase>,
    source: String,
    checked: Option<String>,
    confirmed_by: Option<String>,
    confirmed_on: Option<String>,
    #[serde(default)]
    emergency: bool,
    #[serde(default)]
    crisis: bool,
    #[serde(default)]
    topics: Vec<Topic>,
    #[serde(default)]
    nations: Vec<Nation>,
}

impl HelplineFile {
    /// The helplines, where every one can be relied on to be a number with a source.
    ///
    /// # Errors
    /// Where a field is not what it must be: one sentence with the helpline and the field.
    pub fn check(self) -> Result<Vec<Helpline>, SiteError> {
        let mut helplines: Vec<Helpline> = Vec::with_capacity(self.helplines.len());
        for form in self.helplines {
            let helpline = form.check()?;
            if helplines.iter().any(|other| other.id == helpline.id) {
                return Err(SiteError::new(format!("helplines.{}", helpline.id), "is there twice"));
            }
            helplines.push(helpline);
        }
        Ok(helplines)
    }
}

impl Form {
    fn check(self) -> Result<Helpline, SiteError> {
        let id = self.id;
        if id.is_empty()
            || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        {
            return Err(SiteError::new(
                "helplines.id",
                format!("“{id}” may hold small letters, digits and - only"),
            ));
        }
        let error = |field: &str, why: String| SiteError::new(format!("helplines.{id}.{field}"), why);
        let reach = match (self.call, self.text, self.text_to) {
            (Some(number), None, None) if is_callable(&number) => Reach::Call(number),
            (Some(number), None, None) => {
                return Err(error(
                    "call",
                    format!("“{number}” is not a number that anybody in the country can call"),
                ));
            }
            (None, Some(word), Some(to)) if is_short_code(&to) && is_word(&word) => Reach::Text { word, to },
            (None, Some(word), Some(to)) => {
                return Err(error(
                    "text_to",
                    format!("“{word}” to “{to}” is not a word and a number of five digits"),
                ));
            }
            _ => return Err(error("call", "either call, or text and text_to, must be there".to_owned())),
        };
        if !self.source.starts_with("https://") || crate::links::website(&self.source).is_none() {
            return Err(error(
                "source",
                format!("“{}” is not an address that starts with https://", self.source),
            ));
        }
        let checked = self.checked.map(|on| day(&format!("helplines.{id}.checked"), &on)).transpose()?;
        let confirmed = match (self.confirmed_by, self.confirmed_on) {
            (Some(by), Some(on)) => {
                Some(ConfirmationForm { by, on }.check(&format!("helplines.{id}.confirmed"))?)
            }
            (None, None) => None,
            _ => {
                return Err(error(
                    "confirmed_by",
                    "confirmed_by and confirmed_on belong together".to_owned(),
                ));
            }
        };
        let urgency = match (self.emergency, self.crisis) {
            (true, _) => Urgency::Emergency,
            (false, true) => Urgency::Crisis,
            (false, false) => Urgency::Advice,
        };
        let (name, when, hours, source, topics, nations) =
            (self.name, self.when, self.hours, self.source, self.topics, self.nations);
        Ok(Helpline { id, name, reach, when, hours, source, checked, confirmed, urgency, topics, nations })
    }
}

fn is_short_code(number: &str) -> bool {
    number.len() == 5 && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether it has the form of a number of the United Kingdom that costs what an ordinary call costs,
/// or less, and is not one that Ofcom keeps for drama.
fn is_callable(number: &str) -> bool {
    if number.bytes().any(|byte| !byte.is_ascii_digit() && byte != b' ') || number.trim() != number {
        return false;
    }
    let digits: String = number.chars().filter(|c| *c != ' ').collect();
    let starts = |starts: &[&str]| starts.iter().any(|start| digits.starts_with(start));
    let made_up = starts(&["01632960", "01134960", "02079460", "08081570", "07700900", "03069990"]);
    let ordinary = starts(&["01", "02", "03", "080"]);
    match digits.len() {
        3 => starts(&["1", "9"]),
        // Harmonised services of social value.
        6 => starts(&["116"]),
        8 => digits == "08001111",
        10 | 11 => ordinary && !made_up,
        _ => false,
    }
}

impl Helpline {
    /// The last day on which the number was seen to be right.
    pub fn sure_on(&self) -> Option<Date> {
        self.confirmed.as_ref().map(|confirmation| confirmation.on).max(self.checked)
    }

    /// Whether somebody must make sure of it: nobody has, or not for a year, or on a day to come.
    pub fn needs_confirming(&self, today: Date) -> bool {
        let since = today.checked_sub(LOOKED_AT_DAYS.days()).unwrap_or(Date::MIN);
        self.sure_on().is_none_or(|on| on < since || on > today)
    }

    /// Whether it helps somebody in the nation.
    pub(super) fn helps_in(&self, nation: Option<Nation>) -> bool {
        nation.is_none_or(|nation| self.nations.is_empty() || self.nations.contains(&nation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_anybody_can_call_are_taken() {
        for right in
            ["999", "111", "105", "116 123", "0800 1111", "0808 2000 247", "0345 988 1188", "0800 58 58 58"]
        {
            assert!(is_callable(right), "{right}");
        }
        for wrong in [
            "",
            "12",
            "1234",
            "0800 111",
            "0800 11112",
            "+44 800 1111",
            "116 12",
            "117 123",
            "09012 345678",
            "0845 988 1188",
            "0870 123 4567",
            "01632 960001",
            "0808 157 0123",
            "07700 900123",
            "07860 077333",
            "0808 2000 2470",
            " 999",
            "999 or 111",
            "0808 2000 24O",
        ] {
            assert!(!is_callable(wrong), "{wrong}");
        }
    }

    fn file(line: &str) -> Result<Vec<Helpline>, SiteError> {
        let line =
            format!(r#"{{"id": "a", "name": "A", "when": "B", "source": "https://a.example/"{line}}}"#);
        serde_json::from_str::<HelplineFile>(&format!(r#"{{"helplines": [{line}]}}"#)).unwrap().check()
    }

    #[test]
    fn a_wrong_helpline_is_refused_in_a_sentence() {
        for (line, why) in [
            ("", "helplines.a.call: either call, or text and text_to, must be there"),
            (r#", "call": "01632 960001""#, "helplines.a.call: “01632 960001” is not a number"),
            (r#", "text": "HELLO", "text_to": "999""#, "helplines.a.text_to: "),
            (r#", "call": "999", "checked": "22/11/2026""#, "helplines.a.checked: “22/11/2026” is not a day"),
            (r#", "call": "999", "confirmed_by": "Sam""#, "helplines.a.confirmed_by: "),
            (
                r#", "call": "999", "confirmed_by": " ", "confirmed_on": "2026-11-22""#,
                "helplines.a.confirmed.by: nobody",
            ),
        ] {
            let refused = file(line).unwrap_err().to_string();
            assert!(refused.starts_with(why), "{refused}");
        }
    }

    #[test]
    fn a_number_is_asked_after_until_somebody_is_sure_and_again_after_a_year() {
        let today = jiff::civil::date(2026, 11, 22);
        let needs = |line| file(&format!(r#", "call": "999"{line}"#)).unwrap()[0].needs_confirming(today);
        assert!(needs(""));
        assert!(needs(r#", "checked": "2020-04-08""#));
        assert!(!needs(r#", "checked": "2026-01-08""#));
        assert!(!needs(r#", "checked": "2020-04-08", "confirmed_by": "Sam", "confirmed_on": "2026-11-20""#));
    }
}
