//! What a search asks, as its address says it: every box and every link on a page of results is made from it.

use std::borrow::Cow;

use fingerpost_search::Sort;
use url::form_urlencoded::Serializer;

use crate::{Language, topic_in_address};

/// The oldest that can be asked for.
const MOST_YEARS: f64 = 120.0;

impl Language {
    /// Words for the script that suggests while one types, in its order.
    pub(crate) fn suggestions(self) -> String {
        let keys = [
            "suggest-count",
            "suggest-none",
            "suggest-need",
            "suggest-topic",
            "suggest-service",
            "suggest-organization",
            "suggest-place",
            "suggest-advice",
        ];
        keys.map(|key| self.say(key)).join("|")
    }
}

/// Where an answer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnswerAt {
    /// In a list.
    #[default]
    List,
    /// On a map, with a list beside it.
    Map,
    /// In a list whose address does not say the words.
    Private,
}

/// What a search asks, as its address says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchForm {
    /// Where the answer stands, and those that its links lead to.
    pub at: AnswerAt,
    /// The words, as they were typed.
    pub words: String,
    /// Where, as it was typed.
    pub near: String,
    /// Only what is so near, in miles.
    pub distance: Option<f64>,
    /// For somebody of this age, as it was typed.
    pub age: String,
    /// The filters that were chosen: each a parameter, as a facet is called, and a value of it.
    pub choices: Vec<(&'static str, String)>,
    /// What the words are not taken for, by its id.
    pub off: Vec<String>,
    /// In which order the results come.
    pub sort: Sort,
}

/// A value of a filter as addresses say it.
pub(crate) fn in_address<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    if name == "topic" { topic_in_address(value) } else { Cow::Borrowed(value) }
}

impl SearchForm {
    /// Classes of the group of its first box. Nothing is suggested while one types what no address may say.
    pub(crate) fn what_classes(&self) -> &'static str {
        if self.is_private() { "fp-search__what" } else { "fp-search__what fp-suggests" }
    }

    /// Words and nothing else.
    pub fn of_words(words: &str) -> Self {
        Self { words: words.trim().to_owned(), ..Self::default() }
    }

    /// Where the answer to it is.
    pub(crate) fn address(&self, page: usize) -> String {
        let mut query = Serializer::new(String::new());
        if self.at != AnswerAt::Private {
            query.append_pair("q", &self.words);
        }
        if !self.near.is_empty() {
            query.append_pair("near", &self.near);
        }
        if let Some(miles) = self.distance {
            query.append_pair("distance", &miles.to_string());
        }
        if self.years().is_some() {
            query.append_pair("age", &self.age);
        }
        query.extend_pairs(self.choices.iter().map(|(name, value)| (name, in_address(name, value))));
        query.extend_pairs(self.unseen());
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { self.action().to_owned() } else { format!("{}?{query}", self.action()) }
    }

    /// Where its boxes are sent.
    pub(crate) fn action(&self) -> &'static str {
        match self.at {
            AnswerAt::List => "/search",
            AnswerAt::Map => "/map",
            AnswerAt::Private => "/search/private",
        }
    }

    pub(crate) fn is_private(&self) -> bool {
        self.at == AnswerAt::Private
    }

    /// The same with its answer elsewhere.
    pub(crate) fn answered(&self, at: AnswerAt) -> Self {
        Self { at, ..self.clone() }
    }

    /// What is kept beside the boxes: where there are none to narrow by, what was chosen of them too.
    pub(crate) fn kept(&self, narrows: bool) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
        let choices = self.choices.iter().map(|(name, value)| (*name, in_address(name, value)));
        let age = self.years().map(|_| ("age", Cow::Borrowed(self.age.as_str())));
        let narrowed = choices.chain(age).filter(move |_| !narrows);
        self.unseen().map(|(name, value)| (name, Cow::Borrowed(value))).chain(narrowed)
    }

    /// The age, where it is one.
    pub(crate) fn years(&self) -> Option<f64> {
        self.age.parse().ok().filter(|years| (0.0..=MOST_YEARS).contains(years))
    }

    /// What the form keeps for which it has no box.
    pub(crate) fn unseen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let off = self.off.iter().map(|id| ("off", id.as_str()));
        off.chain((self.sort != Sort::Match).then_some(("sort", self.sort.as_str())))
    }

    /// The values that were chosen of a filter.
    pub(crate) fn chosen(&self, name: &str) -> impl Iterator<Item = &str> {
        self.choices.iter().filter(move |(of, _)| *of == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        // Topics are met whatever their letters.
        self.chosen(name).any(|chosen| chosen.to_lowercase() == value.to_lowercase())
    }

    /// The same without one choice.
    pub(crate) fn without(&self, name: &str, value: &str) -> Self {
        let mut form = self.clone();
        form.choices.retain(|(of, chosen)| *of != name || chosen != value);
        form
    }

    /// The same without any choice of a filter.
    pub(crate) fn without_filter(&self, name: &str) -> Self {
        let mut form = self.clone();
        form.choices.retain(|(of, _)| *of != name);
        form
    }

    /// How many filters there are to take off.
    pub(crate) fn filters(&self) -> usize {
        self.choices.len() + usize::from(self.distance.is_some()) + usize::from(self.years().is_some())
    }

    /// The same without any of them.
    pub(crate) fn unfiltered(&self) -> Self {
        Self { distance: None, age: String::new(), choices: Vec::new(), ..self.clone() }
    }

    /// The same where the words are not taken for something, or are again.
    pub(crate) fn with_off(&self, id: &str, off: bool) -> Self {
        let mut form = self.clone();
        form.off.retain(|known| known != id);
        if off {
            form.off.push(id.to_owned());
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_that_was_asked_and_nothing_else() {
        let form = SearchForm {
            words: "tea & cake".to_owned(),
            near: "BS5".to_owned(),
            distance: Some(3.0),
            age: "7".to_owned(),
            choices: vec![("cost", "free".to_owned()), ("topic", "Health, and care".to_owned())],
            off: vec!["day:tuesday+thursday".to_owned()],
            sort: Sort::Nearest,
            ..SearchForm::default()
        };
        assert_eq!(
            form.address(2),
            "/search?q=tea+%26+cake&near=BS5&distance=3&age=7&cost=free&topic=Health%2C+and+care\
             &off=day%3Atuesday%2Bthursday&sort=nearest&page=2"
        );
        let bare = form.without("cost", "free").unfiltered().with_off("day:tuesday+thursday", false);
        assert_eq!(bare.address(1), "/search?q=tea+%26+cake&near=BS5&sort=nearest");
        assert_eq!(SearchForm::of_words(" tea ").address(1), "/search?q=tea");
        assert_eq!(bare.answered(AnswerAt::Map).address(1), "/map?q=tea+%26+cake&near=BS5&sort=nearest");
        assert_eq!(bare.answered(AnswerAt::Private).address(1), "/search/private?near=BS5&sort=nearest");
        assert_eq!(SearchForm::of_words("tea").answered(AnswerAt::Private).address(1), "/search/private");
    }
}
