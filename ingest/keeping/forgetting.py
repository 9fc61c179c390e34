"""The copy of the state before the last run: where it lies, and how it goes."""

from __future__ import annotations

import shutil
from pathlib import Path

PREVIOUS = "previous"
NEW, OLD = f"{PREVIOUS}.new", f"{PREVIOUS}.old"


def forget_previous(data_dir: Path) -> None:
    """Drop the copy: what was withdrawn must not lie in it."""
    for name in (PREVIOUS, NEW, OLD):
        shutil.rmtree(data_dir / name, ignore_errors=True)
