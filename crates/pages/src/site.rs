//! Whose directory this is, and what every page needs to know.

use serde::Deserialize;

use crate::{Html, Language};

/// Words that a site says in its own way, in one language or both.
///
/// In a site's file it is either one text, taken to be English, or `{ en = "…", cy = "…" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "PhraseForm")]
pub struct Phrase {
    /// In English.
    pub en: String,
    /// In Welsh; without it Welsh pages show the English and say that it is English.
    pub cy: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum PhraseForm {
    One(String),
    Both { en: String, cy: Option<String> },
}

impl From<PhraseForm> for Phrase {
    fn from(form: PhraseForm) -> Self {
        match form {
            PhraseForm::One(en) => Self { en, cy: None },
            PhraseForm::Both { en, cy } => Self { en, cy },
        }
    }
}

impl From<&str> for Phrase {
    fn from(en: &str) -> Self {
        Self { en: en.to_owned(), cy: None }
    }
}

impl Phrase {
    /// The words and the language that they are in, as near to the wanted one as there is.
    pub(crate) fn in_language(&self, wanted: Language) -> (&str, Language) {
        match (&self.cy, wanted) {
            (Some(cy), Language::Cy) => (cy, Language::Cy),
            _ => (&self.en, Language::En),
        }
    }

    pub(crate) fn html(&self, page: Language) -> Html {
        let (text, language) = self.in_language(page);
        Html::in_language(text, language, page)
    }
}

/// A directory's own name and the people to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Site {
    /// What the directory is called, such as "Hartsmere support directory".
    pub name: Phrase,
    /// Whether everything in it is made up: each page then says so, and asks not to be indexed.
    pub demonstration: bool,
    /// Whom to turn to when nothing is found or something is broken.
    pub contact: Contact,
    /// Where to turn in an emergency, the most urgent first.
    pub emergencies: Vec<EmergencyLine>,
}

/// People who can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Who answers, such as "Hartsmere Council's community team".
    pub name: Option<Phrase>,
    /// The telephone number as people write it.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// When somebody answers.
    pub hours: Option<Phrase>,
}

impl Contact {
    /// Whether there is any way to reach somebody.
    pub(crate) fn is_reachable(&self) -> bool {
        self.phone.is_some() || self.email.is_some()
    }
}

/// A number for an emergency and what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct EmergencyLine {
    /// The number to call.
    pub number: String,
    /// What it is for, such as "Somebody is in danger, or seriously ill or hurt".
    pub when: Phrase,
}

/// What every page is told.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Whose directory it is.
    pub site: &'a Site,
    /// The language of the page.
    pub language: Language,
    /// The request's path and query, such as `/search?q=food`, so that the language switch keeps
    /// the reader's place. Only the query is used: a path such as `//elsewhere.example` would
    /// make a link that leaves the site.
    pub path_and_query: &'a str,
    /// Lines that the licences of the data ask for, shown in the footer.
    pub attributions: &'a [String],
}

impl Frame<'_> {
    /// The address of this page in the other language.
    pub(crate) fn other_language_address(&self) -> String {
        let query = self.path_and_query.split_once('?').map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let kept =
            query.split('&').filter(|pair| !pair.is_empty() && *pair != "lang" && !pair.starts_with("lang="));
        let mut address = String::from("?");
        for pair in kept {
            push_harmless(&mut address, pair);
            address.push('&');
        }
        address.push_str("lang=");
        address.push_str(self.language.other().code());
        address
    }
}

/// Adds a part of a query with what may not stand in an address percent-encoded.
fn push_harmless(address: &mut String, part: &str) {
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'%'
            | b'='
            | b'+'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'!'
            | b'$'
            | b'\''
            | b'('
            | b')'
            | b'*'
            | b','
            | b';'
            | b':'
            | b'@'
            | b'/'
            | b'?' => address.push(byte.into()),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_switch_keeps_the_place_and_says_its_language_once() {
        let site = Site::default();
        let address = |path_and_query, language| {
            Frame { site: &site, language, path_and_query, attributions: &[] }.other_language_address()
        };
        assert_eq!(address("/", Language::En), "?lang=cy");
        assert_eq!(address("/search?q=a+b&page=2", Language::En), "?q=a+b&page=2&lang=cy");
        assert_eq!(address("/search?lang=cy&q=a&lang=en", Language::Cy), "?q=a&lang=en");
        assert_eq!(address("/search?q=%22é\"<", Language::En), "?q=%22%C3%A9%22%3C&lang=cy");
        assert_eq!(address("//elsewhere.example/?q=a", Language::En), "?q=a&lang=cy");
    }

    #[test]
    fn a_phrase_is_one_text_or_one_a_language() {
        let one: Phrase = serde_json::from_str(r#""Help""#).unwrap();
        let both: Phrase = serde_json::from_str(r#"{"en": "Help", "cy": "Cymorth"}"#).unwrap();
        assert_eq!(one.html(Language::Cy).as_str(), "<span lang=\"en\">Help</span>");
        assert_eq!(both.html(Language::Cy).as_str(), "Cymorth");
    }
}
