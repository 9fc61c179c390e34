"""Tells text from glyphs that stand for nothing: fonts without a map to characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

_UNMAPPED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_ENOUGH = 40  # characters: of fewer, nothing can be said
_MAX_UNMAPPED = 0.3  # of the characters; bullets and signs of a symbol font are far fewer
_WORD = re.compile(r"[a-zA-Z]{4,}")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_MIN_WORDS = 20
_MAX_VOICELESS = 0.5  # of the words; abbreviations and codes are far fewer


def is_unmapped(chars: Sequence[dict[str, Any]]) -> bool:
    """Say whether most glyphs of a page have no character."""
    count = sum(not char["text"].isspace() for char in chars)
    unmapped = sum(bool(_UNMAPPED.match(char["text"])) for char in chars)
    return count >= _ENOUGH and unmapped > _MAX_UNMAPPED * count


def is_garbled(words: Iterable[str]) -> bool:
    """Say whether words in Latin letters can't be words: a map that leads to wrong letters."""
    latin = _WORD.findall(" ".join(words))
    voiceless = sum(not _VOWEL.search(word) for word in latin)
    return len(latin) >= _MIN_WORDS and voiceless > _MAX_VOICELESS * len(latin)
