use askama::Template;

use super::{Attributes, Button, Classes, Text, component, options};
use crate::Html;

/// [Exit this page](https://design-system.service.gov.uk/components/exit-this-page/): `text` or `html`, `redirectUrl`, `id`,
/// `activatedText`, `timedOutText`, `pressTwoMoreTimesText`, `pressOneMoreTimeText`, `classes`, `attributes`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "govuk/exit_this_page.html")]
pub struct ExitThisPage {
    button: Button,
    id: Text,
    activated_text: Text,
    timed_out_text: Text,
    press_two_more_times_text: Text,
    press_one_more_time_text: Text,
    classes: Classes,
    attributes: Attributes,
}

component!(ExitThisPage);
options!(ExitThisPage {
    /// Its id.
    id: Text,
    /// What a screen reader hears when it was pressed.
    activated_text: Text,
    /// What it hears when Shift was not pressed again in time.
    timed_out_text: Text,
    /// What it hears after Shift was pressed once.
    press_two_more_times_text: Text,
    /// What it hears after Shift was pressed twice.
    press_one_more_time_text: Text,
});

impl ExitThisPage {
    /// A button to leave by: where it leads, and its words.
    pub fn new(redirect_url: impl Into<Text>, html: impl Into<Html>) -> Self {
        let classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button";
        let button = Button::new(html).href(redirect_url).classes(classes);
        Self { button: button.attribute("rel", "nofollow noreferrer"), ..Self::default() }
    }
}
