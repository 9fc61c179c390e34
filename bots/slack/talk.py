"""Who spoke last in the threads that the bot takes part in, as far as this process saw it."""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bots.slack.store.port import Thread

MOST_KEPT = 2_000


class Before(Enum):
    """What came before a message in its thread."""

    BOT = "bot"
    SAME = "same"  # another message of the same person
    OTHER = "other"  # of another person: people talk to each other
    UNKNOWN = "unknown"


class Talk:
    """Keeps the last speaker of each thread; those of long ago are forgotten."""

    def __init__(self) -> None:
        self._last: OrderedDict[Thread, str | None] = OrderedDict()

    def before(self, thread: Thread, user: str) -> Before:
        """Return who spoke before a user in a thread."""
        if thread not in self._last:
            return Before.UNKNOWN
        last = self._last[thread]
        if last is None:
            return Before.BOT
        return Before.SAME if last == user else Before.OTHER

    def spoke(self, thread: Thread, user: str | None) -> None:
        """Keep that a user, or the bot (None), spoke in a thread."""
        self._last[thread] = user
        self._last.move_to_end(thread)
        while len(self._last) > MOST_KEPT:
            self._last.popitem(last=False)
