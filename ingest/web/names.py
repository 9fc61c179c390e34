"""Which pages a sitemap or a feed names, and the sitemaps beneath it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

from ingest.errors import SourceError
from ingest.patterns import is_chosen
from ingest.report import Problem
from ingest.web.address import Address, join
from ingest.web.answer import Fetched, NotModified
from ingest.web.canonical import page_key, same_site, without_trackers
from ingest.web.listing import read_listing

logger = logging.getLogger(__name__)

DEPTH = 2
"""Sitemaps beneath a sitemap index that are read: an index of indexes, and no deeper."""
LISTS = 200
"""Sitemaps that are read for one address."""

Get = Callable[[Address], Fetched | NotModified]
"""Fetches an address; raises SourceError."""


class Names:
    """Follows lists to the pages that they name; what goes wrong with a part is a problem."""

    def __init__(
        self,
        get: Get,
        *,
        max_pages: int,
        max_bytes: int,
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
    ) -> None:
        self._get = get
        self._max_pages = max_pages
        self._max_bytes = max_bytes
        self._include = include
        self._exclude = exclude
        self.problems: list[Problem] = []

    def chooses(self, address: Address) -> bool:
        """Tell whether a page is meant, by the patterns for its path."""
        path = unquote(address.path).removeprefix("/")
        return is_chosen(path, include=self._include, exclude=self._exclude)

    def pages_of(self, address: Address, found: Fetched) -> dict[str, Address]:
        """Return the pages that a list names by their keys; raises SourceError if it is none."""
        seen = {page_key(address), page_key(found.address)}
        pages = self._below(address, found, depth=0, seen=seen)
        if len(pages) > self._max_pages:
            self._problem(
                str(address),
                f"names more than {self._max_pages} pages; the others are not fetched. Raise "
                "LEERKRING_FETCH_MAX_PAGES if they are meant.",
            )
        return dict(list(pages.items())[: self._max_pages])

    def _below(
        self, address: Address, found: Fetched, *, depth: int, seen: set[str]
    ) -> dict[str, Address]:
        listing = read_listing(found.body, source=str(address), max_bytes=self._max_bytes)
        named = self._same_site(found.address, listing.pages)
        pages = {key: page for key, page in named.items() if self.chooses(page)}
        for key, inner in self._same_site(found.address, listing.listings).items():
            is_enough = len(pages) > self._max_pages or len(seen) > LISTS
            if depth < DEPTH and key not in seen and not is_enough:
                seen.add(key)
                pages |= self._inner(inner, depth=depth + 1, seen=seen)
        return pages

    def _inner(self, address: Address, *, depth: int, seen: set[str]) -> dict[str, Address]:
        try:
            found = self._get(address)
            if isinstance(found, NotModified):  # nothing of lists is kept to ask that with
                return {}
            return self._below(address, found, depth=depth, seen=seen)
        except SourceError as error:
            self._problem(str(address), error.reason)
            return {}

    def _same_site(self, base: Address, texts: Iterable[str]) -> dict[str, Address]:
        """Return the addresses of the list's own site by key: nobody lists the pages of others."""
        named: dict[str, Address] = {}
        others = 0
        for text in texts:
            try:
                address = without_trackers(join(base, text))
            except SourceError as error:
                self._problem(error.source, error.reason)
                continue
            if same_site(base, address):
                named.setdefault(page_key(address), address)
            else:
                others += 1
        if others:
            logger.warning("%s names %d addresses of other sites: left out", base, others)
        return named

    def _problem(self, source: str, reason: str) -> None:
        self.problems.append(Problem(source=source, reason=reason))
