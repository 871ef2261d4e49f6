//! What reading mends, counted and listed.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

/// A kind of mending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mending {
    /// `""`, `null`, `[]`, `{}` or HTML without a word: left out.
    Blank,
    /// HTML outside the safe subset: cleaned.
    Html,
    /// Invisible control characters, or white space around the text: removed.
    Characters,
    /// UTF-8 that somebody read as Latin-1 or Windows-1252 (`cafÃ©`): read rightly.
    Mojibake,
    /// A web address without its scheme or with characters that must be escaped: completed.
    Address,
    /// An e-mail address with something around it: bared.
    Email,
    /// A date in another notation: rewritten.
    Date,
    /// A time of day in another notation, such as `9:00am` or `09:00:00+01:00`: rewritten.
    Time,
    /// A number given as text: read.
    Number,
    /// Text given as a number: written as text.
    Text,
    /// A word in another case, or a missing or unknown `status`: replaced by the standard's word.
    Word,
    /// An id that was missing or no UUID: derived from what the record has.
    Id,
    /// A property under another version's name: renamed.
    Renamed,
    /// Nesting that contradicts itself: an object where a list belongs or a list of one where an
    /// object belongs, nothing within a list, or a reference that names another object than the
    /// one nested beside it.
    Nesting,
    /// A value that could not be read: kept aside, not shown.
    Unread,
}

impl Mending {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 15] = [
        Self::Blank,
        Self::Html,
        Self::Characters,
        Self::Mojibake,
        Self::Address,
        Self::Email,
        Self::Date,
        Self::Time,
        Self::Number,
        Self::Text,
        Self::Word,
        Self::Id,
        Self::Renamed,
        Self::Nesting,
        Self::Unread,
    ];
}

impl fmt::Display for Mending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "blank, left out",
            Self::Html => "HTML tidied",
            Self::Characters => "stray spaces or control characters removed",
            Self::Mojibake => "garbled letters restored",
            Self::Address => "web address completed",
            Self::Email => "e-mail address bared of what stood around it",
            Self::Date => "date rewritten",
            Self::Time => "time rewritten",
            Self::Number => "number read from text",
            Self::Text => "text read from a number",
            Self::Word => "replaced by the standard's word",
            Self::Id => "id derived",
            Self::Renamed => "renamed",
            Self::Nesting => "contradictory nesting put right",
            Self::Unread => "not readable, kept aside",
        })
    }
}

/// What was mended, where, how often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repairs(BTreeMap<(Mending, &'static str, &'static str), usize>);

impl Repairs {
    pub(crate) fn add(&mut self, mending: Mending, shape: &'static str, property: &'static str) {
        *self.0.entry((mending, shape, property)).or_default() += 1;
    }

    /// Adds another count to this one.
    pub fn merge(&mut self, other: &Self) {
        for (key, count) in &other.0 {
            *self.0.entry(*key).or_default() += count;
        }
    }

    /// Each mending with its place (`service.email`) and how often it was done, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Mending, String, usize)> {
        self.0
            .iter()
            .map(|((mending, shape, property), count)| (*mending, format!("{shape}.{property}"), *count))
    }

    /// How many mendings were done in all.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}

/// One mending: what stood where, and what stands there now.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What was done.
    pub mending: Mending,
    /// Where, as a JSON pointer (RFC 6901) into the record as it came: `/contacts/0/email`. A
    /// property that was not there is named as the standard names it.
    pub at: String,
    /// What stood there; nothing where nothing did.
    pub before: Option<Value>,
    /// What stands there now; nothing where it was left out or kept aside.
    pub after: Option<Value>,
}
