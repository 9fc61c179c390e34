"""Lists of first names, surnames, places and common words, read when first asked for."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

FIRST_NAMES = "first_names"
SURNAMES = "surnames"
PLACES = "places"
WORDS = "words"


@lru_cache(maxsize=4)
def listed(name: str) -> frozenset[str]:
    """Return the folded entries of a list; scripts/name_lists.py tells where they come from."""
    text = (files("ingest.screen") / "lists" / f"{name}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
