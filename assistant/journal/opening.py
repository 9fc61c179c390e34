"""From settings to a journal: whether, where and how long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.journal.background import BackgroundJournal
from assistant.journal.port import Journal, NoJournal
from assistant.journal.settings import JournalSettings

if TYPE_CHECKING:
    from assistant.journal.store import JournalStore

FILE = "journal.sqlite3"


@contextmanager
def open_journal(settings: JournalSettings, *, data_dir: Path) -> Iterator[Journal]:
    """Give the journal that questions are recorded in; nothing is opened before it is needed.

    One that keeps nothing is still opened where something was kept before: to remove it.
    """
    keeps = settings.retention_days > 0 or is_there(settings, data_dir=data_dir)
    if not (settings.journal and keeps):
        yield NoJournal()
        return
    with open_kept(settings, data_dir=data_dir) as journal:
        yield journal


@contextmanager
def open_kept(settings: JournalSettings, *, data_dir: Path) -> Iterator[BackgroundJournal]:
    """Give the journal to read and to forget in, also where nothing more is recorded."""
    place = place_of(settings, data_dir=data_dir)

    def opening() -> JournalStore:
        from assistant.journal.store import JournalStore  # noqa: PLC0415  SQLAlchemy takes 0.3 s

        return JournalStore(
            address_of(settings, data_dir=data_dir),
            place=place,
            retention_days=settings.retention_days,
        )

    journal = BackgroundJournal(opening, place=place)
    try:
        yield journal
    finally:
        journal.close()


def is_there(settings: JournalSettings, *, data_dir: Path) -> bool:
    """Tell whether there is a journal to look into: its file, or a server by its address."""
    return settings.database_url is not None or (data_dir / FILE).exists()


def address_of(settings: JournalSettings, *, data_dir: Path) -> str | Path:
    """Return the file, or the address of a server with its password."""
    url = settings.database_url
    return data_dir / FILE if url is None else url.get_secret_value()


def place_of(settings: JournalSettings, *, data_dir: Path) -> str:
    """Return where the journal lies, as it may be shown: without user and password."""
    if settings.database_url is None:
        return str(data_dir / FILE)
    parts = urlsplit(settings.database_url.get_secret_value())
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
