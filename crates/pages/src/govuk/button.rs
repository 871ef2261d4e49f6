use askama::Template;

use super::{Attributes, Classes, Text, component, options};
use crate::Html;

/// [Button](https://design-system.service.gov.uk/components/button/): `text` or `html`, `name`, `value`, `type`, `href`, `id`,
/// `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/button.html")]
pub struct Button {
    html: Html,
    name: Text,
    value: Text,
    kind: Text,
    href: Text,
    id: Text,
    classes: Classes,
    attributes: Attributes,
    is_link: bool,
}

component!(Button);
options!(Button {
    /// What a form says of it when it was the one to be pressed.
    name: Text,
    /// The value that belongs to its name.
    value: Text,
    /// Its `type`, where it does not send a form.
    kind: Text,
    /// Where it leads, which makes it a link.
    href: Text,
    /// Its id.
    id: Text,
});

impl Button {
    /// What looks like a button and leads elsewhere, as to a telephone: without the role that the package gives to every
    /// link of this look, because it does what links do and does not answer the space bar.
    pub fn leading_to(href: impl Into<Text>, html: impl Into<Html>) -> Self {
        Self { is_link: true, ..Self::new(html).href(href) }
    }

    /// A button that sends the form which it is in, with what stands on it.
    pub fn new(html: impl Into<Html>) -> Self {
        Self { html: html.into(), kind: "submit".into(), ..Self::default() }
    }
}
