"""The composition root: settings in, an assistant over its indexes out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol, Self

from assistant.access import AUDIENCES, PUBLIC
from ingest.errors import IndexMissingError
from ingest.store.index import Counts, Fingerprint, Index, IndexedDocument, IndexWriter
from ingest.text.language import detect_language

if TYPE_CHECKING:
    from assistant.journal.port import Journal
    from assistant.service import Assistant
    from bots.keys.port import Keys
    from bots.settings import Settings
    from ingest.settings import IngestSettings
    from ingest.text.embed import Embedder

logger = logging.getLogger(__name__)

Writers = Callable[[str], IndexWriter]
"""Gives the index of an audience."""


class Opening(Protocol):
    """Opens indexes."""

    def __call__(self, audience: str, /, *, create: bool) -> Index:
        """Return the index of an audience; raises IndexMissingError unless it may be made."""


class Indexes(Mapping[str, Index]):
    """The open indexes of a process by audience; use it as a context manager. Safe in threads."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._lock = Lock()
        self._closing = ExitStack()
        self._open: dict[str, Index] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def __getitem__(self, audience: str) -> Index:
        return self._open[audience]

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._open))  # one may be opened while a question is answered

    def __len__(self) -> int:
        return len(self._open)

    def open(self, audience: str, *, create: bool = False) -> Index:
        """Return the index of an audience; raises IndexMissingError unless it may be made."""
        with self._lock:
            if audience not in self._open:
                index = self._opening(audience, create=create)
                self._closing.callback(index.close)
                self._open[audience] = index
            return self._open[audience]

    def writer(self, audience: str) -> Index:
        """Return the index of an audience to write to; makes it where there is none."""
        return self.open(audience, create=True)


class NoIndex:
    """An index that is not there, for a run that writes nothing."""

    def __init__(self, fingerprint: Fingerprint) -> None:
        self.fingerprint = fingerprint

    def put(self, batch: Sequence[IndexedDocument]) -> None:  # noqa: ARG002  the port's name
        """Refuse: there is nothing to write to."""
        raise IndexMissingError("this dry run")

    def remove(self, document_ids: Collection[str]) -> None:
        """Do nothing: there is nothing to take out."""

    def counts(self) -> Counts:
        """Return zeros."""
        return Counts(documents=0, chunks=0)


@contextmanager
def open_assistant(
    settings: Settings, *, audience: frozenset[str] = PUBLIC, journal: Journal | None = None
) -> Iterator[Assistant]:
    """Give an assistant over the indexes of the audiences, and close them at the end.

    `journal` tells it of conversations that were held before.
    """
    with _assistant_and_indexes(settings, audience, journal) as (assistant, _):
        yield assistant


@contextmanager
def open_journal(settings: Settings) -> Iterator[Journal]:
    """Give the journal that a face records its replies in; evaluation opens none."""
    from assistant.journal import opening  # noqa: PLC0415  not for what only reads settings

    with opening.open_journal(settings.journal, data_dir=settings.ingest.data_dir) as journal:
        yield journal


@contextmanager
def open_keys(settings: Settings) -> Iterator[Keys]:
    """Give the keys that callers show to a server."""
    from bots.keys import opening  # noqa: PLC0415  not for what only reads settings

    with opening.open_keys(settings.journal, data_dir=settings.ingest.data_dir) as keys:
        yield keys


@contextmanager
def open_index_alone(settings: Settings) -> Iterator[tuple[Index, Embedder]]:
    """Give the public index by itself, for what is measured without answers."""
    from ingest.store.opening import fingerprint_of  # noqa: PLC0415  the engine of the index

    embedder = _embedder(settings.ingest)
    with _indexes(settings.ingest, fingerprint_of(embedder)) as indexes:
        yield indexes.open("public"), embedder


@contextmanager
def open_server(
    settings: Settings, *, journal: Journal | None = None
) -> Iterator[tuple[Assistant, Writers]]:
    """Give an assistant over every index there is, and the indexes to write to.

    An index that is made while the server runs is asked from then on. `journal` tells of
    conversations that were held before.
    """
    with _assistant_and_indexes(settings, AUDIENCES, journal) as (assistant, indexes):
        yield assistant, indexes.writer


@contextmanager
def open_writers(settings: IngestSettings, *, dry_run: bool = False) -> Iterator[Writers]:
    """Give the indexes to write to; a dry run makes none."""
    from ingest.store.opening import fingerprint_of  # noqa: PLC0415  the engine of the index

    fingerprint = fingerprint_of(_embedder(settings))
    with _indexes(settings, fingerprint) as indexes:

        def rehearsed(audience: str) -> IndexWriter:
            try:
                return indexes.open(audience)
            except IndexMissingError:
                return NoIndex(fingerprint)

        yield rehearsed if dry_run else indexes.writer


def counts_of(settings: IngestSettings, audience: str) -> Counts:
    """Return how much an index holds; raises as opening it does."""
    from ingest.store.opening import fingerprint_of  # noqa: PLC0415  the engine of the index

    with _indexes(settings, fingerprint_of(_embedder(settings))) as indexes:
        return indexes.open(audience).counts()


@contextmanager
def _assistant_and_indexes(
    settings: Settings, audience: frozenset[str], journal: Journal | None
) -> Iterator[tuple[Assistant, Indexes]]:
    from ingest.store.opening import existing_audiences, fingerprint_of  # noqa: PLC0415  the engine

    present = audience.intersection(existing_audiences(settings.ingest))
    if not present:
        raise IndexMissingError(str(settings.ingest.data_dir))
    embedder = _embedder(settings.ingest)
    with _indexes(settings.ingest, fingerprint_of(embedder)) as indexes:
        for name in sorted(present):
            indexes.open(name)

        # First, because beside the import of Haystack its model takes four times as long to load.
        detect_language("welke taal")
        from assistant.service import build_assistant  # noqa: PLC0415  starts to import Haystack

        assistant = build_assistant(
            settings.assistant, indexes=indexes, embedder=embedder, journal=journal
        )
        yield assistant, indexes


def _embedder(settings: IngestSettings) -> Embedder:
    from ingest.text.engines import make_embedder  # noqa: PLC0415  loads a model

    return make_embedder(settings)


def _indexes(settings: IngestSettings, fingerprint: Fingerprint) -> Indexes:
    from ingest.store.opening import open_index  # noqa: PLC0415  the engine of the index

    return Indexes(partial(open_index, settings, fingerprint=fingerprint))
