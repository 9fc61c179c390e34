"""The journal as faces have it: written in a thread of its own, and never in the way."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from threading import BoundedSemaphore, Event
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from assistant.answer import Reply
from assistant.errors import JournalError, JournalUnavailableError
from assistant.journal.clock import Clock, utc_now
from assistant.journal.entry import conversation_key, entry_of, safe
from assistant.journal.held import Held
from assistant.journal.port import TURNS, AskedQuestion, Kept, Rating, Turn
from assistant.journal.retention import LOOK_EVERY, look_now_and_then

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
        self._held = Held(opening, refusal=JournalError, now=now)
        self._turns_within = turns_within
        self._closed = Event()
        self._place = place
        self._now = now
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._room = BoundedSemaphore(MOST_WAITING)
        look_now_and_then(
            lambda: self._wait(lambda _: None), every=look_every, until=self._closed, log=_log
        )

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

    def forget_answers(self, answer_ids: Iterable[str]) -> int:
        """Remove the questions of these answers; return how many there were."""
        ids = tuple(answer_ids)
        return self._wait(lambda store: store.forget_answers(ids))

    def questions(self, *, since: datetime | None = None) -> tuple[AskedQuestion, ...]:
        """Return what was asked since then, oldest first.

        It is read in the caller's thread, once everything is written that was recorded before:
        many rows take seconds, and nobody's conversation waits for them.
        """
        return self._wait(lambda store: store, within=None).questions(since=since)

    def answer(self, answer_id: str) -> Kept:
        """Return what is kept of a reply; raises UnknownAnswerError."""
        return self._wait(lambda store: store.answer(answer_id))

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
            return self._thread.submit(lambda: work(self._held.get()))
        except RuntimeError as error:
            raise JournalUnavailableError(self._place, "it is closed") from error

    def _written(self, answer_id: str, done: Future[None]) -> None:
        self._room.release()
        error = done.exception()
        if error is not None:
            _log(f"answer {answer_id} is not kept", error)


def _log(what: str, error: BaseException) -> None:
    """Log a failure with an id, and neither question nor values: an error may carry them."""
    told = str(error) if isinstance(error, JournalError) else type(error).__name__
    logger.error("%s (failure %s): %s", what, uuid4().hex[:12], told)
