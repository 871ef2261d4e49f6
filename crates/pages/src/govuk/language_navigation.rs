use askama::Template;

use super::{Attributes, Classes, Text, component, options};

/// Language navigation, a [component of the package](https://frontend.design-system.service.gov.uk/): `ariaLabel`, `items`
/// (`text`, `lang`, `href`, `current`, `dir`), `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/language_navigation.html")]
pub struct LanguageNavigation {
    aria_label: Text,
    items: Vec<LanguageItem>,
    classes: Classes,
    attributes: Attributes,
}

/// A language of the page.
#[derive(Clone, Debug)]
pub struct LanguageItem {
    /// What it calls itself.
    pub text: String,
    /// Its code.
    pub lang: String,
    /// Where the page is in it; nothing where it is this one.
    pub href: Option<String>,
    /// `rtl` or `ltr`, where it is not written as the page is.
    pub dir: Option<String>,
}

component!(LanguageNavigation);
options!(LanguageNavigation {
    /// The languages.
    items: Vec<LanguageItem>,
});

impl LanguageNavigation {
    /// Links to the other languages, with what they are called to those who do not see them.
    pub fn new(aria_label: impl Into<Text>) -> Self {
        Self { aria_label: aria_label.into(), ..Self::default() }
    }
}
