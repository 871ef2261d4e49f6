use askama::Template;

use super::{Attributes, Classes, Text, component};
use crate::Html;

/// [Breadcrumbs](https://design-system.service.gov.uk/components/breadcrumbs/): `items` (`text` or `html`, `href`),
/// `labelText`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/breadcrumbs.html")]
pub struct Breadcrumbs {
    label_text: Text,
    items: Vec<(Html, Text)>,
    classes: Classes,
    attributes: Attributes,
}

component!(Breadcrumbs);

impl Breadcrumbs {
    /// The way from the home page, with what it is called to those who do not see it.
    pub fn new(label_text: impl Into<Text>) -> Self {
        Self { label_text: label_text.into(), ..Self::default() }
    }

    /// One more page on the way, and where it is; this page is nowhere.
    #[must_use]
    pub fn item(mut self, html: impl Into<Html>, href: impl Into<Text>) -> Self {
        self.items.push((html.into(), href.into()));
        self
    }
}
