use std::fmt::Display;

use askama::Template;

use super::{
    Attributes, Classes, Text, component,
    field::{Field, labelled},
    options,
};
use crate::Html;

/// [Textarea](https://design-system.service.gov.uk/components/textarea/): `name`, `id`, `label` (`text` or `html`, `classes`),
/// `hint` (`text` or `html`), `errorMessage`, `value`, `rows`, `autocomplete`, `spellcheck`, `formGroup.classes`, `classes`,
/// `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/textarea.html")]
pub struct Textarea {
    field: Field,
    value: Text,
    rows: String,
    autocomplete: Text,
    spellcheck: Option<bool>,
    classes: Classes,
    attributes: Attributes,
}

component!(Textarea);
labelled!(Textarea);
options!(Textarea {
    /// What it holds.
    value: Text,
    /// What a browser may fill in.
    autocomplete: Text,
    /// Whether a browser looks for mistakes.
    spellcheck: Option<bool>,
});

impl Textarea {
    /// A box of five lines with its name and what it is called.
    pub fn new(name: impl Into<Text>, label: impl Into<Html>) -> Self {
        let field = Field::new(name.into(), label.into());
        Self { field, rows: "5".to_owned(), ..Self::default() }
    }

    /// How many lines are shown at once.
    #[must_use]
    pub fn rows(mut self, rows: impl Display) -> Self {
        self.rows = rows.to_string();
        self
    }
}
