"""A long text in, the stretch out that a page shows of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Value

LONGEST = 40_000
"""Characters of a part, about; a shorter text has one part."""

_BREAK = re.compile(r"\n\s*\n(?=#{1,6} )|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Value):
    """`text[start:end]` is shown; `number` of `last`, from 1."""

    start: int
    end: int
    number: int
    last: int


def part_of(text: str, *, number: int = 1, cited: tuple[int, int] | None = None) -> Part:
    """Return the part of that number, or the one in which the passage begins.

    It goes on to the end of a passage that goes on in the next one.
    """
    bounds = _bounds(text)
    last = len(bounds) - 1
    if cited is None:
        number = min(max(number, 1), last)
        return Part(start=bounds[number - 1], end=bounds[number], number=number, last=last)
    first = max(n for n in range(last) if bounds[n] <= cited[0])
    end = next(bound for bound in bounds[first + 1 :] if bound >= cited[1])
    return Part(start=bounds[first], end=end, number=first + 1, last=last)


def _bounds(text: str) -> Sequence[int]:
    """Return where parts begin, and the end: at blank lines, or anywhere where there are none."""
    bounds = [0]
    while len(text) - bounds[-1] > LONGEST:
        begin = bounds[-1]
        found = _BREAK.search(text, begin + LONGEST // 2, begin + LONGEST)
        bounds.append(found.end() if found else begin + LONGEST)
    return [*bounds, len(text)]
