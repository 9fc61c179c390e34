"""From settings to what the Slack face remembers: where, and how long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.journal.opening import address_of, place_of
from assistant.journal.settings import JournalSettings
from bots.slack.store.kept import Keeping
from bots.slack.store.port import SlackStore


@contextmanager
def open_slack_store(settings: JournalSettings, *, data_dir: Path) -> Iterator[SlackStore]:
    """Give the store in the journal's database; nothing is opened before it is needed.

    It is there also where no journal is kept: then it keeps no words (kept.py).
    """
    from bots.slack.store.store import SqlSlackStore  # noqa: PLC0415  SQLAlchemy takes 0.3 s

    store = SqlSlackStore(
        address_of(settings, data_dir=data_dir),
        place=place_of(settings, data_dir=data_dir),
        keeping=keeping_of(settings),
    )
    try:
        yield store
    finally:
        store.close()


def keeping_of(settings: JournalSettings) -> Keeping:
    """Return how long things are kept: as the journal does, that keeps nothing when it is off."""
    return Keeping(settings.retention_days if settings.journal else 0)
