//! Asking for one thing at a time: patiently, within limits, and never where it may not be asked.

use std::{
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use ipnet::IpNet;
use openreferral::feed::FeedError;
use ureq::{
    Agent, BodyReader,
    config::Config,
    http::{HeaderMap, Request, StatusCode, header},
    unversioned::transport::DefaultConnector,
};
use url::Url;

use super::{
    FetchError, FetchProgress, Manners,
    address::{Address, bare, is_web},
    error::{OF_NETWORK, Refusal, Unreached},
    guard::{Guard, NotPublic},
};

/// How often an answer may lead on to another address.
const REDIRECTS: usize = 5;

/// How long until a connection must stand.
const CONNECT: Duration = Duration::from_secs(20);

/// How long a server may be silent in the middle of an answer.
const SILENCE: Duration = Duration::from_secs(60);

/// Spaces in a row, in bytes, that no feed has.
const SPACES: u64 = 1 << 20;

/// What tells an answer from a later one.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Validators {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// An answer, read while it comes.
pub(crate) struct Answer {
    /// Where it came from in the end.
    pub(crate) url: Url,
    pub(super) validators: Validators,
    pub(super) content_type: String,
    pub(crate) body: Box<dyn BufRead + Send>,
}

impl Validators {
    pub(super) const fn is_some(&self) -> bool {
        self.etag.is_some() || self.last_modified.is_some()
    }
}

impl Answer {
    /// What to say when its body is no feed.
    pub(crate) fn failed(url: &Url, manners: &Manners, reason: FeedError) -> FetchError {
        let address = bare(url).to_string();
        let refusal = match &reason {
            FeedError::Io(error) => error.get_ref().and_then(|error| error.downcast_ref::<Refusal>()),
            _ => None,
        };
        match refusal {
            Some(Refusal::Spaces) => FetchError::Spaces { address },
            Some(Refusal::TooLong) => FetchError::TooLong { address, bytes: manners.bytes },
            None => FetchError::Feed { address, reason },
        }
    }
}

/// Asks, one thing at a time.
pub(crate) struct Client<'a> {
    agent: Agent,
    address: &'a Address,
    manners: Manners,
    began: Instant,
    received: Arc<AtomicU64>,
    pub(super) progress: &'a mut (dyn FnMut(FetchProgress) + Send),
}

impl<'a> Client<'a> {
    pub(crate) fn new(
        address: &'a Address,
        allowed: Vec<IpNet>,
        manners: Manners,
        progress: &'a mut (dyn FnMut(FetchProgress) + Send),
    ) -> Self {
        let config = Config::builder()
            // Redirects are followed here, so that a secret goes nowhere else.
            .max_redirects(0)
            .http_status_as_error(false)
            // Not what the environment happens to say: a proxy would resolve names for itself, unchecked.
            .proxy(None)
            .timeout_connect(Some(CONNECT))
            .timeout_per_read(Some(SILENCE))
            .user_agent(concat!("fingerpost/", env!("CARGO_PKG_VERSION")))
            // Unpacked here, within bounds.
            .accept_encoding("gzip")
            .accept("application/json, application/x-ndjson, */*;q=0.5")
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guard::new(allowed));
        Self { agent, address, manners, began: Instant::now(), received: Arc::default(), progress }
    }

    /// Asks for what is there and hands it to `take`; asks again when it fails in a way that may pass. Gives nothing when
    /// it is still as `known` says.
    pub(crate) fn read<T>(
        &mut self,
        url: &Url,
        known: &Validators,
        mut take: impl FnMut(Answer) -> Result<T, FetchError>,
    ) -> Result<Option<T>, FetchError> {
        for tries in 1.. {
            let error = match self.follow(url, known) {
                Ok(None) => return Ok(None),
                Ok(Some(answer)) => match take(answer) {
                    Ok(taken) => return Ok(Some(taken)),
                    Err(error) => error,
                },
                Err(error) => error,
            };
            if tries >= error.worth_trying(self.manners.tries) {
                return Err(error);
            }
            let seconds = match &error {
                FetchError::Status { retry_after: Some(seconds), .. } => *seconds,
                _ => 1 << tries.min(10),
            };
            if seconds > self.manners.wait.as_secs() {
                return Err(FetchError::Later { address: bare(url).to_string(), seconds });
            }
            (self.progress)(FetchProgress::Waiting { seconds, why: error.to_string() });
            (self.manners.pause)(Duration::from_secs(seconds));
        }
        unreachable!("it tries until it gives up")
    }

    /// Asks once, and follows where the answer leads.
    fn follow(&mut self, url: &Url, known: &Validators) -> Result<Option<Answer>, FetchError> {
        let mut url = url.clone();
        for _ in 0..=REDIRECTS {
            let dressed = self.address.dressed(&url);
            let (status, headers, body) = self.once(&dressed, known)?;
            match status {
                StatusCode::NOT_MODIFIED => return Ok(None),
                StatusCode::OK => {
                    let body = Body {
                        inner: body,
                        spaces: 0,
                        received: Arc::clone(&self.received),
                        most: self.manners.bytes,
                    };
                    let failed = |reason| Answer::failed(&url, &self.manners, FeedError::Io(reason));
                    let body = BufReader::with_capacity(1 << 16, body);
                    let body = crate::open::unpacked(body).map_err(failed)?;
                    let text = |name| text(&headers, name);
                    let validators =
                        Validators { etag: text(header::ETAG), last_modified: text(header::LAST_MODIFIED) };
                    let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
                    return Ok(Some(Answer { url, validators, content_type, body }));
                }
                StatusCode::MOVED_PERMANENTLY
                | StatusCode::FOUND
                | StatusCode::SEE_OTHER
                | StatusCode::TEMPORARY_REDIRECT
                | StatusCode::PERMANENT_REDIRECT => {
                    let next = text(&headers, header::LOCATION).and_then(|to| dressed.join(&to).ok());
                    url = next
                        .filter(is_web)
                        .ok_or_else(|| FetchError::Astray { address: bare(&url).to_string() })?;
                }
                status => {
                    return Err(FetchError::Status {
                        address: bare(&url).to_string(),
                        status: status.as_u16(),
                        retry_after: retry_after(&headers),
                    });
                }
            }
        }
        Err(FetchError::Redirects { address: bare(&url).to_string(), most: REDIRECTS })
    }

    fn once(
        &self,
        url: &Url,
        known: &Validators,
    ) -> Result<(StatusCode, HeaderMap, BodyReader<'static>), FetchError> {
        let left = self.manners.time.checked_sub(self.began.elapsed()).filter(|left| !left.is_zero());
        let hours = self.manners.time.as_secs() / 3600;
        let left = left.ok_or_else(|| FetchError::TooLate { address: bare(url).to_string(), hours })?;
        let mut request = Request::get(url.as_str());
        let conditions =
            [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
        for (name, value) in conditions {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let request = request.body(()).map_err(|_| FetchError::Address)?;
        let request = self.agent.configure_request(request).timeout_global(Some(left)).build();
        let response = self.agent.run(request).map_err(|error| failed(url, error))?;
        let (parts, body) = response.into_parts();
        Ok((parts.status, parts.headers, body.into_reader()))
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// How many seconds the server asks to be left alone: so many, or until a moment by its own clock.
fn retry_after(headers: &HeaderMap) -> Option<u64> {
    let told = text(headers, header::RETRY_AFTER)?;
    let moment = |text: &str| jiff::fmt::rfc2822::parse(text).ok();
    told.trim().parse().ok().or_else(|| {
        let seconds = moment(&told)?.duration_since(&moment(&text(headers, header::DATE)?)?).as_secs();
        Some(u64::try_from(seconds).unwrap_or(0))
    })
}

/// What to say of a question that was not answered. The error's own words may hold the address with its secrets, so that
/// only those are said that cannot.
fn failed(url: &Url, error: ureq::Error) -> FetchError {
    let reason = match error {
        ureq::Error::Other(error) => match error.downcast::<NotPublic>() {
            Ok(refused) => return FetchError::Private { host: refused.host, at: refused.address },
            Err(_) => Unreached::Broken("the connection failed".to_owned()),
        },
        ureq::Error::HostNotFound => Unreached::NoHost,
        ureq::Error::Timeout(_) => Unreached::Silent,
        ureq::Error::Rustls(error) => Unreached::Unsafe(distrust(&error)),
        // What goes wrong while two sides shake hands comes as trouble with reading.
        ureq::Error::Io(error) => match error.get_ref().and_then(|error| error.downcast_ref()) {
            Some(error) => Unreached::Unsafe(distrust(error)),
            None => Unreached::Broken(error.to_string()),
        },
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => return FetchError::Address,
        _ => Unreached::NotHttp,
    };
    FetchError::Unreachable { address: bare(url).to_string(), reason }
}

/// Why a connection is not safe, in plain words where they are known.
fn distrust(error: &rustls::Error) -> String {
    use rustls::{CertificateError as Certificate, Error::InvalidCertificate, InvalidMessage};
    let said = match error {
        InvalidCertificate(Certificate::UnknownIssuer) => "its certificate is of an issuer that nobody knows",
        InvalidCertificate(Certificate::Expired | Certificate::ExpiredContext { .. }) => {
            "its certificate has expired"
        }
        InvalidCertificate(Certificate::NotValidForName | Certificate::NotValidForNameContext { .. }) => {
            "its certificate is for another name"
        }
        rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "it does not speak TLS there: is it an address with http://?"
        }
        other => return other.to_string(),
    };
    said.to_owned()
}

/// The body of an answer, in bounds.
struct Body {
    inner: BodyReader<'static>,
    /// Spaces in a row so far, in bytes.
    spaces: u64,
    /// What all answers sent so far, in bytes.
    received: Arc<AtomicU64>,
    most: u64,
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer).map_err(|error| {
            let reason = match error.get_ref().and_then(|error| error.downcast_ref::<ureq::Error>()) {
                Some(ureq::Error::Timeout(_)) => "nothing more came in time".to_owned(),
                _ => "the connection broke off".to_owned(),
            };
            io::Error::new(OF_NETWORK, reason)
        })?;
        let bytes = &buffer[..read];
        self.spaces = match bytes.iter().rposition(|byte| !byte.is_ascii_whitespace()) {
            Some(last) => (read - last - 1) as u64,
            None => self.spaces + read as u64,
        };
        if self.spaces > SPACES {
            return Err(io::Error::other(Refusal::Spaces));
        }
        if self.received.fetch_add(read as u64, Ordering::Relaxed) + read as u64 > self.most {
            return Err(io::Error::other(Refusal::TooLong));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use ureq::http::HeaderValue;

    #[rstest]
    #[case("7", Some(7))]
    #[case("Sun, 22 Nov 2026 09:01:30 GMT", Some(90))]
    #[case("Sun, 22 Nov 2026 08:00:00 GMT", Some(0))]
    #[case("soon", None)]
    fn how_long_a_server_asks_to_be_left_alone(#[case] told: &'static str, #[case] seconds: Option<u64>) {
        let headers = HeaderMap::from_iter([
            (header::RETRY_AFTER, HeaderValue::from_static(told)),
            (header::DATE, HeaderValue::from_static("Sun, 22 Nov 2026 09:00:00 GMT")),
        ]);
        assert_eq!(retry_after(&headers), seconds);
    }
}
