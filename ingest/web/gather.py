"""Addresses in, files out: pages, and what sitemaps and feeds name, fetched where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ingest.errors import SourceError
from ingest.report import Problem
from ingest.web.address import Address, parse
from ingest.web.answer import Fetched, GoneError, NotModified
from ingest.web.canonical import canonical_of, page_key, without_trackers
from ingest.web.gathered import Gathered
from ingest.web.kinds import Kind, kind_of
from ingest.web.names import Get, Names
from ingest.web.page import Head
from ingest.web.records import Page
from ingest.web.store import Store, head_of

_NOT_PRUNED = "With --prune its page leaves the answers; until then what was stored of it stays."


class Gatherer:
    """Fetches in one run; a page that several addresses lead to is fetched once."""

    def __init__(
        self,
        get: Get,
        store: Store,
        *,
        names: Names,
        prune: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._get = get
        self._store = store
        self._names = names
        self._prune = prune
        self._progress = progress or (lambda _done, _total: None)
        self._done: dict[str, Page | SourceError] = {}
        self._gathered = Gathered()

    def gather(self, addresses: Sequence[str]) -> Gathered:
        """Fetch what is at the addresses: pages and files, and the pages of sitemaps and feeds.

        What can't be fetched is a problem, and what was stored of it stays.
        """
        for text in addresses:
            try:
                address = without_trackers(parse(text))
                found = self._get(address)
                if isinstance(found, Fetched) and kind_of(found) is Kind.LISTING:
                    self._take_listing(address, found)
                else:
                    self._take(address, found)
            except SourceError as error:
                self._failed(text, error)
        return replace(self._gathered, problems=[*self._gathered.problems, *self._names.problems])

    def _take(self, address: Address, found: Fetched | NotModified | None = None) -> None:
        try:
            page = self._visit(address, found)
        except SourceError as error:
            self._failed(str(address), error)
        else:
            self._gathered.files[self._store.path(page)] = page.address

    def _visit(
        self, address: Address, found: Fetched | NotModified | None = None, *, follow: bool = True
    ) -> Page:
        """Return the row of a page, fetched unless it was in this run; raises SourceError."""
        done = self._done.get(page_key(address))
        if done is None:
            try:
                done = self._stored(address, found or self._get(address), follow=follow)
            except SourceError as error:
                done = error
            self._done[page_key(address)] = done
        if isinstance(done, SourceError):
            raise done
        return done

    def _stored(self, address: Address, found: Fetched | NotModified, *, follow: bool) -> Page:
        page = self._page(found, follow=follow)
        self._leads_to(address, page)
        return page

    def _page(self, found: Fetched | NotModified, *, follow: bool) -> Page:
        here = found.address
        known = self._store.stored(here)
        if isinstance(found, NotModified):
            if known is None:
                raise SourceError(str(here), "says it has not changed, but was never fetched.")
            self._store.seen(known)
            return known
        done = self._done.get(page_key(here))
        if isinstance(done, Page):
            return done
        head = head_of(found)
        _refuse_unwanted(found, head)
        elsewhere = canonical_of(here, head.canonical) if follow else None
        page = self._canonical(elsewhere) if elsewhere else None
        page = page or self._store.put(found, head)
        self._leads_to(here, page)
        self._done[page_key(here)] = page
        return page

    def _leads_to(self, address: Address, page: Page) -> None:
        """Note where an address leads; the page that it was itself before is gone.

        The row of that page stays, so that a run that is broken off is made up for by the next.
        """
        before = self._store.records.page(page_key(address))
        was_page = before is not None and page_key(parse(before.address)) == page_key(address)
        if before is None or before.file == page.file or not was_page:
            self._store.same(address, page)
        elif self._prune:
            self._remove(before)

    def _canonical(self, address: Address) -> Page | None:
        """Return the page that another one names as its proper address; None if there is none."""
        try:
            return self._visit(address, follow=False)
        except SourceError:
            return None

    def _take_listing(self, address: Address, found: Fetched) -> None:
        key = page_key(address)
        pages = self._names.pages_of(address, found)
        before = {page.key: page for page in self._store.records.named_by(key)}
        for number, page in enumerate(pages.values()):
            self._progress(number, len(pages))
            self._take(page)
        fetched = [each for each in pages if isinstance(self._done.get(each), Page)]
        self._store.records.name(key, fetched)
        self._take_unnamed([page for each, page in before.items() if each not in pages])

    def _take_unnamed(self, pages: Iterable[Page]) -> None:
        """Take what a list named before and names no more: asked again where it may be pruned."""
        for page in pages:
            address = parse(page.address)
            if self._prune and not self._names.chooses(address):
                self._remove(page)
            elif self._prune and not page.gone:
                self._take(address)
            elif self._store.path(page).is_file():
                self._gathered.files[self._store.path(page)] = page.address

    def _failed(self, text: str, error: SourceError) -> None:
        """Report what can't be fetched; what is stored of it goes on to be there."""
        try:
            address = without_trackers(parse(text))
        except SourceError:
            self._problem(error.source, error.reason)
            return
        known = self._store.records.page(page_key(address))
        if isinstance(error, GoneError) and known is not None:
            self._is_gone(address, known, error)
            return
        self._problem(str(address), _about(address, error))
        for page in [known, *self._store.records.named_by(page_key(address))]:
            if page is not None and self._store.path(page).is_file():
                self._gathered.files[self._store.path(page)] = page.address

    def _is_gone(self, address: Address, page: Page, error: GoneError) -> None:
        """Take out a page that is gone; where only a way to it is, the page itself is asked."""
        path, place = self._store.path(page), parse(page.address)
        if page_key(place) != page_key(address):
            self._take(place)
            return
        if self._prune:
            self._remove(page)
            return
        self._problem(page.address, f"{error.reason} {_NOT_PRUNED}")
        if path.is_file():
            self._gathered.files[path] = page.address

    def _remove(self, page: Page) -> None:
        self._store.remove(page)
        self._gathered.gone[self._store.path(page)] = page.address

    def _problem(self, source: str, reason: str) -> None:
        self._gathered.problems.append(Problem(source=source, reason=reason))


def _refuse_unwanted(found: Fetched, head: Head) -> None:
    """Refuse a page that asks robots not to index it."""
    said = f"{found.robots},{head.robots}".replace("leerkring:", "")  # a header may name a robot
    wishes = {word.strip() for word in said.split(",")}
    if wishes & {"noindex", "none"}:
        raise SourceError(str(found.address), "asks robots not to index it. Ask its owner.")


def _about(address: Address, error: SourceError) -> str:
    """Return the reason, with the hop that it is about where that is another address."""
    if error.source == str(address):
        return error.reason
    return f"leads to {error.source}, which {error.reason}"
