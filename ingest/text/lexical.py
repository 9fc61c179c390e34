"""Text in, weighted terms out: the same analysis for documents and questions.

Folding, tokens, stop words and Snowball stems per language; the parts of Dutch and German
compounds beside them; references such as 2014/24/EU, 2.114 and C-223 stay whole. Weights are
BM25's (Robertson and Zaragoza 2009) without the inverse document frequency, which the index adds
from its own counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from zlib import crc32

from ingest.document import base_language
from ingest.store.index import SparseVector
from ingest.text.compounds import compound_parts
from ingest.text.words import fold, stem, stop_words

ANALYSIS_VERSION = "2"
"""Raise it whenever the same text gives other terms: older indexes are then refused."""

_K1 = 1.2
_B = 0.75
_AVERAGE_LENGTH = 110  # terms; fixed, so that adding a document changes no other document's weights

PART_WEIGHT = 0.5
"""What a part of a compound weighs in a question, where a word weighs one."""

# A token is letters and digits, kept together over . and / beside a digit, over a comma between
# digits, and over a hyphen between a letter and a digit (C-223, but not 2018-2019).
TOKEN = re.compile(
    r"[^\W_]+(?:(?:(?<=\d)[./](?=\w)|[./](?=\d)|(?<=\d),(?=\d)|(?<=[^\W\d])-(?=\d))[^\W_]+)*"
)


def analyse(text: str, language: str) -> list[str]:
    """Return the terms of a text in order, repeats included; an unknown language is not stemmed."""
    base = base_language(language)
    return [stem(word, base) for word in _words(text, base)]


def document_terms(text: str, language: str) -> list[str]:
    """Return the terms of a text, those of a compound's parts after its own."""
    base = base_language(language)
    return [
        stem(form, base)
        for word in _words(text, base)
        for form in (word, *compound_parts(word, base))
    ]


def weighted_terms(text: str, language: str) -> dict[str, float]:
    """Return the different terms of a question: a word weighs one, a part of a compound less."""
    own = dict.fromkeys(analyse(text, language), 1.0)
    return dict.fromkeys(document_terms(text, language), PART_WEIGHT) | own


def document_vector(text: str, language: str) -> SparseVector:
    """Return the BM25 term-frequency part of a chunk's terms."""
    terms = document_terms(text, language)
    length = _K1 * (1 - _B + _B * len(terms) / _AVERAGE_LENGTH)
    return sparse_vector({t: n * (_K1 + 1) / (n + length) for t, n in Counter(terms).items()})


def question_vector(text: str, language: str) -> SparseVector:
    """Return the terms of a question and their weights."""
    return sparse_vector(weighted_terms(text, language))


def sparse_vector(weights: Mapping[str, float]) -> SparseVector:
    """Return weighted terms as an index takes them, in the hashes of the terms."""
    hashed: dict[int, float] = {}
    for term, weight in weights.items():
        index = crc32(term.encode())
        hashed[index] = hashed.get(index, 0.0) + weight
    return SparseVector(indices=tuple(hashed), values=tuple(hashed.values()))


def _words(text: str, base: str) -> Iterator[str]:
    stop = stop_words(base)
    return (word for word in TOKEN.findall(fold(text)) if word not in stop)
