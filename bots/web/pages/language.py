"""The language of a page: as its address says, else as the browser asks, else Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.phrases.catalogue import PHRASE_LANGUAGES, phrase_language
from ingest.document import base_language

if TYPE_CHECKING:
    from fastapi import Request

_WANTED = re.compile(r"\s*([a-zA-Z]{2,3})(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")
_MOST = 20  # languages that are looked at


def chosen_language(request: Request) -> str | None:
    """Return the language that the address names, if it is one of ours."""
    named = request.query_params.get("lang", "").lower()
    return named if named in PHRASE_LANGUAGES else None


def language_of(request: Request) -> str:
    """Return the language to write a page in."""
    return chosen_language(request) or _preferred(request.headers.get("accept-language", ""))


def _preferred(header: str) -> str:
    wanted = sorted(_wanted(header), key=lambda pair: -pair[1])
    known = (tag for tag, quality in wanted if quality and tag in PHRASE_LANGUAGES)
    return next(known, phrase_language(""))


def _wanted(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(",")[:_MOST]:
        if found := _WANTED.fullmatch(part):
            yield base_language(found[1]), float(found[2] or 1)
