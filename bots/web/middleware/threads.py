"""How many threads the server has for what waits: never fewer than there are answers at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread

SPARE = 16
"""For documents, pages and health while all answers are being made."""


@asynccontextmanager
async def enough_threads(answers: int) -> AsyncIterator[None]:
    """Let so many answers wait in threads of the server, and others be served beside them.

    By itself AnyIO has forty: the forty-first request, whatever it is for, and every event of a
    stream would wait for an answer to end.
    """
    limiter = to_thread.current_default_thread_limiter()
    before = limiter.total_tokens
    limiter.total_tokens = max(before, answers + SPARE)
    try:
        yield
    finally:
        limiter.total_tokens = before
