"""Lists of first names, surnames, places and common words, read when first asked for."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

FIRST_NAMES = "first_names"
SURNAMES = "surnames"
PLACES = "places"
WORDS = "words"
ORGANISATIONS = "organisations"
ADJECTIVES = "adjectives"
BIG_PLACES = "big_places"
NAMED_THINGS = "named_things"
PARTICLES = "particles"
TITLES = "titles"


@lru_cache(maxsize=16)
def listed(name: str) -> frozenset[str]:
    """Return the folded entries of a list; scripts/name_lists.py tells where they come from."""
    text = (files("ingest.screen") / "lists" / f"{name}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1)
def words_of_organisations() -> frozenset[tuple[str, str]]:
    """Return each two words that follow each other in the name of a known organisation."""
    names = (name.split() for name in listed(ORGANISATIONS))
    pairs = (pair for words in names for pair in pairwise(words))
    return frozenset(pair for pair in pairs if min(map(len, pair)) > _PARTICLE)


_PARTICLE = 3
"""Letters of the longest word that stands in names of persons and of firms alike."""
