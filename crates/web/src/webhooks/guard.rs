//! Whom messages may reach: the public internet, and what the operator allows besides. An address that somebody typed must not
//! make us knock at doors that only this machine reaches.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// Addresses that begin alike: `10.1.0.0/16`, `fd00::/8`, or one alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    begins: IpAddr,
    bits: u32,
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no network: write 10.1.0.0/16, fd00::/8 or one address.");
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let begins: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let most = if begins.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.trim().parse().map_err(|_| wrong()))?;
        if bits > most { Err(wrong()) } else { Ok(Self { begins, bits }) }
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        match (self.begins, address) {
            (IpAddr::V4(begins), IpAddr::V4(address)) => {
                let rest = 32 - self.bits;
                u32::from(begins).checked_shr(rest) == u32::from(address).checked_shr(rest)
            }
            (IpAddr::V6(begins), IpAddr::V6(address)) => {
                let rest = 128 - self.bits;
                u128::from(begins).checked_shr(rest) == u128::from(address).checked_shr(rest)
            }
            _ => false,
        }
    }
}

/// Whether the operator allows this address by name.
pub(super) fn is_allowed(allowed: &[Network], address: IpAddr) -> bool {
    let address = plain(address);
    allowed.iter().any(|network| network.holds(address))
}

/// Whether an address is one of the public internet.
pub(super) fn is_public(address: IpAddr) -> bool {
    match plain(address) {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// An address of the old kind in the clothes of the new is the old one.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

/// Of IANA's special-purpose registry: this network, loopback, private, shared, link-local, protocols, relays, benchmarks,
/// documentation, multicast and what is reserved.
const NOT_PUBLIC_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let held = |(begins, bits): &([u8; 4], u32)| {
        Network { begins: IpAddr::V4(Ipv4Addr::from(*begins)), bits: *bits }.holds(IpAddr::V4(address))
    };
    !NOT_PUBLIC_V4.iter().any(held)
}

/// Only what is given out as global unicast, without the ways that lead back to addresses of the old kind, and documentation.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_global = first & 0xe000 == 0x2000;
    let is_special = first == 0x2002 || (first == 0x2001 && second < 0x200) || (first == 0x2001 && second == 0xdb8);
    is_global && !is_special && first != 0x3fff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_this_machine_or_its_neighbours_reach_is_not_public() {
        for text in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.0.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00:ec2::254",
            "fc00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "ff02::1",
            "198.18.0.1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
        for text in ["1.1.1.1", "172.32.0.1", "2606:4700:4700::1111", "193.99.144.80", "::ffff:1.1.1.1"] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn an_operator_allows_networks() {
        let allowed: Vec<Network> =
            ["10.1.0.0/16", "127.0.0.1", "fd00::/8"].iter().map(|text| text.parse().unwrap()).collect();
        for (text, is) in [
            ("10.1.255.1", true),
            ("10.2.0.1", false),
            ("127.0.0.1", true),
            ("127.0.0.2", false),
            ("fd12::1", true),
            ("fe80::1", false),
            ("::ffff:10.1.0.9", true),
        ] {
            assert_eq!(is_allowed(&allowed, text.parse().unwrap()), is, "{text}");
        }
        assert!("10.0.0.0/0".parse::<Network>().unwrap().holds("9.9.9.9".parse().unwrap()));
        for wrong in ["", "10.1", "10.0.0.0/33", "fd00::/129", "example.org", "10.0.0.0/x"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
