"""What the head of a web page says: its canonical address, its dates, its licence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_HEAD = 300_000  # bytes: links and dates stand near the beginning
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_PUBLISHED = ("article:published_time", "dcterms.issued", "dc.date.issued", "datepublished")
_MODIFIED = ("article:modified_time", "dcterms.modified", "dc.date.modified", "datemodified")
_MOST = 200  # values of a kind that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself; empty where it does not. Dates are YYYY-MM-DD."""

    canonical: str = ""
    licence: str = ""
    published: str = ""
    modified: str = ""
    robots: str = ""


def read_head(body: bytes) -> Head:
    """Return what stands in the tags of a page; what can't be parsed says nothing."""
    tags = _parsed(body[:_HEAD].decode("utf-8", "replace"))
    said = {**_dates(tags.scripts), **tags.named}
    return Head(
        canonical=tags.links.get("canonical", ""),
        licence=tags.links.get("license", ""),
        published=_day(said, _PUBLISHED),
        modified=_day(said, _MODIFIED),
        robots=", ".join(said[name] for name in ("robots", "leerkring") if name in said).lower(),
    )


def _parsed(text: str) -> _Tags:
    from lxml import etree  # noqa: PLC0415  only for web pages

    tags = _Tags()
    parser: Any = etree.HTMLParser(target=tags, no_network=True)
    try:
        parser.feed(text)
        parser.close()
    except (etree.LxmlError, ValueError):
        return tags
    return tags


class _Tags:
    """Collects the links, the named values and the JSON-LD of a page; the first of each counts.

    Its methods are those that lxml calls as it reads.
    """

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.named: dict[str, str] = {}
        self.scripts: list[str] = []
        self._in_data = False

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        given = {name: value.strip() for name, value in attrs.items()}
        if tag in {"link", "a"}:
            self._link(tag, given)
        elif tag == "meta":
            self._named(given.get("property") or given.get("name"), given.get("content"))
        elif tag == "script":
            self._in_data = given.get("type", "").lower() == "application/ld+json"
        self._named(given.get("itemprop"), given.get("content") or given.get("datetime"))

    def end(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"

    def data(self, data: str) -> None:
        if self._in_data and len(self.scripts) < _MOST:
            self.scripts.append(data)

    def close(self) -> None:
        """Do nothing: what was read is kept."""

    def _link(self, tag: str, given: dict[str, str]) -> None:
        for relation in given.get("rel", "").lower().split():
            if relation == "license" or (relation == "canonical" and tag == "link"):
                self.links.setdefault(relation, given.get("href", ""))

    def _named(self, name: str | None, value: str | None) -> None:
        if name and value and len(self.named) < _MOST:
            self.named.setdefault(name.lower(), value)


def _day(said: dict[str, str], names: tuple[str, ...]) -> str:
    found = (_DAY.match(said[name]) for name in names if name in said)
    return next((day[0] for day in found if day), "")


def _dates(data: list[str]) -> dict[str, str]:
    """Return the dates that schema.org data of a page give, the first of each."""
    dates: dict[str, str] = {}
    for text in data:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for key, date in _pairs(value):
            if key.lower() in {"datepublished", "datemodified"} and isinstance(date, str):
                dates.setdefault(key.lower(), date)
    return dates


def _pairs(value: object) -> Iterator[tuple[str, object]]:
    """Yield the pairs of schema.org data: an object, a list of them, or an @graph of them."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from item.items()
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (
                    pair for node in graph if isinstance(node, dict) for pair in node.items()
                )
