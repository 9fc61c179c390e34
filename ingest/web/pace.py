"""Politeness: how long a host is left alone between two requests."""

from __future__ import annotations

from ingest.web.limits import Clock


class Pace:
    """Waits before each request until its host may be asked again.

    `delay` seconds lie between two requests to a host, more where its robots.txt says so.
    """

    def __init__(self, clock: Clock, *, delay: float = 1.0) -> None:
        self._clock = clock
        self._delay = delay
        self._delays: dict[str, float] = {}
        self._free_at: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Return when the host may be asked; it counts as asked from then on."""
        left = self._free_at.get(host, 0.0) - self._clock.monotonic()
        if left > 0:
            self._clock.sleep(left)
        self.hold(host, self._delays.get(host, self._delay))

    def slow(self, host: str, seconds: float) -> None:
        """Leave at least so many seconds between requests to a host."""
        self._delays[host] = max(self._delay, seconds)
        self.hold(host, self._delays[host])

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so many seconds from now."""
        until = self._clock.monotonic() + seconds
        self._free_at[host] = max(self._free_at.get(host, 0.0), until)
