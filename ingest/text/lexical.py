"""Text in, weighted terms out: the same analysis for documents and questions.

Folding, tokens, stop words and Snowball stems per language; references such as 2014/24/EU,
2.114 and C-223 stay whole. Weights are BM25's (Robertson and Zaragoza 2009) without the inverse
document frequency, which the index adds from its own counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from threading import local
from zlib import crc32

import Stemmer

from ingest.document import base_language
from ingest.store.index import SparseVector

ANALYSIS_VERSION = "1"
"""Raise it whenever the same text gives other terms: older indexes are then refused."""

_K1 = 1.2
_B = 0.75
_AVERAGE_LENGTH = 110  # terms; fixed, so that adding a document changes no other document's weights
_SNOWBALL = {"nl": "dutch", "fr": "french", "en": "english", "de": "german"}

# Letters and digits; kept together over . and / beside a digit, over a comma between digits, and
# over a hyphen between a letter and a digit (C-223, but not 2018-2019).
_TOKEN = re.compile(
    r"[^\W_]+(?:(?:(?<=\d)[./](?=\w)|[./](?=\d)|(?<=\d),(?=\d)|(?<=[^\W\d])-(?=\d))[^\W_]+)*"
)
_per_thread = local()


def analyse(text: str, language: str) -> list[str]:
    """Return the terms of a text in order, repeats included; an unknown language is not stemmed."""
    base = base_language(language)
    stop = _stop_words(base)
    return [_stem(word, base) for word in _TOKEN.findall(fold(text)) if word not in stop]


def document_vector(text: str, language: str) -> SparseVector:
    """Return the BM25 term-frequency part of a chunk's terms."""
    terms = analyse(text, language)
    length = _K1 * (1 - _B + _B * len(terms) / _AVERAGE_LENGTH)
    return _vector({t: n * (_K1 + 1) / (n + length) for t, n in Counter(terms).items()})


def question_vector(text: str, language: str) -> SparseVector:
    """Return one for each different term of a question."""
    return _vector(dict.fromkeys(analyse(text, language), 1.0))


def _vector(weights: dict[str, float]) -> SparseVector:
    hashed: dict[int, float] = {}
    for term, weight in weights.items():
        index = crc32(term.encode())
        hashed[index] = hashed.get(index, 0.0) + weight
    return SparseVector(indices=tuple(hashed), values=tuple(hashed.values()))


def _stem(word: str, base: str) -> str:
    if base not in _SNOWBALL or any(character.isdigit() for character in word):
        return word
    return str(_stemmer(base).stemWord(word))


def _stemmer(base: str) -> Stemmer.Stemmer:
    """Return this thread's stemmer: they are quick to make and not safe to share."""
    stemmers: dict[str, Stemmer.Stemmer] = _per_thread.__dict__.setdefault("stemmers", {})
    if base not in stemmers:
        stemmers[base] = Stemmer.Stemmer(_SNOWBALL[base])
    return stemmers[base]


def fold(text: str) -> str:
    """Return the text without case, accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=8)
def _stop_words(base: str) -> frozenset[str]:
    path = files("ingest.text") / "stopwords" / f"{base}.txt"
    return frozenset(fold(path.read_text("utf-8")).split()) if path.is_file() else frozenset()
