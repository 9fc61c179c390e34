"""How fast Slack is called: within its limits by ourselves, before it has to refuse."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

_MOST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in a minute, of which `burst` may come at once."""

    a_minute: float
    burst: int

    @property
    def interval(self) -> float:
        """Seconds from one call to the next."""
        return 60 / self.a_minute


class Pacing:
    """Keeps calls of one kind apart, by the generic cell rate algorithm."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._free_at: dict[Hashable, float] = {}

    def may(self, kind: Hashable, rate: Rate) -> bool:
        """Take a call if one may be made now; tell whether it was taken."""
        if self._until(kind, rate) > 0:
            return False
        self._take(kind, rate)
        return True

    async def wait(self, kind: Hashable, rate: Rate) -> None:
        """Take the next call that may be made, and wait until then."""
        seconds = self._until(kind, rate)
        self._take(kind, rate)
        if seconds > 0:
            await self._sleep(seconds)

    def _until(self, kind: Hashable, rate: Rate) -> float:
        allowed_early = (rate.burst - 1) * rate.interval
        return self._free_at.get(kind, 0.0) - allowed_early - self._clock()

    def _take(self, kind: Hashable, rate: Rate) -> None:
        now = self._clock()
        self._free_at[kind] = max(now, self._free_at.get(kind, 0.0)) + rate.interval
        if len(self._free_at) > _MOST_KEPT:
            self._free_at = {key: at for key, at in self._free_at.items() if at > now}
