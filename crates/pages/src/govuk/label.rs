use askama::Template;

use super::{Attributes, Classes, Text, component};
use crate::Html;

/// Label: `text` or `html`, `for`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/label.html")]
pub struct Label {
    html: Html,
    /// The id of what it labels.
    of: Text,
    pub(super) classes: Classes,
    attributes: Attributes,
}

component!(Label);

impl Label {
    /// What the box with this id is called.
    pub fn new(of: impl Into<Text>, html: impl Into<Html>) -> Self {
        Self { html: html.into(), of: of.into(), ..Self::default() }
    }
}
