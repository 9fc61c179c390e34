"""Tells whether two versions of a page say the same: pages carry what is new at each request."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ingest.errors import SourceError

_LARGEST = 1_000_000
"""Bytes of a page that is read for this; a larger one counts as changed."""


def reads_alike(stored: Path, body: bytes) -> bool:
    """Tell whether a web page gives the same text, title and date as the stored one.

    What does not show (a token, a time of making, an advertisement) does not count.
    """
    if len(body) > _LARGEST or stored.stat().st_size > _LARGEST:
        return False
    from ingest.readers.html import read_html  # noqa: PLC0415  loads trafilatura

    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / stored.name
        fresh.write_bytes(body)
        try:
            return read_html(fresh) == read_html(stored)
        except (SourceError, ValueError, RecursionError):
            return False
