"""Finds licence plates, where something beside them says that they are that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.finding import Finding, Kind

_DUTCH = (
    r"(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}|"
    r"[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|"
    r"[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|"
    r"\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)"
)
_BELGIAN = r"(?:[1-9][- ][A-Z]{3}[- ]\d{3}|[A-Z]{3}[- ]\d{3}|\d{3}[- ][A-Z]{3})"
_FRENCH = r"(?:[A-Z]{2}[- ]\d{3}[- ][A-Z]{2})"
_GERMAN = r"(?:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\d{1,4}[EH]?)"
_BRITISH = r"(?:[A-Z]{2}\d{2} [A-Z]{3})"
_PLATE = re.compile(
    rf"(?<![\w./-])(?:{_DUTCH}|{_BELGIAN}|{_FRENCH}|{_BRITISH}|{_GERMAN})(?![\w/-])"
)
_SAID = re.compile(
    r"kenteken|nummerplaat|nummerplaten|\bplaque|immatricul|\b(?:licen[cs]e|number|registration) "
    r"plate|\bregistration (?:number|mark)|kennzeichen|nummernschild",
    re.IGNORECASE,
)
_BEFORE = 70
_TABLE = 2000
"""Characters in which a plate is said to be one: of the sentence, or of the table it stands in."""


def find_plates(text: str) -> Iterator[Finding]:
    """Yield plates of five countries; the same form without such a word is a code of anything."""
    said = [found.start() for found in _SAID.finditer(text)]
    if not said:
        return
    for found in _PLATE.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        reach = _TABLE if text.startswith("|", line) else _BEFORE
        if any(found.start() - reach <= place < found.end() + _BEFORE // 3 for place in said):
            yield Finding(kind=Kind.PLATE, start=found.start(), end=found.end(), why="plate")
