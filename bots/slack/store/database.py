"""The database of the Slack face, that of the journal: opened, and rid of what is too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Delete, Update, delete, update

from assistant.journal.clock import Clock
from assistant.journal.database import Database
from bots.errors import SlackStoreError
from bots.slack.store.kept import EVENTS, Keeping
from bots.slack.store.tables import MIGRATIONS, Answer, Event, Thread


class SlackDatabase:
    """The tables in a file or at an address; opening brings them up to date and purges them.

    Whatever the database refuses becomes a SlackStoreError; `place` is for its message.
    """

    def __init__(self, address: str | Path, *, place: str, keeping: Keeping, now: Clock) -> None:
        self.database = Database(
            address, migrations=MIGRATIONS, refusal=lambda detail: SlackStoreError(place, detail)
        )
        self._keeping = keeping
        self._now = now
        self.purge()

    def purge(self) -> None:
        """Remove what is older than is kept, and words where none are kept (any more)."""
        with self.database.writing() as session:
            for statement in self._purging():
                session.execute(statement)
        self.database.overwrite()

    def close(self) -> None:
        """Let go of the connections."""
        self.database.close()

    def _purging(self) -> Iterator[Delete | Update]:
        def before(kept: timedelta) -> object:
            return self._now() - kept

        yield delete(Event).where(Event.claimed_at < before(EVENTS))
        yield delete(Thread).where(Thread.last_at < before(self._keeping.threads))
        yield delete(Answer).where(Answer.asked_at < before(self._keeping.answers))
        shown = Answer.blocks.is_not(None)
        if not self._keeping.texts:
            yield (
                update(Answer)
                .where(shown | (Answer.question != ""))
                .values(question="", blocks=None)
            )
            return
        old = Answer.asked_at < before(self._keeping.blocks)
        yield update(Answer).where(shown, old).values(blocks=None)
