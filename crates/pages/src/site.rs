//! Whose directory this is, and what every page needs to know.

mod colours;
mod elsewhere;
mod file;
mod helplines;
mod logo;

use fingerpost_search::safety::Topic;
use serde::Deserialize;
use uuid::Uuid;

use crate::{Html, Language};

pub use colours::Colours;
pub use elsewhere::MapTiles;
pub use file::{SiteError, SiteFile};
pub use helplines::{Confirmation, Helpline, HelplineFile, Nation, Reach, Urgency};
pub use logo::Logo;

/// Words that a site says in its own way, in one language of the program or both.
///
/// In a site's file it is either one text, taken to be English, or `{ en = "…", cy = "…", reviewed_by = "…" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "PhraseForm")]
pub struct Phrase {
    /// In English.
    pub en: String,
    /// In Welsh. Pages in a language without words of its own show the English, and say that it is English.
    pub cy: Option<String>,
    /// Who has reviewed the Welsh.
    pub reviewed_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected one text, or { en = \"…\", cy = \"…\" }")]
enum PhraseForm {
    One(String),
    Both { en: String, cy: Option<String>, reviewed_by: Option<String> },
}

impl From<PhraseForm> for Phrase {
    fn from(form: PhraseForm) -> Self {
        match form {
            PhraseForm::One(en) => Self { en, ..Self::default() },
            PhraseForm::Both { en, cy, reviewed_by } => Self { en, cy, reviewed_by },
        }
    }
}

impl From<&str> for Phrase {
    fn from(en: &str) -> Self {
        Self { en: en.to_owned(), ..Self::default() }
    }
}

impl Phrase {
    /// The words and the language that they are in, as near to the wanted one as there is.
    pub fn in_language(&self, wanted: Language) -> (&str, Language) {
        match (&self.cy, wanted) {
            (Some(cy), Language::WELSH) => (cy, Language::WELSH),
            _ => (&self.en, Language::ENGLISH),
        }
    }

    /// What somebody in danger reads in English below it, until somebody has reviewed its translation.
    pub(crate) fn english_below(&self, page: Language) -> Option<Html> {
        let is_sure = self.in_language(page).1 == Language::ENGLISH || self.reviewed_by.is_some();
        (!is_sure).then(|| Html::in_language(&self.en, Language::ENGLISH, page))
    }

    pub(crate) fn html(&self, page: Language) -> Html {
        let (text, language) = self.in_language(page);
        Html::in_language(text, language, page)
    }
}

/// A directory's own name, its face, and the people to turn to. [`SiteFile::check`] makes one from a
/// site's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// What the directory is called, such as "Hartsmere support directory".
    pub name: Phrase,
    /// The hosts that it answers, in small letters and without a port.
    pub hosts: Vec<String>,
    /// Whether it answers hosts that no site names.
    pub default: bool,
    /// Whether everything in it is made up: each page then says so.
    pub demonstration: bool,
    /// What stands before its name; a signpost where there is none.
    pub logo: Option<Logo>,
    /// Its colours; Fingerpost's own where there are none.
    pub colours: Option<Colours>,
    /// Whom to turn to when nothing is found or something is broken.
    pub contact: Contact,
    /// Whom to turn to when [`Self::contact`] does not answer.
    pub out_of_hours: Contact,
    /// Whom to tell that somebody is being treated badly.
    pub safeguarding: Contact,
    /// The languages that it offers, the first where nobody asks for one; those in the program where it names none.
    pub languages: Vec<Language>,
    /// The nation that it is in, so that it shows no helpline of another.
    pub nation: Option<Nation>,
    /// The place that searches start from.
    pub default_area: Option<Area>,
    /// Places that its maps name beside those that everybody's do; of a directory that is made up, the only ones.
    pub places: Vec<Area>,
    /// Where the tiles of a street map come from; without it maps are sketches.
    pub map: Option<MapTiles>,
    /// Hosts whose pages may show its search box.
    pub embed_hosts: Vec<String>,
    /// Where somebody is sent who has to leave quickly; [`Self::leave_to`] knows one where it does not say.
    pub leave_to: Option<String>,
    /// Where to turn in an emergency, the most urgent first, before the [`Self::helplines`] for one.
    pub emergencies: Vec<EmergencyLine>,
    /// Helplines of the whole country that may help somebody here.
    pub helplines: Vec<Helpline>,
}

impl Site {
    /// The languages that it offers, in the order of the language switch.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        Language::all().filter(|language| self.offers(*language))
    }

    /// Whether it offers the language.
    pub fn offers(&self, language: Language) -> bool {
        if self.languages.is_empty() {
            Language::BUNDLED.contains(&language)
        } else {
            self.languages.contains(&language)
        }
    }

    /// The style sheet of its own colours, if it has any: its address, which changes with it so that
    /// a browser may keep it for ever, and what it holds.
    pub fn style_sheet(&self) -> Option<(String, String)> {
        let sheet = self.colours.as_ref()?.style_sheet();
        Some((format!("/sites/{:016x}.css", fingerprint(&sheet)), sheet))
    }

    /// Where somebody in danger can turn: the lines for an emergency, then those of the likeliest topic,
    /// in the order of the file of helplines.
    pub fn help(&self, topics: &[Topic]) -> Vec<&Helpline> {
        /// More are a list to read, and no help.
        const MOST: usize = 6;
        let about = |topic: &Topic| {
            let topic = *topic;
            self.helplines.iter().filter(move |helpline| helpline.topics.contains(&topic))
        };
        let mut help: Vec<&Helpline> = topics.iter().take(1).flat_map(about).collect();
        // Of what else it may be, only the first line that is not there yet.
        for topic in topics.iter().skip(1) {
            help.extend(about(topic).find(|helpline| !help.contains(helpline)));
        }
        help.sort_by_key(|helpline| helpline.urgency != Urgency::Emergency);
        help.truncate(MOST);
        help
    }

    /// Where it is: at the first of its hosts, without a slash at the end.
    pub fn url(&self) -> Option<String> {
        self.hosts.first().map(|host| format!("https://{host}"))
    }

    /// Where somebody is sent who has to leave quickly: what anybody may be looking at.
    pub fn leave_to(&self) -> &str {
        self.leave_to.as_deref().unwrap_or("https://www.bbc.co.uk/weather")
    }

    /// The language of a reader who has asked for none.
    pub fn first_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }
}

/// FNV-1a: the same on every machine, and enough to tell the colours of a few sites apart.
fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A place that a directory is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// What it is called.
    pub name: Phrase,
    /// Where it is.
    pub place: Place,
}

/// Where something is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A postcode, in capitals and with its space.
    Postcode(String),
    /// Degrees north and east.
    Point {
        /// Degrees north, within the United Kingdom.
        latitude: f64,
        /// Degrees east, within the United Kingdom.
        longitude: f64,
    },
}

/// People who can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Who answers, such as "Hartsmere Council's community team".
    pub name: Option<Phrase>,
    /// The telephone number as people write it.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// Where somebody can ask to be rung back: the web address of a form, or an e-mail address.
    pub call_back: Option<String>,
    /// When somebody answers.
    pub hours: Option<Phrase>,
}

impl Contact {
    /// Whether there is any way to reach somebody.
    pub(crate) fn is_reachable(&self) -> bool {
        self.phone.is_some() || self.email.is_some() || self.call_back.is_some()
    }
}

/// A number for an emergency and what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// The services that the reader has chosen, in their order.
    pub shortlist: &'a [Uuid],
    /// Whether search engines may list it, if it is a page that they should.
    pub listed: bool,
}

impl Frame<'_> {
    /// The address of this page in a language.
    pub(crate) fn address_in(&self, language: Language) -> String {
        self.address_with(&format!("lang={}", language.code()))
    }

    /// The address of this page with a pair in its query, in place of any of that name.
    pub(crate) fn address_with(&self, pair: &str) -> String {
        let name = pair.split('=').next();
        let is_other = |other: &&str| other.split('=').next() != name && *other != crate::ANSWERED;
        let mut address = String::from("?");
        for other in self.pairs().filter(is_other) {
            push_harmless(&mut address, other);
            address.push('&');
        }
        address.push_str(pair);
        address
    }

    /// Whether its query has a pair.
    pub(crate) fn has_pair(&self, wanted: &str) -> bool {
        self.pairs().any(|pair| pair == wanted)
    }

    fn pairs(&self) -> impl Iterator<Item = &str> {
        let query = self.path_and_query.split_once('?').map_or("", |(_, query)| query);
        query.split('#').next().unwrap_or_default().split('&').filter(|pair| !pair.is_empty())
    }
}

impl Frame<'_> {
    /// Where search engines find this page in a language. Nothing where its site does not say at which host it is, or the
    /// path is none of ours.
    pub(crate) fn public_address(&self, language: Language) -> Option<String> {
        let path = self.path_and_query.split(['?', '#']).next().unwrap_or_default();
        if !path.starts_with('/') || path.starts_with("//") {
            return None;
        }
        let mut address = self.site.url()?;
        push_harmless(&mut address, path);
        if language != self.site.first_language() {
            address.push_str("?lang=");
            address.push_str(language.code());
        }
        Some(address)
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
        let address = |path_and_query, to| {
            let language = Language::default();
            Frame { site: &site, language, path_and_query, attributions: &[], shortlist: &[], listed: true }
                .address_in(to)
        };
        assert_eq!(address("/", Language::WELSH), "?lang=cy");
        assert_eq!(address("/search?q=a+b&page=2", Language::WELSH), "?q=a+b&page=2&lang=cy");
        assert_eq!(address("/search?lang=cy&q=a&lang=en", Language::ENGLISH), "?q=a&lang=en");
        assert_eq!(address("/search?q=%22é\"<", Language::WELSH), "?q=%22%C3%A9%22%3C&lang=cy");
        assert_eq!(address("//elsewhere.example/?q=a", Language::WELSH), "?q=a&lang=cy");
    }

    #[test]
    fn a_page_has_one_address_a_language_at_the_first_host_of_its_site() {
        let site = Site { hosts: vec!["a.example".to_owned(), "b.example".to_owned()], ..Site::default() };
        let address = |path_and_query, language| {
            Frame {
                site: &site,
                language: Language::ENGLISH,
                path_and_query,
                attributions: &[],
                shortlist: &[],
                listed: true,
            }
            .public_address(language)
        };
        let some = |address: &str| Some(address.to_owned());
        assert_eq!(
            address("/services/1?lang=cy&x=y", Language::ENGLISH),
            some("https://a.example/services/1")
        );
        assert_eq!(address("/services/1", Language::WELSH), some("https://a.example/services/1?lang=cy"));
        assert_eq!(address("/\"><b>", Language::ENGLISH), some("https://a.example/%22%3E%3Cb%3E"));
        assert_eq!(address("//elsewhere.example/", Language::ENGLISH), None);
    }

    #[test]
    fn a_phrase_is_one_text_or_one_a_language() {
        let one: Phrase = serde_json::from_str(r#""Help""#).unwrap();
        let both: Phrase = serde_json::from_str(r#"{"en": "Help", "cy": "Cymorth"}"#).unwrap();
        assert_eq!(one.html(Language::WELSH).as_str(), "<span lang=\"en\">Help</span>");
        assert_eq!(both.html(Language::WELSH).as_str(), "Cymorth");
    }
}
