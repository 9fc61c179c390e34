"""Sentences of a chat model that are never shown, whatever their sources say."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.addresses import ADDRESS
from ingest.text.instructions import tells_a_machine

LONGEST = 600
"""Characters of a sentence that anybody reads."""

FEWEST_WORDS = 3

_SCHEME = re.compile(
    r"\b(?:https?|ftp|file|data|javascript|mailto|tel|vbscript)\s*:", re.IGNORECASE
)
_MARKUP = re.compile(
    r"<[a-z/!?@#]|\[-?\d+\]|\A\s*[=+@]|&(?:#\w+|[a-z]{2,8});|!\[|\]\s?\(|\]:|```|\{\{|\$\{",
    re.IGNORECASE,
)
_LURES = re.compile(
    r"\b(?:click here|klik (?:hier|op)|cliquez|klicken sie|visit our|bezoek onze)\b", re.IGNORECASE
)
_OF_ITSELF = re.compile(
    r"\b(?:as an ai|als (?:een )?(?:ai|ki|taalmodel)|en tant qu.(?:ia|une ia)|system ?prompt|"
    r"systeemprompt)\b",
    re.IGNORECASE,
)
_CHECKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("an address", ADDRESS.search),
    ("an address", _SCHEME.search),
    ("markup", _MARKUP.search),
    ("words about itself", _OF_ITSELF.search),
    ("instructions", _LURES.search),
    ("instructions", tells_a_machine),
)


def unfit(text: str) -> str | None:
    """Return what keeps a sentence from being shown: `an address`, `markup` …; None if nothing."""
    if len(text) > LONGEST:
        return "its length"
    if len(text.split()) < FEWEST_WORDS:
        return "its brevity"
    return next((name for name, finds in _CHECKS if finds(text)), None)
