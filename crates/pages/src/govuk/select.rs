use askama::Template;

use super::{
    Attributes, Classes, Text, component,
    field::{Field, labelled},
    options,
};
use crate::Html;

/// [Select](https://design-system.service.gov.uk/components/select/): `name`, `id`, `label` (`text` or `html`, `classes`),
/// `hint` (`text` or `html`), `errorMessage`, `items` (`text`, `value`, `selected`), `formGroup.classes`, `classes`,
/// `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/select.html")]
pub struct Select {
    field: Field,
    items: Vec<SelectItem>,
    classes: Classes,
    attributes: Attributes,
}

/// One of what may be chosen.
#[derive(Clone, Debug, Default)]
pub struct SelectItem {
    /// What stands there.
    pub text: String,
    /// What the form says when it is chosen, where that is not its text.
    pub value: Option<String>,
    /// Whether it is chosen.
    pub selected: bool,
}

component!(Select);
labelled!(Select);
options!(Select {
    /// What may be chosen.
    items: Vec<SelectItem>,
});

impl Select {
    /// A choice with its name and what it is called.
    pub fn new(name: impl Into<Text>, label: impl Into<Html>) -> Self {
        Self { field: Field::new(name.into(), label.into()), ..Self::default() }
    }
}
