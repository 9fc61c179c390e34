"""How the words of a quote are shown as a sentence."""

from __future__ import annotations

import re


def shown(quote: str) -> str:
    """Return the quote on one line; a table row as its cells, without the Markdown around them."""
    line = re.sub(r"\s+", " ", quote).strip()
    if line.startswith("|") and line.endswith("|"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]
        return " – ".join(cell for cell in cells if cell)
    return line
