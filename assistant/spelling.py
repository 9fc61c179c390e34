"""Slips of the pen: what a word that no document holds was probably meant to be.

One edit away (a letter too many, too few, another, or two swapped) lie four in five slips
(Damerau 1964). The index keeps hashes of terms and no list of words, so all words one edit away
are asked for at once, and the chunks that come back tell which of them they hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from string import ascii_lowercase

from ingest.document import LANGUAGES, Chunk, base_language
from ingest.store.index import Filters, IndexReader
from ingest.text.compounds import compound_parts, listed
from ingest.text.lexical import TOKEN, sparse_vector
from ingest.text.words import fold, stem, stems, stop_words

SHORTEST, LONGEST = 6, 30
"""Letters of a word that may be corrected: shorter ones have too many neighbours."""

FEWEST = 50
"""Chunks that must be there in the language of a question: with less, right words are missing."""

CONSIDERED = 10
"""Chunks of an index that are looked through for the word that was meant."""

MOST = 4
"""Unknown words of a question that are looked up, in its order: each takes some milliseconds."""

LIKENESS = 0.85
"""How alike a word must look to the one it stands for, 0 to 1 (Ratcliff and Obershelp's ratio).

Measured on dev, one slip a question: .75 mends 141 of 178 and mistakes 4, .85 133 and 2, and
touches 21 instead of 36 of 215 questions without a slip.
"""

_WORD = re.compile(r"\w[\w.,/-]*")  # a reference or a name with a hyphen is one, and left alone


def corrected(text: str, language: str, indexes: Sequence[IndexReader]) -> dict[str, str]:
    """Return by folded word of a question the word that it was probably meant to be, folded.

    Names are left alone: what has a capital inside the question, and what the documents write
    with a capital. So are all words of a language that the documents are hardly written in.
    """
    base = base_language(language)
    unknown = (
        word
        for word in dict.fromkeys(_doubtful(text, base))
        if not any(_holds(index, stem(word, base)) for index in indexes)
    )
    looked_up = list(islice(unknown, MOST))
    if not looked_up or sum(_chunks_in(index, base) for index in indexes) < FEWEST:
        return {}
    meant = {word: _meant(word, base, indexes) for word in looked_up}
    return {word: other for word, other in meant.items() if other}


def _doubtful(text: str, base: str) -> Iterator[str]:
    """Yield the folded words that are on no list, capitals left out but for the first letter."""
    for found in _WORD.finditer(text):
        written = found.group().rstrip(".,/-")
        if found.start() == 0:
            written = written[0].lower() + written[1:]
        word = fold(written)
        plain = SHORTEST <= len(word) <= LONGEST and word.isalpha() and written.islower()
        if plain and word not in stop_words(base) and not listed(word, base):
            yield word


def _holds(index: IndexReader, term: str) -> bool:
    held = _noted(index.version()).held
    if term not in held and index.nearest_sparse(sparse_vector({term: 1.0}), top_k=1):
        held.add(term)
    return term in held


def _chunks_in(index: IndexReader, base: str) -> int:
    """Return how many chunks there are in a language, FEWEST at most."""
    chunks = _noted(index.version()).chunks
    if base not in chunks:
        anywhere = [1.0] + [0.0] * (index.fingerprint.dimensions - 1)
        near = index.nearest_dense(anywhere, top_k=FEWEST, filters=_written_in(base))
        chunks[base] = len(near)
    return chunks[base]


@dataclass(frozen=True, slots=True)
class _Noted:
    """What was found out about an index: terms it holds, and chunks by language up to FEWEST."""

    held: set[str] = field(default_factory=set)
    chunks: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=8)
def _noted(version: str) -> _Noted:  # noqa: ARG001  equal versions hold equal documents
    return _Noted()


def _meant(word: str, base: str, indexes: Sequence[IndexReader]) -> str | None:
    """Return the word like it that the most of the chunks found hold."""
    terms = set(stems(neighbours(word), base)) - {stem(word, base)}
    asked = sparse_vector(dict.fromkeys(terms, 1.0))
    written: dict[str, str] = {}
    held = Counter[str]()
    for index in indexes:
        for hit in index.nearest_sparse(asked, top_k=CONSIDERED, filters=_written_in(base)):
            forms = {stem(form, base): form for form in _forms(hit.chunk, base, word[0])}
            alike = {term for term in terms & forms.keys() if _alike(word, forms[term])}
            written |= {term: forms[term] for term in alike}
            held.update(alike)
    best = max(held, key=lambda term: (held[term], term), default=None)
    return None if best is None else written[best]


def _forms(chunk: Chunk, base: str, first: str) -> Iterator[str]:
    """Yield its words that are written small and begin with a letter, and parts of compounds."""
    for written in TOKEN.findall(f"{chunk.header}\n{chunk.text}"):
        if len(written) >= SHORTEST - 1 and written[0].islower():
            word = written if written.isascii() else fold(written)
            for form in (word, *compound_parts(word, base)):
                if form[0] == first and len(form) >= SHORTEST - 1:
                    yield form


def _alike(word: str, form: str) -> bool:
    """Tell whether they look the same, endings aside: a neighbour's stem may be another word's."""
    return SequenceMatcher(None, word, form, autojunk=False).ratio() >= LIKENESS


def _written_in(base: str) -> Filters:
    return {"language": [tag for tag in LANGUAGES if base_language(tag) == base]}


def neighbours(word: str) -> frozenset[str]:
    """Return the words one edit away from a word that begin with the same letter."""
    first, rest = word[0], word[1:]
    cuts = [(rest[:at], rest[at:]) for at in range(len(rest) + 1)]
    made = {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase),
        *(a + c + b for a, b in cuts for c in ascii_lowercase),
    }
    return frozenset(first + end for end in made) - {word}
