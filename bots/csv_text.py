"""Rows as CSV that a spreadsheet takes for text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bots.render import JOINERS

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula; full width too."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the rows beneath their header, every cell in quotes, lines ended as RFC 4180 has it.

    A cell that a spreadsheet would calculate begins with an apostrophe, which makes it text.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(JOINERS).startswith(_FORMULA) else cell
