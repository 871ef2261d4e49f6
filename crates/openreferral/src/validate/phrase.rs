//! Words that stand in the sentences of findings: each has a name, so that pages can say it in another language.

use std::fmt;

/// What something is, or should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "its words say it")]
pub enum Thing {
    Object,
    OneObject,
    List,
    Number,
    WholeNumber,
    Flag,
    Text,
    Null,
    SomethingElse,
    WebAddress,
    Email,
    Uuid,
    Date,
    Instant,
    Time,
    Organization,
    Location,
    Program,
    Service,
    Contact,
    Phone,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
}

impl Thing {
    /// Every one there is.
    pub const ALL: [Self; 24] = [
        Self::Object,
        Self::OneObject,
        Self::List,
        Self::Number,
        Self::WholeNumber,
        Self::Flag,
        Self::Text,
        Self::Null,
        Self::SomethingElse,
        Self::WebAddress,
        Self::Email,
        Self::Uuid,
        Self::Date,
        Self::Instant,
        Self::Time,
        Self::Organization,
        Self::Location,
        Self::Program,
        Self::Service,
        Self::Contact,
        Self::Phone,
        Self::ServiceAtLocation,
        Self::Taxonomy,
        Self::TaxonomyTerm,
    ];

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::OneObject => "one object",
            Self::List => "a list",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::Flag => "true or false",
            Self::Text => "text",
            Self::Null => "null",
            Self::SomethingElse => "something else",
            Self::WebAddress => "a full web address, such as https://example.org/page",
            Self::Email => "one e-mail address, such as name@example.org",
            Self::Uuid => "a UUID, such as 0b6dd8cb-5e5c-4f1c-9f4b-1f4ad5a3c6e2",
            Self::Date => "a date such as 2026-03-31",
            Self::Instant => "a date and time with its offset, such as 2026-03-31T09:30:00Z",
            Self::Time => "a time such as 09:30",
            Self::Organization => "an organization",
            Self::Location => "a location",
            Self::Program => "a program",
            Self::Service => "a service",
            Self::Contact => "a contact",
            Self::Phone => "a telephone number",
            Self::ServiceAtLocation => "a service at a location",
            Self::Taxonomy => "a taxonomy",
            Self::TaxonomyTerm => "a term of a taxonomy",
        }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// What is the matter with how pages of a list count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "its words say it")]
pub enum Paging {
    LessThanHeld,
    NotHeld,
    NotAsHeld,
    NotAsNumber,
    NotAsNumberAndPages,
    MoreThanPages,
    NotAsTotalAndSize,
    NotTheSame,
    NotTogether,
    NotAsAsked,
    Again,
    AgainBeyond,
    MoreBeyond,
    BreaksBeyond,
}

impl Paging {
    /// Every one there is.
    pub const ALL: [Self; 14] = [
        Self::LessThanHeld,
        Self::NotHeld,
        Self::NotAsHeld,
        Self::NotAsNumber,
        Self::NotAsNumberAndPages,
        Self::MoreThanPages,
        Self::NotAsTotalAndSize,
        Self::NotTheSame,
        Self::NotTogether,
        Self::NotAsAsked,
        Self::Again,
        Self::AgainBeyond,
        Self::MoreBeyond,
        Self::BreaksBeyond,
    ];

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::LessThanHeld => "is less than the page holds",
            Self::NotHeld => "is not how many records the page holds",
            Self::NotAsHeld => "does not agree with what the page holds",
            Self::NotAsNumber => "does not agree with the number of the page",
            Self::NotAsNumberAndPages => "does not agree with the number of the page and of all pages",
            Self::MoreThanPages => "is more than there are pages",
            Self::NotAsTotalAndSize => "does not agree with the total and the size of a page",
            Self::NotTheSame => "is not the same on every page",
            Self::NotTogether => "is not how many records the pages hold together",
            Self::NotAsAsked => "is not the number of the page that was asked for",
            Self::Again => "has the records of an earlier page again, though more was announced",
            Self::AgainBeyond => {
                "has the records of an earlier page again when a page beyond the last is asked for"
            }
            Self::MoreBeyond => "has more records beyond the page that says it is the last",
            Self::BreaksBeyond => "breaks when a page beyond the last is asked for",
        }
    }
}

impl fmt::Display for Paging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
