"""Weighs a run of capitalised words: what speaks for the name of a person, and what against.

docs/screening.md has the table of the signs and of their points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.screen import beside_names as near
from ingest.screen import not_names as never
from ingest.screen.likeness import like_first_name, like_surname
from ingest.screen.listed import (
    ADJECTIVES,
    BIG_PLACES,
    FIRST_NAMES,
    NAMED_THINGS,
    PLACES,
    SURNAMES,
    WORDS,
    listed,
    words_of_organisations,
)
from ingest.screen.name_parts import ABBREVIATED, Token, is_other

OF_SURNAMES = frozenset(("van", "de", "den", "der", "ter", "ten", "'t", "’t", "v.d.", "vanden"))
"""Particles that stand before surnames more often than before anything else."""

ENOUGH = 1.5
"""Points that make a run of words a name."""
_NEAR = 60
"""Characters to the number, the mailbox or the address of somebody."""


@dataclass(slots=True, kw_only=True)
class Known:
    """What the text itself tells: parts of mail addresses, surnames found, the last name's end."""

    in_mail: frozenset[str]
    surnames: set[str]
    last_end: int = -1


def weighed(
    text: str, name: Sequence[Token], known: Known, contacts: Sequence[tuple[int, int]]
) -> tuple[float, str]:
    """Return the points of a run of words, and the signs that gave some."""
    start, end = name[0].start, name[-1].end
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    greeted = near.GREETING_BEFORE.search(before)
    before = before.rpartition("\n\n")[2]
    if any(token.text in ABBREVIATED for token in name) or _is_acronym(name):
        return 0.0, ""
    if never.NOT_A_PERSON_AFTER.match(after) or never.NOT_A_PERSON_BEFORE.search(before):
        return 0.0, ""
    role, label = near.ROLE_BEFORE.search(before), near.LABEL_BEFORE.search(before)
    is_told = bool(role or label) and _first_points(name) > 0
    signs = {
        "listed first name": _first_points(name),
        "listed surname": _last_points(name),
        "particle": _particle_points(name),
        "initials": 2.0 * name[0].is_initials,
        "words of no list": _unknown_points(name),
        "label before": 3.0 * bool(label),
        "greeting before": 3.0 * bool(greeted),
        "role before": 2.0 * bool(role),
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
        "named after": -5.0 * (" ".join(token.folded for token in name) in listed(NAMED_THINGS)),
        "in a mail address": 3.0 * any(token.folded in known.in_mail for token in name),
        "beside a contact": 2.0 * any(-_NEAR < start - place < 0 for place, _ in contacts),
        "behind a number": 2.0 * any(0 <= start - place < _NEAR // 3 for _, place in contacts),
        "after a name": 2.0 * (known.last_end > 0 and _joins(text[known.last_end : start])),
        "work of a firm": -3.5 * bool(never.FIRM_WORKS.search(before)),
        "of a body or a street": _body_points(name) + (0.0 if is_told else _street_points(name)),
    }
    why = ", ".join(sign for sign, points in signs.items() if points > 0)
    return sum(signs.values()), why


def _is_acronym(name: Sequence[Token]) -> bool:
    """Say whether the run ends in capitals, as acronyms do, and surnames behind a first name."""
    return name[-1].text.isupper() and name[0].folded not in listed(FIRST_NAMES)


def _first_points(name: Sequence[Token]) -> float:
    first = name[0].folded
    parts = first.split("-")
    if not all(part in listed(FIRST_NAMES) for part in parts):
        return 0.0
    return 1.5 if is_other(first) else 2.5


def _last_points(name: Sequence[Token]) -> float:
    last = name[-1].folded
    if last.split("-")[0] not in listed(SURNAMES):
        return 0.0
    return 0.5 if is_other(last) else 1.0


def _particle_points(name: Sequence[Token]) -> float:
    inner = [token for token in name[1:-1] if token.folded in OF_SURNAMES]
    if not inner:
        return 0.0
    return 1.5 if len(inner) > 1 else 0.5


def _unknown_points(name: Sequence[Token]) -> float:
    """Return what the shape of unknown words is worth; less than nothing for common ones."""
    words = [token.folded for token in name if not (token.is_particle or token.is_initials)]
    common = sum(_is_common(word) for word in words)
    placed = sum(word in listed(PLACES) or word in listed(BIG_PLACES) for word in words)
    if not common and not placed:
        return _shape_points(name)
    follows = len(name) > 1 and name[-2].is_particle
    listed_as_name = words[0] in listed(FIRST_NAMES)
    return -1.5 * common * (0.3 if follows or listed_as_name else 1.0) - 1.0 * placed * (
        0.3 if listed_as_name else 1.0
    )


def _is_common(word: str) -> bool:
    last = word.rpartition("-")[2]
    if not {word, last}.isdisjoint(listed(WORDS)) or word in listed(ADJECTIVES):
        return True
    in_names = word in listed(FIRST_NAMES) or word in listed(SURNAMES)
    return not in_names and never.LIKE_A_WORD.fullmatch(word) is not None


def _shape_points(name: Sequence[Token]) -> float:
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


def _body_points(name: Sequence[Token]) -> float:
    bodies = sum(is_body(token) for token in name)
    bodies += sum((a.folded, b.folded) in words_of_organisations() for a, b in pairwise(name))
    if name[0].is_initials:
        return -5.0 * bodies
    suffixed = sum(
        never.BODY.fullmatch(token.text.rpartition("-")[2]) is not None
        for token in name
        if "-" in token.text
    )
    return -5.0 * (bodies + suffixed)


def _street_points(name: Sequence[Token]) -> float:
    """Return what a last word like a street's takes away; a project leader may be called so."""
    if name[0].is_initials:
        return 0.0
    streets = sum(never.STREET.fullmatch(token.text) is not None for token in name[1:])
    if not any(token.is_particle for token in name):
        streets += sum(never.HOUSE.fullmatch(token.text) is not None for token in name[1:])
    return -5.0 * streets


def is_body(token: Token) -> bool:
    """Say whether a word is of a body, a firm or a building."""
    return never.BODY.fullmatch(token.text) is not None


def _joins(between: str) -> bool:
    return between in {", ", " en ", " et ", " and ", " und ", " & ", "; "}
