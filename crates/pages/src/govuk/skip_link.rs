use askama::Template;

use super::{Attributes, Classes, Text, component};
use crate::Html;

/// [Skip link](https://design-system.service.gov.uk/components/skip-link/): `href`, `text` or `html`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/skip_link.html")]
pub struct SkipLink {
    href: Text,
    html: Html,
    classes: Classes,
    attributes: Attributes,
}

component!(SkipLink);

impl SkipLink {
    /// A link that is seen once it has the focus: where it leads, and its words.
    pub fn new(href: impl Into<Text>, html: impl Into<Html>) -> Self {
        Self { href: href.into(), html: html.into(), ..Self::default() }
    }
}
