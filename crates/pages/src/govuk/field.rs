use super::{Classes, ErrorMessage, Hint, Label, Text};
use crate::Html;

/// What every box of a form has round it: the group of a label, a hint and an error message, and how they refer to each
/// other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    pub(super) name: Text,
    pub(super) id: Text,
    pub(super) label: Html,
    pub(super) label_classes: Text,
    pub(super) hint: Html,
    pub(super) error_message: Option<ErrorMessage>,
    pub(super) group_classes: Classes,
}

impl Field {
    pub(super) fn new(name: Text, label: Html) -> Self {
        Self { name, label, ..Self::default() }
    }

    pub(super) fn id(&self) -> &Text {
        if self.id.is_empty() { &self.name } else { &self.id }
    }

    pub(super) fn label(&self) -> Label {
        Label::new(self.id().clone(), self.label.clone()).classes(self.label_classes.clone())
    }

    fn id_of(&self, part: &str) -> String {
        format!("{}-{part}", self.id())
    }

    pub(super) fn hint(&self) -> Option<Hint> {
        (!self.hint.is_empty()).then(|| Hint::new(self.hint.clone()).id(self.id_of("hint")))
    }

    pub(super) fn error(&self) -> Option<ErrorMessage> {
        self.error_message.clone().map(|error| error.id(self.id_of("error")))
    }

    /// The ids of what describes the box, one after another.
    pub(super) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| self.id_of("hint"));
        let error = self.error_message.is_some().then(|| self.id_of("error"));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}

/// The options that concern what is round boxes.
macro_rules! grouped {
    ($component:ty) => {
        impl $component {
            /// Its id, where that is not its name; of several boxes, what their ids begin with (`idPrefix`).
            #[must_use]
            pub fn id(mut self, id: impl Into<crate::govuk::Text>) -> Self {
                self.field.id = id.into();
                self
            }

            /// What helps to fill it in; nothing is no hint.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<crate::Html>) -> Self {
                self.field.hint = hint.into();
                self
            }

            /// What is the matter with what was filled in.
            #[must_use]
            pub fn error_message(mut self, error: impl Into<Option<crate::govuk::ErrorMessage>>) -> Self {
                self.field.error_message = error.into();
                self
            }

            /// `formGroup.classes`.
            #[must_use]
            pub fn form_group_classes(mut self, classes: impl Into<crate::govuk::Text>) -> Self {
                self.field.group_classes = crate::govuk::Classes(classes.into());
                self
            }
        }
    };
}

/// The same, and those of its label.
macro_rules! labelled {
    ($component:ty) => {
        crate::govuk::field::grouped!($component);

        impl $component {
            /// `label.classes`.
            #[must_use]
            pub fn label_classes(mut self, classes: impl Into<crate::govuk::Text>) -> Self {
                self.field.label_classes = classes.into();
                self
            }
        }
    };
}

pub(super) use {grouped, labelled};
