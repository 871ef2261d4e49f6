//! Markup that is known to be safe, kept apart from text by its type.

use std::{borrow::Cow, fmt};

use askama::filters::{Escaper, HtmlSafe};

use crate::{Language, links::Link};

/// Markup that may go into a page as it is. It is made by escaping text, by tidying what
/// [`openreferral::text::clean`] let through, or from other [`Html`]; there is no other way in.
///
/// ```
/// use fingerpost_pages::Html;
/// assert_eq!(Html::from("Tea & cake").to_string(), "Tea &#38; cake");
/// assert_eq!(Html::literal("Tea <b>and</b> cake").to_string(), "Tea <b>and</b> cake");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup that stands in the program.
    pub fn literal(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    /// What a template makes, which escapes what is not markup.
    pub(crate) fn of_template(template: &impl askama::Template) -> Self {
        Self(crate::render(template).trim().to_owned())
    }

    /// Text, escaped.
    pub(crate) fn text(text: &str) -> Self {
        let mut html = Self::default();
        html.push_text(text);
        html
    }

    /// Text of a record, said to be in the record's language where the page speaks another, so
    /// that a screen reader changes its voice.
    pub(crate) fn record(text: &str, page: Language) -> Self {
        Self::in_language(text, Language::OF_RECORDS, page)
    }

    /// Text in a language, marked where the page speaks another.
    pub(crate) fn in_language(text: &str, language: Language, page: Language) -> Self {
        Self::text(text).of_language(language, page)
    }

    /// The same marked as a language on a page of another.
    pub(crate) fn of_language(self, language: Language, page: Language) -> Self {
        if language == page {
            return self;
        }
        let mut html = Self::default();
        html.push_trusted("<span");
        html.push(&Self::language_attribute(language, page));
        html.push_trusted(">");
        html.push(&self);
        html.push_trusted("</span>");
        html
    }

    /// Parts one after another with a separator of plain text.
    pub(crate) fn join(parts: impl IntoIterator<Item = Self>, separator: &str) -> Self {
        let mut html = Self::default();
        for part in parts {
            if !html.0.is_empty() {
                html.push_text(separator);
            }
            html.push(&part);
        }
        html
    }

    /// Parts one below another.
    pub(crate) fn lines(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut html = Self::default();
        for part in parts {
            if !html.0.is_empty() {
                html.push_trusted("<br>");
            }
            html.push(&part);
        }
        html
    }

    /// Words for those who do not see the page.
    pub(crate) fn visually_hidden(words: &Self) -> Self {
        Self(format!("<span class=\"govuk-visually-hidden\">{words}</span>"))
    }

    /// Data for the inside of a `<script>` that holds no script: as JSON, in which nothing can end the element.
    pub(crate) fn json(value: &serde_json::Value) -> Self {
        let json = value.to_string();
        Self(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
    }

    /// A link.
    pub(crate) fn link(link: &Link) -> Self {
        let mut html = Self::default();
        html.push_trusted("<a class=\"govuk-link\" href=\"");
        html.push_text(&link.href);
        html.push_trusted("\">");
        html.push_text(&link.label);
        html.push_trusted("</a>");
        html
    }

    /// A link to a record of this directory, whose name is record text.
    pub(crate) fn record_link(href: &str, name: &str, page: Language) -> Self {
        Self::link_in(href, name, Language::OF_RECORDS, page)
    }

    /// A link whose words are in a language.
    pub(crate) fn link_in(href: &str, words: &str, language: Language, page: Language) -> Self {
        let mut html = Self::default();
        html.push_trusted("<a class=\"govuk-link\" href=\"");
        html.push_text(href);
        html.push_trusted("\">");
        html.push(&Self::in_language(words, language, page));
        html.push_trusted("</a>");
        html
    }

    /// ` lang="en"` for an attribute list round words in a language, where the page speaks another, and ` dir="ltr"` where
    /// that one is written the other way.
    pub(crate) fn language_attribute(language: Language, page: Language) -> Self {
        if language == page {
            return Self::default();
        }
        let mut html = Self(format!(" lang=\"{}\"", language.code()));
        if let Some(direction) = language.direction_within(page) {
            html.push_trusted(&format!(" dir=\"{direction}\""));
        }
        html
    }

    /// Adds text, escaped.
    pub(crate) fn push_text(&mut self, text: &str) {
        // A String takes every write.
        let _ = askama::filters::Html.write_escaped_str(&mut self.0, text);
    }

    /// Adds markup.
    pub(crate) fn push(&mut self, html: &Self) {
        self.0.push_str(&html.0);
    }

    /// Adds markup that the caller answers for: literals of this crate, messages of its
    /// catalogues, and tags rebuilt from cleaned HTML.
    pub(crate) fn push_trusted(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// The same with a capital letter, where it begins with a letter and not with a tag.
    pub(crate) fn capitalised(mut self) -> Self {
        if let Some(first) = self.0.chars().next().filter(|first| first.is_lowercase()) {
            self.0.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text, escaped.
impl<T: AsRef<str> + ?Sized> From<&T> for Html {
    fn from(text: &T) -> Self {
        Self::text(text.as_ref())
    }
}

/// Text, escaped.
impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

/// Text, escaped.
impl From<Cow<'_, str>> for Html {
    fn from(text: Cow<'_, str>) -> Self {
        Self::text(&text)
    }
}

impl From<&Self> for Html {
    fn from(html: &Self) -> Self {
        html.clone()
    }
}

// Templates lend what they lend again.
impl From<&&Self> for Html {
    fn from(html: &&Self) -> Self {
        (*html).clone()
    }
}

/// Nothing is no markup at all.
impl<T: Into<Self>> From<Option<T>> for Html {
    fn from(html: Option<T>) -> Self {
        html.map(Into::into).unwrap_or_default()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_record_is_escaped_and_marked_on_a_welsh_page() {
        assert_eq!(Html::record("Tea & <b>", Language::ENGLISH).as_str(), "Tea &#38; &#60;b&#62;");
        assert_eq!(Html::record("Tea", Language::WELSH).as_str(), "<span lang=\"en\">Tea</span>");
    }
}
