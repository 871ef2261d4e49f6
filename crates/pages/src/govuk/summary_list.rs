use askama::Template;

use super::{Attributes, Classes, component, options};
use crate::Html;

/// [Summary list](https://design-system.service.gov.uk/components/summary-list/): `rows` (`key` and `value`, each `text` or
/// `html`), `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/summary_list.html")]
pub struct SummaryList {
    rows: Vec<SummaryRow>,
    classes: Classes,
    attributes: Attributes,
}

/// What something is called, and what is said of it.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    /// What it is called.
    pub key: Html,
    /// What is said of it.
    pub value: Html,
}

component!(SummaryList);
options!(SummaryList {
    /// What is said.
    rows: Vec<SummaryRow>,
});
