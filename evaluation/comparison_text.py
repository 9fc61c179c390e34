"""A comparison as plain text, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.compare import Comparison, Difference
from evaluation.figures import figure, probability, signed
from evaluation.slices import ALL

_HEAD = ("metric", "slice", "A", "B", "B-A", "95 % interval", "p", "n", "")


def comparison_text(comparison: Comparison) -> str:
    """Return a table of all questions and of the slices that differ for sure, then the flips.

    Control characters in what was asked are left out: a terminal would obey them.
    """
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"A: {comparison.a.name}, {comparison.a.created}"
    yield f"B: {comparison.b.name}, {comparison.b.created}"
    yield f"{comparison.shared} questions in both; left out: {_left_out(comparison)}"
    yield ""
    rows = [_row(one) for one in comparison.differences if one.slice == ALL or one.significant]
    yield from _table([_HEAD, *rows])
    yield ""
    yield f"Questions that flipped: {len(comparison.flips)}"
    for flip in comparison.flips:
        asked = flip.a.question
        yield f"  {_printable(asked.id)}: {flip.says}: {_printable(asked.question)}"


def _left_out(comparison: Comparison) -> str:
    return f"{len(comparison.only_a)} of A, {len(comparison.only_b)} of B"


def _row(one: Difference) -> tuple[str, ...]:
    return (
        one.metric,
        one.slice,
        figure(one.a),
        figure(one.b),
        signed(one.difference),
        f"{signed(one.low)} to {signed(one.high)}",
        probability(one.p),
        str(one.n),
        ("better" if one.better else "worse") if one.significant else "",
    )


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
