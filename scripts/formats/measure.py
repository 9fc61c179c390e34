"""What a format costs: to read, and to bring into an index, beside the embedding engine alone."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.errors import SourceError
from ingest.pipeline import ingest
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.pool import read_apart
from ingest.settings import IngestSettings
from ingest.store.opening import fingerprint_of, open_index
from ingest.text.embed import Embedder, Vectors
from scripts.formats.files import write_files


@dataclass(frozen=True, kw_only=True)
class Size:
    """So many files of so many pages."""

    files: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Figures of one format; a ratio is of a whole run to its engine alone, a pair each.

    `work` compares seconds of processor, readers included, `time` those of the clock.
    """

    name: str
    pages_a_second: tuple[float, float]
    chunks: int
    chunks_a_second: float
    work: tuple[float, ...]
    time: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Seconds:
    """Of the clock, and of the processor in this process and those that it waited for."""

    clock: float
    processor: float


@contextmanager
def _measured(into: list[Seconds]) -> Iterator[None]:
    clock, processor = time.perf_counter(), sum(os.times()[:4])
    yield
    into.append(
        Seconds(clock=time.perf_counter() - clock, processor=sum(os.times()[:4]) - processor)
    )


class Recorder:
    """Another embedder, and the texts that it was given at a time."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model = embedder.model
        self.dimensions = embedder.dimensions
        self.given: list[list[str]] = []

    @property
    def for_sentences(self) -> Recorder:
        """Itself: what is adapted costs as much."""
        return self

    def embed_question(self, text: str) -> Vectors:
        """Pass the question on."""
        return self._embedder.embed_question(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Keep the texts and pass them on."""
        self.given.append(list(texts))
        return self._embedder.embed_passages(texts)


def cost_of(name: str, embedder: Embedder, *, read: Size, write: Size, pairs: int) -> Cost:
    """Measure a format: reading in one process and in two, then whole runs and engine in pairs."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        paths = write_files(folder / "read", name, files=read.files, pages=read.pages)
        speeds = [read.files * read.pages / _reading(paths, at_once=count) for count in (1, 2)]
        sources = write_files(folder / "write", name, files=write.files, pages=write.pages)[
            0
        ].parent
        wholes, alones, chunks = list[Seconds](), list[Seconds](), 0
        for number in range(pairs):
            recorder = Recorder(embedder)
            chunks = _whole(sources, folder / f"data-{number}", recorder, wholes)
            with _measured(alones):
                for texts in recorder.given:
                    embedder.embed_passages(texts)
    both = list(zip(wholes, alones, strict=True))
    return Cost(
        name=name,
        pages_a_second=(speeds[0], speeds[1]),
        chunks=chunks,
        chunks_a_second=chunks / statistics.median(whole.clock for whole in wholes),
        work=tuple(whole.processor / alone.processor for whole, alone in both),
        time=tuple(whole.clock / alone.clock for whole, alone in both),
    )


def _reading(paths: Sequence[Path], *, at_once: int) -> float:
    started = time.perf_counter()
    for outcome in read_apart(paths, limits=ReadLimits(), at_once=at_once):
        if isinstance(outcome, SourceError):
            raise outcome
    return time.perf_counter() - started


def _whole(sources: Path, data: Path, embedder: Embedder, into: list[Seconds]) -> int:
    """Bring the files into an index of their own; return the number of chunks."""
    settings = IngestSettings(_env_file=None, data_dir=data)
    index = open_index(settings, "public", fingerprint=fingerprint_of(embedder), create=True)
    run = partial(ingest, [sources], settings=settings, writers=lambda _: index)
    with _measured(into):
        report = run(embedders=lambda *_, **__: embedder)
    index.close()
    if report.failed:
        raise RuntimeError(report.problems[0].reason)
    return report.chunks
