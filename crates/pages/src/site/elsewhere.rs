//! Other sites that a site's file names: where the tiles of its maps come from, who may show its search, where somebody
//! is sent who has to leave quickly.

use serde::Deserialize;
use url::Url;

use super::{Phrase, SiteError, file::is_host};
/// The pictures that a street map is put together from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapTiles {
    /// Their address, with `{z}`, `{x}` and `{y}` in it.
    pub address: String,
    /// Whose they are, as their licence asks.
    pub attribution: Phrase,
    /// The only other host that the page of the map may ask, as a content security policy names it.
    pub origin: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TilesForm {
    tiles: String,
    attribution: Phrase,
}

impl TilesForm {
    pub(super) fn check(self) -> Result<MapTiles, SiteError> {
        let wrong = || {
            let example = "https://tiles.example.org/{z}/{x}/{y}.png";
            SiteError::new("map.tiles", format!("“{}” is not an address such as \"{example}\"", self.tiles))
        };
        let mut one = self.tiles.clone();
        for part in ["{z}", "{x}", "{y}"] {
            if !one.contains(part) {
                return Err(wrong());
            }
            one = one.replace(part, "0");
        }
        let url = Url::parse(&one).map_err(|_| wrong())?;
        if !is_safe(&url) || one.contains(['{', '}']) {
            return Err(wrong());
        }
        if self.attribution.en.trim().is_empty() {
            return Err(SiteError::new("map.attribution", "those who made the map must be named"));
        }
        let origin = url.origin().ascii_serialization();
        Ok(MapTiles { address: self.tiles, attribution: self.attribution, origin })
    }
}

/// Hosts whose pages may show the search box, each with a port where it has one.
pub(super) fn embed_hosts(hosts: Vec<String>) -> Result<Vec<String>, SiteError> {
    let mut checked = Vec::with_capacity(hosts.len());
    for host in hosts {
        let small = host.to_ascii_lowercase();
        let (name, port) = small.split_once(':').unwrap_or((&small, "443"));
        if !is_host(name) || port.parse::<u16>().is_err() {
            let why = format!("“{host}” is not a host such as \"www.example.gov.uk\", without https://");
            return Err(SiteError::new("embed_hosts", why));
        }
        checked.push(small);
    }
    Ok(checked)
}

pub(super) fn leave_to(address: &str) -> Result<String, SiteError> {
    let url = Url::parse(address).ok().filter(is_safe);
    let wrong =
        || SiteError::new("leave_to", format!("“{address}” is not an address that begins with https://"));
    url.map(String::from).ok_or_else(wrong)
}

/// Whether nobody on the way can change what comes from there: the other end is sure of, or it is this machine.
fn is_safe(url: &Url) -> bool {
    let here = url.host_str().is_some_and(|host| host == "127.0.0.1" || host.ends_with(".localhost"));
    let sure = url.scheme() == "https" || (url.scheme() == "http" && here);
    sure && url.username().is_empty() && url.password().is_none()
}
