use askama::Template;

use super::{Attributes, Classes, component};
use crate::Html;

/// [Tag](https://design-system.service.gov.uk/components/tag/): `text` or `html`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/tag.html")]
pub struct Tag {
    html: Html,
    classes: Classes,
    attributes: Attributes,
}

component!(Tag);

impl Tag {
    /// A tag with what stands on it.
    pub fn new(html: impl Into<Html>) -> Self {
        Self { html: html.into(), ..Self::default() }
    }
}
