"""What a piece of code does to files, step by step."""

from __future__ import annotations

import posix
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

ORDERED = {"fsync", "replace", "rmdir"}


def done(work: Callable[[], object]) -> list[str]:
    """Return what is done to files, in order: what a power failure may come between."""
    names: list[str] = []

    def seen(_frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and getattr(called, "__self__", None) is posix:
            names.extend({called.__name__} & ORDERED)

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return names
