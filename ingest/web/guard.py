"""Which hosts may be asked: a name is looked up once, and what it gave is what is connected to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from ingest.errors import SourceError
from ingest.web.address import PORTS, Address
from ingest.web.allowed import Allowed
from ingest.web.networks import IP, carried, is_public

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host name; raises OSError where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The checked IP addresses of a host, in the order to try them.

    `is_inside` where one of them is not on the open internet, and was allowed by the setting.
    """

    ips: tuple[str, ...]
    is_inside: bool = False


def look_up(host: str, port: int) -> list[str]:
    """Return the IP addresses that this machine finds for a name, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Decides for each hop anew whether it may be made."""

    def __init__(self, allowed: Allowed | None = None, *, resolve: Resolver = look_up) -> None:
        self._allowed = allowed or Allowed()
        self._resolve = resolve

    def check(self, address: Address) -> Reach:
        """Return what to connect to; raises SourceError where the address may not be reached.

        One forbidden IP address among several forbids all: an honest name has none.
        """
        if address.port != PORTS[address.scheme] and not self._allowed.names(address):
            raise SourceError(str(address), _port_refused(address))
        ips = self._ips(address)
        for ip in ips:
            if not self._may_reach(address, ip):
                raise SourceError(str(address), _refused(address, ip))
        inside = not all(_is_open(ip) for ip in ips)
        return Reach(ips=tuple(map(str, ips)), is_inside=inside)

    def _ips(self, address: Address) -> list[IP]:
        if address.ip is not None:
            return [address.ip]
        try:
            found = [ip_address(text) for text in self._resolve(address.host, address.port)]
        except (OSError, ValueError) as error:
            raise SourceError(str(address), _no_host(address)) from error
        if not found:
            raise SourceError(str(address), _no_host(address))
        return found

    def _may_reach(self, address: Address, ip: IP) -> bool:
        if ip.is_multicast or ip.is_unspecified:
            return False
        if _is_open(ip) or (self._allowed.names(address) and not _needs_network(address, ip)):
            return True
        inner = carried(ip)
        inner_is_fine = inner is None or is_public(inner) or self._allowed.covers(inner)
        return self._allowed.covers(ip) and inner_is_fine


def _is_open(ip: IP) -> bool:
    return is_public(ip) and carried(ip) is None


def _needs_network(address: Address, ip: IP) -> bool:
    """Tell whether a name does not do: behind link-local addresses clouds keep their secrets."""
    inner = carried(ip)
    local = ip.is_link_local or (inner is not None and inner.is_link_local)
    return local and address.ip is None


def _refused(address: Address, ip: IP) -> str:
    what = f"leads to {ip}, which is" if address.ip is None else "is"
    return (
        f"{what} no address of the open internet. If it is meant, allow it with "
        "LEERKRING_FETCH_ALLOW, by host or network."
    )


def _port_refused(address: Address) -> str:
    return (
        f"names port {address.port}; only the usual ones (80, 443) are fetched from. If it is "
        f"meant, allow it with LEERKRING_FETCH_ALLOW={address.host}:{address.port}"
    )


def _no_host(address: Address) -> str:
    return f"can't be found: there is no host {address.host}. Check how it is written."
