use askama::Template;

use super::{
    Attributes, Classes, Text, component,
    field::{Field, labelled},
    options,
};
use crate::Html;

/// [Text input](https://design-system.service.gov.uk/components/text-input/): `name`, `id`, `label` (`text` or `html`,
/// `classes`), `hint` (`text` or `html`), `errorMessage`, `type`, `value`, `autocomplete`, `spellcheck`, `inputmode`,
/// `formGroup` (`classes`, `afterInput`), `inputWrapper.classes`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/input.html")]
pub struct Input {
    field: Field,
    kind: Text,
    value: Option<Text>,
    autocomplete: Text,
    spellcheck: Option<bool>,
    inputmode: Text,
    after_input: Html,
    input_wrapper_classes: Text,
    classes: Classes,
    attributes: Attributes,
}

component!(Input);
labelled!(Input);
options!(Input {
    /// Its `type`, where that is not `text`.
    kind: Text,
    /// What a browser may fill in.
    autocomplete: Text,
    /// Whether a browser looks for mistakes.
    spellcheck: Option<bool>,
    /// Which keys a telephone shows.
    inputmode: Text,
    /// `formGroup.afterInput`: what stands behind the box, in one wrapper with it.
    after_input: Html,
    /// `inputWrapper.classes`.
    input_wrapper_classes: Text,
});

impl Input {
    /// A box with its name and what it is called.
    pub fn new(name: impl Into<Text>, label: impl Into<Html>) -> Self {
        let field = Field::new(name.into(), label.into());
        Self { field, kind: "text".into(), ..Self::default() }
    }

    /// What it holds.
    #[must_use]
    pub fn value(mut self, value: impl Into<Text>) -> Self {
        self.value = Some(value.into());
        self
    }

    fn wrapper_classes(&self) -> Classes {
        Classes(self.input_wrapper_classes.clone())
    }
}
