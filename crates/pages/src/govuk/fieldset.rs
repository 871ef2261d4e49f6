use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::Html;

/// [Fieldset](https://design-system.service.gov.uk/components/fieldset/): `legend` (`text` or `html`, `classes`), `html`,
/// `describedBy`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/fieldset.html")]
pub struct Fieldset {
    pub(super) legend: Html,
    legend_classes: Text,
    html: Html,
    pub(super) described_by: Text,
    pub(super) classes: Classes,
    pub(super) attributes: Attributes,
}

component!(Fieldset);
options!(Fieldset {
    /// `legend.classes`.
    legend_classes: Text,
    /// What is in it.
    html: Html,
    /// The ids of what describes it, one after another.
    described_by: Text,
});

impl Fieldset {
    /// Boxes that belong together, with what they are called.
    pub fn new(legend: impl Into<Html>) -> Self {
        Self { legend: legend.into(), ..Self::default() }
    }

    pub(super) fn legend_classes_of(&self) -> Classes {
        Classes(self.legend_classes.clone())
    }
}
