"""The journal as faces have it: written in a thread of its own, and never in the way."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from threading import BoundedSemaphore, Event, Thread
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from assistant.answer import Reply
from assistant.errors import JournalError, JournalUnavailableError
from assistant.journal.clock import Clock, utc_now
from assistant.journal.entry import conversation_key, entry_of, safe
from assistant.journal.port import TURNS, AskedQuestion, Rating, Turn
from assistant.journal.retention import Daily

if TYPE_CHECKING:
    from assistant.journal.store import JournalStore

logger = logging.getLogger(__name__)

T = TypeVar("T")

MOST_WAITING = 1_000
"""Replies that wait to be written; what comes on top of them is not kept."""

TURNS_WITHIN = 1.0
"""Seconds that an answer waits for the history of its conversation."""

WITHIN = 15.0
"""Seconds that whoever asks for anything else waits."""

LOOK_EVERY = 3_600.0
"""Seconds between two looks whether a day has passed and the old is to be removed."""

RETRY_AFTER = 30.0
"""Seconds in which a journal that could not be opened is not tried again."""


class BackgroundJournal:
    """A journal over a store that is opened when it is first needed; `place` is where it lies.

    One thread does the work, in order: what was recorded is there for whoever asks next. A process
    that ends waits for what is still to be written.
    """

    def __init__(
        self,
        opening: Callable[[], JournalStore],
        *,
        place: str,
        now: Clock = utc_now,
        turns_within: float = TURNS_WITHIN,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._held = _Held(opening, now)
        self._turns_within = turns_within
        self._look_every = look_every
        self._closed = Event()
        self._place = place
        self._now = now
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._room = BoundedSemaphore(MOST_WAITING)
        Thread(target=self._look, name="journal-retention", daemon=True).start()

    def record(self, reply: Reply, *, face: str, audience: frozenset[str]) -> None:
        """Have a reply written down, without waiting for it."""
        asked_at = self._now()

        def write(store: JournalStore) -> None:
            store.record(entry_of(reply, face=face, audience=audience, asked_at=asked_at))

        if not self._room.acquire(blocking=False):
            logger.error("answer %s is not kept: %d others wait", reply.answer_id, MOST_WAITING)
            return
        try:
            future = self._begin(write)
        except JournalUnavailableError as error:
            self._room.release()
            _log(f"answer {reply.answer_id} is not kept", error)
        else:
            future.add_done_callback(lambda done: self._written(reply.answer_id, done))

    def turns(
        self, conversation_id: str, *, audience: frozenset[str], limit: int = TURNS
    ) -> tuple[Turn, ...]:
        """Return the last turns, oldest first; none where the journal does not answer in time."""
        key = conversation_key(conversation_id)
        try:
            return self._wait(
                lambda store: store.turns(key, audience=audience, limit=limit),
                within=self._turns_within,
            )
        except Exception as error:  # noqa: BLE001  an answer does not fail for its journal
            _log("a conversation goes on without its history", error)
            return ()

    def feedback(self, answer_id: str, *, rating: Rating, comment: str = "") -> None:
        """Keep a rating; raises UnknownAnswerError, TooMuchFeedbackError and those of a store."""
        said = safe(comment)
        self._wait(lambda store: store.feedback(answer_id, rating=rating, comment=said))

    def forget(self, conversation_id: str) -> int:
        """Remove a conversation; return how many questions it had."""
        key = conversation_key(conversation_id)
        return self._wait(lambda store: store.forget(key))

    def questions(self, *, since: datetime | None = None) -> tuple[AskedQuestion, ...]:
        """Return what was asked since then, oldest first."""
        return self._wait(lambda store: store.questions(since=since), within=None)

    def count(self) -> int:
        """Return how many questions are kept."""
        return self._wait(lambda store: store.count())

    def close(self) -> None:
        """Let go once everything is written, without waiting for that."""
        self._closed.set()
        with suppress(RuntimeError):  # closed before
            self._thread.submit(self._held.close)
        self._thread.shutdown(wait=False)

    def _wait(self, work: Callable[[JournalStore], T], *, within: float | None = WITHIN) -> T:
        future = self._begin(work)
        try:
            return future.result(timeout=within)
        except TimeoutError as error:
            future.cancel()
            raise JournalUnavailableError(self._place, f"no reply in {within} s") from error

    def _begin(self, work: Callable[[JournalStore], T]) -> Future[T]:
        try:
            return self._thread.submit(lambda: work(self._held.store()))
        except RuntimeError as error:
            raise JournalUnavailableError(self._place, "it is closed") from error

    def _look(self) -> None:
        """Use the journal now and then, so that what is too old goes though nobody asks."""
        while not self._closed.wait(self._look_every):
            try:
                self._wait(lambda _: None)
            except Exception as error:  # noqa: BLE001  the next look may do better
                _log("what is too old may still be there", error)

    def _written(self, answer_id: str, done: Future[None]) -> None:
        self._room.release()
        error = done.exception()
        if error is not None:
            _log(f"answer {answer_id} is not kept", error)


class _Held:
    """The store, opened at the first call; for the journal's thread only."""

    def __init__(self, opening: Callable[[], JournalStore], now: Clock) -> None:
        self._opening = opening
        self._daily = Daily(now)
        self._store: JournalStore | None = None
        self._failure: JournalError | None = None
        self._failed_at = 0.0

    def store(self) -> JournalStore:
        """Return the open store; once a day, what is too old is removed from it first."""
        if self._store is None:
            self._store = self._opened()
        elif self._daily.is_due():
            self._store.purge()
        return self._store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def _opened(self) -> JournalStore:
        """Open it; the failure of a moment ago is not waited for again."""
        if self._failure is not None and time.monotonic() - self._failed_at < RETRY_AFTER:
            raise self._failure.with_traceback(None)
        try:
            store = self._opening()
        except JournalError as error:
            self._failure, self._failed_at = error, time.monotonic()
            raise
        self._failure = None
        self._daily.done()
        return store


def _log(what: str, error: BaseException) -> None:
    """Log a failure with an id, and neither question nor values: an error may carry them."""
    told = str(error) if isinstance(error, JournalError) else type(error).__name__
    logger.error("%s (failure %s): %s", what, uuid4().hex[:12], told)
