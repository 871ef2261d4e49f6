use askama::Template;

use super::{Attributes, Classes, Tag, component};
use crate::Html;

/// [Phase banner](https://design-system.service.gov.uk/components/phase-banner/): `tag` (`text` or `html`, `classes`), `text` or
/// `html`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/phase_banner.html")]
pub struct PhaseBanner {
    tag: Tag,
    html: Html,
    classes: Classes,
    attributes: Attributes,
}

component!(PhaseBanner);

impl PhaseBanner {
    /// What stands on its tag, and what it says.
    pub fn new(tag: impl Into<Html>, html: impl Into<Html>) -> Self {
        let tag = Tag::new(tag).classes("govuk-phase-banner__content__tag");
        Self { tag, html: html.into(), ..Self::default() }
    }
}
