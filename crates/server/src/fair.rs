//! Fairness to everybody who asks: who it is, truly, and how much one may ask or send.

use std::{num::NonZeroU32, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};

use crate::{App, client::Client, problem::Problem};

/// How many times a second's share may be asked at once.
const BURST_SECONDS: u32 = 15;

/// Clients that are remembered before those who have long been silent are forgotten.
const MOST_CLIENTS: usize = 10_000;

/// Who is believed, and how much one client may ask of the addresses for machines.
#[derive(Clone, Debug, Default)]
pub struct Fairness {
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Networks that may ask as much as they like: a call centre behind one address.
    pub exempt: Vec<IpNet>,
    /// Questions a minute from one client; nothing for no limit.
    pub per_minute: Option<NonZeroU32>,
}

/// Reports of what is wrong that one client may send in an hour: a worker who goes through a list sends some.
const REPORTS_AN_HOUR: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// Answers to "Was this any help?" that are counted of one client in an hour.
const ANSWERS_AN_HOUR: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// What a client asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asking {
    /// An address for machines.
    Machines,
    /// To have a report kept.
    Report,
    /// To have an answer counted.
    Helpful,
}

/// Counts what each client asks.
pub(crate) struct Counter {
    fairness: Fairness,
    machines: Option<DefaultKeyedRateLimiter<IpAddr>>,
    reports: DefaultKeyedRateLimiter<IpAddr>,
    answers: DefaultKeyedRateLimiter<IpAddr>,
}

impl Counter {
    pub(crate) fn new(fairness: Fairness) -> Self {
        let machines = fairness.per_minute.map(|per_minute| {
            let burst = NonZeroU32::new(per_minute.get() / 60 * BURST_SECONDS).unwrap_or(per_minute);
            DefaultKeyedRateLimiter::keyed(Quota::per_minute(per_minute).allow_burst(burst))
        });
        let an_hour = |most| DefaultKeyedRateLimiter::keyed(Quota::per_hour(most));
        Self { fairness, machines, reports: an_hour(REPORTS_AN_HOUR), answers: an_hour(ANSWERS_AN_HOUR) }
    }

    /// The client behind the proxies that are trusted: from the right, the first address that is none of them.
    fn client(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Client {
        let Some(peer) = peer.map(|peer| peer.to_canonical()) else { return Client(None) };
        let is_trusted =
            |address: &IpAddr| self.fairness.trusted_proxies.iter().any(|net| net.contains(address));
        let mut client = peer;
        let told = headers.get_all("x-forwarded-for").iter().rev().filter_map(|told| told.to_str().ok());
        for address in told.flat_map(|told| told.rsplit(',')) {
            if !is_trusted(&client) {
                break;
            }
            // What cannot be read was not written by a proxy that is trusted.
            let Ok(address) = address.trim().parse::<IpAddr>() else { break };
            client = address.to_canonical();
        }
        Client::at(client)
    }

    /// Whether a client may ask as often as it likes.
    pub(crate) fn is_exempt(&self, client: Client) -> bool {
        client.0.is_some_and(|address| self.fairness.exempt.iter().any(|net| net.contains(&address)))
    }

    /// How long to wait, in seconds; nothing when it may be asked now.
    pub(crate) fn wait(&self, asking: Asking, client: Client) -> Option<u64> {
        let limiter = match asking {
            Asking::Machines => self.machines.as_ref()?,
            Asking::Report => &self.reports,
            Asking::Helpful => &self.answers,
        };
        let address = client.0?;
        if self.is_exempt(client) {
            return None;
        }
        if limiter.len() > MOST_CLIENTS {
            limiter.retain_recent();
        }
        let until = limiter.check_key(&address).err()?;
        Some(until.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }
}

/// Notes who asks, for whoever must know.
pub(crate) async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let client = app.counter.client(peer, request.headers());
    request.extensions_mut().insert(client);
    next.run(request).await
}

/// Answers machines: not too often, only in what they read, and not again what they have.
pub(crate) async fn machines(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let client = request.extensions().get::<Client>().copied().unwrap_or(Client(None));
    if let Some(seconds) = app.counter.wait(Asking::Machines, client) {
        return Problem::too_many(seconds).into_response();
    }
    if !reads_json(request.headers()) {
        return Problem::not_acceptable().into_response();
    }
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let is_head = request.method() == Method::HEAD;
    if is_head {
        // So that its tag is that of the answer to GET.
        *request.method_mut() = Method::GET;
    }
    crate::tag::tagged(next.run(request).await, known.as_ref(), is_head).await
}

/// Whether an `Accept` names anything that is answered here.
fn reads_json(headers: &HeaderMap) -> bool {
    let mut told = headers.get_all(header::ACCEPT).iter().filter_map(|told| told.to_str().ok()).peekable();
    if told.peek().is_none() {
        return true;
    }
    told.flat_map(|told| told.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let is_refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        let is_ours =
            matches!(kind.as_str(), "*/*" | "application/*" | "application/json" | "application/x-ndjson")
                || (kind.starts_with("application/") && kind.ends_with("+json"));
        is_ours && !is_refused
    })
}

/// What the server keeps of it.
pub(crate) type Shared = Arc<Counter>;

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use rstest::rstest;

    fn counter() -> Counter {
        let net = |text: &str| text.parse().expect("a network");
        Counter::new(Fairness {
            trusted_proxies: vec![net("10.0.0.0/8"), net("::1/128")],
            ..Fairness::default()
        })
    }

    #[rstest]
    #[case("192.0.2.1", &[], "192.0.2.1")]
    // A stranger's own header is not believed.
    #[case("192.0.2.1", &["203.0.113.9"], "192.0.2.1")]
    #[case("10.0.0.1", &["203.0.113.9"], "203.0.113.9")]
    // What a client wrote itself stands to the left of what the proxy added.
    #[case("10.0.0.1", &["198.51.100.7, 203.0.113.9, 10.1.1.1"], "203.0.113.9")]
    #[case("10.0.0.1", &["198.51.100.7", "203.0.113.9"], "203.0.113.9")]
    #[case("10.0.0.1", &["nonsense"], "10.0.0.1")]
    #[case("::ffff:10.0.0.1", &["203.0.113.9"], "203.0.113.9")]
    #[case("2001:db8:1:2:3:4:5:6", &[], "2001:db8:1:2::")]
    fn the_true_client_is_the_first_that_no_trusted_proxy_is(
        #[case] peer: &str,
        #[case] told: &[&str],
        #[case] client: &str,
    ) {
        let mut headers = HeaderMap::new();
        for told in told {
            headers.append("x-forwarded-for", HeaderValue::from_str(told).expect("a header"));
        }
        let peer = peer.parse().expect("an address");
        let found = counter().client(Some(peer), &headers).0;
        assert_eq!(found.map(|address| address.to_string()).as_deref(), Some(client));
    }

    #[rstest]
    #[case(&[], true)]
    #[case(&["*/*"], true)]
    #[case(&["text/html,application/xhtml+xml,*/*;q=0.8"], true)]
    #[case(&["application/geo+json"], true)]
    #[case(&["text/html"], false)]
    #[case(&["application/xml, application/json;q=0"], false)]
    fn who_reads_no_json_is_told(#[case] accept: &[&'static str], #[case] reads: bool) {
        let headers =
            accept.iter().map(|accept| (header::ACCEPT, HeaderValue::from_static(accept))).collect();
        assert_eq!(reads_json(&headers), reads);
    }
}
