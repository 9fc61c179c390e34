"""What a server answered, and what its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ingest.errors import SourceError
from ingest.web.address import Address

_LONGEST = 1_000  # characters of a validator
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9][\w.:-]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask it later whether a page has changed."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """Return the headers of a conditional request; none where nothing was given."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body and the address that it came from in the end, all redirects followed.

    `content_type` is the media type alone, in lower case, `charset` what stood beside it.
    """

    address: Address
    body: bytes = field(repr=False)
    content_type: str = ""
    charset: str = ""
    robots: str = ""
    validators: Validators = field(default_factory=Validators)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The page is still what it was when its validators were given."""

    address: Address


class StatusError(SourceError):
    """The server answers with a status that brings no page."""

    def __init__(self, source: str, reason: str, *, status: int) -> None:
        super().__init__(source, reason)
        self.status = status


class GoneError(StatusError):
    """The server says that there is no such page (404) or no longer (410)."""


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers by lower-case name; of several with one name, all, with commas."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1").strip()
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def fetched(address: Address, headers: Mapping[str, str], body: bytes) -> Fetched:
    """Return a body with what its headers say of it."""
    content_type, _, more = headers.get("content-type", "").partition(";")
    charset = _CHARSET.search(more)
    return Fetched(
        address=address,
        body=body,
        content_type=content_type.strip().lower(),
        charset=charset[1].lower() if charset else "",
        robots=headers.get("x-robots-tag", "").lower(),
        validators=Validators(
            etag=_sendable(headers.get("etag", "")),
            last_modified=_sendable(headers.get("last-modified", "")),
        ),
    )


def location_of(headers: Mapping[str, str]) -> str:
    """Return where a redirect leads; many servers write it in UTF-8, which no header should be."""
    raw = headers.get("location", "").encode("latin-1")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _sendable(value: str) -> str:
    """Return a value that can be sent back as it came; none where it is no header's text."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST else ""


def retry_after(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """Return the seconds that a server wants to be left alone; None where it does not say."""
    text = headers.get("retry-after", "")
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
