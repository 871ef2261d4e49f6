//! Why a feed could not be fetched, in one sentence that says what to do.

use std::io;

use openreferral::feed::FeedError;

/// Why a feed could not be fetched. Nothing was changed in the store.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum FetchError {
    #[error(
        "an address of a feed begins with https:// or http:// and names a host, such as https://a.example/services"
    )]
    Address,
    #[error(
        "{host} is at {at}, which is not an address that everybody can reach, so it was not asked: where it is a server \
         of your own, give --allow-private-addresses"
    )]
    Private { host: String, at: std::net::IpAddr },
    #[error(
        "{address} leads to what is no http or https address, and was not followed: ask the publisher for the right one"
    )]
    Astray { address: String },
    #[error(
        "{address} leads on to another address more than {most} times: ask the publisher for the right one"
    )]
    Redirects { address: String, most: usize },
    #[error(
        "{address} cannot be reached ({reason}): check the address and the connection, and run the same command again; \
         what was read is kept"
    )]
    Unreachable { address: String, reason: Unreached },
    #[error("{address} answers {status}{}: {}", reason(.status), advice(.status))]
    Status {
        address: String,
        status: u16,
        /// How long it asks to be left alone, in seconds.
        retry_after: Option<u64>,
    },
    #[error(
        "{address} asks to be left alone for {seconds} seconds: run the same command again then; what was read is kept"
    )]
    Later { address: String, seconds: u64 },
    #[error("{address}: {reason}")]
    Feed { address: String, reason: FeedError },
    #[error(
        "{address} has no service in it, so nothing was changed: see whether the publisher's feed is in order"
    )]
    Nothing { address: String },
    #[error(
        "page {page} of {address} says the same again as page {earlier}, though more was announced, so that the rest \
         cannot be read and nothing was kept: tell the publisher"
    )]
    Repeats { address: String, page: usize, earlier: usize },
    #[error("{address} goes on and on: {said}; nothing was kept: tell the publisher")]
    Endless { address: String, said: String },
    #[error("{address} sends nothing but spaces: it is no feed, and nothing was kept")]
    Spaces { address: String },
    #[error("{address} sends more than {bytes} bytes in all, which no directory needs: nothing was kept")]
    TooLong { address: String, bytes: u64 },
    #[error(
        "{address} was not read within {hours} hours: run the same command again, and it goes on where it was"
    )]
    TooLate { address: String, hours: u64 },
    #[error("{address} answers with another service than the one with the id {id}")]
    Other { address: String, id: String },
    #[error("{count} services in a row cannot be read, the last because {reason}")]
    Failing { count: usize, reason: Box<FetchError> },
    #[error("{path}: {reason}")]
    Folder { path: String, reason: io::Error },
    #[error("another import is reading {address} at this moment: wait for it, or stop it")]
    Busy { address: String },
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the words say it")]
pub enum Unreached {
    #[error("there is no such host")]
    NoHost,
    #[error("no answer came in time")]
    Silent,
    #[error("no safe connection: {0}")]
    Unsafe(String),
    #[error("{0}")]
    Broken(String),
    #[error("what answers there does not speak HTTP as it should")]
    NotHttp,
}

/// What a body of an answer is refused for while it is read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("it sends nothing but spaces")]
    Spaces,
    #[error("it sends too much")]
    TooLong,
}

/// The name of a status, in brackets.
pub(crate) fn reason(status: &u16) -> String {
    let status = ureq::http::StatusCode::from_u16(*status).ok();
    status
        .and_then(|status| status.canonical_reason())
        .map(|reason| format!(" ({reason})"))
        .unwrap_or_default()
}

fn advice(status: &u16) -> &'static str {
    match status {
        401 | 403 | 407 => {
            "it wants a key or a password, which is written into the address as its publisher says \
             (https://user:password@…, or ?key=…)"
        }
        404 | 410 => "check the address: it is that of the API, of its services, or of a file",
        429 | 500..=599 => "run the same command again later; what was read is kept",
        _ => "ask the publisher what it wants",
    }
}

impl FetchError {
    /// How often asking again is worth while, in all.
    pub(super) fn worth_trying(&self, most: usize) -> usize {
        match self {
            Self::Unreachable { .. } | Self::Status { status: 429 | 502..=504, .. } => most,
            // Something in the answer itself breaks their program: seldom is it better the next time.
            Self::Status { status: 500, .. } => most.min(2),
            Self::Feed { reason: FeedError::Truncated { .. }, .. } => most,
            Self::Feed { reason: FeedError::Io(error), .. } if is_of_network(error) => most,
            _ => 1,
        }
    }

    /// Whether there is nothing at an address, now or later.
    pub(super) fn is_absent(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 400 | 404 | 405 | 410 | 422 | 501),
            Self::Feed { .. } => self.is_no_feed(),
            _ => false,
        }
    }

    /// Whether the trouble is with this one thing, so that others may be asked for.
    pub(super) fn is_of_one(&self) -> bool {
        match self {
            Self::Status { status, .. } => !matches!(status, 401 | 407 | 429),
            Self::Feed { reason: FeedError::Io(error), .. } => !is_of_network(error),
            Self::Feed { .. }
            | Self::Other { .. }
            | Self::Private { .. }
            | Self::Astray { .. }
            | Self::Redirects { .. }
            | Self::Spaces { .. } => true,
            _ => false,
        }
    }

    /// Whether the address has nothing for us, though it can be reached.
    pub(crate) fn is_no_feed(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 400 | 404..=406 | 410 | 422 | 500 | 501),
            Self::Feed { reason, .. } => {
                !matches!(reason, FeedError::Io(_) | FeedError::TooDeep { .. } | FeedError::TooLong { .. })
            }
            _ => false,
        }
    }
}

/// What the reader of a body calls trouble on the way, which may pass.
pub(crate) const OF_NETWORK: io::ErrorKind = io::ErrorKind::ConnectionAborted;

fn is_of_network(error: &io::Error) -> bool {
    matches!(error.kind(), OF_NETWORK | io::ErrorKind::UnexpectedEof)
}
