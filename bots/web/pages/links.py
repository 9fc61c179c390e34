"""Addresses of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

CITED = "cited"
"""The id of the cited passage in the page of a document."""

Parameters = Mapping[str, str | int | Iterable[str]]


def address(
    path: str,
    parameters: Parameters | None = None,
    kept: Iterable[tuple[str, str]] = (),
    *,
    place: str = "",
) -> str:
    """Return the path with those parameters that are not empty, what is kept, and a place."""
    given = [
        (name, str(each))
        for name, value in (parameters or {}).items()
        for each in ((value,) if isinstance(value, (str, int)) else value)
        if each != ""
    ]
    query = urlencode([*given, *kept])
    return f"{path}{'?' if query else ''}{query}{'#' if place else ''}{place}"


def document_path(document_id: str) -> str:
    """Return the path of the page of a document."""
    return f"/documents/{quote(document_id, safe='')}"
