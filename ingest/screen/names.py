"""Finds names of persons without a title: by lists, by their form and by what stands beside them.

A list knows too few names, so no single sign is needed (`name_points.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.screen import not_names as never
from ingest.screen.finding import Finding, Kind
from ingest.screen.listed import FIRST_NAMES, PARTICLES, PLACES, SURNAMES, TITLES, WORDS, listed
from ingest.screen.name_parts import PARTICLE, RUN, TURNED, Token, is_other, tokens_in
from ingest.screen.name_points import ENOUGH, Known, is_body, weighed
from ingest.text.words import fold


def find_names(text: str, identifiers: Sequence[Finding]) -> list[Finding]:
    """Return names of persons in order of place; `identifiers` are what else was found."""
    known = Known(in_mail=_mail_words(text, identifiers), surnames=set())
    for found in identifiers:
        if found.kind is Kind.NAME:
            known.surnames.update(_surnames(tokens_in(text, found.start, found.end)))
    places = [(found.start, found.end) for found in identifiers if found.kind is not Kind.NAME]
    names = list(_turned(text, known))
    for run in RUN.finditer(text):
        names += _in_run(text, run, known, places)
    return [*names, *_again(text, known)]


def find_listed_names(text: str) -> Iterator[Finding]:
    """Yield a listed first name before a listed surname in a name of a file or an address."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    for first, last in pairwise(words):
        surname = last
        if fold(last[0]) in listed(PARTICLES):
            behind = [word for word in words if word.start() > last.start()]
            surname = next(
                (word for word in behind if fold(word[0]) not in listed(PARTICLES)), last
            )
        gap = text[first.end() : last.start()]
        if len(gap) == 1 and _is_first(fold(first[0])) and _is_surname(fold(surname[0])):
            yield Finding(
                kind=Kind.NAME, start=first.start(), end=surname.end(), why="listed names"
            )


def words_of_names(text: str, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the words of the names found that are no words of another kind, folded."""
    names = (text[found.start : found.end] for found in findings if found.kind is Kind.NAME)
    words = (fold(word) for name in names for word in re.findall(r"[^\W\d_]{4,}", name))
    return frozenset(word for word in words if not is_other(word))


def find_words(text: str, named: Collection[str]) -> Iterator[Finding]:
    """Yield the words of names known from elsewhere; capitals do not count."""
    for word in re.finditer(r"[^\W\d_]{4,}", text):
        if fold(word[0]) in named:
            yield Finding(
                kind=Kind.NAME, start=word.start(), end=word.end(), why="named in the text"
            )


def _is_first(word: str) -> bool:
    return word in listed(FIRST_NAMES) and not is_other(word)


def _is_surname(word: str) -> bool:
    return word in listed(SURNAMES) and not is_other(word)


def _in_run(
    text: str, run: re.Match[str], known: Known, contacts: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    tokens = tokens_in(text, run.start(), run.end())
    while len(tokens) > 1:
        skipped = _not_begun(tokens)
        tokens = tokens[skipped:]
        name = _one_name(tokens)
        if len(name) < 2:  # noqa: PLR2004  a first name, a surname
            return
        if len(name[0].text) < 3 and not _may_begin(name[0]):  # noqa: PLR2004  Im, Am, En
            tokens = tokens[1:]
            continue
        points, why = weighed(text, name, known, contacts)
        if points >= ENOUGH:
            known.surnames.update(_surnames(name))
            known.last_end = name[-1].end
            yield _finding(name, why)
            tokens = tokens[len(name) :]
        else:
            tokens = tokens[1:]


def _may_begin(token: Token) -> bool:
    return token.is_initials or token.folded in listed(FIRST_NAMES)


def _not_begun(tokens: Sequence[Token]) -> int:
    """Return how many tokens go before the first that a name may begin with."""
    for place, token in enumerate(tokens):
        if token.is_initials or not (
            token.is_particle
            or token.folded in listed(TITLES)
            or (token.folded in listed(WORDS) and token.folded not in listed(FIRST_NAMES))
        ):
            return place
    return len(tokens)


def _one_name(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return first names or initials, particles and a surname, or two with a capital each."""
    capitals = 0
    for place, token in enumerate(tokens):
        if token.is_particle or token.is_initials:
            continue
        capitals += 1
        ends = capitals > 1 and (
            is_body(token) or (token.folded in listed(WORDS) and not _after_particle(tokens, place))
        )
        if ends and capitals > 2:  # noqa: PLR2004  a first name, a surname, and this
            return _trimmed(tokens[:place])
        if capitals > 3:  # noqa: PLR2004  three at most
            return _trimmed(tokens[:place])
    return _trimmed(tokens)


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    end = len(tokens)
    while end and (tokens[end - 1].is_particle or tokens[end - 1].is_initials):
        end -= 1
    return tokens[:end]


def _after_particle(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].is_particle


def _surnames(name: Sequence[Token]) -> Iterator[str]:
    last = name[-1]
    if last.folded not in listed(WORDS) and last.folded not in listed(PLACES):
        yield last.text


def _turned(text: str, known: Known) -> Iterator[Finding]:
    """Yield names with the surname first, as lists of people have them."""
    for found in TURNED.finditer(text):
        last, first = found[1].split()[-1], found[2].split()[0]
        words = (fold(last), fold(first).strip("."))
        if any(is_other(word) or never.BODY.fullmatch(word) for word in words):
            continue
        known.surnames.add(last)
        yield Finding(
            kind=Kind.NAME, start=found.start(1), end=found.end(2), why="surname, first name"
        )


def _again(text: str, known: Known) -> Iterator[Finding]:
    """Yield surnames that stand elsewhere by themselves."""
    for surname in known.surnames:
        if len(surname) > 3:  # noqa: PLR2004  shorter ones are words of some language
            own = rf"(?<![\w-])(?:(?i:{PARTICLE}) ){{0,3}}{re.escape(surname)}(?![\w-])"
            for found in re.finditer(own, text):
                yield Finding(
                    kind=Kind.NAME, start=found.start(), end=found.end(), why="named before"
                )


def _mail_words(text: str, identifiers: Sequence[Finding]) -> frozenset[str]:
    local = (
        text[found.start : found.end].partition("@")[0]
        for found in identifiers
        if found.kind is Kind.EMAIL
    )
    words = (fold(word) for part in local for word in re.findall(r"[^\W\d_]{4,}", part))
    return frozenset(word for word in words if word not in listed(WORDS))


def _finding(name: Sequence[Token], why: str) -> Finding:
    return Finding(kind=Kind.NAME, start=name[0].start, end=name[-1].end, why=why)
