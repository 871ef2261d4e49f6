use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::{Html, Language};

/// [Error message](https://design-system.service.gov.uk/components/error-message/): `text` or `html`, `visuallyHiddenText`,
/// `id`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/error_message.html")]
pub struct ErrorMessage {
    html: Html,
    visually_hidden_text: Text,
    id: Text,
    classes: Classes,
    attributes: Attributes,
}

component!(ErrorMessage);
options!(ErrorMessage {
    /// Its id, by which the box that is wrong refers to it.
    id: Text,
});

impl ErrorMessage {
    /// What is the matter, after a word for those who do not see that it is red; a colon follows that word, and none may be
    /// given.
    pub fn new(visually_hidden_text: impl Into<Text>, html: impl Into<Html>) -> Self {
        let visually_hidden_text = visually_hidden_text.into();
        Self { html: html.into(), visually_hidden_text, ..Self::default() }
    }
}

impl Language {
    /// What is the matter with a box, if anything is.
    pub(crate) fn error(self, error: Option<&String>) -> Option<ErrorMessage> {
        error.map(|error| ErrorMessage::new(self.say("error"), error))
    }
}
