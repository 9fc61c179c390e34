"""Reads imsmanifest.xml: which pages a SCORM package has, in which order, under which titles."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ingest.errors import SourceError
from ingest.readers.cleaning import clean_line
from ingest.readers.xml_part import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAX_ITEMS = 5000
_MAX_DEPTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of the tree of contents; `level` counts from 1, `files` are names in the archive.

    The first of the files is the page that opens; `outside` is its address where it lies on the
    web instead.
    """

    title: str
    level: int
    files: Sequence[str] = ()
    outside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A package's title, language and contents, in the order of its tree."""

    title: str | None
    language: str | None
    items: Sequence[Item]


def read_manifest(path: Path, name: str, data: bytes) -> Manifest:
    """Return what the manifest says; SCORM 1.2 and 2004 differ in names that don't matter here."""
    root = parse_xml(path, name, data)
    base = posixpath.join(posixpath.dirname(name), root.get(_BASE, ""))
    resources = dict(_resources(root, base))
    organization = _organization(root)
    if organization is None:  # a package of loose pages
        items: Sequence[Item] = [
            Item(title="", level=1, files=files, outside=outside)
            for files, outside in resources.values()
        ]
    else:
        items = tuple(_items(path, organization, resources))
    return Manifest(
        title=_title(organization) or None if organization is not None else None,
        language=_language(root),
        items=items,
    )


Resource = tuple[Sequence[str], str | None]


def _resources(root: Element, base: str) -> Iterator[tuple[str, Resource]]:
    """Yield the identifier of each resource with its files, or with its address on the web."""
    for group in _all(root, "resources"):
        beneath = posixpath.join(base, group.get(_BASE, ""))
        for resource in _all(group, "resource"):
            href = resource.get("href", "")
            place = posixpath.join(beneath, resource.get(_BASE, ""))
            listed = (file.get("href", "") for file in _all(resource, "file"))
            files = (resolved(place, each) for each in (href, *listed) if each)
            outside = href if urlsplit(href).netloc else None
            yield (
                resource.get("identifier", ""),
                (tuple(dict.fromkeys(filter(None, files))), outside),
            )


def resolved(folder: str, href: str) -> str | None:
    """Return the name in the archive of what a page or manifest refers to; None where outside."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    name = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    return None if name.startswith(("../", "/")) or name in {".", ".."} else name


def _organization(root: Element) -> Element | None:
    """Return the tree that is shown when nobody chooses another."""
    for group in _all(root, "organizations"):
        found = list(_all(group, "organization"))
        chosen = (o for o in found if o.get("identifier") == group.get("default"))
        return next(chosen, next(iter(found), None))
    return None


def _items(path: Path, organization: Element, resources: Mapping[str, Resource]) -> Iterator[Item]:
    """Yield the items depth first: the order in which a learner meets them."""
    waiting = [(item, 1) for item in reversed(list(_all(organization, "item")))]
    count = 0
    while waiting:
        item, level = waiting.pop()
        count += 1
        if count > _MAX_ITEMS or level > _MAX_DEPTH:
            raise SourceError(path, "has a tree of contents without end. Export it anew.")
        files, outside = resources.get(item.get("identifierref", ""), ((), None))
        yield Item(title=_title(item), level=level, files=files, outside=outside)
        waiting += [(child, level + 1) for child in reversed(list(_all(item, "item")))]


def _title(element: Element) -> str:
    return next((clean_line(title.text or "") for title in _all(element, "title")), "")


def _language(root: Element) -> str | None:
    """Return the language that the metadata give, by either of the ways in use."""
    for metadata in _all(root, "metadata"):
        for general in (e for e in metadata.iter() if _name(e) == "general"):
            found = next((clean_line(e.text or "") for e in _all(general, "language")), "")
            if found:
                return found
    return root.get(_LANG) or None


def _all(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of that name in whatever namespace: versions of SCORM have their own."""
    return (child for child in element if _name(child) == name)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
