//! A language's words: a Fluent file, and what must hold of one that did not come with the program.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::LazyLock,
};

use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

/// What a language calls itself, and whether it is written `ltr` or `rtl`.
const NAME: &str = "language-name";
const DIRECTION: &str = "language-direction";

/// The place whose number chooses the plural. A language without plurals has no use for it.
const COUNT: &str = "count";

/// Characters that no message has: some are put into pages as they are.
const OF_MARKUP: [char; 4] = ['<', '>', '&', '"'];

/// The words of one language.
pub struct Catalogue {
    code: String,
    name: String,
    right_to_left: bool,
    bundle: FluentBundle<FluentResource>,
    /// The keys of the messages above which stands who has reviewed them.
    reviewed: BTreeSet<String>,
    /// How many messages there are.
    count: usize,
}

impl Catalogue {
    /// One of those in the program, which tests hold to be whole.
    pub(crate) fn bundled(code: &str, text: &str) -> Self {
        // Were a message to break all the same, the others must still be shown.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        Self::of(code.parse().unwrap_or_default(), resource, text)
    }

    /// The words of the language with this BCP 47 code, from a file of its own.
    ///
    /// # Errors
    /// Where it is not Fluent, does not have every message of English with the same places, or has what English has not. All
    /// that is wrong is said at once.
    ///
    /// ```
    /// use fingerpost_pages::Catalogue;
    /// let error = Catalogue::read("fr", "skip = Aller au contenu <b>principal</b>\nskap = Aller").unwrap_err();
    /// assert!(error.to_string().contains("not in English: skap; with < > & or \": skip; missing: "));
    /// ```
    pub fn read(code: &str, text: &str) -> Result<Self, CatalogueError> {
        let locale = code.parse().ok().filter(|locale: &LanguageIdentifier| !locale.language.is_empty());
        let Some(locale) = locale else {
            let why =
                format!("it must be called after its language, such as ar.ftl: “{code}” is no code of one");
            return Err(CatalogueError(why));
        };
        let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut faults = Faults::default();
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        faults.unread = errors.iter().map(|error| line(error.pos.start).to_string()).collect();
        faults.compare(&resource);
        if !faults.is_empty() {
            return Err(CatalogueError(faults.to_string()));
        }
        let catalogue = Self::of(locale, resource, text);
        match catalogue.plain(DIRECTION).as_str() {
            "ltr" | "rtl" => Ok(catalogue),
            other => Err(CatalogueError(format!("{DIRECTION}: “{other}” is neither ltr nor rtl"))),
        }
    }

    fn of(locale: LanguageIdentifier, resource: FluentResource, text: &str) -> Self {
        let code = locale.to_string();
        // The language decides which plurals there are.
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // `Language::isolated` knows better where that is needed.
        bundle.set_use_isolating(false);
        let count = messages(&resource).count();
        bundle.add_resource_overriding(resource);
        let with_above = text.lines().zip(text.lines().skip(1));
        let reviewed = with_above.filter(|(above, _)| above.starts_with("# reviewed by "));
        let reviewed = reviewed.filter_map(|(_, line)| Some(line.split(' ').next()?.to_owned())).collect();
        let mut catalogue = Self { code, name: String::new(), right_to_left: false, bundle, reviewed, count };
        catalogue.name = catalogue.plain(NAME);
        catalogue.right_to_left = catalogue.plain(DIRECTION) == "rtl";
        catalogue
    }

    /// A message that has no places.
    fn plain(&self, key: &str) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(String::new, |pattern| {
            self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned()
        })
    }

    /// The BCP 47 code, such as `ar` or `pt-BR`.
    pub fn code(&self) -> &str {
        &self.code
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// Whether somebody has reviewed a message.
    pub(crate) fn is_reviewed(&self, key: &str) -> bool {
        self.reviewed.contains(key)
    }

    /// How many messages somebody has reviewed, and how many there are.
    pub(crate) fn reviewed(&self) -> (usize, usize) {
        (self.reviewed.len(), self.count)
    }

    pub(crate) fn bundle(&self) -> &FluentBundle<FluentResource> {
        &self.bundle
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Catalogue").field("code", &self.code).finish_non_exhaustive()
    }
}

/// Why a file cannot be a language of the pages. Shown as one clause, to which the reader of the file adds its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError(String);

impl fmt::Display for CatalogueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for CatalogueError {}

/// All that is wrong with the messages of a file: keys, but for the first.
#[derive(Default)]
struct Faults {
    /// Lines where something begins that is not Fluent.
    unread: Vec<String>,
    unknown: Vec<String>,
    twice: Vec<String>,
    /// More than words and places: functions, terms, other messages, attributes.
    elaborate: Vec<String>,
    markup: Vec<String>,
    /// Each with the places that English has.
    places: Vec<String>,
    missing: Vec<String>,
}

impl Faults {
    fn compare(&mut self, resource: &FluentResource) {
        let mut seen = BTreeSet::new();
        for message in messages(resource) {
            let key = message.id.name;
            let Some(wanted) = OF_ENGLISH.get(key) else {
                self.unknown.push(key.to_owned());
                continue;
            };
            if !seen.insert(key.to_owned()) {
                self.twice.push(key.to_owned());
            }
            let said = Said::of(message);
            if said.is_elaborate {
                self.elaborate.push(key.to_owned());
            }
            if said.has_markup {
                self.markup.push(key.to_owned());
            }
            let missing = wanted.difference(&said.places).any(|place| place != COUNT);
            if missing || !said.places.is_subset(wanted) {
                let wanted: Vec<String> = wanted.iter().map(|place| format!("${place}")).collect();
                let wanted = if wanted.is_empty() { "none".to_owned() } else { wanted.join(" ") };
                self.places.push(format!("{key} ({wanted})"));
            }
        }
        self.missing = OF_ENGLISH.keys().filter(|key| !seen.contains(*key)).cloned().collect();
    }

    fn each(&self) -> impl Iterator<Item = (&'static str, &Vec<String>)> {
        [
            ("not Fluent, at line", &self.unread),
            ("not in English", &self.unknown),
            ("said twice", &self.twice),
            ("with more than words and places", &self.elaborate),
            ("with < > & or \"", &self.markup),
            ("without the places that English has", &self.places),
            ("missing", &self.missing),
        ]
        .into_iter()
        .filter(|(_, keys)| !keys.is_empty())
    }

    fn is_empty(&self) -> bool {
        self.each().next().is_none()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (what, keys)) in self.each().enumerate() {
            let between = if at > 0 { "; " } else { "" };
            write!(formatter, "{between}{what}: {}", keys.join(", "))?;
        }
        Ok(())
    }
}

/// The places of every message of English.
static OF_ENGLISH: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let english = FluentResource::try_new(include_str!("../messages/en.ftl").to_owned());
    let english = english.unwrap_or_else(|(resource, _)| resource);
    messages(&english).map(|message| (message.id.name.to_owned(), Said::of(message).places)).collect()
});

/// What has a key. A term is not a message, and what is not Fluent is neither.
fn messages(resource: &FluentResource) -> impl Iterator<Item = &Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// What a message is made of.
#[derive(Default)]
struct Said {
    places: BTreeSet<String>,
    has_markup: bool,
    is_elaborate: bool,
}

impl Said {
    fn of(message: &Message<&str>) -> Self {
        let mut said = Self { is_elaborate: !message.attributes.is_empty(), ..Self::default() };
        match &message.value {
            Some(pattern) => said.pattern(pattern),
            None => said.is_elaborate = true,
        }
        said
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.has_markup |= text.contains(OF_MARKUP);
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.places.insert(id.name.to_owned());
            }
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::Placeable { expression } => self.expression(expression),
            // A text in quotation marks can have any character under another name.
            _ => self.is_elaborate = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = include_str!("../messages/en.ftl");

    fn refused(from: &str, to: &str) -> String {
        assert!(ENGLISH.contains(from), "{from}");
        Catalogue::read("pl", &ENGLISH.replacen(from, to, 1)).expect_err(to).to_string()
    }

    #[test]
    fn a_whole_file_of_any_language_can_be_used() {
        let text = ENGLISH
            .replace("language-name = English", "language-name = العربية")
            .replace("language-direction = ltr", "language-direction = rtl");
        let arabic = Catalogue::read("ar", &text).unwrap();
        assert_eq!((arabic.code(), arabic.name(), arabic.is_right_to_left()), ("ar", "العربية", true));
        assert_eq!(Catalogue::read("PT-br", ENGLISH).unwrap().code(), "pt-BR");
    }

    #[test]
    fn a_language_without_plurals_needs_no_number_to_choose_one() {
        let from = "count-services = { $count ->\n    [one] 1 service\n   *[other] { $shown } services\n}";
        let to = "count-services = { $shown } サービス";
        assert!(ENGLISH.contains(from));
        Catalogue::read("ja", &ENGLISH.replace(from, to)).unwrap();
    }

    #[test]
    fn a_file_that_does_not_say_what_english_says_is_refused_with_the_keys_of_all_that_is_wrong() {
        for (from, to, why) in [
            ("skip = Skip to main content\n", "", "missing: skip"),
            ("skip = ", "skap = ", "not in English: skap; missing: skip"),
            ("skip = Skip", "skip = Skip { $who }", "without the places that English has: skip (none)"),
            (
                "Page { $page } of { $pages }.",
                "Page { $pages }.",
                "without the places that English has: results-page ($page $pages)",
            ),
            (
                "   *[other] { $shown } services\n",
                "   *[other] services\n",
                "without the places that English has: count-services ($count $shown)",
            ),
            ("skip = Skip", "skip = <b>Skip</b>", "with < > & or \": skip"),
            ("skip = Skip", "skip = { \"\\u003c\" }", "with more than words and places: skip"),
            ("skip = Skip", "skip = { home }", "with more than words and places: skip"),
            ("skip = Skip", "skip = Skip\nskip = Skip", "said twice: skip"),
            (
                "language-direction = ltr",
                "language-direction = up",
                "language-direction: “up” is neither ltr nor rtl",
            ),
        ] {
            assert_eq!(refused(from, to), why, "{to}");
        }
        let broken = refused("\nskip = ", "\nskip ");
        assert!(
            broken.starts_with("not Fluent, at line: ") && broken.ends_with("; missing: skip"),
            "{broken}"
        );
        assert_eq!(
            Catalogue::read("pl", "").unwrap_err().to_string().matches(", ").count() + 1,
            OF_ENGLISH.len(),
            "every missing key is named"
        );
    }

    #[test]
    fn a_file_that_is_called_after_no_language_is_refused() {
        for code in ["", "und", "arabic words", "../ar"] {
            let refused = Catalogue::read(code, ENGLISH).expect_err(code).to_string();
            assert!(refused.ends_with("is no code of one"), "{refused}");
        }
    }
}
