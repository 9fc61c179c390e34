"""Sentences of a chat model that are never shown, whatever their sources say."""

from __future__ import annotations

import re

from assistant.addresses import ADDRESS

LONGEST = 600
"""Characters of a sentence that anybody reads."""

FEWEST_WORDS = 3

_SCHEME = re.compile(
    r"\b(?:https?|ftp|file|data|javascript|mailto|tel|vbscript)\s*:", re.IGNORECASE
)
_MARKUP = re.compile(
    r"<[a-z/!?]|&(?:#\w+|[a-z]{2,8});|!\[|\]\s?\(|\]:|```|\{\{|\$\{", re.IGNORECASE
)
_TELLS_WHAT_TO_DO = re.compile(
    r"\b(?:ignore|disregard|forget) (?:\w+ ){0,3}(?:instruction|prompt|rule|message)s?\b|"
    r"\b(?:negeer|vergeet) (?:\w+ ){0,3}(?:instructies?|opdracht(?:en)?|regels|prompt)\b|"
    r"\b(?:ignorez|oubliez|ignore) (?:\w+ ){0,3}(?:instructions?|consignes?|règles)\b|"
    r"\b(?:ignorieren?|vergessen?|ignoriere) (?:\w+ ){0,3}(?:Anweisung(?:en)?|Regeln)\b|"
    r"\b(?:system ?prompt|systeemprompt|as an ai|als (?:ai|taalmodel|ki)|en tant qu.ia)\b|"
    r"\b(?:click here|klik (?:hier|op)|cliquez|klicken sie|visit our|bezoek onze)\b",
    re.IGNORECASE,
)
_CHECKS = (
    ("an address", ADDRESS),
    ("an address", _SCHEME),
    ("markup", _MARKUP),
    ("instructions", _TELLS_WHAT_TO_DO),
)


def unfit(text: str) -> str | None:
    """Return what keeps a sentence from being shown: `an address`, `markup` …; None if nothing."""
    if len(text) > LONGEST:
        return "its length"
    if len(text.split()) < FEWEST_WORDS:
        return "its brevity"
    return next((name for name, pattern in _CHECKS if pattern.search(text)), None)
