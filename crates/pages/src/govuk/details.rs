use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::Html;

/// [Details](https://design-system.service.gov.uk/components/details/): `summaryText` or `summaryHtml`, `text` or `html` or a
/// body, `id`, `open`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/details.html")]
pub struct Details {
    pub(crate) summary: Html,
    html: Html,
    pub(crate) id: Text,
    pub(crate) open: bool,
    pub(crate) classes: Classes,
    pub(crate) attributes: Attributes,
}

component!(Details);
options!(Details {
    /// What is shown once it is open.
    html: Html,
    /// Its id.
    id: Text,
    /// Whether it is open from the start.
    open: bool,
});

impl Details {
    /// Something to open, with what stands there to be pressed.
    pub fn new(summary: impl Into<Html>) -> Self {
        Self { summary: summary.into(), ..Self::default() }
    }
}
