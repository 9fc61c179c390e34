"""Measure what a question costs from 1,000 to 200,000 chunks, and write it into docs/benchmarks.md.

Sentences of the shipped corpus are recombined into as many chunks as are needed
(`scripts/scale_corpus.py`); the questions are those of the dev set, embedded for real. Each size is
measured on a copy of the growing index, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
from qdrant_client import QdrantClient

from assistant.question import Question
from assistant.terms import question_terms
from ingest.settings import IngestSettings
from ingest.store.embedded import open_edge
from ingest.store.index import EmbeddedChunk, Filters, Fingerprint, IndexedDocument
from ingest.store.opening import fingerprint_of
from ingest.store.points import EXACT_UP_TO
from ingest.store.qdrant import open_qdrant
from ingest.text.centring import embed_question
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder
from ingest.text.lexical import sparse_vector
from scripts.scale_corpus import BATCH, Source, made_up_batches, read_source
from scripts.scale_measure import (
    FILTERS,
    TOP_K,
    Asked,
    Measured,
    Times,
    make_graph,
    measure,
    times_dense,
    times_of,
    times_sparse,
)
from scripts.scale_page import Local, Row, write_page

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 5_000, 20_000, 50_000, 100_000, 200_000)
LOCAL_SIZES = (1_000, 5_000, 10_000)
QUESTIONS, LOCAL_QUESTIONS = 100, 10

T = TypeVar("T")
Put = Callable[[list[IndexedDocument]], None]


def main() -> None:
    """Measure both engines and rewrite the measured part of the section Scale."""
    options = _options()
    settings = IngestSettings(_env_file=None, data_dir=options.data_dir)
    source = read_source(settings.data_dir / "index" / "public")
    embedder = make_embedder(settings)
    fingerprint = fingerprint_of(embedder)
    asked, embedding = _questions(embedder)
    rows: list[Row] = []
    local: list[Local] = []
    with tempfile.TemporaryDirectory(dir=options.data_dir) as name:
        folder = Path(name)
        index = open_edge(folder / "index", fingerprint=fingerprint, create=True)
        empty = _measured(folder, fingerprint, asked, Held()).memory
        # Each row is written at once: the last ones take minutes.
        write = partial(write_page, ROOT / "docs", rows, local, embedding=embedding, empty=empty)
        for row in _embedded(
            folder, fingerprint, asked, put=index.put, source=source, sizes=options.sizes
        ):
            rows.append(row)
            write()
    few = asked[:LOCAL_QUESTIONS]
    for entry in _local(fingerprint, few, source=source, sizes=options.local_sizes):
        local.append(entry)
        write()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=ROOT / "build" / "eval")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--local-sizes", type=int, nargs="+", default=LOCAL_SIZES)
    return parser.parse_args()


def _questions(embedder: Embedder) -> tuple[list[Asked], Times]:
    """Return questions of the dev set with their vectors, and what embedding one takes."""
    lines = (ROOT / "evaluation" / "sets" / "dev.jsonl").read_text("utf-8").splitlines()
    embed_question(embedder, "warm", "nl")
    asked, seconds = [], []
    for line in lines[:QUESTIONS]:
        stored = json.loads(line)
        question = Question(text=stored["question"], language=stored["language"])
        started = time.perf_counter()
        dense, _ = embed_question(embedder, question.text, question.language)
        seconds.append(time.perf_counter() - started)
        sparse = sparse_vector(question_terms(question.text, question.language))
        asked.append(Asked(question=question, dense=dense, sparse=sparse))
    return asked, times_of(seconds)


def _embedded(
    folder: Path,
    fingerprint: Fingerprint,
    asked: Sequence[Asked],
    *,
    put: Put,
    source: Source,
    sizes: Sequence[int],
) -> Iterator[Row]:
    """Yield a row a size; the growing index is never closed, so that no graph is made in it."""
    held = Held()
    for size, seconds in _grown(put, source, sizes, held):
        plain = _measured(folder, fingerprint, asked, held)
        graph, graph_seconds = None, 0.0
        if size > EXACT_UP_TO:
            graph_seconds = _apart(make_graph, folder / "copy", fingerprint)
            graph = _ask(folder, fingerprint, asked, held)
        yield Row(
            chunks=size,
            plain=plain,
            graph=graph,
            put_seconds=seconds,
            graph_seconds=graph_seconds,
            disk=_disk(folder / "copy"),
        )


def _local(
    fingerprint: Fingerprint, asked: Sequence[Asked], *, source: Source, sizes: Sequence[int]
) -> Iterator[Local]:
    """Yield the same of the Qdrant client's in-memory mode."""
    warnings.simplefilter("ignore", UserWarning)  # that it has no payload indexes and is slow
    client = QdrantClient(":memory:")
    index = open_qdrant(client, "public", fingerprint=fingerprint, create=True, address="memory")
    for size, seconds in _grown(index.put, source, sizes, Held()):
        dense, sparse = times_dense(index, asked), times_sparse(index, asked)
        yield Local(chunks=size, dense=dense, sparse=sparse, put_seconds=seconds)


class Held:
    """What was put: the vectors of its chunks, their ids, and which filters they pass."""

    def __init__(self) -> None:
        self._vectors: list[object] = []
        self._ids: list[str] = []
        self._passes: dict[str, list[bool]] = {name: [] for name in FILTERS}

    def add(self, entry: EmbeddedChunk) -> None:
        """Keep one more chunk."""
        self._vectors.append(entry.dense)
        self._ids.append(entry.chunk.chunk_id)
        for name, filters in FILTERS.items():
            self._passes[name].append(_passes(entry, filters))

    def nearest(self, asked: Sequence[Asked]) -> dict[str, list[frozenset[str]]]:
        """Return the ids of the TOP_K nearest by filter and question, by comparing all."""
        if not self._ids:
            return {name: [frozenset()] * len(asked) for name in FILTERS}
        cosines = np.array(self._vectors, np.float32) @ np.array([a.dense for a in asked]).T
        found = {}
        for name, passes in self._passes.items():
            allowed = np.flatnonzero(passes)
            order = np.argsort(-cosines[allowed], axis=0)[:TOP_K].T
            found[name] = [frozenset(self._ids[n] for n in allowed[row]) for row in order]
        return found


def _passes(entry: EmbeddedChunk, filters: Filters) -> bool:
    meta = entry.chunk.meta
    return all(set(values) & set(meta.facet_values(facet)) for facet, values in filters.items())


def _grown(
    put: Put, source: Source, sizes: Sequence[int], held: Held
) -> Iterator[tuple[int, float]]:
    """Put made-up documents up to each size; yield it with the seconds that putting took so far."""
    seconds, done = 0.0, 0
    for size in sizes:
        for batch in made_up_batches(source, first=done, last=size // BATCH):
            started = time.perf_counter()
            put(batch)
            seconds += time.perf_counter() - started
            for document in batch:
                for entry in document.chunks:
                    held.add(entry)
        done = size // BATCH
        yield done * BATCH, seconds


def _measured(
    folder: Path, fingerprint: Fingerprint, asked: Sequence[Asked], held: Held
) -> Measured:
    """Measure a new copy of the index, `copy`, which stays until the next one."""
    shutil.rmtree(folder / "copy", ignore_errors=True)
    shutil.copytree(folder / "index", folder / "copy")
    return _ask(folder, fingerprint, asked, held)


def _ask(folder: Path, fingerprint: Fingerprint, asked: Sequence[Asked], held: Held) -> Measured:
    return _apart(measure, folder / "copy", fingerprint, asked, held.nearest(asked))


def _apart(do: Callable[..., T], *arguments: object) -> T:
    """Do it in a fresh process, so that its memory and its open files are its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(do, *arguments).result()


def _disk(folder: Path) -> int:
    """Return the bytes that the files take; they have holes, so that their length says nothing."""
    return sum(file.stat().st_blocks for file in folder.rglob("*")) * 512


if __name__ == "__main__":
    main()
