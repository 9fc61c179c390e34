"""The parts of docs/benchmarks.md that scripts write, and what they were measured on."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

import psutil

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def rewrite(name: str, text: str, *, page: Path = PAGE) -> None:
    """Put the text between the two marks of this name."""
    start, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = page.read_text("utf-8").partition(start)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{start}\n{text}\n{end}{after}", "utf-8")


def machine() -> str:
    """Say what this machine is, and which day it is."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 2**30:.0f} GiB, Python {platform.python_version()}, "
        f"{time.strftime('%Y-%m-%d')}"
    )
