//! The languages that the pages speak.

use std::{
    fmt,
    sync::{LazyLock, OnceLock},
};

use serde::Deserialize;

use crate::Catalogue;

static ENGLISH: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::bundled("en", include_str!("../messages/en.ftl")));
static WELSH: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::bundled("cy", include_str!("../messages/cy.ftl")));

/// Those that were read from files when the program started.
static ADDED: OnceLock<Box<[Catalogue]>> = OnceLock::new();

/// A language of the pages: one that is in the program, or one that was read from a file when it started. What a record
/// says stays in the language in which it was written.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Language(
    /// Its place among all that there are.
    usize,
);

impl Language {
    /// English, which is also the language of whoever has said nothing.
    pub const ENGLISH: Self = Self(0);
    /// Welsh.
    pub const WELSH: Self = Self(1);

    /// Those that are in the program: in these a site, advice and helplines can say things in words of their own.
    pub const BUNDLED: [Self; 2] = [Self::ENGLISH, Self::WELSH];

    /// The language that records are written in, as far as anybody has said.
    pub(crate) const OF_RECORDS: Self = Self::ENGLISH;

    /// Adds languages to those that are in the program, once, before the first page is made and the first site's file is
    /// read.
    ///
    /// # Errors
    /// Where two have the same code, or languages were added before.
    pub fn add(catalogues: Vec<Catalogue>) -> Result<(), LanguageError> {
        let mut codes: Vec<&str> = Self::BUNDLED.iter().map(|bundled| bundled.code()).collect();
        for catalogue in &catalogues {
            if codes.contains(&catalogue.code()) {
                return Err(LanguageError::Twice(catalogue.code().to_owned()));
            }
            codes.push(catalogue.code());
        }
        ADDED.set(catalogues.into()).map_err(|_| LanguageError::Late)
    }

    /// Every language that there is, in the order of the language switch.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::BUNDLED.len() + ADDED.get().map_or(0, |added| added.len())).map(Self)
    }

    pub(crate) fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::ENGLISH => &ENGLISH,
            Self::WELSH => &WELSH,
            // None is made but of a place that there is.
            Self(at) => ADDED.get().and_then(|added| added.get(at - 2)).unwrap_or(&ENGLISH),
        }
    }

    /// The BCP 47 code, for `lang` attributes, cookies and `?lang=`.
    pub fn code(self) -> &'static str {
        self.catalogue().code()
    }

    /// The language of a code, or of the longest beginning of a tag such as `cy-GB` that is the code of one.
    ///
    /// ```
    /// use fingerpost_pages::Language;
    /// assert_eq!(Language::parse("cy-GB"), Some(Language::WELSH));
    /// assert_eq!(Language::parse("fr"), None);
    /// ```
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().replace('_', "-");
        let begins = |code: &str| {
            tag.get(..code.len()).is_some_and(|start| start.eq_ignore_ascii_case(code))
                && matches!(tag.as_bytes().get(code.len()), None | Some(b'-'))
        };
        Self::all().filter(|language| begins(language.code())).max_by_key(|language| language.code().len())
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        self.catalogue().name()
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        self.catalogue().is_right_to_left()
    }

    /// `rtl` or `ltr`, where it is not written as the words round it are.
    pub(crate) fn direction_within(self, page: Self) -> Option<&'static str> {
        let differs = self.is_right_to_left() != page.is_right_to_left();
        differs.then(|| if self.is_right_to_left() { "rtl" } else { "ltr" })
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    /// By its code, as a site's file names it.
    fn try_from(code: String) -> Result<Self, LanguageError> {
        let named = Self::all().find(|language| language.code() == code);
        named.ok_or_else(|| LanguageError::Unknown { code, known: Self::all().map(Self::code).collect() })
    }
}

/// Why languages are not to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LanguageError {
    /// Two catalogues are of the language with this code.
    Twice(String),
    /// Languages were added already.
    Late,
    /// No language has the code.
    Unknown {
        /// What was asked for.
        code: String,
        /// The codes that there are.
        known: Vec<&'static str>,
    },
}

impl fmt::Display for LanguageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(code) => write!(formatter, "there are already words for the language “{code}”"),
            Self::Late => write!(formatter, "languages are added once, before there are pages"),
            Self::Unknown { code, known } => write!(
                formatter,
                "“{code}” is none of the languages that there are words for ({}); --language reads another from a file",
                known.join(", ")
            ),
        }
    }
}

impl std::error::Error for LanguageError {}
