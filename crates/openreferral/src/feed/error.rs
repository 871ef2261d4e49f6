//! What is refused as a feed, and in which words.

use std::io;

/// What a feed may not exceed, so that a hostile or broken one costs nothing.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How deep values may nest within the feed.
    pub depth: usize,
    /// How long one record may be, in bytes.
    pub record_bytes: usize,
}

impl Default for Limits {
    /// 64 levels (the standard's deepest path needs 12) and 1 MiB (the longest record seen in a
    /// real feed is under 40 KB).
    fn default() -> Self {
        Self { depth: 64, record_bytes: 1 << 20 }
    }
}

/// Why something is not a feed. Each is one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum FeedError {
    #[error("The feed is empty: there is nothing in it to read.")]
    Empty,
    #[error(
        "This is a web page (HTML), not a feed: check the address, and whether the publisher's site is showing an error."
    )]
    WebPage,
    #[error("This is XML, not JSON: ask the publisher for the Open Referral UK (JSON) address.")]
    Xml,
    #[error("This is not JSON: it starts with {start:?}. A feed is a JSON list of services.")]
    NotJson { start: String },
    #[error("This is a {kind}, which is not read as a feed.")]
    Binary { kind: &'static str },
    #[error("The text is not UTF-8 (in {place}): save the feed as UTF-8 and try again.")]
    Encoding { place: String },
    #[error("The feed breaks off in the middle, after {records} whole records: fetch it again.")]
    Truncated { records: usize },
    #[error(
        "The JSON is broken after record {records}, at byte {byte}: {found:?} stands where {wanted} should."
    )]
    Broken { records: usize, byte: u64, found: char, wanted: &'static str },
    #[error(
        "Values are nested more than {limit} deep (in record {record}): no directory needs that, so nothing was read."
    )]
    TooDeep { record: usize, limit: usize },
    #[error("Record {record} is longer than {limit} bytes: no service needs that, so nothing was read.")]
    TooLong { record: usize, limit: usize },
    #[error(
        "This is what an API says of itself (version {version}), not its services: give the address or the file of its services."
    )]
    Root { version: String },
    #[error("This JSON holds no list of services: its properties are {found}.")]
    NoList { found: String },
    #[error("None of the {records} records has an id or a name, so this is not a list of services.")]
    NoServices { records: usize },
    #[error(
        "The feed says more than {limit} bytes about organizations: no directory needs that, so nothing was kept."
    )]
    Organizations { limit: usize },
    #[error("The feed could not be read: {0}.")]
    Io(#[from] io::Error),
}
