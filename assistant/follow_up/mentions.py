"""Where a text names a country, a year, an organisation, a product: the parts that can change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.follow_up.words import Cues, Word, cues, terms_of, words_of
from assistant.names import names
from ingest.document import base_language
from ingest.text.compounds import compound_parts
from ingest.text.language import KNOWN
from ingest.text.lexical import analyse
from ingest.text.vocabulary import Term, Vocabulary, load_vocabulary
from ingest.text.words import fold, stem

_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:(?:19|20)?\d\d))?")
_FACETS = ("country", "category", "sector", "contract_form", "r_strategy")
_SUBJECT = ("contract_form", "r_strategy")
_OF_ORGANISATION = re.compile(
    r"gemeente|provincie|stad|waterschap|ministerie|universiteit|hogeschool|ziekenhuis|az|uz|umc|"
    r"ville|commune|province|region|metropole|universite|city|municipality|university|county|"
    r"town|stadt|kanton|gemeinde|provinz|universitat|hochschule|spital|klinikum|canton"
)
_ADJECTIVES = {"publiek", "privaat"}
"""Sectors that are said of a thing as well: éclairage public."""

_SHORTEST = 3  # letters; "it" and "es" are words


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` (exclusive) name something of a kind.

    Kinds: country, year, name, category, sector, and subject for contract forms, R-strategies
    and instruments. `is_adjective` tells that a country is said of the noun beside it.
    """

    kind: str
    start: int
    end: int
    is_adjective: bool = False


def mentions(
    text: str, words: Sequence[Word], language: str, known: Sequence[str] = ()
) -> list[Mention]:
    """Return what a question names, in order; `known` are names of organisations told before."""
    lists = cues(language)
    of_vocabulary = tuple(_of_vocabulary(words, lists))
    found: dict[int, Mention] = {}
    for mention in (
        *_years(words),
        *_told_before(words, known),
        *(mention for mention in of_vocabulary if mention.kind == "country"),
        *_names(text, words, language, known),
        *of_vocabulary,
        *_kinds_of_organisation(words, lists),
    ):
        if not any(position in found for position in range(mention.start, mention.end)):
            found.update(dict.fromkeys(range(mention.start, mention.end), mention))
    return sorted(frozenset(found.values()), key=lambda mention: mention.start)


def _years(words: Sequence[Word]) -> Iterator[Mention]:
    for position, word in enumerate(words):
        if _YEAR.fullmatch(word.folded):
            yield Mention("year", position, position + 1)


def _told_before(words: Sequence[Word], known: Sequence[str]) -> Iterator[Mention]:
    """Yield the organisations that were told before, where they are named in full."""
    said = tuple(word.folded for word in words)
    for organisation in known:
        name = tuple(word.folded for word in words_of(organisation))
        for start in range(len(said) - len(name) + 1):
            if name and said[start : start + len(name)] == name:
                yield Mention("name", start, start + len(name))


def _of_vocabulary(words: Sequence[Word], lists: Cues) -> Iterator[Mention]:
    """Yield the longest phrase of the vocabulary that begins at each word."""
    terms = [
        (position, term)
        for position, word in enumerate(words)
        if len(word.folded) >= _SHORTEST or word.text.isupper()
        for term in terms_of(word.folded, lists.language)
    ]
    phrases = _phrases(lists.language)
    for at, (position, term) in enumerate(terms):
        options = [
            (len(phrase), kind)
            for phrase, kind in phrases.get(term, ())
            if tuple(t for _, t in terms[at : at + len(phrase)]) == phrase
        ]
        length, kind = max(options, key=lambda option: option[0], default=(0, ""))
        if length:
            end = terms[at + length - 1][0] + 1
            adjective = kind == "country" and not _is_land(words[position:end], lists)
            yield Mention(kind, position, end, is_adjective=adjective)
        elif parts := compound_parts(words[position].folded, lists.language):
            last = (stem(parts[-1], lists.language),)
            if (last, "category") in phrases.get(last[0], ()):
                yield Mention("category", position, position + 1)


def _kinds_of_organisation(words: Sequence[Word], lists: Cues) -> Iterator[Mention]:
    for position, word in enumerate(words):
        if lists.has("who", word):
            yield Mention("sector", position, position + 1)


def _names(
    text: str, words: Sequence[Word], language: str, known: Sequence[str]
) -> Iterator[Mention]:
    """Yield proper names that stand together as one, with the kind of organisation before them."""
    told = frozenset(fold(part) for name in known for part in re.findall(r"[^\W_][\w-]+", name))
    bare = frozenset(name.text for name in names(text, language))
    position = 0
    while position < len(words):
        end = position
        while end < len(words) and _is_name(words, end, bare, told):
            end += 1
        if end == position:
            position += 1
            continue
        start = position
        if language != "de":  # Green Deal Circulair Inkopen, Aalborg Municipality
            while start > 1 and words[start - 1].has_capital:
                start -= 1
            while end < len(words) and words[end].has_capital:
                end += 1
        yield Mention("name", _with_kind(words, start), end)
        position = end


def _is_name(words: Sequence[Word], at: int, bare: frozenset[str], told: frozenset[str]) -> bool:
    word = words[at]
    if not word.has_capital:
        return False
    is_told = word.folded in told and not word.text.isupper()  # TCO is no TCO Development
    return is_told or word.folded in bare or word.folded in _places()


def _with_kind(words: Sequence[Word], start: int) -> int:
    """Return where a name begins with `gemeente` or `Ville de` before it."""
    for back in (1, 2):
        if start >= back and _OF_ORGANISATION.fullmatch(words[start - back].folded):
            between = words[start - back + 1 : start]
            if all(word.folded in {"de", "d'", "du", "of", "van"} for word in between):
                return start - back
    return start


def _is_land(words: Sequence[Word], lists: Cues) -> bool:
    said = tuple(word.folded for word in words)
    return said in lists.phrases["lands"] or " ".join(said) in _labels_of_countries()


@lru_cache(maxsize=1)
def _labels_of_countries() -> frozenset[str]:
    terms = load_vocabulary().facets["country"].values()
    return frozenset(fold(label) for term in terms for label in term.labels.values())


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(name for names_ in load_vocabulary().places for name in names_)


@lru_cache(maxsize=len(KNOWN))
def _phrases(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return by first term the phrases of the vocabulary and the kinds of what they name."""
    base = base_language(language)
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for kind, term in _terms(load_vocabulary()):
        for said in (*term.labels.values(), *term.synonyms):
            if phrase := tuple(analyse(said, base)):
                found.setdefault(phrase[0], {})[phrase, kind] = None
    return {first: tuple(phrases) for first, phrases in found.items()}


def _terms(vocabulary: Vocabulary) -> Iterator[tuple[str, Term]]:
    for facet in _FACETS:
        kind = "subject" if facet in _SUBJECT else facet
        terms = vocabulary.facets[facet].values()
        yield from ((kind, term) for term in terms if term.key not in _ADJECTIVES)
    yield from (("subject", term) for term in vocabulary.instruments.values())
