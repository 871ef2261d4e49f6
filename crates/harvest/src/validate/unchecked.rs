//! Why an address could not be checked. The command line says it in these words; pages have words of their own.

use openreferral::feed::FeedError;

use crate::fetch::{
    FetchError, Unreached,
    error::{OF_NETWORK, Refusal, reason},
};

/// Why an address could not be checked, in one sentence that says what to do. It holds no secret of the address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum Unchecked {
    #[error(
        "an address begins with https:// or http:// and names a host, such as https://a.example/services"
    )]
    Address,
    #[error("it is not at an address that everybody can reach, so it was not asked")]
    Private,
    #[error("there is no such host: look whether the address is spelt right")]
    NoHost,
    #[error(
        "the connection is not safe ({0}): the server must show a certificate for its name that browsers trust"
    )]
    Unsafe(String),
    #[error("no connection ({0}): look whether the address is right, and whether the server runs")]
    Broken(String),
    #[error("no answer came in time: look whether the server runs, and try again")]
    Silent,
    #[error("what answers there does not speak HTTP as it should: look whether the address is right")]
    NotHttp,
    #[error(
        "it answers {0}{named}: give the address of the API or of its services, such as https://a.example/services",
        named = reason(.0)
    )]
    Absent(u16),
    #[error(
        "it answers {0}{named}, since it wants a key or a password: the standard asks that everybody may read it",
        named = reason(.0)
    )]
    Locked(u16),
    #[error("it answers {0}{named}: its own log says why", named = reason(.0))]
    Status(u16),
    #[error("it asks to be left alone for {0} seconds: check it again then")]
    Later(u64),
    #[error("it leads on to other addresses and to no feed in the end: give the one where the feed is")]
    Astray,
    #[error("{0}")]
    NotFeed(String),
    #[error("it sends more than is read for a check")]
    TooLong,
    #[error("the time for the check was up")]
    TimeUp,
}

impl Unchecked {
    /// Whether asking the same server for something else would end the same way.
    pub(super) fn ends_all(&self) -> bool {
        matches!(self, Self::Later(_) | Self::TooLong | Self::TimeUp | Self::NoHost | Self::Unsafe(_))
    }

    /// Whether the trouble is with the connection, and not with what was asked for.
    pub(super) fn is_of_network(&self) -> bool {
        matches!(self, Self::Broken(_) | Self::Silent | Self::NotHttp)
    }

    /// What to say of one endpoint, where there is a report to say it in: why, without what to do.
    pub(super) fn why(&self) -> String {
        match self {
            Self::Absent(status) | Self::Locked(status) | Self::Status(status) => {
                format!("it answers {status}{}", reason(status))
            }
            other => other.to_string(),
        }
    }
}

impl From<FetchError> for Unchecked {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Private { .. } => Self::Private,
            FetchError::Astray { .. } | FetchError::Redirects { .. } => Self::Astray,
            FetchError::Unreachable { reason, .. } => match reason {
                Unreached::NoHost => Self::NoHost,
                Unreached::Silent => Self::Silent,
                Unreached::Unsafe(why) => Self::Unsafe(why),
                Unreached::Broken(why) => Self::Broken(why),
                Unreached::NotHttp => Self::NotHttp,
            },
            FetchError::Status { status: 429 | 503, retry_after: Some(seconds), .. } => Self::Later(seconds),
            FetchError::Status { status, .. } => match status {
                401 | 403 | 407 => Self::Locked(status),
                404 | 405 | 410 => Self::Absent(status),
                _ => Self::Status(status),
            },
            FetchError::Later { seconds, .. } => Self::Later(seconds),
            FetchError::Feed { reason: FeedError::Io(error), .. } => match error.kind() {
                OF_NETWORK => Self::Broken(error.to_string()),
                _ => Self::NotFeed(error.to_string()),
            },
            FetchError::Feed { reason, .. } => Self::NotFeed(reason.to_string()),
            FetchError::Spaces { .. } => Self::NotFeed(Refusal::Spaces.to_string()),
            FetchError::TooLong { .. } => Self::TooLong,
            FetchError::TooLate { .. } => Self::TimeUp,
            // What remains is of imports.
            _ => Self::Address,
        }
    }
}
