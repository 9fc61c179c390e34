"""Haystack is imported in a thread of its own, so that nothing waits for it before it must."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def begin(build: Callable[[], T]) -> Future[T]:
    """Run `build` in a thread of its own; its result or its error is there when it is asked for."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="begin")
    future = executor.submit(build)
    executor.shutdown(wait=False)
    return future
