"""What is done once, however often and in however many processes it is asked for."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bots.slack.store.port import SlackStore


@asynccontextmanager
async def once(store: SlackStore, deed: str, *parts: str) -> AsyncIterator[bool]:
    """Give whether this is the first time within a day; what fails may be tried again.

    The store only gets a hash of `parts`: users are among them.
    """
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    key = f"{deed}:{digest}"
    is_first = await asyncio.to_thread(store.claim, key)
    try:
        yield is_first
    except BaseException:
        if is_first:
            await asyncio.to_thread(store.release, key)
        raise
