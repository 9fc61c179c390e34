"""Work done while Haystack is still being imported: the first answer then waits for less."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from assistant.prepare import SentenceCache
from assistant.rank import rank
from assistant.readable import Asked
from assistant.retrieve import retrieve
from assistant.select import passages_for
from assistant.write.compare import compare

T = TypeVar("T")


def begin(build: Callable[[], T]) -> Future[T]:
    """Run `build` in a thread of its own; its result or its error is there when it is asked for."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="begin")
    future = executor.submit(build)
    executor.shutdown(wait=False)
    return future


def prepare_ahead(asked: Asked, cache: SentenceCache) -> None:
    """Prepare the sentences that an answer will compare; the pipeline then finds them ready."""
    hits = retrieve(
        asked.question,
        dense=asked.dense,
        sparse=asked.sparse,
        indexes=asked.readable.indexes,
    )
    compare(asked.question, asked.dense, passages_for(asked.question, rank(hits)), cache)
