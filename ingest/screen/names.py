"""Finds names of persons without a title: by lists, by their form and by what stands beside them.

A run of capitalised words is weighed by signs, each worth some points; docs/screening.md has the
table. A list knows too few names, so no single sign is needed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.screen import name_words as near
from ingest.screen.finding import Finding, Kind
from ingest.screen.likeness import like_first_name, like_surname
from ingest.screen.listed import (
    FIRST_NAMES,
    PLACES,
    SURNAMES,
    WORDS,
    listed,
    words_of_organisations,
)
from ingest.text.words import fold

ENOUGH = 1.5
"""Points that make a run of words a name."""

_NEAR = 60
"""Characters to the number, the mailbox or the address of somebody."""

_WORD = (
    r"(?:[DLOTd]['’]|Mc|Mac|Van|De|Le)?[A-ZÀ-Þ][a-zß-ÿ]+(?![A-ZÀ-Þ])"
    r"(?:-(?:[DLO]['’])?[A-ZÀ-Þa-z][a-zß-ÿ]+)*"
)
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{3,}"
_INITIALS = r"(?:(?:[A-Z]|Th|Ch|Chr|Ph|IJ)\.-?(?: (?=[A-Z]\.))?){1,5}"
_PARTICLE = r"(?:van|de|den|der|ter|ten|te|von|zu|zum|du|des|da|di|la|le|'t|’t|op(?= d|[ ]?['’]t)|in(?= ['’]t)|het|v\.d\.|v/d|el|ben)"
_RUN = re.compile(
    rf"(?<![\w@.’'/-])(?:{_WORD}|{_INITIALS})"
    rf"(?:[ \u00a0]?(?<=[. \u00a0])(?:{_PARTICLE}[ \u00a0]){{0,3}}(?:{_WORD}|{_INITIALS}|"
    rf"{_SHOUTED})(?![\w@])){{1,6}}"
)
_TURNED = re.compile(
    rf"(?m)(?:^|(?<=[;|:•\t(] )|(?<=^[-*] ))((?:(?:{_PARTICLE}|[Vv]an|[Dd]e[nr]?|[Tt]e[rn]|VAN|"
    rf"DEN|DER|"
    rf"DE) ){{0,3}}"
    rf"(?:{_WORD}|{_SHOUTED})), ((?:{_WORD}|{_INITIALS})(?: (?:{_WORD}|{_INITIALS}))?)(?= *(?:$|"
    rf"[;|()–-]))"
)
_TOKEN = re.compile(rf"{_INITIALS}(?![a-zß-ÿ])|[^ \u00a0]+")
_ABBREVIATED = frozenset(
    [
        "N.V.",
        "B.V.",
        "S.A.",
        "U.S.",
        "E.U.",
        "V.N.",
        "L.S.",
        "P.S.",
        "N.B.",
        "P.M.",
        "Z.O.",
        "N.O.",
        "C.V.",
        "V.O.F.",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        word = fold(self.text).replace("’", "'").removesuffix("'s").strip(".")
        return word[2:] if word[1:2] == "'" else word

    @property
    def is_initials(self) -> bool:
        return self.text.endswith(".") and self.text not in _ABBREVIATED

    @property
    def is_particle(self) -> bool:
        return fold(self.text).replace("’", "'") in near.PARTICLES


@dataclass(slots=True, kw_only=True)
class _Known:
    """What the text itself tells: parts of mail addresses, surnames found, the last name's end."""

    in_mail: frozenset[str]
    surnames: set[str]
    last_end: int = -1


def find_names(text: str, identifiers: Sequence[Finding]) -> list[Finding]:
    """Return names of persons in order of place; `identifiers` are what else was found."""
    known = _Known(in_mail=_mail_words(text, identifiers), surnames=set())
    for found in identifiers:
        if found.kind is Kind.NAME:
            known.surnames.update(_surnames(_tokens(text, found.start, found.end)))
    places = [(found.start, found.end) for found in identifiers if found.kind is not Kind.NAME]
    names = list(_turned(text, known))
    for run in _RUN.finditer(text):
        names += _in_run(text, run, known, places)
    return [*names, *_again(text, known)]


def find_listed_names(text: str) -> Iterator[Finding]:
    """Yield a listed first name before a listed surname in a name of a file or an address."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    for first, last in pairwise(words):
        surname = last
        if fold(last[0]) in near.PARTICLES:
            behind = [word for word in words if word.start() > last.start()]
            surname = next((word for word in behind if fold(word[0]) not in near.PARTICLES), last)
        gap = text[first.end() : last.start()]
        if len(gap) == 1 and _is_first(fold(first[0])) and _is_surname(fold(surname[0])):
            yield Finding(
                kind=Kind.NAME, start=first.start(), end=surname.end(), why="listed names"
            )


def words_of_names(text: str, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the words of the names found that are no words of another kind, folded."""
    names = (text[found.start : found.end] for found in findings if found.kind is Kind.NAME)
    words = (fold(word) for name in names for word in re.findall(r"[^\W\d_]{4,}", name))
    return frozenset(word for word in words if word not in listed(WORDS) | listed(PLACES))


def find_words(text: str, named: Collection[str]) -> Iterator[Finding]:
    """Yield the words of names known from elsewhere; capitals do not count."""
    for word in re.finditer(r"[^\W\d_]{4,}", text):
        if fold(word[0]) in named:
            yield Finding(
                kind=Kind.NAME, start=word.start(), end=word.end(), why="named in the text"
            )


def _is_first(word: str) -> bool:
    return word in listed(FIRST_NAMES) and word not in listed(WORDS) | listed(PLACES)


def _is_surname(word: str) -> bool:
    return word in listed(SURNAMES) and word not in listed(WORDS) | listed(PLACES)


def _in_run(
    text: str, run: re.Match[str], known: _Known, contacts: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    tokens = _tokens(text, run.start(), run.end())
    while len(tokens) > 1:
        skipped = _not_begun(tokens)
        tokens = tokens[skipped:]
        name = _one_name(tokens)
        if len(name) < 2:  # noqa: PLR2004  a first name, a surname
            return
        points, why = _weighed(text, name, known, contacts)
        if points >= ENOUGH:
            known.surnames.update(_surnames(name))
            known.last_end = name[-1].end
            yield _finding(name, why)
            tokens = tokens[len(name) :]
        else:
            tokens = tokens[1:]


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [
        _Token(text=found[0], start=found.start(), end=found.end())
        for found in _TOKEN.finditer(text, start, end)
    ]


def _not_begun(tokens: Sequence[_Token]) -> int:
    """Return how many tokens go before the first that a name may begin with."""
    for place, token in enumerate(tokens):
        if token.is_initials or not (
            token.is_particle
            or token.folded in near.TITLE_WORDS
            or (token.folded in listed(WORDS) and token.folded not in listed(FIRST_NAMES))
        ):
            return place
    return len(tokens)


def _one_name(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Return first names or initials, particles and a surname, or two with a capital each."""
    capitals = 0
    for place, token in enumerate(tokens):
        if token.is_particle or token.is_initials:
            continue
        capitals += 1
        ends = capitals > 1 and (
            _is_body(token)
            or (token.folded in listed(WORDS) and not _after_particle(tokens, place))
        )
        if ends and capitals > 2:  # noqa: PLR2004  a first name, a surname, and this
            return _trimmed(tokens[:place])
        if capitals > 3:  # noqa: PLR2004  three at most
            return _trimmed(tokens[:place])
    return _trimmed(tokens)


def _trimmed(tokens: Sequence[_Token]) -> Sequence[_Token]:
    end = len(tokens)
    while end and (tokens[end - 1].is_particle or tokens[end - 1].is_initials):
        end -= 1
    return tokens[:end]


def _after_particle(tokens: Sequence[_Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].is_particle


def _is_body(token: _Token) -> bool:
    return near.BODY.fullmatch(token.text) is not None


def _weighed(
    text: str, name: Sequence[_Token], known: _Known, contacts: Sequence[tuple[int, int]]
) -> tuple[float, str]:
    """Return the points of a run of words, and the signs that gave some."""
    start, end = name[0].start, name[-1].end
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    greeted = near.GREETING_BEFORE.search(before)
    before = before.rpartition("\n\n")[2]
    if any(token.text in _ABBREVIATED for token in name) or _is_acronym(name):
        return 0.0, ""
    if near.NOT_A_PERSON_AFTER.match(after) or near.NOT_A_PERSON_BEFORE.search(before):
        return 0.0, ""
    signs = {
        "listed first name": _first_points(name),
        "listed surname": _last_points(name),
        "particle": _particle_points(name),
        "initials": 2.0 * name[0].is_initials,
        "words of no list": _unknown_points(name),
        "label before": 3.0 * bool(near.LABEL_BEFORE.search(before)),
        "greeting before": 3.0 * bool(greeted),
        "role before": 2.0 * bool(near.ROLE_BEFORE.search(before)),
        "role near before": 1.5 * bool(near.ROLE_NEAR_BEFORE.search(before)),
        "greeted": 2.5 * bool(near.GREETED_BEFORE.search(before)),
        "behind a preposition": 0.5 * bool(near.PREPOSITION_BEFORE.search(before)),
        "begins a line": 0.5 * bool(near.LINE_BEFORE.search(before)),
        "in brackets where from": 0.5 * bool(near.BRACKET_AFTER.match(after)),
        "begins a speech": 1.5 * bool(near.SPEECH_AFTER.match(after)),
        "told of somebody": 1.5 * bool(near.OF_SOMEBODY.search(before)),
        "after a colon": 1.5 * bool(near.AFTER_COLON.search(before)),
        "speaks": 2.0 * bool(near.SAYS_BEFORE.search(before)),
        "role after": 2.0 * bool(near.ROLE_AFTER.match(after)),
        "acts as a person": 2.0 * bool(near.ACTS_AFTER.match(after)),
        "acts": 1.0 * bool(near.ACTS_WEAKLY.match(after)),
        "named after": -5.0 * (" ".join(token.folded for token in name) in near.NAMED_THINGS),
        "in a mail address": 3.0 * any(token.folded in known.in_mail for token in name),
        "beside a contact": 2.0 * any(-_NEAR < start - place < 0 for place, _ in contacts),
        "behind a number": 2.0 * any(0 <= start - place < _NEAR // 3 for _, place in contacts),
        "after a name": 2.0 * (known.last_end > 0 and _joins(text[known.last_end : start])),
        "work of a firm": -3.5 * bool(near.FIRM_WORKS.search(before)),
        "of a body or a street": _other_points(name),
    }
    why = ", ".join(sign for sign, points in signs.items() if points > 0)
    return sum(signs.values()), why


def _is_acronym(name: Sequence[_Token]) -> bool:
    """Say whether the run ends in capitals, as acronyms do, and surnames behind a first name."""
    return name[-1].text.isupper() and name[0].folded not in listed(FIRST_NAMES)


def _first_points(name: Sequence[_Token]) -> float:
    first = name[0].folded
    parts = first.split("-")
    if not all(part in listed(FIRST_NAMES) for part in parts):
        return 0.0
    return 1.5 if first in listed(WORDS) | listed(PLACES) else 2.5


def _last_points(name: Sequence[_Token]) -> float:
    last = name[-1].folded
    if last.split("-")[0] not in listed(SURNAMES):
        return 0.0
    return 0.5 if last in listed(WORDS) | listed(PLACES) else 1.0


def _particle_points(name: Sequence[_Token]) -> float:
    inner = [token for token in name[1:-1] if token.folded in near.OF_SURNAMES]
    if not inner:
        return 0.0
    return 1.5 if len(inner) > 1 else 0.5


def _unknown_points(name: Sequence[_Token]) -> float:
    """Return what the shape of unknown words is worth; less than nothing for common ones."""
    words = [token.folded for token in name if not (token.is_particle or token.is_initials)]
    common = sum(_is_common(word) for word in words)
    placed = sum(word in listed(PLACES) or word in near.BIG_PLACES for word in words)
    if not common and not placed:
        return _shape_points(name)
    follows = len(name) > 1 and name[-2].is_particle
    listed_as_name = words[0] in listed(FIRST_NAMES)
    return -1.5 * common * (0.3 if follows or listed_as_name else 1.0) - 1.0 * placed * (
        0.3 if listed_as_name else 1.0
    )


def _is_common(word: str) -> bool:
    last = word.rpartition("-")[2]
    if not {word, last}.isdisjoint(listed(WORDS)) or word in near.ADJECTIVES:
        return True
    in_names = word in listed(FIRST_NAMES) or word in listed(SURNAMES)
    return not in_names and near.LIKE_A_WORD.fullmatch(word) is not None


def _shape_points(name: Sequence[_Token]) -> float:
    """Return about 1 where nothing is known of the words, more for what looks like a name."""
    odds = 0.0
    if not (name[0].is_initials or name[0].folded in listed(FIRST_NAMES)):
        odds += like_first_name(name[0].folded.split("-")[0])
    if name[-1].folded not in listed(SURNAMES):
        odds += like_surname(name[-1].folded.split("-")[0])
    odd = sum(token.folded in _NEVER_INSIDE for token in name[1:-1])
    return max(0.0, min(2.2, 1.0 + odds * (_STEEP if odds > 0 else _GENTLE))) - odd


_STEEP, _GENTLE = 1.5, 0.4
_NEVER_INSIDE = frozenset(("des", "zum", "zur", "zu", "het", "op", "der"))
"""Particles between two unknown words that are more often no name's."""


def _other_points(name: Sequence[_Token]) -> float:
    bodies = sum(_is_body(token) for token in name)
    bodies += sum((a.folded, b.folded) in words_of_organisations() for a, b in pairwise(name))
    if name[0].is_initials:
        return -5.0 * bodies
    streets = sum(near.STREET.fullmatch(token.text) is not None for token in name[1:])
    if not any(token.is_particle for token in name):
        streets += sum(near.HOUSE.fullmatch(token.text) is not None for token in name[1:])
    suffixed = sum(
        near.BODY.fullmatch(token.text.rpartition("-")[2]) is not None
        for token in name
        if "-" in token.text
    )
    return -5.0 * (bodies + streets + suffixed)


def _joins(between: str) -> bool:
    return between in {", ", " en ", " et ", " and ", " und ", " & ", "; "}


def _surnames(name: Sequence[_Token]) -> Iterator[str]:
    last = name[-1]
    if last.folded not in listed(WORDS) and last.folded not in listed(PLACES):
        yield last.text


def _turned(text: str, known: _Known) -> Iterator[Finding]:
    """Yield names with the surname first, as lists of people have them."""
    for found in _TURNED.finditer(text):
        last, first = found[1].split()[-1], found[2].split()[0]
        words = (fold(last), fold(first).strip("."))
        if any(
            word in listed(WORDS) | listed(PLACES) or near.BODY.fullmatch(word) for word in words
        ):
            continue
        known.surnames.add(last)
        yield Finding(
            kind=Kind.NAME, start=found.start(1), end=found.end(2), why="surname, first name"
        )


def _again(text: str, known: _Known) -> Iterator[Finding]:
    """Yield surnames that stand elsewhere by themselves."""
    for surname in known.surnames:
        if len(surname) > 3:  # noqa: PLR2004  shorter ones are words of some language
            own = rf"(?<![\w-])(?:(?i:{_PARTICLE}) ){{0,3}}{re.escape(surname)}(?![\w-])"
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


def _finding(name: Sequence[_Token], why: str) -> Finding:
    return Finding(kind=Kind.NAME, start=name[0].start, end=name[-1].end, why=why)
