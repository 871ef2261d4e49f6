//! What the pages say, out of a language's catalogue.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::{Html, Language};

impl Language {
    /// The message called `key`.
    pub(crate) fn say(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// A message that somebody in danger must not misread: in English below it, too, until somebody has reviewed its
    /// translation.
    pub(crate) fn say_in_crisis(self, key: &str) -> Html {
        let is_sure = self == Self::ENGLISH || self.catalogue().is_reviewed(key);
        let english = (!is_sure).then(|| Html::in_language(&Self::ENGLISH.say(key), Self::ENGLISH, self));
        Html::lines(std::iter::once(Html::from(self.say(key))).chain(english))
    }

    /// The message with values in its places.
    pub(crate) fn fill(self, key: &str, values: &[(&'static str, &str)]) -> String {
        let args = values.iter().map(|(name, value)| (*name, FluentValue::from(self.isolated(value))));
        self.format(key, Some(&args.collect())).into_owned()
    }

    /// The message with a count: `$count` chooses the plural, `$shown` is the number as people
    /// write it.
    ///
    /// ```text
    /// count-services = { $count -> [one] 1 service *[other] { $shown } services }
    /// ```
    pub(crate) fn count(self, key: &str, count: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("count", count);
        args.set("shown", with_commas(count));
        self.format(key, Some(&args)).into_owned()
    }

    /// The message with a count and of how many it is: `$all`, as people write it.
    pub(crate) fn count_of(self, key: &str, count: usize, all: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("count", count);
        args.set("shown", with_commas(count));
        args.set("all", with_commas(all));
        self.format(key, Some(&args)).into_owned()
    }

    /// The message with markup in its places. Messages themselves hold no markup and nothing that
    /// needs escaping, which a test holds.
    pub(crate) fn mark_up(self, key: &str, values: &[(&'static str, &Html)]) -> Html {
        let args = values.iter().map(|(name, html)| (*name, FluentValue::from(self.isolated(html.as_str()))));
        let mut html = Html::default();
        html.push_trusted(&self.format(key, Some(&args.collect())));
        html
    }

    /// What fills a place, kept in its own order among words that run from right to left: the groups of a telephone number
    /// would change places. Elsewhere nothing needs the invisible marks of that, and they would end up in titles and search
    /// boxes. Markup says its direction itself, and so do words that run as those round them.
    fn isolated<'a>(self, value: &'a str) -> Cow<'a, str> {
        let is_of_page = |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{1e800}'..='\u{1eeff}');
        match self.is_right_to_left() && !value.contains('<') && !value.contains(is_of_page) {
            true => Cow::Owned(format!("\u{2066}{value}\u{2069}")),
            false => Cow::Borrowed(value),
        }
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = self.catalogue().bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no message is called {key}");
            return Cow::Owned(key.to_owned());
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        Cow::Owned(text.into_owned())
    }
}

/// A number as people write it in English and in Welsh, and on pages in every other language too: `1,204`.
pub(crate) fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
