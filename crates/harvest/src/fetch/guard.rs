//! Which network addresses may be asked. A feed's address comes from strangers, and so does every redirect: neither may
//! make this program ask something inside the network it runs in.
//!
//! The check is made where a name is resolved, on exactly those addresses that are then connected to, so that there is no
//! moment between looking and connecting in which a name could come to mean something else.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6(a: u16, b: u16, c: u16, prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0), prefix)
}

/// What is not for everybody, after IANA's registry of special-purpose IPv4 addresses (RFC 6890), and multicast.
const NOT_PUBLIC_V4: [Ipv4Net; 15] = [
    v4(0, 0, 0, 0, 8),
    v4(10, 0, 0, 0, 8),
    v4(100, 64, 0, 0, 10),
    v4(127, 0, 0, 0, 8),
    v4(169, 254, 0, 0, 16),
    v4(172, 16, 0, 0, 12),
    v4(192, 0, 0, 0, 24),
    v4(192, 0, 2, 0, 24),
    v4(192, 88, 99, 0, 24),
    v4(192, 168, 0, 0, 16),
    v4(198, 18, 0, 0, 15),
    v4(198, 51, 100, 0, 24),
    v4(203, 0, 113, 0, 24),
    v4(224, 0, 0, 0, 4),
    v4(240, 0, 0, 0, 4),
];

/// The one part of IPv6 that is given out to be reached by everybody.
const GIVEN_OUT_V6: Ipv6Net = v6(0x2000, 0, 0, 3);

/// What in that part is not for everybody: protocols' own (Teredo among them), documentation, 6to4, which carries any
/// IPv4 address in it.
const NOT_PUBLIC_V6: [Ipv6Net; 4] =
    [v6(0x2001, 0, 0, 23), v6(0x2001, 0xDB8, 0, 32), v6(0x2002, 0, 0, 16), v6(0x3FFF, 0, 0, 20)];

/// IPv4 addresses as a network that speaks only IPv6 reaches them (NAT64, RFC 6052).
const NAT64: Ipv6Net = v6(0x64, 0xFF9B, 0, 96);

/// Whether an address is one that everybody could ask: not of this machine, of a private network, or of nobody.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => !NOT_PUBLIC_V4.iter().any(|net| net.contains(&address)),
        IpAddr::V6(address) if NAT64.contains(&address) => {
            let [.., a, b, c, d] = address.octets();
            is_public(Ipv4Addr::new(a, b, c, d).into())
        }
        IpAddr::V6(address) => {
            GIVEN_OUT_V6.contains(&address) && !NOT_PUBLIC_V6.iter().any(|net| net.contains(&address))
        }
    }
}

/// Resolves names, and gives only those addresses that may be asked.
#[derive(Debug)]
pub(crate) struct Guard {
    inner: DefaultResolver,
    /// Networks that may be asked all the same.
    allowed: Vec<IpNet>,
}

impl Guard {
    pub(crate) fn new(allowed: Vec<IpNet>) -> Self {
        Self { inner: DefaultResolver::default(), allowed }
    }
}

/// A host that is nowhere but where it may not be asked.
#[derive(Debug, thiserror::Error)]
#[error("{host} is at {address}")]
pub(crate) struct NotPublic {
    pub(crate) host: String,
    pub(crate) address: IpAddr,
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout).map_err(|error| match error {
            // What the system says of a name that nobody has; a failure that passes is left as it is.
            Error::Io(error) if !error.to_string().contains("emporary") => Error::HostNotFound,
            error => error,
        })?;
        let mut allowed = self.empty();
        for address in found.iter() {
            let ip = address.ip().to_canonical();
            if is_public(ip) || self.allowed.iter().any(|net| net.contains(&ip)) {
                allowed.push(*address);
            }
        }
        match found.first() {
            Some(first) if allowed.is_empty() => {
                let host = uri.host().unwrap_or_default().to_owned();
                Err(Error::Other(Box::new(NotPublic { host, address: first.ip() })))
            }
            _ => Ok(allowed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::this_machine("127.0.0.1")]
    #[case::all_of_this_machine("127.255.255.254")]
    #[case::unspecified("0.0.0.0")]
    #[case::private("10.1.2.3")]
    #[case::private_172("172.31.255.255")]
    #[case::private_192("192.168.0.1")]
    #[case::a_clouds_metadata("169.254.169.254")]
    #[case::a_carriers("100.64.0.1")]
    #[case::documentation("192.0.2.1")]
    #[case::documentation_2("198.51.100.7")]
    #[case::documentation_3("203.0.113.9")]
    #[case::benchmarks("198.19.0.1")]
    #[case::multicast("224.0.0.1")]
    #[case::broadcast("255.255.255.255")]
    #[case::reserved("240.0.0.1")]
    #[case::this_machine_v6("::1")]
    #[case::unspecified_v6("::")]
    #[case::mapped("::ffff:10.0.0.1")]
    #[case::compatible("::127.0.0.1")]
    #[case::nat64_of_private("64:ff9b::10.0.0.1")]
    #[case::local_nat64("64:ff9b:1::1")]
    #[case::unique_local("fd00:ec2::254")]
    #[case::link_local("fe80::1")]
    #[case::site_local("fec0::1")]
    #[case::multicast_v6("ff02::1")]
    #[case::documentation_v6("2001:db8::1")]
    #[case::new_documentation_v6("3fff::1")]
    #[case::teredo("2001::1")]
    #[case::six_to_four_of_this_machine("2002:7f00:1::1")]
    #[case::discard("100::1")]
    fn what_is_not_for_everybody_is_not_asked(#[case] address: &str) {
        assert!(!is_public(address.parse().expect("an address")));
    }

    #[rstest]
    #[case("8.8.8.8")]
    #[case("100.63.255.255")]
    #[case("172.32.0.1")]
    #[case("::ffff:8.8.8.8")]
    #[case("64:ff9b::8.8.8.8")]
    #[case("2606:4700::1111")]
    #[case("2a00:1450:4009::200e")]
    fn what_is_for_everybody_may_be_asked(#[case] address: &str) {
        assert!(is_public(address.parse().expect("an address")));
    }
}
