"""Which address a request comes from, also through proxies that are known."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOWHERE = "-"
"""The address of a caller that has none, as through a socket of this machine."""

_V6_SITE = 64
"""Bits of an IPv6 address that a subscriber is given: the others they choose as they like."""


def networks(given: Iterable[str]) -> tuple[Network, ...]:
    """Return addresses and networks as networks; raises ValueError for what is neither."""
    return tuple(ipaddress.ip_network(each, strict=False) for each in given)


def caller_address(
    peer: str | None, forwarded: Sequence[str], *, proxies: Sequence[Network]
) -> str:
    """Return who is limited: an IPv4 address, or the network of an IPv6 address.

    `peer` is who is connected, `forwarded` the values of X-Forwarded-For in order. Each proxy adds
    whom it saw at the end, so it is read from there and only as far as it was written by proxies
    that are known: whatever else stands in it, the caller may have made up.
    """
    hops = [hop.strip() for value in forwarded for hop in value.split(",")]
    address = peer or NOWHERE
    while hops and is_in(address, proxies):
        told = hops.pop()
        if _parsed(told) is None:
            break
        address = told
    return _limited(address)


def is_in(address: str, proxies: Sequence[Network]) -> bool:
    """Tell whether an address is one of these, or in one of these networks."""
    found = _parsed(address)
    return found is not None and any(found in network for network in proxies)


def _limited(address: str) -> str:
    found = _parsed(address)
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(found), _V6_SITE), strict=False))
    return str(found) if found is not None else NOWHERE


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found
