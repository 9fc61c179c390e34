"""The replies of the last hour as they were given, in memory, in front of a journal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from threading import Lock

from assistant.answer import Reply
from assistant.journal.clock import Clock, utc_now
from assistant.journal.port import TURNS, AskedQuestion, Journal, Kept, Rating, Turn

MOST = 1_000
HOLD = timedelta(hours=1)
"""How many replies are held, and how long."""


class Shelf:
    """A journal that also holds what was recorded last, whole and unscreened. Safe in threads.

    It answers for its journal, so that a reply can be had right after it was given, and where
    nothing is written down. What is forgotten leaves it too.
    """

    def __init__(
        self, journal: Journal, *, most: int = MOST, hold: timedelta = HOLD, now: Clock = utc_now
    ) -> None:
        self._journal = journal
        self._most = most
        self._hold = hold
        self._now = now
        self._held: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def record(self, reply: Reply, *, face: str, audience: frozenset[str]) -> None:
        """Hold a reply, and have the journal keep it."""
        now = self._now()
        with self._lock:
            self._held[reply.answer_id] = Kept(reply=reply, asked_at=now, audience=audience)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
            self._drop_old(now)
        self._journal.record(reply, face=face, audience=audience)

    def turns(
        self, conversation_id: str, *, audience: frozenset[str], limit: int = TURNS
    ) -> tuple[Turn, ...]:
        """Return what the journal has."""
        return self._journal.turns(conversation_id, audience=audience, limit=limit)

    def feedback(self, answer_id: str, *, rating: Rating, comment: str = "") -> None:
        """Have the journal keep it."""
        self._journal.feedback(answer_id, rating=rating, comment=comment)

    def forget(self, conversation_id: str) -> int:
        """Drop a conversation, and have the journal remove it."""
        self._drop(lambda kept: kept.reply.conversation_id == conversation_id)
        return self._journal.forget(conversation_id)

    def forget_answers(self, answer_ids: Iterable[str]) -> int:
        """Drop these answers, and have the journal remove them."""
        ids = frozenset(answer_ids)
        self._drop(lambda kept: kept.reply.answer_id in ids)
        return self._journal.forget_answers(ids)

    def questions(self, *, since: datetime | None = None) -> tuple[AskedQuestion, ...]:
        """Return what the journal has."""
        return self._journal.questions(since=since)

    def answer(self, answer_id: str) -> Kept:
        """Return a reply as it was given, or what the journal has of it."""
        with self._lock:
            self._drop_old(self._now())
            held = self._held.get(answer_id)
        return held or self._journal.answer(answer_id)

    def close(self) -> None:
        """Close the journal."""
        self._journal.close()

    def _drop(self, unwanted: Callable[[Kept], bool]) -> None:
        with self._lock:
            for answer_id in [each for each, kept in self._held.items() if unwanted(kept)]:
                del self._held[answer_id]

    def _drop_old(self, now: datetime) -> None:
        """Drop what is older than is held; the oldest stand first."""
        while self._held:
            oldest = next(iter(self._held.values()))
            if now - oldest.asked_at <= self._hold:
                return
            self._held.popitem(last=False)
