"""Puts what runs from right to left in the order of reading: a PDF holds it as it looks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class HasText(Protocol):
    """Anything with words in it."""

    @property
    def text(self) -> str:
        """The words."""
        ...


T = TypeVar("T", bound=HasText)


def is_reversed(text: str) -> bool:
    """Say whether a word is of a script that runs from right to left."""
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def as_read(word: str) -> str:
    """Return a word as it is read: its letters turned around where they run to the left."""
    return word[::-1] if not word.isascii() and is_reversed(word) else word


def in_reading_order(row: Sequence[T]) -> Iterator[T]:
    """Yield words that stand from left to right in the order in which they are read."""
    run: list[T] = []
    for box in row:
        if not box.text.isascii() and is_reversed(box.text):
            run.append(box)
            continue
        yield from reversed(run)
        run = []
        yield box
    yield from reversed(run)
