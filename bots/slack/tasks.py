"""What is under way beside the requests of Slack: begun, kept hold of, and finished at the end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

logger = logging.getLogger(__name__)

LAST_WORDS = 3.0
"""Seconds in which work that is stopped may still say so."""


class Tasks:
    """Keeps hold of tasks until they end: the loop itself may let go of one that still runs."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self.is_draining = False

    def __len__(self) -> int:
        return len(self._running)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` beside what goes on; what it raises is logged by its name."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    async def idle(self) -> None:
        """Wait until nothing is under way, and nothing that it began either."""
        while self._running:
            await asyncio.wait(tuple(self._running))

    async def drain(self, seconds: float) -> int:
        """Let what is under way finish within `seconds`; return how many had to be stopped.

        From here on `is_draining` says that nothing new is to be taken.
        """
        self.is_draining = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self.idle(), seconds)
        late = tuple(self._running)
        for task in late:
            task.cancel()
        if late:
            logger.warning("%d tasks were stopped after %.0f s", len(late), seconds)
            await asyncio.wait(late, timeout=LAST_WORDS)
        return len(late)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a task failed: %s", type(error).__name__)
