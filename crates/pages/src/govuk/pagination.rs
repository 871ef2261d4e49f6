use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::Html;

/// [Pagination](https://design-system.service.gov.uk/components/pagination/): `landmarkLabel`, `previous` and `next` (`text` or
/// `html`, `href`), `items` (`number`, `visuallyHiddenText`, `href`, `current`, `ellipsis`), `classes`, `attributes`.
///
/// Pages of a list have numbers: without them it is not offered.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/pagination.html")]
pub struct Pagination {
    landmark_label: Text,
    previous: Option<(Html, Text)>,
    next: Option<(Html, Text)>,
    items: Vec<PaginationItem>,
    classes: Classes,
    attributes: Attributes,
}

/// A page to go to, or a gap.
#[derive(Clone, Debug)]
pub enum PaginationItem {
    /// A page.
    Page {
        /// What stands there.
        number: String,
        /// What is said of it to those who do not see where it stands.
        visually_hidden_text: String,
        /// Where it is.
        href: String,
        /// Whether it is this page.
        current: bool,
    },
    /// Pages that are not named.
    Ellipsis,
}

component!(Pagination);
options!(Pagination {
    /// The pages.
    items: Vec<PaginationItem>,
});

impl Pagination {
    /// Links to pages, with what they are called to those who do not see them.
    pub fn new(landmark_label: impl Into<Text>) -> Self {
        Self { landmark_label: landmark_label.into(), ..Self::default() }
    }

    /// The page before this one.
    #[must_use]
    pub fn previous(mut self, html: impl Into<Html>, href: impl Into<Text>) -> Self {
        self.previous = Some((html.into(), href.into()));
        self
    }

    /// The page after this one.
    #[must_use]
    pub fn next(mut self, html: impl Into<Html>, href: impl Into<Text>) -> Self {
        self.next = Some((html.into(), href.into()));
        self
    }
}
