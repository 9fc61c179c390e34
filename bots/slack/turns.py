"""Whose turn it is: a bounded number of answers at once, and a bounded number that wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager, suppress

from bots.errors import BotError

logger = logging.getLogger(__name__)

AT_ONCE = 4
MOST_WAITING = 500
NOTICE_AFTER = 5.0
"""Seconds that a question waits before its asker is told how many are before it."""

Notice = Callable[[int], Awaitable[None]]
"""Tells the asker how many questions are before theirs."""


class QueueFullError(BotError):
    """More questions wait than can be answered in a reasonable time."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(f"{waiting} questions wait already. Ask again in a few minutes.")


class Turns:
    """Gives turns in the order of asking; the questions of one thread are answered one by one."""

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        most_waiting: int = MOST_WAITING,
        notice_after: float = NOTICE_AFTER,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.at_once = at_once
        self._most_waiting = most_waiting
        self._notice_after = notice_after
        self._sleep = sleep
        self._free = asyncio.Semaphore(at_once)
        self._before: list[object] = []
        self._running = 0
        self._threads: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, thread: Hashable, *, notice: Notice) -> AsyncIterator[None]:
        """Wait for a turn and hold it; raises QueueFullError where too many wait.

        `notice` is called once, if the wait is long; what it raises is logged and no more.
        """
        if len(self._before) >= self._most_waiting:
            raise QueueFullError(len(self._before))
        ticket = object()
        self._before.append(ticket)
        noticing = asyncio.create_task(self._tell(ticket, notice))
        try:
            async with self._thread(thread), self._free:
                self._before.remove(ticket)
                noticing.cancel()
                self._running += 1
                try:
                    yield
                finally:
                    self._running -= 1
        finally:
            noticing.cancel()
            with suppress(ValueError):
                self._before.remove(ticket)

    async def _tell(self, ticket: object, notice: Notice) -> None:
        await self._sleep(self._notice_after)
        ahead = self._running + self._before.index(ticket)
        try:
            await notice(ahead)
        except Exception as error:  # noqa: BLE001  a question is answered without its notice too
            logger.warning("the notice of a wait failed: %s", type(error).__name__)

    @asynccontextmanager
    async def _thread(self, thread: Hashable) -> AsyncIterator[None]:
        """Hold the lock of a thread, which is forgotten when nobody waits for it any more."""
        lock, users = self._threads.get(thread, (asyncio.Lock(), 0))
        self._threads[thread] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            _, users = self._threads.pop(thread)
            if users > 1:
                self._threads[thread] = (lock, users - 1)
