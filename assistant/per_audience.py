"""Keeps what was made of everything that an audience may read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from assistant.readable import Readable

Made = TypeVar("Made")


class PerAudience(Generic[Made]):
    """Makes one thing for each audience, and again once what it may read changes. Safe in threads.

    `make` gets what may be read and the version of it; it reads every document.
    """

    def __init__(self, make: Callable[[Readable, str], Made]) -> None:
        self._make = make
        self._kept: dict[frozenset[str], tuple[str, Made]] = {}
        self._making = threading.Lock()

    def of(self, readable: Readable, *, audience: frozenset[str]) -> Made:
        """Return what is kept for this audience; makes it if it must."""
        version = readable.version()
        kept = self._kept.get(audience)
        if kept is not None and kept[0] == version:
            return kept[1]
        with self._making:  # whoever comes meanwhile waits for it instead of reading all as well
            kept = self._kept.get(audience)
            if kept is None or kept[0] != version:
                kept = self._kept[audience] = (version, self._make(readable, version))
        return kept[1]
