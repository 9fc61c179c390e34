"""Reads sitemaps and feeds: which addresses they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ingest.errors import SourceError
from ingest.web.body import BodyError, unpacked

MOST_ADDRESSES = 50_000
"""Addresses in one sitemap, as sitemaps.org has it; what stands beyond is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Addresses as they are written: `pages` to fetch, `listings` to read for more of them."""

    pages: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()


def read_listing(body: bytes, *, source: str, max_bytes: int) -> Listing:
    """Return what a sitemap, a sitemap index, an RSS or an Atom feed names, packed or not.

    Raises SourceError for anything else. Document types and entities are refused.
    """
    root = _root(_plain(body, source, max_bytes), source)
    match _name(root):
        case "urlset":
            return Listing(pages=tuple(_locations(root, "url")))
        case "sitemapindex":
            return Listing(listings=tuple(_locations(root, "sitemap")))
        case "rss" | "RDF":
            return Listing(pages=tuple(_rss(root)))
        case "feed":
            return Listing(pages=tuple(_atom(root)))
        case other:
            raise SourceError(source, f"is XML ({other[:40]}), but no sitemap and no feed.")


def _plain(body: bytes, source: str, max_bytes: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return unpacked([body], max_bytes=max_bytes)
    except BodyError as error:
        raise SourceError(source, str(error)) from error


def _root(text: bytes, source: str) -> Element:
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SourceError(
            source, "declares a document type or entities in its XML, which is refused."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise SourceError(source, f"is no proper XML ({error}).") from error
    return root


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name)


def _locations(root: Element, each: str) -> Iterator[str]:
    for number, entry in enumerate(_children(root, each)):
        if number >= MOST_ADDRESSES:
            return
        for place in _children(entry, "loc"):
            if place.text:
                yield place.text.strip()


def _rss(root: Element) -> Iterator[str]:
    """Yield the links of RSS 0.9x, 1.0 and 2.0; a guid counts where there is no link."""
    for item in (element for element in root.iter() if _name(element) == "item"):
        links = [link.text for link in _children(item, "link") if link.text]
        guids = [
            guid.text
            for guid in _children(item, "guid")
            if guid.text and guid.get("isPermaLink", "true") != "false"
        ]
        yield from (text.strip() for text in (links or guids)[:1])


def _atom(root: Element) -> Iterator[str]:
    for entry in _children(root, "entry"):
        links = [
            link.get("href", "")
            for link in _children(entry, "link")
            if link.get("rel", "alternate") == "alternate"
        ]
        yield from links[:1]
