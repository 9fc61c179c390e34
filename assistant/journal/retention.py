"""When it is time again to remove what is older than is kept, also where nobody asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from assistant.journal.clock import Clock

EVERY = timedelta(days=1)

LOOK_EVERY = 3_600.0
"""Seconds between two looks whether a day has passed."""


class Daily:
    """Something that is done at most once a day."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._last: datetime | None = None

    def is_due(self) -> bool:
        """Tell whether a day has passed; who is told so does it."""
        due = self._last is None or self._now() - self._last >= EVERY
        if due:
            self.done()
        return due

    def done(self) -> None:
        """Note that it was done now."""
        self._last = self._now()


def look_now_and_then(
    use: Callable[[], object],
    *,
    every: float,
    until: Event,
    log: Callable[[str, BaseException], None],
) -> None:
    """Use a store every so many seconds in a thread, so that what is too old goes unasked."""

    def look() -> None:
        while not until.wait(every):
            try:
                use()
            except Exception as error:  # noqa: BLE001  the next look may do better
                log("what is too old may still be there", error)

    Thread(target=look, name="retention", daemon=True).start()
