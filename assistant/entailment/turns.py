"""What turns a statement into another one with nearly the same words.

Negation, an opposite, a plan that is told as achieved. The words are in `words/turns.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.entailment.meaning import Word, alike, best_matches, tokens, words_of
from assistant.entailment.turn_words import LONGEST_PHRASE, found, how_many, phrases
from ingest.document import Value, base_language

_CLAUSE = re.compile(
    r"[.;:!?,()–—]\s|\s(?:en|et|und|and|maar|mais|aber|but|want|car|denn|omdat|because|weil|"
    r"doordat|terwijl|tandis|while|während|sondern|or|of|ou|oder|which|die|qui|that|dat|que|dass)\s"
)
_THAN = frozenset(("dan", "que", "than", "als"))
_COMPARATIVE = re.compile(
    r"\b(meer|minder|plus|moins|mieux|more|less|fewer|mehr|weniger|beter|\w{3,}er|\w{3,}ere)\b"
)
_FEWER_THAN = re.compile(r"\bnog geen (?=\d)", re.IGNORECASE)
_NOT_DONE = ("planned", "demanded", "estimated", "underway")
_ABOUT = 0.2  # of a clause's words: so many must be told of for its negation to matter
_FUTURE = re.compile(r"^(?!(?:op|cam)era)\w{3,}(?:era|eront|erait|eraient)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns(Value):
    """What differs between a claim and its evidence.

    `negated` tells whether one of them is negated where the other is not, `crossed` whether two
    things have changed sides (A instead of B, B instead of A), `contrasted` whether only the claim
    sets two things apart so; `opposed` names the words of an opposite, and `achieved` that of a
    plan which the claim tells as done.
    """

    negated: bool
    crossed: bool
    contrasted: bool
    opposed: tuple[str, str] | None
    achieved: str | None


def turns_of(
    claim: str, evidence: Sequence[str], *, claim_language: str, evidence_language: str
) -> Turns:
    """Return what turns the claim, read against all of the evidence."""
    told = " . ".join(evidence)
    of, at = base_language(claim_language), base_language(evidence_language)
    here, there = _between(claim, of), _between(told, at)
    sides = ((here, there), (_first("agents", claim, of), _first("agents", told, at)))
    return Turns(
        negated=_negated(claim, of, told, at),
        crossed=any(
            mine is not None
            and theirs is not None
            and _crossed(words_of(claim, of), mine, words_of(told, at), theirs)
            for mine, theirs in sides
        ),
        contrasted=here is not None and there is None,
        opposed=_opposed(claim, of, told, at) or _other_rate(claim, of, told, at),
        achieved=_achieved(claim, of, told, at),
    )


def is_planned(text: str, language: str) -> bool:
    """Tell whether a text says that something is wanted, asked for, possible or to come."""
    base = base_language(language)
    return bool(_planned(text, base) or found("perhaps", text, base))


def _negated(claim: str, of: str, told: str, at: str) -> bool:
    """Tell whether the number of negations is even on one side and odd on the other.

    One in a clause of the evidence that the claim does not tell of counts for nothing.
    """
    there = words_of(claim, of)
    here = _negations(claim, of)
    relevant = sum(
        _negations(clause, at)
        for clause in _CLAUSE.split(told)
        if _is_told(words_of(clause, at), there)
    )
    return here % 2 != relevant % 2


def _is_told(clause: Sequence[Word], there: Sequence[Word]) -> bool:
    if not clause:
        return False
    found = sum(any(alike(word, other) for other in there) for word in clause)
    return found >= _ABOUT * len(clause)


def _negations(text: str, language: str) -> int:
    text = _FEWER_THAN.sub("", text)
    denied = len(found("negations", text, language)) - len(found("no_negations", text, language))
    return denied or min(1, len(found("nor", text, language)))


def _crossed(words: Sequence[Word], here: int, given: Sequence[Word], there: int) -> bool:
    """Tell whether something before `instead of` or `than` stands after it in the evidence.

    And the other way round. `here` and `there` are the places of those words.
    """
    moved = {
        (word.place < here, given[place].place < there)
        for word, (_, place) in zip(words, best_matches(words, given), strict=True)
        if place >= 0
    }
    return {(True, False), (False, True)} <= moved


def _between(text: str, language: str) -> int | None:
    """Return the place of the first word of a phrase that sets two things apart, or None.

    `than` and its like count only behind a comparative; a text that begins so has its sides
    the other way round, and is left alone.
    """
    given = tokens(text)
    listed = phrases("between", language)
    for start in range(2, len(given)):
        if given[start] in _THAN and _COMPARATIVE.search(
            " ".join(given[max(0, start - 5) : start])
        ):
            return start
        runs = (" ".join(given[start : start + n + 1]) for n in range(LONGEST_PHRASE))
        if given[start] not in _THAN and any(run in listed for run in runs):
            return start
    return None


def _first(group: str, text: str, language: str) -> int | None:
    """Return the place of the first word of a group, or None; phrases have none."""
    listed = phrases(group, language)
    return next((n for n, token in enumerate(tokens(text)) if token in listed), None)


def _opposed(claim: str, of: str, told: str, at: str) -> tuple[str, str] | None:
    """Return the first word of the claim whose opposite the evidence has, with that opposite.

    Not where either has both sides.
    """
    for number in range(how_many("opposites")):
        mine = [found(f"opposites {number} {side}", claim, of) for side in (0, 1)]
        theirs = [found(f"opposites {number} {side}", told, at) for side in (0, 1)]
        for side in (0, 1):
            other = 1 - side
            if mine[side] and not mine[other] and theirs[other] and not theirs[side]:
                return mine[side][0], theirs[other][0]
    return None


def _other_rate(claim: str, of: str, told: str, at: str) -> tuple[str, str] | None:
    """Return how often the claim says, and what the evidence says instead: a day, a year."""
    groups = [f"rates {number}" for number in range(how_many("rates"))]
    mine, theirs = ([found(group, *text) for group in groups] for text in ((claim, of), (told, at)))
    given = [found[0] for found in theirs if found]
    lacking = [m[0] for m, t in zip(mine, theirs, strict=True) if m and not t]
    return (lacking[0], given[0]) if lacking and given else None


def _achieved(claim: str, of: str, told: str, at: str) -> str | None:
    """Return the word of a plan in the evidence, where the claim has none and tells of it."""
    if _planned(claim, of) or found("perhaps", claim, of):
        return None
    there = words_of(claim, of)
    for clause in re.split(r"[.;!?]\s", told):
        planned = _planned(clause, at)
        if planned and _is_told(words_of(clause, at), there):
            return planned[0]
    return None


def _planned(text: str, language: str) -> list[str]:
    plans = [plan for group in _NOT_DONE for plan in found(group, text, language)]
    if language == "fr":
        plans += [token for token in tokens(text) if _FUTURE.match(token)]
    return plans
