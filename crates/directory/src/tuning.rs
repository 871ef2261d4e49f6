//! What stewards say of search: which service comes first for some words, which is not shown for them, and which words
//! mean others too.

use uuid::Uuid;

/// One thing that a steward says of search.
///
/// Words are a phrase as people type it. A question has it when it has all of its words, with any endings: in any order for
/// a service; in theirs, and near each other, for words that mean others, which works as the thesaurus does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Tuning {
    /// For these words this service comes first.
    Pin {
        /// The words.
        words: String,
        /// The service's id.
        service: Uuid,
    },
    /// For these words this service is not shown.
    Block {
        /// The words.
        words: String,
        /// The service's id.
        service: Uuid,
    },
    /// Who says these words means others, too.
    Words {
        /// What is said.
        words: String,
        /// What it means, too.
        mean: String,
        /// Whether the others mean these as well.
        both_ways: bool,
    },
}

impl Tuning {
    /// The words that it is about.
    pub fn words(&self) -> &str {
        match self {
            Self::Pin { words, .. } | Self::Block { words, .. } | Self::Words { words, .. } => words,
        }
    }

    /// The service that it is about, where it is about one.
    pub fn service(&self) -> Option<Uuid> {
        match self {
            Self::Pin { service, .. } | Self::Block { service, .. } => Some(*service),
            Self::Words { .. } => None,
        }
    }
}
