use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::Html;

/// [Inset text](https://design-system.service.gov.uk/components/inset-text/): `text` or `html` or a body, `id`, `classes`,
/// `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/inset_text.html")]
pub struct InsetText {
    html: Html,
    pub(crate) id: Text,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

component!(InsetText);
options!(InsetText {
    /// Its id.
    id: Text,
});

impl InsetText {
    /// Words that stand out.
    pub fn new(html: impl Into<Html>) -> Self {
        Self { html: html.into(), ..Self::default() }
    }
}
