"""Keeps what was fetched: the file, the metadata beside it, and the row that knows of it."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import years_in
from ingest.errors import SourceError, StorageFullError
from ingest.web.address import Address, join, parse
from ingest.web.alike import reads_alike
from ingest.web.answer import Fetched, Validators
from ingest.web.canonical import page_key, without_trackers
from ingest.web.files import id_of, name_of, path_of, remove_page, write_page
from ingest.web.kinds import suffix_of
from ingest.web.limits import Clock
from ingest.web.page import Head, read_head
from ingest.web.records import Page, Records

_CHARSETS = re.compile(r"(iso-?8859-?|windows-|cp|latin-?)\d+|utf-16(le|be)?|koi8-[ru]|macintosh")
"""Those of pages beside UTF-8; Python knows codecs of other kinds, which are nobody's business."""
_TEXTS = frozenset({".html", ".txt", ".md", ".vtt", ".srt"})


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of fetched pages and the table of them.

    `defaults` are metadata for pages that do not say better; None leaves those that a page has.
    """

    folder: Path
    records: Records
    clock: Clock
    defaults: Mapping[str, object] | None = None

    def stored(self, address: Address) -> Page | None:
        """Return the row of a page whose file is there."""
        page = self.records.page(page_key(address))
        is_there = page is not None and not page.gone and self.path(page).is_file()
        return page if is_there else None

    def path(self, page: Page) -> Path:
        """Return where the file of a page lies."""
        return path_of(self.folder, page.file)

    def validators(self, address: Address) -> Validators:
        """Return what to ask with whether a page has changed; nothing where it is not stored."""
        page = self.stored(address)
        if page is None or page.address != str(address):
            return Validators()
        return Validators(etag=page.etag, last_modified=page.last_modified)

    def put(self, found: Fetched, head: Head) -> Page:
        """Write a page down; raises SourceError where no reader takes it."""
        suffix = suffix_of(found)
        address = self._address(found)
        page = Page(
            key=page_key(address),
            address=str(address),
            file=name_of(address, suffix),
            etag=found.validators.etag,
            last_modified=found.validators.last_modified,
            fetched_at=self._now(),
            said=json.dumps(_said(address, head)),
        )
        before = self.records.page(page.key)
        page = self._with_defaults(page, before)
        self._write(page, self._body(page, found, suffix))
        self.records.keep(page)
        if before is not None and before.file != page.file:
            remove_page(self.folder, before.file)
        return page

    def same(self, address: Address, page: Page) -> None:
        """Note that another address leads to a page."""
        if page_key(address) != page.key:
            self.records.keep(replace(page, key=page_key(address)))

    def seen(self, page: Page) -> None:
        """Note that a page was asked for and has not changed; its source may have."""
        page = self._with_defaults(replace(page, fetched_at=self._now()), page)
        self._write(page, self.path(page).read_bytes())
        self.records.keep(page)

    def remove(self, page: Page) -> None:
        """Remove the file of a page that is gone; its row stays and says so."""
        remove_page(self.folder, page.file)
        self.records.keep(replace(page, gone=True, fetched_at=self._now()))

    def _write(self, page: Page, body: bytes) -> None:
        """Write a page; a full disk ends the run, and another reason is this page's alone."""
        try:
            write_page(self.folder, page.file, body, _metadata(page))
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise StorageFullError(str(self.folder)) from error
            raise SourceError(
                page.address, f"can't be written below {self.folder}: {error.strerror}."
            ) from error

    def _body(self, page: Page, found: Fetched, suffix: str) -> bytes:
        """Return what to store: of a page that says nothing new, what is stored."""
        path, body = self.path(page), _as_utf8(found, suffix)
        if suffix == ".html" and path.is_file():
            stored = path.read_bytes()
            return stored if stored == body or reads_alike(path, body) else body
        return body

    def _now(self) -> str:
        return self.clock.now().isoformat(timespec="seconds")

    def _address(self, found: Fetched) -> Address:
        """Return where a page stands; of its twins with http and https, the one with https."""
        address = without_trackers(found.address)
        before = self.stored(address)
        if before is None or address.scheme == "https":
            return address
        known = parse(before.address)
        is_twin = known.scheme == "https" and known.target.rstrip("/") == address.target.rstrip("/")
        return known if is_twin else address

    def _with_defaults(self, page: Page, before: Page | None) -> Page:
        """Return a page with the defaults given now, else with those that it had."""
        if self.defaults is None:
            return replace(page, defaults=before.defaults) if before else page
        return replace(page, defaults=json.dumps(self.defaults, ensure_ascii=False))


def head_of(found: Fetched) -> Head:
    """Return what a web page says of itself; nothing for what is none."""
    return read_head(_as_utf8(found, ".html")) if suffix_of(found) == ".html" else Head()


def _said(address: Address, head: Head) -> Mapping[str, str]:
    said = {
        "year": next(iter(years_in(head.published or head.modified)), ""),
        "valid_as_of": head.modified or head.published,
        "licence": _licence(address, head.licence),
    }
    return {key: value for key, value in said.items() if value}


def _metadata(page: Page) -> Mapping[str, object]:
    """Return what goes into the sidecar: where the page stands, then what it says of itself."""
    own = {"id": id_of(parse(page.address)), "source": page.address}
    return {**own, **json.loads(page.defaults), **json.loads(page.said)}


def _licence(address: Address, link: str) -> str:
    """Return the address of the licence that a page links to."""
    try:
        return str(join(address, link)) if link else ""
    except SourceError:
        return ""


def _as_utf8(found: Fetched, suffix: str) -> bytes:
    """Return a text in UTF-8 where only the header says what it was written in."""
    if suffix not in _TEXTS or not _CHARSETS.fullmatch(found.charset):
        return found.body
    try:
        return found.body.decode(found.charset).encode("utf-8")
    except (UnicodeError, LookupError):
        return found.body
