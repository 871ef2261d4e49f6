use askama::Template;

use super::{Attributes, Classes, component, options};
use crate::Html;

/// [Error summary](https://design-system.service.gov.uk/components/error-summary/): `titleText` or `titleHtml`,
/// `descriptionText` or `descriptionHtml`, `errorList` (`text` or `html`, `href`), `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/error_summary.html")]
pub struct ErrorSummary {
    title: Html,
    description: Html,
    error_list: Vec<ErrorItem>,
    classes: Classes,
    attributes: Attributes,
}

/// Something that is the matter.
#[derive(Clone, Debug)]
pub struct ErrorItem {
    /// What it is.
    pub html: Html,
    /// Where it can be put right.
    pub href: Option<String>,
}

component!(ErrorSummary);
options!(ErrorSummary {
    /// What to know before the list.
    description: Html,
    /// What is the matter.
    error_list: Vec<ErrorItem>,
});

impl ErrorSummary {
    /// What stands above everything that is the matter.
    pub fn new(title: impl Into<Html>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// One more thing that is the matter, and where it can be put right.
    #[must_use]
    pub fn error(mut self, href: impl Into<String>, html: impl Into<Html>) -> Self {
        self.error_list.push(ErrorItem { html: html.into(), href: Some(href.into()) });
        self
    }
}
