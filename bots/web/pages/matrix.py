"""Documents in, a table of counts out: product category by phase, or by country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bots.facet_words import facet_label
from ingest.document import Metadata, Value
from ingest.text.vocabulary import load_vocabulary

_LOWER_BOUNDS = (1, 2, 4, 8, 16)
"""The fewest documents of shades 1 to 5; shade 0 has none."""

SHADES = ("0", "1", "2–3", "4–7", "8–15", "16+")
"""What the shades stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Value):
    """How many documents a cell has, and how dark it is: 0 for none, to 5."""

    count: int

    @property
    def shade(self) -> int:
        """The shade, a number behind the letter n of a class."""
        return sum(self.count >= bound for bound in _LOWER_BOUNDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Value):
    """A product category: its counts in the order of the columns, and all of its documents."""

    key: str
    label: str
    cells: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Value):
    """The counts. A document counts once in every cell that it belongs to."""

    by: str
    columns: tuple[tuple[str, str], ...]
    """Key and label of each value of the facet `by`."""
    rows: tuple[Row, ...]

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.columns) * len(self.rows)

    @property
    def empty_cells(self) -> int:
        """How many of them have no document."""
        return sum(not cell.count for row in self.rows for cell in row.cells)

    @property
    def missing(self) -> tuple[Row, ...]:
        """The categories that no document is about at all."""
        return tuple(row for row in self.rows if not row.total.count)


def matrix_of(metas: Sequence[Metadata], *, by: str, language: str) -> Matrix:
    """Return the counts of every category of the vocabulary by the values of a facet.

    By phase in the order of the vocabulary; by country those that there is a document of.
    """
    vocabulary = load_vocabulary().facets
    counts = Counter(
        (category, value)
        for meta in metas
        for category in meta.facet_values("category")
        for value in meta.facet_values(by)
    )
    totals = Counter(category for meta in metas for category in meta.facet_values("category"))
    found = {value for meta in metas for value in meta.facet_values(by)}
    known = [key for key in vocabulary[by] if by == "phase" or key in found]
    columns = _named(known, found, by, language)
    return Matrix(
        by=by,
        columns=columns,
        rows=tuple(
            Row(
                key=category,
                label=label,
                cells=tuple(Count(count=counts[category, value]) for value, _ in columns),
                total=Count(count=totals[category]),
            )
            for category, label in _named(vocabulary["category"], totals, "category", language)
        ),
    )


def _named(
    known: Iterable[str], found: Iterable[str], facet: str, language: str
) -> tuple[tuple[str, str], ...]:
    """Return key and label of what is known in its order, and of what else is found."""
    keys = dict.fromkeys((*known, *sorted(found)))
    return tuple((key, facet_label(facet, key, language)) for key in keys)
