use askama::Template;

use super::{
    Attributes, Classes, Fieldset, Hint, Label, Text, component,
    field::{Field, grouped},
    options,
};
use crate::Html;

/// [Checkboxes](https://design-system.service.gov.uk/components/checkboxes/): `name`, `idPrefix`, `items` (`text` or `html`,
/// `value`, `id`, `hint`, `checked`, `divider`, `attributes`), `fieldset`, `hint` (`text` or `html`), `errorMessage`,
/// `formGroup.classes`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/checkboxes.html")]
pub struct Checkboxes {
    field: Field,
    items: Vec<CheckboxItem>,
    fieldset: Option<Fieldset>,
    classes: Classes,
    attributes: Attributes,
}

/// One of several boxes to tick, or a word between two of them.
#[derive(Clone, Debug, Default)]
pub struct CheckboxItem {
    html: Html,
    value: Text,
    id: Text,
    hint: Html,
    checked: bool,
    divider: Html,
    attributes: Attributes,
}

component!(Checkboxes);
grouped!(Checkboxes);
options!(Checkboxes {
    /// The boxes, and what stands between them.
    items: Vec<CheckboxItem>,
    /// What ties them together.
    fieldset: Option<Fieldset>,
});
options!(CheckboxItem {
    /// Its id, where that is not made from that of all and its place.
    id: Text,
    /// What helps to decide whether to tick it; nothing is no hint.
    hint: Html,
    /// Whether it is ticked.
    checked: bool,
});

impl CheckboxItem {
    /// A box, with what the form says when it is ticked and what it is called.
    pub fn new(value: impl Into<Text>, html: impl Into<Html>) -> Self {
        Self { html: html.into(), value: value.into(), ..Self::default() }
    }

    /// A word between boxes.
    pub fn divider(text: impl Into<Html>) -> Self {
        Self { divider: text.into(), ..Self::default() }
    }

    /// One more attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<Text>, value: impl std::fmt::Display) -> Self {
        self.attributes.0.push((name.into(), value.to_string()));
        self
    }

    fn label(&self, id: &Text) -> Label {
        Label::new(id.clone(), self.html.clone()).classes("govuk-checkboxes__label")
    }

    fn hint_below(&self, id: &str) -> Option<Hint> {
        let hint = (!self.hint.is_empty()).then(|| Hint::new(self.hint.clone()))?;
        Some(hint.id(format!("{id}-item-hint")).classes("govuk-checkboxes__hint"))
    }
}

impl Checkboxes {
    /// Boxes with their name.
    pub fn new(name: impl Into<Text>) -> Self {
        Self { field: Field::new(name.into(), Html::default()), ..Self::default() }
    }

    /// The first has no number, so that a summary of errors can lead to it.
    fn id_of(&self, item: &CheckboxItem, number: &usize) -> Text {
        match number {
            _ if !item.id.is_empty() => item.id.clone(),
            1 => self.field.id().clone(),
            _ => format!("{}-{number}", self.field.id()).into(),
        }
    }

    /// What describes all of them, where a fieldset says so.
    fn described_by(&self) -> String {
        let of_fieldset = self.fieldset.as_ref().map(|fieldset| &*fieldset.described_by);
        join(&[of_fieldset.unwrap_or_default(), &self.field.described_by()])
    }

    /// What describes one: its own hint, and what describes all where no fieldset does.
    fn item_described_by(&self, item: &CheckboxItem, id: &str) -> String {
        let all = if self.fieldset.is_some() { String::new() } else { self.described_by() };
        let own = if item.hint.is_empty() { String::new() } else { format!("{id}-item-hint") };
        join(&[&all, &own])
    }
}

fn join(ids: &[&str]) -> String {
    ids.iter().copied().filter(|ids| !ids.is_empty()).collect::<Vec<_>>().join(" ")
}
