"""What an operator lets us reach beyond the open internet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from ingest.web.address import PORTS, Address
from ingest.web.networks import IP

_HOST_AND_PORT = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What may be reached beyond the open internet and the usual ports.

    A host with a port allows that port of it; one without allows its usual ports.
    """

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    hosts: frozenset[tuple[str, int | None]] = frozenset()

    @classmethod
    def of(cls, entries: Sequence[str]) -> Allowed:
        """Read hosts (intranet.example, 127.0.0.1:8000, [::1]:8000) and networks (10.1.0.0/16).

        Raises ValueError, which names the entry that is neither.
        """
        networks, hosts = [], set()
        for entry in entries:
            if "/" in entry:
                networks.append(ip_network(entry))
                continue
            found = _HOST_AND_PORT.fullmatch(entry)
            if found is None:
                raise ValueError(
                    f"{entry!r} is neither a host (intranet.example, 127.0.0.1:8000) nor a "
                    "network (10.1.0.0/16)"
                )
            hosts.add((_as_parsed(found[1]), int(found[2]) if found[2] else None))
        return cls(networks=tuple(networks), hosts=frozenset(hosts))

    def names(self, address: Address) -> bool:
        """Tell whether the address stands in the setting by host, and by port if one is given."""
        port = None if address.port == PORTS[address.scheme] else address.port
        return bool({(address.host, port), (address.host, address.port)} & self.hosts)

    def covers(self, ip: IP) -> bool:
        """Tell whether a network of the setting holds an IP address."""
        return any(ip in network for network in self.networks)


def _as_parsed(host: str) -> str:
    """Return a host as addresses hold it."""
    name = host.strip("[]").lower().removesuffix(".")
    return str(ip_address(name)) if ":" in name else name
