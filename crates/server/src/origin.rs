//! Whether a page of ours has sent a form.

use axum::http::{HeaderMap, header};

use crate::{App, api::base_url};

/// Whose page has sent a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sender {
    /// Ours; or no browser at all, whom nobody can lead here in another's name.
    Ours,
    /// Ours, over a connection on which browsers keep no safe cookie.
    OursUnsafely,
    /// Another site's: it does nothing in a visitor's name.
    Elsewhere,
}

impl Sender {
    pub(crate) fn of(app: &App, headers: &HeaderMap) -> Self {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        match header("sec-fetch-site") {
            Some("same-origin" | "none") => Self::Ours,
            Some(_) => Self::Elsewhere,
            // Browsers say it only over connections that are safe; all of them say where a form comes from.
            None => {
                let Some(origin) = header("origin") else { return Self::Ours };
                let (scheme, host) = origin.split_once("://").unwrap_or_default();
                let public = base_url(app, headers);
                let is_ours = Some(host) == header("host")
                    || public.split_once("://").is_some_and(|(_, its)| its == host);
                match (is_ours, scheme) {
                    (false, _) => Self::Elsewhere,
                    (true, "http") if !is_this_machine(host_name(host)) => Self::OursUnsafely,
                    (true, _) => Self::Ours,
                }
            }
        }
    }
}

/// A host without its port.
pub(crate) fn host_name(host: &str) -> &str {
    host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name)
}

/// Whether a host is this machine, which browsers trust without encryption.
pub(crate) fn is_this_machine(name: &str) -> bool {
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name.ends_with(".localhost")
}

/// What is said of a cookie where the browser asks over a safe connection, which it says itself (Fetch Metadata) even if a
/// proxy has taken the encryption off. Not all browsers take such a cookie from this machine.
pub(crate) fn secure(app: &App, headers: &HeaderMap) -> &'static str {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_public = app.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    let is_told = headers.contains_key("sec-fetch-site") && !is_this_machine(host_name(host));
    if is_public || is_told { "; Secure" } else { "" }
}
