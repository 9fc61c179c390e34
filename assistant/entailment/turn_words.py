"""The words that turn a statement, from `words/turns.yaml`, and which of them a text has."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from assistant.entailment.meaning import tokens
from assistant.word_list import word_groups
from ingest.text.words import stem

LONGEST_PHRASE = 4  # words
_IN_ANY_FORM = ("planned", "opposites")
_LONG = 5  # letters of a run that is compared by its stems too: those of short words say little


def how_many(group: str) -> int:
    """Return how many parts a group has that is a list."""
    return len(word_groups("turns")[group])


def found(group: str, text: str, language: str) -> list[str]:
    """Return the words and phrases of a group that the text has, in order."""
    listed = phrases(group, language)
    if not group.startswith(_IN_ANY_FORM):
        return [run for run in _runs(text) if run in listed]
    stemmed = _stemmed_phrases(group, language)
    return [
        run
        for run, stems in zip(_runs(text), _stemmed_runs(text, language), strict=True)
        if run in listed or (len(run) >= _LONG and stems in stemmed)
    ]


@lru_cache(maxsize=64)  # a claim and its evidence are looked at for every group
def _runs(text: str) -> tuple[str, ...]:
    """Return every run of up to `LONGEST_PHRASE` words, folded."""
    given = tokens(text)
    return tuple(
        " ".join(given[start:end])
        for start in range(len(given))
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(given)) + 1)
    )


@lru_cache(maxsize=64)  # the same
def _stemmed_runs(text: str, language: str) -> tuple[str, ...]:
    return tuple(_stems(run, language) for run in _runs(text))


@lru_cache(maxsize=512)
def phrases(group: str, language: str) -> frozenset[str]:
    """Return the words and phrases of a group, folded; `opposites 3 0` is a side of one pair."""
    listed: Any = word_groups("turns")
    for step in group.split():
        listed = listed[int(step) if step.isdigit() else step]
    return frozenset(" ".join(tokens(phrase)) for phrase in listed.get(language, ()))


@lru_cache(maxsize=512)
def _stemmed_phrases(group: str, language: str) -> frozenset[str]:
    return frozenset(_stems(phrase, language) for phrase in phrases(group, language))


def _stems(run: str, language: str) -> str:
    return " ".join(stem(word, language) for word in run.split())
