//! Whether a record is out in the world.

use serde::{Deserialize, Serialize};

/// The states of a record's publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    /// Kept, not shown: something that everybody needs is missing.
    Draft,
    /// Shown to whoever may see it.
    Published,
    /// Taken back by whoever answers for it.
    Withdrawn,
    /// Over, kept for the record.
    Archived,
}

impl Publication {
    /// The word for it in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Archived => "archived",
        }
    }

    /// Reads the word; an unknown one is a draft, so that nothing is shown by mistake.
    pub fn parse(word: &str) -> Self {
        match word {
            "published" => Self::Published,
            "withdrawn" => Self::Withdrawn,
            "archived" => Self::Archived,
            _ => Self::Draft,
        }
    }

    /// The state in which a record of that name begins when it comes from a feed: a draft when
    /// nobody could tell what it is.
    pub fn of_imported(name: &str) -> Self {
        if name.trim().is_empty() { Self::Draft } else { Self::Published }
    }
}
