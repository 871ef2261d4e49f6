//! Several sites on one directory, each with its own face, told apart by the host that is asked.
//!
//! What a request says of its host is looked up here. Only where neither the server nor the site says its own address is it
//! taken for one.

use std::{collections::HashMap, sync::Arc};

use axum::http::{HeaderMap, Uri, header};
use fingerpost_pages::Site;

/// Sites that cannot stand beside one another.
#[derive(Debug, thiserror::Error)]
pub enum SitesError {
    /// Nobody's directory would be served.
    #[error("no site is named")]
    None,
    /// Two sites want one host.
    #[error("the host {host} is asked for by “{one}” and by “{other}”: a host shows one site")]
    Host {
        /// The host.
        host: String,
        /// The English name of the first site.
        one: String,
        /// The English name of the second.
        other: String,
    },
    /// Two sites want to answer hosts that nobody names.
    #[error("“{one}” and “{other}” both say default = true: only one site answers unknown hosts")]
    Defaults {
        /// The English name of the first site.
        one: String,
        /// The English name of the second.
        other: String,
    },
}

/// The sites of a server. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Sites {
    all: Arc<[Arc<Site>]>,
    by_host: Arc<HashMap<String, usize>>,
    default: usize,
}

impl From<Site> for Sites {
    /// One site, for every host.
    fn from(site: Site) -> Self {
        let by_host = site.hosts.iter().map(|host| (host.clone(), 0)).collect();
        Self { all: Arc::from([Arc::new(site)]), by_host: Arc::new(by_host), default: 0 }
    }
}

impl Sites {
    /// Sites in the order in which they were named. The one that says so, else the first, answers
    /// hosts that none of them names.
    ///
    /// # Errors
    /// Where there is none, or two want the same.
    pub fn new(sites: Vec<Site>) -> Result<Self, SitesError> {
        let name = |at: usize| sites[at].name.en.clone();
        let mut by_host = HashMap::new();
        let mut default = None;
        for (at, site) in sites.iter().enumerate() {
            for host in &site.hosts {
                if let Some(other) = by_host.insert(host.clone(), at) {
                    return Err(SitesError::Host { host: host.clone(), one: name(other), other: name(at) });
                }
            }
            if site.default
                && let Some(other) = default.replace(at)
            {
                return Err(SitesError::Defaults { one: name(other), other: name(at) });
            }
        }
        if sites.is_empty() {
            return Err(SitesError::None);
        }
        let all = sites.into_iter().map(Arc::new).collect();
        Ok(Self { all, by_host: Arc::new(by_host), default: default.unwrap_or_default() })
    }

    /// Every site, in the order in which they were named.
    pub fn all(&self) -> impl Iterator<Item = &Site> {
        self.all.iter().map(Arc::as_ref)
    }

    /// The one that answers hosts that none of them names.
    pub(crate) fn default(&self) -> &Arc<Site> {
        &self.all[self.default]
    }

    /// The site that a request asks for.
    pub(crate) fn asked(&self, uri: &Uri, headers: &HeaderMap) -> &Arc<Site> {
        let site = host(uri, headers).and_then(|host| self.by_host.get(&host));
        site.map_or(self.default(), |at| &self.all[*at])
    }

    /// Whether search engines may list what a request asks for: nothing that is made up, but on the machine itself, where
    /// none comes and its pages can be measured as those of a real directory.
    pub(crate) fn may_be_listed(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let is_local = || host(uri, headers).is_some_and(|host| ["127.0.0.1", "localhost"].contains(&&*host));
        !self.asked(uri, headers).demonstration || is_local()
    }

    /// What stands at the address of a site's own style sheet.
    pub(crate) fn style_sheet(&self, address: &str) -> Option<String> {
        self.all().filter_map(Site::style_sheet).find(|(its, _)| its == address).map(|(_, sheet)| sheet)
    }
}

/// The host that a request names, in the form in which sites name theirs.
fn host(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let mut named = headers.get_all(header::HOST).iter();
    let host = match (named.next(), named.next()) {
        (Some(host), None) => host.to_str().ok(),
        // HTTP/2 says it in the address.
        (None, None) => uri.authority().map(|authority| authority.as_str()),
        // Two hosts are nobody's.
        _ => None,
    };
    host.and_then(plain_host)
}

/// A host in the form in which sites name theirs: in small letters, without a port, and without the
/// dot that may end it.
fn plain_host(host: &str) -> Option<String> {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        Some(_) => return None,
        None => host,
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_known_however_it_is_written() {
        for written in
            ["a.example", "A.EXAMPLE", "a.example:8080", "a.example.", "a.example.:80", "a.example:"]
        {
            assert_eq!(plain_host(written).as_deref(), Some("a.example"), "{written}");
        }
        for written in ["", ":80", ".", "a.example:80:80 ", "a.example:http"] {
            assert_ne!(plain_host(written).as_deref(), Some("a.example"), "{written}");
        }
    }
}
