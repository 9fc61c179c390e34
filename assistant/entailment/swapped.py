"""Figures of a claim that have changed places: 10 chairs and 200 tables for 200 and 10."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from assistant.entailment.meaning import Word

_NEAR = 3  # words from a number to what it counts
_CLOSE = 2  # words from a figure to what is said of it
_MOVED = 2  # words by two figures that have to have changed sides


def swapped_figure(
    words: Sequence[Word], given: Sequence[Word], matches: Sequence[tuple[float, int]]
) -> str | None:
    """Return a figure of the claim that has changed places with another one, or None."""
    return _counting_another(words, given, matches) or _changed_places(words, given, matches)


def _counting_another(
    words: Sequence[Word], given: Sequence[Word], matches: Sequence[tuple[float, int]]
) -> str | None:
    """Return a figure of both by a word that only other figures stand by in the evidence."""
    there, all_given = _counted(given), {word.text for word in given}
    for figure, thing in _counted(words):
        others = {given[other].text for other, at in there if at == matches[thing][1]}
        if others and words[figure].text not in others and words[figure].text in all_given:
            return words[figure].text
    return None


def _counted(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return by its place each number with the word after it, the thing it counts."""
    return [
        (n, n + 1)
        for n, (word, after) in enumerate(pairwise(words))
        if word.text[0].isdigit()
        and not after.text[0].isdigit()
        and after.place - word.place <= _NEAR
    ]


def _changed_places(
    words: Sequence[Word], given: Sequence[Word], matches: Sequence[tuple[float, int]]
) -> str | None:
    """Return the first of two figures where most words close to them are with the other."""
    figures = [n for n, word in enumerate(words) if _has_figure(word) and matches[n][0] == 1]
    for one, other in combinations(figures, 2):
        there = matches[one][1], matches[other][1]
        moved = [
            _closer(words, n, one, other) * _closer(given, place, *there)
            for n, (_, place) in enumerate(matches)
            if place >= 0 and n not in {one, other}
        ]
        if moved.count(-1) >= max(_MOVED, moved.count(1) + 1):
            return words[one].text
    return None


def _closer(words: Sequence[Word], n: int, one: int, other: int) -> int:
    """Return 1 where a word stands closer to the one, -1 to the other, 0 by neither."""
    to_one, to_other = (abs(words[n].place - words[place].place) for place in (one, other))
    if to_one == to_other or min(to_one, to_other) > _CLOSE:
        return 0
    return 1 if to_one < to_other else -1


def _has_figure(word: Word) -> bool:
    return any(character.isdigit() for character in word.text)
