"""An address of the web, taken apart once: what is checked is what is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna

from ingest.errors import SourceError

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
"""Characters of an address: what browsers and servers agree to take."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_BEFORE_HOST = re.compile(r"^[^/?#]*@")
_PORT = re.compile(r"[0-9]{1,5}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
_DOTTED = re.compile(r"(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}")
_SAFE = "%/:?@!$&'()*+,;=~-._[]"
_LAST_PORT = 65_535
_HAS_UNFIT = "holds a blank, a control character or a backslash. Write them as %20 and so on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An http(s) address without fragment.

    `host` is a name in lower-case ASCII without a last dot, or an IP address (of version 6
    without brackets); `target` is path and query, percent-encoded, and begins with a slash.
    """

    scheme: str
    host: str
    port: int
    target: str = "/"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """What goes into the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def ip(self) -> IPv4Address | IPv6Address | None:
        """The host where it is an IP address and no name."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None


def is_address(text: str) -> bool:
    """Tell whether what was named is meant as an address of the web, and is no file."""
    return text.strip().lower().startswith(("http://", "https://"))


def parse(text: str) -> Address:
    """Return the address that a text is; raises SourceError, which shows no password."""
    given = text.strip()
    scheme, _, rest = given.partition("://")
    scheme, shown = scheme.lower(), shown_address(given)
    if scheme not in PORTS:
        raise SourceError(shown, "is no http or https address, and no other is fetched.")
    if len(given) > LONGEST:
        raise SourceError(f"{shown[:80]}…", f"is longer than {LONGEST} characters.")
    if _UNFIT.search(given):
        raise SourceError(
            re.sub(_UNFIT, "�", shown),
            _HAS_UNFIT,
        )
    if _BEFORE_HOST.match(rest):
        raise SourceError(shown, "holds a user name or a password. Leave out what precedes the @.")
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        host, port = _host(parts.netloc, scheme)
        query = f"?{parts.query}" if parts.query else ""
        target = quote(f"{parts.path or '/'}{query}", safe=_SAFE)
    except ValueError as error:
        raise SourceError(shown, f"is no address: {error}.") from error
    return Address(scheme=scheme, host=host, port=port, target=target)


def join(base: Address, location: str) -> Address:
    """Return where a link or a redirect on `base` leads; raises SourceError as `parse` does."""
    if _UNFIT.search(location.strip()):
        raise SourceError(shown_address(re.sub(_UNFIT, "�", location)), _HAS_UNFIT)
    scheme = _SCHEME.match(location.strip())
    if scheme and scheme[1].lower() not in PORTS:
        raise SourceError(
            shown_address(location.strip()), "is no http or https address, and no other is fetched."
        )
    try:
        joined = urljoin(str(base), location.strip())
    except ValueError as error:
        raise SourceError(shown_address(location.strip()), f"is no address: {error}.") from error
    return parse(joined)


def shown_address(text: str) -> str:
    """Return an address as it may be shown and stored: without user name and password."""
    return re.sub(r"(?<=://)[^/?#]*@", "", text)


def _host(netloc: str, scheme: str) -> tuple[str, int]:
    """Return host and port; raises ValueError, which says what is wrong with them."""
    found = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*)(?::(.*))?", netloc)
    if found is None:
        raise ValueError(f"{netloc!r} is no host with a port")
    host, port = found[1], found[2]
    if port and (not _PORT.fullmatch(port) or not 0 < int(port) <= _LAST_PORT):
        raise ValueError(f"{port!r} is no port")
    return _name(host), int(port) if port else PORTS[scheme]


def _name(host: str) -> str:
    """Return the host as it is looked up; numbers are taken in the usual spelling alone.

    Programs differ in what 127.1, 0x7f000001, 017700000001 and 2130706433 mean to them.
    """
    if "%" in host:
        raise ValueError(f"the host {host!r} holds a %")
    if host.startswith("["):
        return str(IPv6Address(host[1:-1]))
    try:
        name = idna.encode(host, uts46=True, std3_rules=True).decode().lower().removesuffix(".")
    except idna.IDNAError as error:
        raise ValueError(f"{host!r} is no host") from error
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        if not _DOTTED.fullmatch(name):
            raise ValueError(f"{host!r} is a number where a name or four numbers are expected")
        return str(IPv4Address(name))
    return name
