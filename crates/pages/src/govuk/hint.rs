use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::Html;

/// Hint: `text` or `html`, `id`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/hint.html")]
pub struct Hint {
    html: Html,
    id: Text,
    classes: Classes,
    attributes: Attributes,
}

component!(Hint);
options!(Hint {
    /// Its id, by which what it describes refers to it.
    id: Text,
});

impl Hint {
    /// A hint that says this.
    pub fn new(html: impl Into<Html>) -> Self {
        Self { html: html.into(), ..Self::default() }
    }
}
