"""Which of our four languages a text is written in."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from threading import Lock

from ingest.document import base_language

KNOWN = ("nl", "fr", "en", "de")
_ENOUGH = 5_000  # characters: more text does not change the verdict
_loading = Lock()


def detect_language(text: str, default: str = "nl") -> str:
    """Return nl, fr, en or de; `default` where the text has no two letters in a row."""
    start = text[:_ENOUGH]
    if not any(first.isalpha() and second.isalpha() for first, second in pairwise(start)):
        return default
    return _classifier()(start)[0]


def known_language(tag: str | None) -> str | None:
    """Return the base language of a tag if it is one of ours."""
    base = base_language(tag or "")
    return base if base in KNOWN else None


def _classifier() -> Callable[[str], tuple[str, float]]:
    with _loading:  # the cache alone would let two threads load it at once
        return _loaded_classifier()


@lru_cache(maxsize=1)
def _loaded_classifier() -> Callable[[str], tuple[str, float]]:
    import py3langid  # noqa: PLC0415  its model takes 90 MB and 0.7 s

    py3langid.set_languages(list(KNOWN))
    classify: Callable[[str], tuple[str, float]] = py3langid.classify
    return classify
