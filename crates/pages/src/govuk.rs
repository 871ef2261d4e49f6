//! Components of the GOV.UK Design System, each written once: a type whose options are named as those of govuk-frontend's
//! macros, and the markup in `templates/govuk`. The package's own fixtures hold that both make the same, for the
//! options that are offered; `tests/pages/not_offered.txt` lists the others.
//!
//! ```
//! use fingerpost_pages::govuk::{Button, Input};
//!
//! let near = Input::new("near", "Where").hint("A postcode or a town").autocomplete("postal-code");
//! assert!(near.to_string().contains("aria-describedby=\"near-hint\""));
//! assert!(Button::new("Find <help>").to_string().contains("Find &#60;help&#62;"));
//! ```
//!
//! Words that the package says in English when nobody gives others have no such default here: they are asked for, so that
//! no Welsh page speaks English.

mod breadcrumbs;
mod button;
mod checkboxes;
mod details;
mod error_message;
mod error_summary;
mod exit_this_page;
mod field;
mod fieldset;
mod hint;
mod input;
mod inset_text;
mod label;
mod language_navigation;
mod pagination;
mod phase_banner;
mod select;
mod skip_link;
mod summary_list;
mod tag;
mod textarea;
mod warning_text;

use std::{borrow::Cow, fmt, ops::Deref};

use askama::filters::HtmlSafe;

use crate::Html;

pub use breadcrumbs::Breadcrumbs;
pub use button::Button;
pub use checkboxes::{CheckboxItem, Checkboxes};
pub use details::Details;
pub use error_message::ErrorMessage;
pub use error_summary::{ErrorItem, ErrorSummary};
pub use exit_this_page::ExitThisPage;
pub use fieldset::Fieldset;
pub use hint::Hint;
pub use input::Input;
pub use inset_text::InsetText;
pub use label::Label;
pub use language_navigation::{LanguageItem, LanguageNavigation};
pub use pagination::{Pagination, PaginationItem};
pub use phase_banner::PhaseBanner;
pub use select::{Select, SelectItem};
pub use skip_link::SkipLink;
pub use summary_list::{SummaryList, SummaryRow};
pub use tag::Tag;
pub use textarea::Textarea;
pub use warning_text::WarningText;

/// What an option of a component is given as that is text and no markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Cow<'static, str>);

impl<T: AsRef<str> + ?Sized> From<&T> for Text {
    fn from(text: &T) -> Self {
        Self(Cow::Owned(text.as_ref().to_owned()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<Cow<'static, str>> for Text {
    fn from(text: Cow<'static, str>) -> Self {
        Self(text)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

/// More classes, each preceded by a space.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes(Text);

impl fmt::Display for Classes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(formatter, " {}", Html::text(&self.0)) }
    }
}

impl HtmlSafe for Classes {}

/// More attributes, each preceded by a space.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attributes(Vec<(Text, String)>);

impl fmt::Display for Attributes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, value)| {
            write!(formatter, " {}=\"{}\"", Html::text(name), Html::text(value))
        })
    }
}

impl HtmlSafe for Attributes {}

/// The options that nearly every part has.
macro_rules! with_classes_and_attributes {
    ($part:ty) => {
        impl $part {
            /// More classes than its own.
            #[must_use]
            pub fn classes(mut self, classes: impl Into<crate::govuk::Text>) -> Self {
                self.classes = crate::govuk::Classes(classes.into());
                self
            }

            /// One more attribute.
            #[must_use]
            pub fn attribute(
                mut self,
                name: impl Into<crate::govuk::Text>,
                value: impl std::fmt::Display,
            ) -> Self {
                self.attributes.0.push((name.into(), value.to_string()));
                self
            }
        }
    };
}

/// What is more than a part of another: it goes into templates and into the options of others as it is.
macro_rules! component {
    ($component:ty) => {
        crate::govuk::with_classes_and_attributes!($component);

        impl askama::filters::HtmlSafe for $component {}

        impl From<$component> for crate::Html {
            fn from(component: $component) -> Self {
                Self::of_template(&component)
            }
        }
    };
}

/// An option of a component: how it is called, what it does and how it is given.
macro_rules! options {
    ($component:ty { $($(#[$says:meta])+ $option:ident: $given:ty,)+ }) => {
        impl $component {
            $($(#[$says])+
            #[must_use]
            pub fn $option(mut self, $option: impl Into<$given>) -> Self {
                self.$option = $option.into();
                self
            })+
        }
    };
}

use {component, options, with_classes_and_attributes};
