"""How much an unknown word looks like a first name or a surname: by its letters, three at a time.

Naive Bayes over the lists: what names have more often than words and places speaks for a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log

from ingest.screen.listed import FIRST_NAMES, PLACES, SURNAMES, WORDS, listed


def like_first_name(word: str) -> float:
    """Return the mean log-odds of a folded word's trigrams: above 0 for what looks like a name."""
    return _mean_odds(word, _odds(FIRST_NAMES))


def like_surname(word: str) -> float:
    """Return the same for surnames."""
    return _mean_odds(word, _odds(SURNAMES))


def _mean_odds(word: str, odds: Mapping[str, float]) -> float:
    found = [odds.get(trigram, 0.0) for trigram in _trigrams(word)]
    return sum(found) / len(found) if found else 0.0


@lru_cache(maxsize=2)
def _odds(name: str) -> Mapping[str, float]:
    """Return the log-odds of each trigram, smoothed by one; 0.1 s, once."""
    names, others = listed(name), (listed(WORDS) | listed(PLACES)) - listed(name)
    of_names, of_others = _counts(names), _counts(others)
    kinds = len(of_names | of_others)
    all_names, all_others = sum(of_names.values()) + kinds, sum(of_others.values()) + kinds
    return {
        trigram: log((of_names[trigram] + 1) / all_names)
        - log((of_others[trigram] + 1) / all_others)
        for trigram in of_names | of_others
    }


def _counts(words: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_trigrams(word))
    return counts


def _trigrams(word: str) -> Iterator[str]:
    edged = f"^{word}$"
    return (edged[place : place + 3] for place in range(len(edged) - 2))
