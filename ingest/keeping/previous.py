"""The state before the last run that changed something, and the way back to it."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.durable import sync_folder, write_durably
from ingest.errors import IngestError
from ingest.keeping.copies import disk_errors
from ingest.keeping.forgetting import NEW, OLD, PREVIOUS, forget_previous
from ingest.keeping.state import (
    INDEX,
    MANIFEST,
    SIDE_FILES,
    audiences_in,
    copy_index,
    copy_manifest,
    hold_back,
)
from ingest.keeping.switch import switch
from ingest.store.index import Counts, Fingerprint, IndexedDocument, IndexWriter

logger = logging.getLogger(__name__)

_NOTE = "kept.json"
_STATE = "state"

Writers = Callable[[str], IndexWriter]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledBack:
    """What a rollback came to: `kept_at` is when the run began that it undoes."""

    kept_at: str
    held_back: tuple[str, ...]


@contextmanager
def kept_before(data_dir: Path, writers: Writers) -> Iterator[Writers]:
    """Give the writers of a run, before whose first write the state is copied.

    A run that changes nothing copies nothing. One that comes after a run that was broken off
    leaves the copy as it is: it is of the last state that a whole run left.
    """
    copying = _Copying(data_dir)
    try:
        yield lambda audience: _Watched(writers(audience), copying.before_write)
    except BaseException:
        copying.drop_unused()
        raise
    copying.ended()


def roll_back(data_dir: Path) -> RolledBack:
    """Put the state before the last run in place of the present one, which is dropped.

    What is withdrawn or set aside by now stays so. Nobody may use the data folder meanwhile.
    """
    place = _find(data_dir)
    if place is None:
        raise IngestError(
            f"There is no earlier state in {data_dir}: no run has changed anything since the last "
            "rollback or withdrawal, or LEERKRING_KEEP_PREVIOUS is off."
        )
    with disk_errors(data_dir):
        state = place / _STATE
        held = hold_back(state, data_dir / MANIFEST)
        kept_at = str(_note(place)["kept_at"])
        (state / INDEX).mkdir(exist_ok=True)
        switch(data_dir, state, gone=SIDE_FILES)
        forget_previous(data_dir)
    logger.info("rolled back to the state of %s; %d documents held back", kept_at, len(held))
    return RolledBack(kept_at=kept_at, held_back=tuple(held))


class _Copying:
    """Copies the state of a data folder once, before something is written."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._new = data_dir / NEW
        with disk_errors(data_dir):
            if (self._new / _NOTE).exists():  # complete, and a crash kept it from its place
                _put_in_place(data_dir)
        place = _find(data_dir)
        self._is_done = place is not None and not _note(place)["ended"]
        if not self._is_done:
            with disk_errors(data_dir):
                shutil.rmtree(self._new, ignore_errors=True)
                (self._new / _STATE).mkdir(parents=True)
                copy_manifest(data_dir, self._new / _STATE)

    def before_write(self) -> None:
        if self._is_done:
            return
        with disk_errors(self._data_dir):
            state = self._new / _STATE
            for audience in audiences_in(self._data_dir):
                copy_index(self._data_dir, audience, state)
            sync_folder(state)
            kept_at = datetime.now(UTC).isoformat(timespec="seconds")
            write_durably(self._new / _NOTE, json.dumps({"kept_at": kept_at, "ended": False}))
            _put_in_place(self._data_dir)
        self._is_done = True

    def ended(self) -> None:
        """Note that the run came to its end: the next one keeps what this one left.

        What this one set aside is taken out of the copy too.
        """
        self.drop_unused()
        place = _find(self._data_dir)
        if place is not None:
            with disk_errors(self._data_dir):
                hold_back(place / _STATE, self._data_dir / MANIFEST)
                write_durably(place / _NOTE, json.dumps({**_note(place), "ended": True}))

    def drop_unused(self) -> None:
        if not self._is_done:
            shutil.rmtree(self._new, ignore_errors=True)


class _Watched:
    """The index of an audience; calls `before_write` before it is written to."""

    def __init__(self, writer: IndexWriter, before_write: Callable[[], None]) -> None:
        self._writer = writer
        self._before_write = before_write

    @property
    def fingerprint(self) -> Fingerprint:
        return self._writer.fingerprint

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        self._before_write()
        self._writer.put(batch)

    def remove(self, document_ids: Collection[str]) -> None:
        self._before_write()
        self._writer.remove(document_ids)

    def counts(self) -> Counts:
        return self._writer.counts()


def _put_in_place(data_dir: Path) -> None:
    """Let the new copy be the one there is; a crash leaves the one or the other."""
    old = data_dir / OLD
    shutil.rmtree(old, ignore_errors=True)
    if (data_dir / PREVIOUS).exists():
        (data_dir / PREVIOUS).rename(old)
    (data_dir / NEW).rename(data_dir / PREVIOUS)
    sync_folder(data_dir)
    shutil.rmtree(old, ignore_errors=True)


def _find(data_dir: Path) -> Path | None:
    """Return the newest copy that was completed."""
    places = (data_dir / name for name in (NEW, PREVIOUS, OLD))
    return next(
        (place for place in places if (place / _NOTE).exists() and (place / _STATE).is_dir()), None
    )


def _note(place: Path) -> dict[str, object]:
    try:
        note = json.loads((place / _NOTE).read_text(encoding="utf-8"))
        return {"kept_at": str(note["kept_at"]), "ended": bool(note["ended"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IngestError(
            f"{place}, the state before the last run, can't be read. Remove that folder."
        ) from error
