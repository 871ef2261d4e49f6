//! The address of a feed, which may carry a password that nobody must see.

use std::fmt;

use url::Url;
use uuid::Uuid;

use super::FetchError;

/// The address of a feed or of an API: `http` or `https`, with a host.
///
/// It shows itself without user, password, query and fragment, since any of these may hold a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Whether somebody means an address, not a path.
    pub fn is_meant(text: &str) -> bool {
        text.split_once("://").is_some_and(|(scheme, _)| {
            scheme.len() > 1 && scheme.chars().all(|letter| letter.is_ascii_alphanumeric())
        })
    }

    /// Reads an address as people write it.
    ///
    /// # Errors
    /// When it is none, or of another kind than `http` and `https`.
    pub fn parse(text: &str) -> Result<Self, FetchError> {
        let mut url = Url::parse(text.trim()).map_err(|_| FetchError::Address)?;
        if !is_web(&url) {
            return Err(FetchError::Address);
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    pub(crate) fn url(&self) -> &Url {
        &self.0
    }

    /// Its host: what may stand in a log.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// What is kept of it for a source has this name, which gives no secret away.
    pub(super) fn key(&self, source: &str) -> Uuid {
        let query = self.0.query().unwrap_or_default();
        Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{source}\n{}\n{query}", bare(&self.0)).as_bytes())
    }

    /// That address with the user, the password and the parameters that were given with this one, unless it is
    /// somebody else's.
    pub(super) fn dressed(&self, bare: &Url) -> Url {
        let mut url = bare.clone();
        if self.0.origin() != url.origin() {
            return url;
        }
        // Neither can fail for a web address.
        let _ = url.set_username(self.0.username());
        let _ = url.set_password(self.0.password());
        let told: Vec<String> = bare.query_pairs().map(|(name, _)| name.into_owned()).collect();
        let ours = |name: &str| ["page", "per_page", "full"].contains(&name);
        for (name, value) in self.0.query_pairs() {
            if !ours(&name) && !told.iter().any(|told| *told == name) {
                url.query_pairs_mut().append_pair(&name, &value);
            }
        }
        url
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(bare(&self.0).as_str())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Whether it is an address of the web.
pub(super) fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.host().is_some()
}

/// An address without anything that may be a secret.
pub(crate) fn bare(url: &Url) -> Url {
    let mut url = url.clone();
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_query(None);
    url.set_fragment(None);
    url
}

/// The address of something below another one.
pub(crate) fn below(url: &Url, name: &str) -> Url {
    let mut url = bare(url);
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().push(name);
    }
    url
}

/// The base of an API, when this is the address of its services.
pub(crate) fn base_of_services(url: &Url) -> Option<Url> {
    let mut base = bare(url);
    let path = base.path().trim_end_matches('/').strip_suffix("/services")?.to_owned();
    base.set_path(&path);
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("an address")
    }

    #[test]
    fn a_secret_in_an_address_is_never_shown() {
        let address =
            Address::parse("https://me:pass@a.example/services?key=secret#part").expect("an address");
        assert_eq!(format!("{address} {address:?}"), "https://a.example/services https://a.example/services");
    }

    #[test]
    fn a_secret_goes_only_where_it_was_meant_for() {
        let address = Address::parse("https://me:pass@a.example/api?key=secret&page=3").expect("an address");
        let own = address.dressed(&url("https://a.example/api/services"));
        assert_eq!(own.as_str(), "https://me:pass@a.example/api/services?key=secret");
        assert_eq!(address.dressed(address.url()), *address.url());
        for other in ["https://b.example/api", "http://a.example/api", "https://a.example:8443/api"] {
            assert_eq!(address.dressed(&url(other)).as_str(), other);
        }
    }

    #[rstest]
    #[case("https://a.example", "https://a.example/services")]
    #[case("https://a.example/api/", "https://a.example/api/services")]
    #[case("https://a.example/api?x=1", "https://a.example/api/services")]
    fn services_are_below_the_base(#[case] base: &str, #[case] services: &str) {
        assert_eq!(below(&url(base), "services").as_str(), services);
        assert_eq!(base_of_services(&url(services)).map(|url| below(&url, "services")), Some(url(services)));
    }

    #[test]
    fn an_id_cannot_lead_elsewhere() {
        let services = url("https://a.example/services");
        assert_eq!(
            below(&services, "a/../../b?c#d").as_str(),
            "https://a.example/services/a%2F..%2F..%2Fb%3Fc%23d"
        );
        assert_eq!(below(&services, "..").as_str(), "https://a.example/services");
    }

    #[rstest]
    #[case("ftp://a.example/feed.json")]
    #[case("file:///etc/passwd")]
    #[case("https://")]
    #[case("feed.json")]
    fn what_is_no_web_address_is_refused(#[case] text: &str) {
        assert!(Address::parse(text).is_err());
    }

    #[rstest]
    #[case("https://a.example", true)]
    #[case("ftp://a.example", true)]
    #[case("feeds/services.json", false)]
    #[case("C://feeds", false)]
    fn paths_are_told_from_addresses(#[case] text: &str, #[case] is_meant: bool) {
        assert_eq!(Address::is_meant(text), is_meant);
    }
}
