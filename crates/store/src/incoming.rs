//! What is brought to the store, and what became of it.

use fingerpost_directory::{Publication, Visibility};
use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::keep::{json, organization_of};

/// What kind of thing a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A service.
    Service,
    /// An organization.
    Organization,
    /// A taxonomy.
    Taxonomy,
    /// A term of a taxonomy.
    TaxonomyTerm,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 4] = [Self::Service, Self::Organization, Self::Taxonomy, Self::TaxonomyTerm];

    /// The standard's word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Organization => "organization",
            Self::Taxonomy => "taxonomy",
            Self::TaxonomyTerm => "taxonomy_term",
        }
    }
}

/// Somebody whose statements are kept apart from everybody else's: a feed, a file, a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its number in this store.
    pub id: i64,
    /// Its name, as given at import.
    pub name: String,
}

impl Source {
    /// The space of names in which this source's ids mean something.
    pub fn namespace(&self) -> Uuid {
        Self::namespace_of(&self.name)
    }

    /// The same, for a source that the store may not know yet.
    pub fn namespace_of(name: &str) -> Uuid {
        Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("urn:fingerpost:source:{name}").as_bytes())
    }
}

/// Who does something, why, and when.
#[derive(Clone, Debug)]
pub struct Act {
    /// Whose statements these are.
    pub source: Source,
    /// The person, where one is known.
    pub who: Option<String>,
    /// Why, in words for the journal.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// What a source calls a record. `variant` is empty unless one id names several different records.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct External {
    /// The id.
    pub id: String,
    /// What tells records of the same id apart.
    pub variant: String,
}

/// Something to put to a record's steward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What kind of question, one of a kind a record: `shared_id`, `no_name`, `missing`.
    pub kind: &'static str,
    /// The question in words.
    pub words: String,
}

/// All that a source says of one record.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// What it is about.
    pub kind: Kind,
    /// What the source calls it.
    pub external: External,
    /// The id to give it when it is new and nobody else has that id.
    pub proposed_id: Uuid,
    /// What is said.
    pub telling: Telling,
    /// How it should be published while this source answers for it.
    pub publication: Publication,
    /// Who may see it.
    pub visibility: Visibility,
    /// What its steward should be asked.
    pub questions: Vec<Question>,
}

/// What a source says of a record, ready to be written: made where the record was read, so that the
/// one who writes has nothing left to do but write.
#[derive(Clone, Debug)]
pub struct Telling {
    pub(crate) json: String,
    /// Tells one telling from another without comparing them field by field.
    pub(crate) fingerprint: Uuid,
    pub(crate) organization_id: Option<String>,
}

impl Telling {
    /// Takes down a record.
    pub fn of(record: &Map<String, Value>) -> Self {
        let json = json(record);
        let fingerprint = Uuid::new_v5(&Uuid::nil(), json.as_bytes());
        Self { json, fingerprint, organization_id: organization_of(record) }
    }
}

impl Incoming {
    /// Differs whenever anything that is said differs.
    pub(crate) fn fingerprint(&self) -> String {
        let Self { telling, publication, visibility, .. } = self;
        format!("{} {} {}", telling.fingerprint.simple(), publication.as_str(), visibility.as_str())
    }
}

/// What became of an [`Incoming`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was new.
    Created,
    /// It differed from what this source said before.
    Updated,
    /// It is what this source said before: nothing was written.
    Unchanged,
}

/// The record that an [`Incoming`] speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The record's id in this directory.
    pub id: Uuid,
    /// What became of it.
    pub outcome: Outcome,
}
