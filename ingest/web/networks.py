"""Which IP addresses belong to the open internet, and which to a machine or a house."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_network

IP = IPv4Address | IPv6Address

_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_OPEN = ip_network("2000::/3")
"""All of version 6 that is given out; what lies outside is local or reserved."""
_SPECIAL = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network
            "100.64.0.0/10",  # behind a provider's NAT
            "192.0.0.0/24",  # protocol assignments
            "192.88.99.0/24",  # 6to4 relays
            "198.18.0.0/15",  # measurements
            "224.0.0.0/3",  # multicast, reserved, broadcast
            "168.63.129.16/32",  # a cloud's own service, on a public address
            "2001::/23",  # protocol assignments, Teredo among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4
            "3fff::/20",  # documentation
        ),
    )
)


def is_public(ip: IP) -> bool:
    """Tell whether an address is one of the open internet: no other is ever fetched unasked.

    An IPv6 address that carries one of version 4 is judged by that as well, and is none itself.
    """
    if any(ip in network for network in _SPECIAL if network.version == ip.version):
        return False
    if isinstance(ip, IPv6Address) and ip not in _OPEN:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def carried(ip: IP) -> IPv4Address | None:
    """Return the address of version 4 that one of version 6 leads to."""
    if isinstance(ip, IPv4Address):
        return None
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    if any(ip in network for network in _NAT64) or ip in IPv6Network("::/96"):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
