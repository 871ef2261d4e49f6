use askama::Template;

use super::{Attributes, Classes, Text, component};
use crate::Html;

/// [Warning text](https://design-system.service.gov.uk/components/warning-text/): `text` or `html`, `iconFallbackText`,
/// `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/warning_text.html")]
pub struct WarningText {
    icon_fallback_text: Text,
    html: Html,
    classes: Classes,
    attributes: Attributes,
}

component!(WarningText);

impl WarningText {
    /// Of what is warned, after a word for those who do not see the sign.
    pub fn new(icon_fallback_text: impl Into<Text>, html: impl Into<Html>) -> Self {
        Self { icon_fallback_text: icon_fallback_text.into(), html: html.into(), ..Self::default() }
    }
}
