"""What a sentence claims that can be looked up word by word, and whether its evidence has it.

Numbers with their units, dates, articles of law, codes of rules and things, and names: what a
writer gets wrong with the most harm, and what no likeness of meaning tells apart. All of it is
made comparable across the four languages first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from assistant.claims.articles import articles, without_articles
from assistant.claims.dates import dates
from assistant.claims.quantities import quantities, units_named
from assistant.names import forms, stands_in
from assistant.word_list import word_list
from ingest.document import base_language
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold, stop_words

_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[\w'’.&-]*\w)?")
_CODE = re.compile(
    r"(?<![\w/])(?:\d{2,4}/\d+/\w+|[A-Z]+-\d+/\d+|(?:[A-Z]\w*)?[A-Z]\d[\w:+]*)(?!\w)"
)
_BEGINS = re.compile(r"(?:^|[.?!:;–•|]|\d\.)[\s\"'“‘«»„(*]*$")
_CAPITALS = re.compile(r"\w*[A-Z]\w*[A-Z]")  # ICT, PIANOo, KvK
_SHORTEST_NAME = 3
_SHORTEST_STEM = 5


class Kind(StrEnum):
    """What sort of thing is claimed."""

    QUANTITY = "quantity"
    DATE = "date"
    ARTICLE = "article"
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a sentence claims; `text` is how it says it."""

    kind: Kind
    text: str


def missing_claims(
    sentence: str,
    evidence: Sequence[str],
    *,
    sentence_language: str,
    evidence_language: str,
    names: Collection[str] = (),
) -> list[Claim]:
    """Return what the sentence claims and no text of the evidence has; empty when all is there.

    The evidence is the cited words, with whatever else counts: the title and the organisation of
    their document. `names` are words that are names wherever they stand, as those of the other
    documents that a writer has seen are: without them the first word of a sentence, and in German
    most nouns, would not be looked up. Languages are tags such as `nl-BE`.
    """
    own, theirs = base_language(sentence_language), base_language(evidence_language)
    sentence = unicodedata.normalize("NFKC", sentence)
    given = unicodedata.normalize("NFKC", "\n".join(evidence))
    return [
        *_quantities(sentence, given, own, theirs),
        *_dates(sentence, given),
        *_articles(sentence, given),
        *_codes(sentence, given),
        *_names(sentence, given, own, frozenset(map(fold, names))),
    ]


def _quantities(sentence: str, evidence: str, own: str, theirs: str) -> Iterator[Claim]:
    given = quantities(_counted(evidence), theirs)
    named = units_named(evidence)
    for claimed in quantities(_counted(sentence), own):
        if not claimed.is_given_by(given, named):
            yield Claim(kind=Kind.QUANTITY, text=claimed.text)


def _counted(text: str) -> str:
    """Return a text without the figures that count nothing."""
    return _CODE.sub(" ", without_articles(text))


def _dates(sentence: str, evidence: str) -> Iterator[Claim]:
    given = [found.date for found in dates(evidence)]
    for found in dates(sentence):
        if not any(found.date.is_given_by(other) for other in given):
            yield Claim(kind=Kind.DATE, text=sentence[found.start : found.end])


def _articles(sentence: str, evidence: str) -> Iterator[Claim]:
    given = set(articles(evidence))
    for article in articles(sentence):
        if article not in given:
            yield Claim(kind=Kind.ARTICLE, text=str(article))


def _codes(sentence: str, evidence: str) -> Iterator[Claim]:
    given = set(map(_bare_code, _CODE.findall(evidence)))
    for code in _CODE.findall(sentence):
        if _bare_code(code) not in given:
            yield Claim(kind=Kind.CODE, text=code)


def _bare_code(code: str) -> str:
    """Return a code without what differs by language: 2014/24/EU is 2014/24/UE."""
    return re.sub(r"/(eu|ue|eg|ce|ec|ewg|eec|cee)$", "", fold(code))


def _names(sentence: str, evidence: str, language: str, known: frozenset[str]) -> Iterator[Claim]:
    given = fold(evidence)
    for name in names_in(_CODE.sub(" ", sentence), language, known):
        if not any(_is_given(form, given) for form in _forms(fold(name))):
            yield Claim(kind=Kind.NAME, text=name)


def names_in(sentence: str, language: str, known: Collection[str] = ()) -> list[str]:
    """Return the words that are names: with a capital that no rule of the language asks for.

    A word that is `known` (folded) or a place or country of the vocabulary is one wherever it
    stands, and so is one of capitals.
    """
    found = {}
    for match in _WORD.finditer(sentence):
        folded = fold(match.group())
        if not match.group()[0].isupper():
            continue
        is_word = len(folded) < _SHORTEST_NAME or folded in stop_words(language)
        is_known = folded in known or folded in _places()
        if _CAPITALS.match(match.group()) or (
            not is_word
            and (is_known or (language != "de" and _is_name(folded, sentence[: match.start()])))
        ):
            found[folded] = match.group()
    return list(found.values())


def _is_name(folded: str, before: str) -> bool:
    return (
        not _BEGINS.search(before)
        and folded not in word_list("not_names") | word_list("kinds_of_rule")
        and dates(folded) == []
    )


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Return the places and countries of the vocabulary, and what is of them, folded words."""
    vocabulary = load_vocabulary()
    countries = (fold(w) for t in vocabulary.facets["country"].values() for w in t.words())
    return frozenset(
        word for word in (*countries, *chain.from_iterable(vocabulary.places)) if " " not in word
    )


def _forms(name: str) -> Iterator[str]:
    """Yield what the name is called elsewhere, its parts, and it without an ending."""
    bare = re.sub(r"['’]s$", "", name)
    yield from (bare, *forms(bare))
    yield from _same_in_vocabulary(bare)
    if "-" in name:  # Utrecht-pilot, ICT-aanbesteding
        yield from (part for part in name.split("-") if len(part) >= _SHORTEST_NAME)


@lru_cache(maxsize=1_024)
def _same_in_vocabulary(name: str) -> tuple[str, ...]:
    """Return the vocabulary's other words for a term or a country: MKI is ECI in English."""
    vocabulary = load_vocabulary()
    terms = [*vocabulary.facets["country"].values(), *vocabulary.subjects()]
    for term in terms:
        words = tuple(map(fold, term.words()))
        if name in words or any(len(w) >= _SHORTEST_STEM and name.startswith(w) for w in words):
            return tuple(word for word in words if len(word) >= _SHORTEST_NAME)
    return ()


def _is_given(form: str, evidence: str) -> bool:
    return bool(form) and stands_in(form, evidence)
