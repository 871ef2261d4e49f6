//! What can be the matter, in plain words, and what to do about it.

use super::{Paging, Standard, Thing};

/// What is the matter with a value, a record or a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "its sentence says it")]
pub enum Problem {
    NotJson,
    Unanswered { why: String },
    NoServices,
    Missing,
    Unsaid,
    Null { required: bool },
    Blank { required: bool },
    Type { wanted: Thing, found: Thing },
    Format { wanted: Thing, required: bool },
    Choice { words: &'static [&'static str] },
    Unknown,
    OfAnotherVersion { name: &'static str, standard: Standard },
    Spelling { name: &'static str },
    Contradicts { other: &'static str },
    Nowhere { what: Thing },
    Repeated,
    RepeatedInList,
    NestedInList,
    Ages,
    Coordinates,
    UnknownVersion,
    NoPaging,
    ListName { name: &'static str },
    Paging { says: Paging },
    Beyond { says: Paging },
    AnotherRecord,
}

impl Problem {
    /// A short word for machines, which does not change.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::Unanswered { .. } => "unanswered",
            Self::NoServices => "no-services",
            Self::Missing => "missing",
            Self::Unsaid => "unsaid",
            Self::Null { .. } => "null",
            Self::Blank { .. } => "blank",
            Self::Type { .. } => "type",
            Self::Format { .. } => "format",
            Self::Choice { .. } => "choice",
            Self::Unknown => "unknown",
            Self::OfAnotherVersion { .. } => "another-version",
            Self::Spelling { .. } => "spelling",
            Self::Contradicts { .. } => "contradiction",
            Self::Nowhere { .. } => "reference-nowhere",
            Self::Repeated => "repeated-record",
            Self::RepeatedInList => "repeated-id",
            Self::NestedInList => "nested-in-list",
            Self::Ages => "ages",
            Self::Coordinates => "coordinates",
            Self::UnknownVersion => "unknown-version",
            Self::NoPaging => "no-paging",
            Self::ListName { .. } => "list-name",
            Self::Paging { .. } => "paging",
            Self::Beyond { .. } => "paging-end",
            Self::AnotherRecord => "another-record",
        }
    }

    /// What is the matter, to stand after the name of the place: "is not there".
    pub fn says(&self) -> String {
        match self {
            Self::NotJson => "is not JSON that can be read".to_owned(),
            Self::Unanswered { why } => format!("could not be read: {why}"),
            Self::NoServices => "no service was found in what was read".to_owned(),
            Self::Missing => "is not there, and the standard requires it".to_owned(),
            Self::Unsaid => "is not there, so that readers cannot know how to read the feed".to_owned(),
            Self::Null { .. } => "is null".to_owned(),
            Self::Blank { .. } => "is empty text".to_owned(),
            Self::Type { wanted, found } => format!("is {found}, and should be {wanted}"),
            Self::Format { wanted, .. } => format!("is not {wanted}"),
            Self::Choice { words } => format!("is none of the standard’s words ({})", words.join(", ")),
            Self::Unknown => "is not in the standard".to_owned(),
            Self::OfAnotherVersion { standard, .. } => {
                format!("is a name of {}, which readers of this version do not look for", standard.name())
            }
            Self::Spelling { .. } => "is spelt as the standard does not spell it".to_owned(),
            Self::Contradicts { other } => format!("names another {other} than the one that it stands with"),
            Self::Nowhere { what } => format!("names {what} that is nowhere in what was read"),
            Self::Repeated => "is the id of several records in the list".to_owned(),
            Self::RepeatedInList => "is the id of several things in one list".to_owned(),
            Self::NestedInList => {
                "is in the list of all records, where the standard has it only in the full one".to_owned()
            }
            Self::Ages => "is more than the maximum age".to_owned(),
            Self::Coordinates => "is no place on earth".to_owned(),
            Self::UnknownVersion => "is no version that is known here".to_owned(),
            Self::NoPaging => "is not there: readers cannot tell where they are in the list".to_owned(),
            Self::ListName { .. } => {
                "holds the list, under a name that readers of this version do not look for".to_owned()
            }
            Self::Paging { says } | Self::Beyond { says } => says.words().to_owned(),
            Self::AnotherRecord => "is another than the one that was asked for".to_owned(),
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> String {
        match self {
            Self::NotJson => {
                "Write the record with a JSON library; do not put it together from text.".to_owned()
            }
            Self::Unanswered { .. } => "Open the address in a browser and look what it answers.".to_owned(),
            Self::NoServices => "Check that this is the address or the file of the services.".to_owned(),
            Self::Missing => "Add it to every record.".to_owned(),
            Self::Unsaid => "Add it to the answer of the root, as the standard describes it.".to_owned(),
            Self::Null { required: true } | Self::Blank { required: true } => {
                "Say what it is: the standard requires it.".to_owned()
            }
            Self::Null { .. } | Self::Blank { .. } => {
                "Leave the property out where there is nothing to say.".to_owned()
            }
            Self::Type { wanted, .. } => format!("Write it as {wanted}."),
            Self::Format { wanted, required: true } => format!("Write {wanted}."),
            Self::Format { wanted, .. } => format!("Write {wanted}, or leave it out."),
            Self::Choice { words } => {
                format!("Use “{}” or another of these words, spelt exactly so.", words.first().unwrap_or(&""))
            }
            Self::Unknown => "Nothing need be done: other systems pass over it.".to_owned(),
            Self::OfAnotherVersion { name, .. } | Self::Spelling { name } => format!("Call it {name}."),
            Self::Contradicts { .. } => "Make the reference and the nested id the same.".to_owned(),
            Self::Nowhere { .. } => {
                "Nest what it names in the record, or publish it, or leave the reference out.".to_owned()
            }
            Self::Repeated => "Give every record an id of its own, and list each once.".to_owned(),
            Self::RepeatedInList => "Give each thing in the list an id of its own.".to_owned(),
            Self::NestedInList => {
                "Nothing need be done; without it the list is shorter and quicker.".to_owned()
            }
            Self::Ages => "Look whether the two ages were swapped.".to_owned(),
            Self::Coordinates => {
                "Latitude is from -90 to 90, longitude from -180 to 180; look whether they were swapped."
                    .to_owned()
            }
            Self::UnknownVersion => "Give the version as the standard does, such as HSDS-UK-3.0.".to_owned(),
            Self::NoPaging => "Add it to every page.".to_owned(),
            Self::ListName { name } => format!("Call the list {name}."),
            Self::Paging { .. } => {
                "Count again when the page is written: readers stop, or go on for ever, by these numbers."
                    .to_owned()
            }
            Self::Beyond { .. } => {
                "Answer with an empty list, or with 404 (Not Found): some readers go on until one comes."
                    .to_owned()
            }
            Self::AnotherRecord => "Answer with the record that has the id in the address.".to_owned(),
        }
    }
}
