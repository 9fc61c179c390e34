"""Reads sitemaps and feeds: which addresses they name."""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from ingest.errors import SourceError
from ingest.web.address import LONGEST
from ingest.web.body import BodyError, unpacked

MOST_ADDRESSES = 50_000
"""Addresses in one sitemap, as sitemaps.org has it; what stands beyond is not read."""

_DEEPEST = 50  # elements within elements: feeds carry HTML, sitemaps nothing
_MOST_ELEMENTS = 1_000_000
_KINDS = frozenset({"urlset", "sitemapindex", "rss", "RDF", "feed"})
_ENTRIES = frozenset({"url", "sitemap", "item", "entry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Addresses as they are written: `pages` to fetch, `listings` to read for more of them."""

    pages: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()


def read_listing(body: bytes, *, source: str, max_bytes: int) -> Listing:
    """Return what a sitemap, a sitemap index, an RSS or an Atom feed names, packed or not.

    Raises SourceError for anything else. Document types and entities are refused. It takes no
    more memory than its addresses.
    """
    text = _plain(body, source, max_bytes)
    names = _Names()
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature("http://xml.org/sax/features/namespaces", True)  # noqa: FBT003  its signature
    parser.setContentHandler(names)
    try:
        parser.parse(io.BytesIO(text))
    except DefusedXmlException as error:
        raise SourceError(
            source, "declares a document type or entities in its XML, which is refused."
        ) from error
    except _ListingError as error:
        raise SourceError(source, str(error)) from error
    except (SAXException, ValueError, LookupError) as error:
        raise SourceError(source, f"is no proper XML ({error}).") from error
    found = tuple(names.found)
    return Listing(listings=found) if names.kind == "sitemapindex" else Listing(pages=found)


def _plain(body: bytes, source: str, max_bytes: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return unpacked([body], max_bytes=max_bytes)
    except BodyError as error:
        raise SourceError(source, str(error)) from error


class _ListingError(ValueError):
    """The XML is no list that is read; its message goes on from the source."""


class _Names(ContentHandler):
    """Takes one address of each entry: a `loc`, a `link`, or a `guid` that is an address."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        self.found: list[str] = []
        self._open: list[str] = []
        self._elements = 0
        self._entry: dict[str, str] | None = None
        self._text: list[str] | None = None

    def startElementNS(  # noqa: N802  the library's name
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002  as above
        attrs: AttributesNSImpl,
    ) -> None:
        local = name[1]
        self._count(local)
        within = self._open[-1] if self._open else ""
        self._open.append(local)
        if local in _ENTRIES and self._entry is None:
            self._entry = {}
        elif self._entry is not None and within in _ENTRIES:
            self._begin(local, {key[1]: value for key, value in attrs.items()})

    def endElementNS(  # noqa: N802  as above
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002  as above
    ) -> None:
        self._open.pop()
        local = name[1]
        if self._entry is None:
            return
        if self._text is not None and self._open and self._open[-1] in _ENTRIES:
            self._entry.setdefault(local, "".join(self._text).strip()[: LONGEST + 1])
            self._text = None
        elif local in _ENTRIES and not {*self._open} & _ENTRIES:
            self._take(self._entry)
            self._entry = None

    def characters(self, content: str) -> None:
        if self._text is not None and len(self._text) <= LONGEST:
            self._text.append(content[: LONGEST + 1])

    def _count(self, local: str) -> None:
        if not self._open:
            if local not in _KINDS:
                raise _ListingError(f"is XML ({local[:40]}), but no sitemap and no feed.")
            self.kind = local
        self._elements += 1
        if len(self._open) >= _DEEPEST or self._elements > _MOST_ELEMENTS:
            raise _ListingError("holds more elements, or deeper ones, than a list of pages has.")

    def _begin(self, local: str, attrs: dict[str, str]) -> None:
        """Keep the address of an Atom link, or begin to keep the text of what may be one."""
        if local == "link" and "href" in attrs:
            if attrs.get("rel", "alternate") == "alternate" and self._entry is not None:
                self._entry.setdefault("link", attrs["href"].strip())
        elif local in {"loc", "link"} or (
            local == "guid" and attrs.get("isPermaLink", "true") != "false"
        ):
            self._text = []

    def _take(self, entry: dict[str, str]) -> None:
        address = entry.get("loc") or entry.get("link") or entry.get("guid")
        if address and len(self.found) < MOST_ADDRESSES:
            self.found.append(address)
