"""What a site lets robots fetch, by its robots.txt (RFC 9309)."""

from __future__ import annotations

from http import HTTPStatus

from protego import Protego

from ingest.errors import SourceError
from ingest.web.address import Address
from ingest.web.answer import NotModified, StatusError
from ingest.web.client import PATIENCE, Client
from ingest.web.pace import Pace

TOKEN = "Leerkring"  # noqa: S105  the name by which robots.txt calls us
_MOST = 512_000  # bytes of it that are read, as RFC 9309 asks for at least
_NOTHING_SAID = Protego.parse("")


class Robots:
    """The rules of each site, fetched once in a run.

    A site without robots.txt (any answer of 4xx) has no rules; one that can't be asked now may
    not be fetched from.
    """

    def __init__(self, client: Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self._rules: dict[str, Protego | SourceError] = {}

    def check(self, address: Address) -> None:
        """Raise SourceError where the site does not want an address to be fetched."""
        rules = self._rules.get(address.origin)
        if rules is None:
            rules = self._rules[address.origin] = self._read(address)
        if isinstance(rules, SourceError):
            raise SourceError(str(address), rules.reason)
        if not rules.can_fetch(str(address), TOKEN):
            raise SourceError(
                str(address), "is closed to robots by the site's robots.txt. Ask its owner."
            )

    def _read(self, address: Address) -> Protego | SourceError:
        place = Address(
            scheme=address.scheme, host=address.host, port=address.port, target="/robots.txt"
        )
        try:
            found = self._client.get(place)
        except SourceError as error:
            if isinstance(error, StatusError) and error.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                return _NOTHING_SAID
            return SourceError(
                str(place), f"is not fetched, for the site's robots.txt {error.reason}"
            )
        if isinstance(found, NotModified):
            return _NOTHING_SAID
        rules = Protego.parse(found.body[:_MOST].decode("utf-8", "replace"))
        delay = rules.crawl_delay(TOKEN)
        if delay is not None:
            if delay > PATIENCE:
                return SourceError(str(place), _too_slow(delay))
            self._pace.slow(address.authority, delay)
        return rules


def _too_slow(delay: float) -> str:
    return (
        f"is not fetched, for the site's robots.txt asks for {delay:.0f} seconds between pages. "
        "Save the page, and name the file."
    )
