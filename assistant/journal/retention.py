"""When it is time again to remove what is older than is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from assistant.journal.clock import Clock

EVERY = timedelta(days=1)


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
