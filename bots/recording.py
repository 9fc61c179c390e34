"""An answer on its way to a face: its reply goes into the journal before anybody sees it."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.answer import Event, Reply

if TYPE_CHECKING:
    from assistant.journal.port import Journal

LOOK_EVERY = 0.1
"""Seconds between two looks whether somebody still waits."""


def recorded(
    events: Iterator[Event], journal: Journal, *, face: str, audience: frozenset[str]
) -> Generator[Event, None, None]:
    """Yield the events; the reply is recorded first, for who has it may leave at once."""
    try:
        for event in events:
            if isinstance(event, Reply):
                journal.record(event, face=face, audience=audience)
            yield event
    finally:
        if isinstance(events, Generator):
            events.close()


def reply_of(events: Generator[Event, None, None], *, look: Callable[[], None]) -> Reply:
    """Return the reply that the events end in, and close them.

    Between two sentences `look` raises where nobody waits any more; it is not called all the time,
    for what knows that may have others to serve.
    """
    looked = time.monotonic()
    with closing(events):
        for event in events:
            if isinstance(event, Reply):
                return event
            if time.monotonic() - looked > LOOK_EVERY:
                look()
                looked = time.monotonic()
    raise RuntimeError("the events of an answer ended without the answer")
