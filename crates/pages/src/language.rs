//! The languages that the pages speak.

use serde::Deserialize;

/// A language of the pages. What a record says stays in the language in which it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
}

impl Language {
    /// Every language, in the order of the language switch.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The language that records are written in, as far as anybody has said.
    pub(crate) const OF_RECORDS: Self = Self::En;

    /// The BCP 47 code, for `lang` attributes, cookies and `?lang=`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }

    /// The language of a code or of the first part of a tag such as `cy-GB`.
    ///
    /// ```
    /// use fingerpost_pages::Language;
    /// assert_eq!(Language::parse("cy-GB"), Some(Language::Cy));
    /// assert_eq!(Language::parse("fr"), None);
    /// ```
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Cy,
            Self::Cy => Self::En,
        }
    }

    /// What the language calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Cy => "Cymraeg",
        }
    }
}
