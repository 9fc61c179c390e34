"""Proper names in a question, and which hits tell of what bears them.

A question about an organisation that the corpus does not know must not be answered from another
one's documents, however alike the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from assistant.answer import Hit
from ingest.text.lexical import fold
from ingest.text.vocabulary import load_vocabulary

_WORD = re.compile(r"[^\W_][\w'’-]*")
_BEGINS = re.compile(r"(^|[.?!:])[\s\"'“‘«(]*$")
_CODE = re.compile(r"\w-|\w*[A-Z]\w*[A-Z]\b|\w*[A-Z]\w*[A-Z]\w*-|\w*\d")  # R-ladder, ICT, CoP-, C2C
_LONGEST_ARTICLE = 2  # De, Le
_ENDINGS = ("'s", "’s", "s", "e", "se", "er")  # Alliander's, Rotterdamse, Leidse
_SHORTEST_STEM = 4


def names(question: str, language: str) -> list[str]:
    """Return the proper names, folded; none in German, where every noun has a capital.

    Codes in capitals (ICT, CO2, MKI, ICT-aanbesteding) are terms rather than names, and the first
    word of a sentence has its capital anyway.
    """
    if language == "de":
        return []
    capitals = (
        match.group()
        for match in _WORD.finditer(question)
        if match.group()[0].isupper() and not _BEGINS.search(question[: match.start()])
    )
    folded = (fold(word) for word in capitals if not _CODE.match(word))
    return [name for name in folded if len(name) > _LONGEST_ARTICLE and name not in _not_names()]


def bearing(wanted: Sequence[str], hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits of documents that bear the names: all of them where one does, else any.

    Without names to look for all hits come back; none where a name occurs in no hit.
    """
    borne: dict[str, frozenset[str]] = {}
    for hit in hits:
        document = hit.chunk.meta.document_id
        borne[document] = borne.get(document, frozenset()) | _borne(wanted, hit)
    if set(wanted) - frozenset().union(*borne.values()):
        return []
    most = max(map(len, borne.values()), default=0)
    enough = most if most == len(set(wanted)) else min(most, 1)
    return [hit for hit in hits if len(borne[hit.chunk.meta.document_id]) >= enough]


def _borne(wanted: Iterable[str], hit: Hit) -> frozenset[str]:
    meta = hit.chunk.meta
    text = fold(f"{meta.title} {meta.organisation or ''} {hit.chunk.text}")
    return frozenset(name for name in wanted if any(form in text for form in _forms(name)))


def _forms(name: str) -> Iterator[str]:
    """Yield what a place is called elsewhere, and the name without an adjective's ending."""
    yield from load_vocabulary().place_names(name)
    for ending in _ENDINGS:
        stem = name.removesuffix(ending)
        if len(stem) >= _SHORTEST_STEM:
            yield stem


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    """Return what has a capital and names nothing by itself: Nederlandse, mei, Gemeente."""
    return frozenset((files("assistant") / "words" / "not_names.txt").read_text("utf-8").split())
