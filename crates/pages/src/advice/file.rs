//! What stands above the text in a file of advice, and what must hold of it.

use fingerpost_search::safety::Topic;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Advice, Need, Source, Wording, text};
use crate::{Language, Phrase, links, site::SiteError};

/// A page of advice as its file has it above the text, not yet checked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceFile {
    title: String,
    summary: String,
    owner: Phrase,
    reviewed: Date,
    review_by: Date,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    helplines: Vec<Topic>,
    #[serde(default)]
    needs: Vec<NeedForm>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    sources: Vec<SourceForm>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedForm {
    say: Phrase,
    search: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceForm {
    name: String,
    url: String,
}

/// The same in Welsh, from a file of its own: what is not words is in the English one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceTranslation {
    title: String,
    summary: String,
    /// Who answers for the translation: `machine`, or `reviewed by NAME, DATE`.
    translated: String,
}

/// What a translation says where nobody has reviewed it.
const MACHINE: &str = "machine";

/// What it says else, before the name.
const REVIEWED: &str = "reviewed by ";

impl AdviceFile {
    /// The page, where everything about it is as it must be. `slug` is its place in addresses; `before` is how many
    /// lines of the file stand before the text.
    ///
    /// # Errors
    /// Where something is not as it must be: the field or the line, and why.
    pub fn check(self, slug: &str, markdown: &str, before: usize) -> Result<Advice, SiteError> {
        let plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !slug.split('-').all(plain) {
            return Err(SiteError::new(
                "file name",
                format!("“{slug}” is not small letters and figures, with single hyphens between words"),
            ));
        }
        if self.review_by <= self.reviewed {
            return Err(SiteError::new("review_by", "it is not after `reviewed`"));
        }
        said("owner", &self.owner.en)?;
        if self.sources.is_empty() {
            return Err(SiteError::new("sources", "advice says where it comes from"));
        }
        let mut sources = Vec::with_capacity(self.sources.len());
        for source in self.sources {
            said("sources.name", &source.name)?;
            let Some(website) = links::website(&source.url).filter(|it| it.href.starts_with("https://"))
            else {
                return Err(SiteError::new(
                    "sources.url",
                    format!("“{}” is not a web address that begins with https://", source.url),
                ));
            };
            sources.push(Source { name: source.name, url: website.href, host: website.host });
        }
        let mut needs = Vec::with_capacity(self.needs.len());
        for need in self.needs {
            said("needs.say", &need.say.en)?;
            said("needs.search", &need.search)?;
            needs.push(Need { say: need.say, search: need.search });
        }
        Ok(Advice {
            slug: slug.to_owned(),
            owner: self.owner,
            reviewed: self.reviewed,
            review_by: self.review_by,
            english: wording(self.title, self.summary, markdown, before)?,
            welsh: None,
            words: self.words,
            dangers: self.helplines,
            needs,
            topics: self.topics,
            also: self.also,
            sources,
        })
    }
}

impl AdviceTranslation {
    /// Gives a page its Welsh.
    ///
    /// # Errors
    /// Where something is not as it must be: the field or the line, and why.
    pub fn check(self, advice: &mut Advice, markdown: &str, before: usize) -> Result<(), SiteError> {
        let reviewed = self.translated.strip_prefix(REVIEWED).is_some_and(|who| !who.trim().is_empty());
        if !reviewed && self.translated != MACHINE {
            return Err(SiteError::new(
                "translated",
                "it is neither \"machine\" nor \"reviewed by NAME, DATE\"",
            ));
        }
        advice.welsh = Some((wording(self.title, self.summary, markdown, before)?, reviewed));
        Ok(())
    }
}

fn said(field: &str, text: &str) -> Result<(), SiteError> {
    if text.trim().is_empty() { Err(SiteError::new(field, "it says nothing")) } else { Ok(()) }
}

fn wording(title: String, summary: String, markdown: &str, before: usize) -> Result<Wording, SiteError> {
    said("title", &title)?;
    said("summary", &summary)?;
    let sections = text::sections(markdown, before)?;
    if sections.is_empty() {
        return Err(SiteError::new(format!("line {}", before + 1), "no text stands below the second +++"));
    }
    Ok(Wording { title, summary, sections })
}

impl Advice {
    /// The words in a language, and the one that they are really in.
    pub(super) fn in_language(&self, wanted: Language) -> (&Wording, Language) {
        match (&self.welsh, wanted) {
            (Some((welsh, _)), Language::WELSH) => (welsh, Language::WELSH),
            _ => (&self.english, Language::ENGLISH),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn front() -> Value {
        json!({
            "title": "Being a carer", "summary": "What you can ask for.", "owner": "A council",
            "reviewed": "2026-09-14", "review_by": "2027-09-14",
            "sources": [{"name": "Care Act 2014", "url": "https://www.legislation.gov.uk/ukpga/2014/23"}],
        })
    }

    fn refused(slug: &str, change: impl FnOnce(&mut Value), text: &str) -> String {
        let mut front = front();
        change(&mut front);
        let file: AdviceFile = serde_json::from_value(front).expect("the fields");
        file.check(slug, text, 12).expect_err("refused").to_string()
    }

    #[test]
    fn a_wrong_page_is_refused_with_the_field_or_the_line() {
        let same = |_: &mut Value| {};
        assert!(refused("Being a carer", same, "A.").starts_with("file name: “Being a carer” is not"));
        assert!(refused("being--a", same, "A.").starts_with("file name: "));
        assert_eq!(refused("a", same, "\n"), "line 13: no text stands below the second +++");
        assert!(refused("a", same, "A.\n\n# B").starts_with("line 15: a heading"));
        assert!(refused("a", |it| it["review_by"] = "2026-09-14".into(), "A.").starts_with("review_by: "));
        assert!(refused("a", |it| it["sources"] = json!([]), "A.").starts_with("sources: "));
        let script = json!([{"name": "A", "url": "javascript:x"}]);
        assert!(refused("a", |it| it["sources"] = script, "A.").starts_with("sources.url: “javascript:x”"));
        assert_eq!(refused("a", |it| it["title"] = " ".into(), "A."), "title: it says nothing");
    }

    #[test]
    fn a_translation_says_who_answers_for_it() {
        let file: AdviceFile = serde_json::from_value(front()).unwrap();
        let mut advice = file.check("a", "A.", 0).unwrap();
        let mut welsh = |translated: &str| {
            let form = json!({"title": "Bod yn ofalwr", "summary": "B.", "translated": translated});
            let form: AdviceTranslation = serde_json::from_value(form).unwrap();
            form.check(&mut advice, "C.", 0).map(|()| advice.welsh.as_ref().is_some_and(|it| it.1))
        };
        assert_eq!(welsh("machine"), Ok(false));
        assert_eq!(welsh("reviewed by Siân Rees, 2 November 2026"), Ok(true));
        assert!(welsh("yes").unwrap_err().to_string().starts_with("translated: "));
    }
}
