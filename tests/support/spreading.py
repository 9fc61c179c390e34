"""Spreads the tests over the workers of pytest-xdist: a file stays whole, slow ones go first."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/assistant/journal/", "tests/attacks/", "tests/ingest/text/")
"""Folders that stay whole too: a server, an index, a model of half a gigabyte are made once."""


class WholeFiles(LoadFileScheduling):
    """Gives each worker a file, or a folder of TOGETHER, at a time, in the order of collection."""

    def _split_scope(self, nodeid: str) -> str:
        alone = super()._split_scope(nodeid)
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), alone)


def slow_first(items: list[pytest.Item]) -> None:
    """Put files with integration tests in front: what is left for the end must be short.

    Of those, what stays together comes first. Within a file nothing moves.
    """
    slow = {item.path for item in items if item.get_closest_marker("integration")}
    items.sort(key=lambda item: (item.path not in slow, not item.nodeid.startswith(TOGETHER)))
