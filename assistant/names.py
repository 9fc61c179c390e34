"""Proper names in a question, and which hits tell of what bears them.

A question about an organisation that the corpus does not know must not be answered from another
one's documents, however alike the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Hit
from assistant.word_list import word_list
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

_WORD = re.compile(r"[^\W_][\w'’-]*")
_BEGINS = re.compile(r"(^|(?<!\bSt)[.?!:])[\s\"'“‘«(]*$")
_CODE = re.compile(r"\w-|\w*[A-Z]\w*[A-Z]\b|\w*[A-Z]\w*[A-Z]\w*-|\w*\d")  # R-ladder, ICT, CoP-, C2C
_NAMING_CODE = re.compile(r"(?=\w{3})\w*[A-Z]\w*[A-Z\d]")  # NVRD, KplusV, A326
_LONGEST_ARTICLE = 2  # De, Le
_ORGANISATION = re.compile(
    r"\b(gemeente|provincie|stad|waterschap|ministerie|universiteit|hogeschool|ziekenhuis|az|uz|"
    r"ville|commune|province|region|metropole|universite|city|municipality|province|university|"
    r"county|town|stadt|kantons?|gemeinde|provinz|universitat|hochschule|spital|klinikum|canton) "
    r"((of|de|du|d.|van|la) ?)?(st\.? ?)?$"
)
_ENDINGS = ("'s", "’s", "s", "e", "se", "er")  # Alliander's, Rotterdamse, Leidse
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, folded; `of_organisation` where a word like `gemeente` stands before it.

    One that `is_code` may stand in full instead: Green Deal Circulair Inkopen for GDCI.
    """

    text: str
    of_organisation: bool = False
    is_code: bool = False


def names(question: str, language: str) -> list[Name]:
    """Return the proper names; in German, where every noun has a capital, of organisations only.

    Codes in capitals (ICT, CO2, MKI, ICT-aanbesteding) are terms rather than names, and the first
    word of a sentence has its capital anyway.
    """
    found = []
    for match in _WORD.finditer(question):
        before = question[: match.start()]
        folded = fold(match.group())
        if (
            match.group()[0].isupper()
            and not _BEGINS.search(before)
            and not _CODE.match(match.group())
            and len(folded) > _LONGEST_ARTICLE
            and folded not in word_list("not_names")
        ):
            found.append(Name(folded, _ORGANISATION.search(fold(before)) is not None))
    return [name for name in found if name.of_organisation or language != "de"]


def codes(question: str, hits: Sequence[Hit]) -> list[Name]:
    """Return the codes that name something a hit is of: NVRD and A326, but not ICT.

    Those of the vocabulary are subjects, which have other words as well.
    """
    said = {match.group().partition("-")[0] for match in _WORD.finditer(question)}
    wanted = {fold(code) for code in said if _NAMING_CODE.fullmatch(code)} - _codes_of_things()
    named = (Name(code, is_code=True) for code in sorted(wanted))
    return [name for name in named if bearers(name, hits)]


@lru_cache(maxsize=1)
def _codes_of_things() -> frozenset[str]:
    lists = word_list("not_names") | word_list("codes_of_things")
    return lists.union(map(fold, load_vocabulary().subject_words()))


def bearing(wanted: Sequence[Name], hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits of documents that bear the names: all of them where one does, else any.

    Without names to look for all hits come back, and so they do for a name that occurs in no hit:
    it may be another word for a place. But none for an organisation that occurs in no hit.
    """
    if not wanted:
        return list(hits)
    borne: dict[str, frozenset[Name]] = {}
    for hit in hits:
        document = hit.chunk.meta.document_id
        borne[document] = borne.get(document, frozenset()) | _borne(wanted, hit)
    known = frozenset().union(*borne.values())
    if any(name.of_organisation for name in set(wanted) - known):
        return []
    most = max(map(len, borne.values()), default=0)
    enough = most if most == len(known) else min(most, 1)
    return [hit for hit in hits if len(borne[hit.chunk.meta.document_id]) >= enough]


def bearers(name: Name, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits whose title or organisation bears the name."""
    return [hit for hit in hits if _is_of(name, hit)]


def _is_of(name: Name, hit: Hit) -> bool:
    meta = hit.chunk.meta
    words = fold(f"{meta.title} {meta.organisation or ''}")
    return any(re.search(rf"\b{re.escape(form)}\b", words) for form in forms(name.text))


def told(hit: Hit) -> str:
    """Return what a hit tells, folded: title, organisation and text."""
    meta = hit.chunk.meta
    return _folded(f"{meta.title} {meta.organisation or ''} {hit.chunk.text}")


_folded = lru_cache(maxsize=2_048)(fold)  # the same chunks come back with every other question


def _borne(wanted: Iterable[Name], hit: Hit) -> frozenset[Name]:
    text = told(hit)
    return frozenset(
        name
        for name in wanted
        if any(stands_in(form, text) for form in forms(name.text))
        or (name.is_code and _in_full(name.text).search(text))
    )


def stands_in(form: str, text: str) -> bool:
    """Tell whether a folded word is the name, or goes on for an ending.

    Haarlem does not stand in Haarlemmermeer.
    """
    return form in text and _word_of(form).search(text) is not None


@lru_cache(maxsize=1_024)
def _word_of(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(form)}\w{{0,3}}\b")


@lru_cache(maxsize=1_024)
def _in_full(code: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"\w+[ -]".join(map(re.escape, code)))


def forms(name: str) -> Iterator[str]:
    """Yield what a place is called elsewhere, and the name without an adjective's ending."""
    yield from load_vocabulary().place_names(name)
    for ending in _ENDINGS:
        stem = name.removesuffix(ending)
        if len(stem) >= _SHORTEST_STEM:
            yield stem
