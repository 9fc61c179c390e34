"""Dutch and German compounds in their parts: bedrijfskleding is bedrijf and kleding.

The parts are words of the lists in `word_parts/` (scripts/word_parts.py makes them). Why ours:
docs/decisions/0008-lexical-half.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ingest.text.words import stem, stems, stop_words

LEAST = 4
"""Letters of a part. Shorter ones (aan, uit, be) are mostly prefixes."""

MOST = 48
"""Letters of a word that is split: longer ones are no words, and would be split without end."""

LINKS = {"nl": ("", "s", "en", "e", "n", "er"), "de": ("", "s", "es", "en", "n", "e", "er")}
"""What may stand between two parts, by language; other languages are not split."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Words that may be a part, their stems, and words that are never split; all folded."""

    words: frozenset[str]
    stems: frozenset[str]
    whole: frozenset[str]

    def has(self, part: str, base: str) -> bool:
        """Tell whether it may be a part: a form of the shortest ones must itself be listed."""
        if part in self.words:
            return True
        as_stem = len(part) > LEAST and stem(part, base) in self.stems
        return as_stem and part not in stop_words(base)


@lru_cache(maxsize=65_536)  # words; each is met many times
def compound_parts(word: str, base: str) -> tuple[str, ...]:
    """Return the parts of a folded word, none where it is no compound of known words.

    A part that is a compound comes before its own parts: levenscycluskosten gives levenscyclus,
    leven, cyclus and kosten.
    """
    if base not in LINKS or not 2 * LEAST <= len(word) <= MOST or not word.isalpha():
        return ()
    halves = _halves(word, base)
    return tuple(part for half in halves for part in (half, *compound_parts(half, base)))


def listed(word: str, base: str) -> bool:
    """Tell whether a folded word is on the list of its language, or made of words that are."""
    if base not in LINKS:
        return False
    return word in _known(base).words or bool(compound_parts(word, base))


def _halves(word: str, base: str) -> tuple[str, ...]:
    """Return the most even split in two known words; else a compound and the longest known tail."""
    known = _known(base)
    if word in known.whole:
        return ()
    cuts = [cut for cut in _cuts(word, base) if known.has(cut[1], base)]
    if even := [cut for cut in cuts if known.has(cut[0], base)]:
        return max(even, key=lambda cut: (min(map(len, cut)), cut[0] in known.words, len(cut[0])))
    return next((cut for cut in cuts if compound_parts(cut[0], base)), ())


def _cuts(word: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield every head and tail, the longest tail first; the head without what links them."""
    for at in range(LEAST, len(word) - LEAST + 1):
        head, tail = word[:at], word[at:]
        for link in LINKS[base]:
            bare = head.removesuffix(link)
            if head.endswith(link) and len(bare) >= LEAST:
                yield bare, tail


@lru_cache(maxsize=4)
def _known(base: str) -> _Known:
    listed = (files("ingest.text") / "word_parts" / f"{base}.txt").read_text("utf-8").split()
    whole = frozenset(word[1:] for word in listed if word.startswith("!"))
    words = frozenset(word for word in listed if not word.startswith("!"))
    return _Known(words=words, stems=frozenset(stems(words, base)), whole=whole)
