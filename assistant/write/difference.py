"""Questions for how two terms differ, and the few sentences that tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import chain, islice
from typing import TypeVar

from assistant.write.definition import TERM, defines, is_named, is_term, names_of

T = TypeVar("T")

_END = r"(?: (?:precies|eigenlijk|nu|exactly|exactement|genau|eigentlich))?\s*[?.!]*"
_AN = (
    r"(?:(?P<{0}>een|'n|an?|eine?[nrm]?|une?) |(?:de|het|the|der|die|das|dem|den|les?|la) |l['’])?"
)


def _pair(joins: str) -> str:
    first, second = _AN.format("an"), _AN.format("another")
    return rf"{first}(?P<one>{TERM}) (?:{joins}) {second}(?P<other>{TERM})"


_ASKS = {
    "nl": (
        rf"(?:wat (?:is|zijn) )?(?:het|de)? ?(?:precieze )?verschil(?:len)? tussen {_pair('en')}",
        rf"waarin verschil(?:t|len) {_pair('van|en')}",
    ),
    "en": (
        rf"(?:what(?:['’]s| is| are) )?(?:the )?differences? between {_pair('and')}",
        rf"how (?:does|do|is|are) {_pair('differ(?:ent)? from')}",
    ),
    "fr": (
        r"(?:quelles? (?:est|sont) )?(?:la |les )?diff[ée]rences? entre " + _pair("et"),
        rf"en quoi {_pair('diff[èe]re(?:-t-(?:il|elle))? d(?:e|u)')}",
    ),
    "de": (
        rf"(?:was (?:ist|sind) )?(?:der |die )?unterschiede? zwischen {_pair('und')}",
        rf"wo(?:rin|durch) unterscheide[tn] sich {_pair('vo[nm]|und')}",
    ),
}
_DIFFERENCE = re.compile(r"\b(?:verschil|difference|diff[ée]rence|unterschied)\b", re.IGNORECASE)
_DIFFERS = re.compile(
    r"\b(?:verschil\w*|anders dan|in tegenstelling|terwijl|daarentegen|tegenover|boven|"
    r"differ\w*|unlike|whereas|while|diff[ée]r\w*|distin\w*|tandis|alors que|contrairement|"
    r"unterschied\w*|unterscheide\w*|dagegen|hingegen|w[äa]hrend|im gegensatz|anders als)\b|"
    r"\b(bij|with|pour|bei)\b.+\b(?:en|and|et|und) \1\b",  # "bij A …, en bij B …"
    re.IGNORECASE,
)

Terms = tuple[frozenset[str], frozenset[str]]
"""What either term is called."""


@lru_cache(maxsize=256)  # asked of every hit
def told_apart(question: str) -> Terms | None:
    """Return the terms whose difference is asked for, else None; names of places are none."""
    for language, patterns in _patterns().items():
        for asks in patterns:
            if match := asks.fullmatch(question.strip()):
                pairs = ((match["one"], match["an"]), (match["other"], match["another"]))
                if all(is_term(term, language, article=an) for term, an in pairs):
                    one, other = (names_of(term) for term, _ in pairs)
                    return (one - other, other - one) if one - other and other - one else None
    return None


def are_known(terms: Terms | None) -> bool:
    """Tell whether the vocabulary knows one of them: else they may be names in small letters."""
    return terms is not None and any(len(names) > 1 for names in terms)


def telling(terms: Terms, given: Sequence[T], quotes: Callable[[T], Iterable[str]]) -> list[T]:
    """Return the first of what is given that tells the difference, and those that explain a term.

    `quotes` returns the sentences of one. Nothing where neither the difference is told nor both
    terms are explained.
    """

    def first(tells: Callable[[str], bool]) -> list[T]:
        return [*islice((each for each in given if any(map(tells, quotes(each)))), 1)]

    apart = first(partial(_tells, terms, _DIFFERENCE)) or first(partial(_tells, terms, _DIFFERS))
    explained = [first(partial(_opens_with, names)) for names in terms]
    if not apart and not all(explained):
        return []
    return list(dict.fromkeys([*apart, *chain(*explained)]))


def _tells(terms: Terms, words: re.Pattern[str], sentence: str) -> bool:
    """Tell whether a sentence names both terms and says, in such words, that they differ."""
    return all(is_named(names, sentence) for names in terms) and bool(words.search(sentence))


def _opens_with(names: frozenset[str], sentence: str) -> bool:
    """Tell whether a sentence says what a term is, and no sort of it: `hoogwaardig hergebruik`."""
    return defines(names, sentence) and is_named(names, sentence, at_start=True)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        language: tuple(re.compile(f"{asks}{_END}", re.IGNORECASE) for asks in questions)
        for language, questions in _ASKS.items()
    }
