"""What is measured of one embedded index, each time in a process of its own."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import psutil

from assistant.question import Question
from assistant.readable import CITABLE
from assistant.retrieve import retrieve
from ingest.store.embedded import open_edge
from ingest.store.index import Filters, Fingerprint, Index, SparseVector
from scripts.scale_corpus import Vectors

TOP_K = 50
ROUNDS = 4

FILTERS: dict[str, Filters] = {
    "all": CITABLE,
    "nl": {**CITABLE, "country": ("NL",)},
    "narrow": {**CITABLE, "country": ("BE",), "category": ("ict",)},
}
"""Searches whose recall is measured: what every question asks, and with filters of the asker."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its vectors."""

    question: Question
    dense: Vectors
    sparse: SparseVector


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Quantiles over questions, in milliseconds."""

    p50: float
    p95: float

    def __str__(self) -> str:
        """Return both as they stand in a table."""
        return f"{self.p50:.1f} / {self.p95:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A dense search with a filter: its time, and its recall@50 on average and at worst."""

    times: Times
    recall: float
    worst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`dense` has an entry a filter; `retrieve` is both halves and the mixing; `memory` bytes."""

    dense: Mapping[str, Search]
    sparse: Times
    retrieve: Times
    memory: int


def measure(
    folder: Path,
    fingerprint: Fingerprint,
    asked: Sequence[Asked],
    nearest: Mapping[str, Sequence[frozenset[str]]],
) -> Measured:
    """Ask the index in `folder`; `nearest` holds what is to be found, by filter and question."""
    with closing(open_edge(folder, fingerprint=fingerprint, create=False)) as index:
        dense = {name: _search(index, asked, FILTERS[name], nearest[name]) for name in FILTERS}
        return Measured(
            dense=dense,
            sparse=times_sparse(index, asked),
            retrieve=_times(asked, lambda a: _retrieve(index, a))[0],
            memory=psutil.Process().memory_info().rss,
        )


def make_graph(folder: Path, fingerprint: Fingerprint) -> float:
    """Let the index make the graph that it lacks; return the seconds that takes."""
    index = open_edge(folder, fingerprint=fingerprint, create=False)
    index.remove([])  # an index that nobody wrote to has nothing to do at the end
    started = time.perf_counter()
    index.close()
    return time.perf_counter() - started


def times_dense(index: Index, asked: Sequence[Asked]) -> Times:
    """Return what the dense half takes, for any backend."""
    return _times(asked, lambda a: index.nearest_dense(a.dense, top_k=TOP_K, filters=CITABLE))[0]


def times_sparse(index: Index, asked: Sequence[Asked]) -> Times:
    """Return what the lexical half takes, for any backend."""
    return _times(asked, lambda a: index.nearest_sparse(a.sparse, top_k=TOP_K, filters=CITABLE))[0]


def times_of(seconds: Sequence[float]) -> Times:
    """Return the quantiles."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return Times(p50=cuts[9] * 1000, p95=cuts[18] * 1000)


def _search(
    index: Index, asked: Sequence[Asked], filters: Filters, nearest: Sequence[frozenset[str]]
) -> Search:
    times, found = _times(
        asked, lambda a: index.nearest_dense(a.dense, top_k=TOP_K, filters=filters)
    )
    shares = [
        len(wanted & {hit.chunk.chunk_id for hit in hits}) / len(wanted) if wanted else 1.0
        for hits, wanted in zip(found, nearest, strict=True)
    ]
    return Search(times=times, recall=statistics.fmean(shares), worst=min(shares))


def _retrieve(index: Index, asked: Asked) -> object:
    return retrieve(asked.question, dense=asked.dense, sparse=asked.sparse, indexes=[index])


def _times(asked: Sequence[Asked], ask: Callable[[Asked], T]) -> tuple[Times, list[T]]:
    """Ask everything ROUNDS times; return quantiles of each one's fastest, and what came back.

    The fastest is what a question costs; the others tell what else the machine does meanwhile.
    """
    fastest = [float("inf")] * len(asked)
    found: list[T] = []
    for _ in range(ROUNDS):
        found.clear()
        for number, question in enumerate(asked):
            started = time.perf_counter()
            found.append(ask(question))
            fastest[number] = min(fastest[number], time.perf_counter() - started)
    return times_of(fastest), found
