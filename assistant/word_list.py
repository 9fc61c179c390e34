"""Lists of words that come with the package, folded."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """Return the words of `assistant/words/NAME.txt`."""
    return frozenset((files("assistant") / "words" / f"{name}.txt").read_text("utf-8").split())
