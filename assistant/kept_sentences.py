"""Sentence vectors kept on disk: what one process prepared, the next need not prepare again."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np

from ingest.text.embed import Vectors

FILE = "sentences.sqlite3"

MOST_KEPT = 400_000
"""Some 340 MB at 384 dimensions; the oldest go first."""

_DROPPED_AT_ONCE = MOST_KEPT // 10
_ASKED_AT_ONCE = 500  # SQLite takes so many parameters, and more

logger = logging.getLogger(__name__)


class KeptSentences(Protocol):
    """Vectors of texts, kept between processes. Losing some costs time and nothing else."""

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of those texts that are kept."""

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors by their text."""


class NoKeptSentences:
    """Keeps nothing."""

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:  # noqa: ARG002  the port's name
        """Return nothing."""
        return {}

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Do nothing."""


class SentencesOnDisk:
    """Keeps vectors in an SQLite file as half-precision numbers. Safe in threads.

    A file that can't be written or read costs a line in the log and the time that it would have
    saved.
    """

    def __init__(self, path: Path, *, model: str) -> None:
        self._model = model
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = sqlite3.connect(path, check_same_thread=False, timeout=1.0)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS sentences (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
            )
        except sqlite3.Error as error:
            self._give_up(error)

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of those texts that are kept, as 32-bit unit vectors."""
        keys = {self._key(text): text for text in texts}
        found: dict[str, Vectors] = {}
        with self._lock:
            if self._connection is None:
                return {}
            try:
                for batch in _batches(list(keys)):
                    marks = ",".join("?" * len(batch))
                    rows = self._connection.execute(
                        f"SELECT key, vector FROM sentences WHERE key IN ({marks})",  # noqa: S608  question marks only
                        batch,
                    )
                    found |= {keys[key]: _vector(stored) for key, stored in rows}
            except sqlite3.Error as error:
                self._give_up(error)
        return found

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors; where there are too many, the oldest make room."""
        rows = [
            (self._key(text), vector.astype(np.float16).tobytes())
            for text, vector in vectors.items()
        ]
        with self._lock:
            if self._connection is None:
                return
            try:
                with self._connection:
                    self._connection.executemany(
                        "INSERT OR REPLACE INTO sentences (key, vector) VALUES (?, ?)", rows
                    )
                    self._make_room(self._connection)
            except sqlite3.Error as error:
                self._give_up(error)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _key(self, text: str) -> bytes:
        spoken = f"{self._model}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(spoken, digest_size=16).digest()

    @staticmethod
    def _make_room(connection: sqlite3.Connection) -> None:
        (last,) = connection.execute("SELECT COALESCE(MAX(rowid), 0) FROM sentences").fetchone()
        if last <= MOST_KEPT:
            return
        (count,) = connection.execute("SELECT COUNT(*) FROM sentences").fetchone()
        if count > MOST_KEPT:
            oldest = "SELECT rowid FROM sentences ORDER BY rowid LIMIT ?"
            connection.execute(
                f"DELETE FROM sentences WHERE rowid IN ({oldest})",  # noqa: S608  a constant
                (_DROPPED_AT_ONCE,),
            )

    def _give_up(self, error: sqlite3.Error) -> None:
        logger.warning("sentence vectors are not kept on disk: %s", error)
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _vector(stored: bytes) -> Vectors:
    vector = np.frombuffer(stored, dtype=np.float16).astype(np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _batches(keys: Sequence[bytes]) -> list[Sequence[bytes]]:
    return [keys[i : i + _ASKED_AT_ONCE] for i in range(0, len(keys), _ASKED_AT_ONCE)]
