"""A question on its way through the web face, however it is asked, until its client leaves."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from anyio import from_thread

from assistant.answer import Event, Reply
from bots.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from fastapi import Request

    from bots.web.context import Context
    from ingest.store.index import Filters


LOOK_EVERY = 0.1
"""Seconds between two looks whether somebody still waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked, of whose documents and by which face; `record`: the journal may keep it."""

    question: str
    audience: frozenset[str]
    face: str
    filters: Filters = field(default_factory=dict)
    language: str | None = None
    conversation_id: str | None = None
    earlier: tuple[str, ...] = ()
    record: bool = True

    @asynccontextmanager
    async def events(self, context: Context) -> AsyncIterator[Iterator[Event]]:
        """Give the events, and close them after the response: also when the client has left.

        FastAPI leaves a route's own generator to the garbage collector then.
        """
        with closing(self.recorded(context)) as events:
            yield events

    def reply(self, context: Context, request: Request) -> Reply:
        """Return the whole reply, in a worker thread of the server.

        Between two sentences it is asked whether somebody still waits, but not all the time: the
        event loop, which knows, has others to serve.
        """
        looked = time.monotonic()
        with closing(self.recorded(context)) as events:
            for event in events:
                if isinstance(event, Reply):
                    return event
                if time.monotonic() - looked > LOOK_EVERY:
                    check_reader(request)
                    looked = time.monotonic()
        raise RuntimeError("the events of an answer ended without the answer")

    def recorded(self, context: Context) -> Generator[Event, None, None]:
        """Yield the events; the reply is recorded first, for who has it may leave at once."""
        events = context.assistant.stream(
            self.question,
            audience=self.audience,
            filters=self.filters,
            language=self.language,
            conversation_id=self.conversation_id,
            earlier=self.earlier,
        )
        try:
            for event in events:
                if isinstance(event, Reply) and self.record:
                    context.journal.record(event, face=self.face, audience=self.audience)
                yield event
        finally:
            if isinstance(events, Generator):
                events.close()


def check_reader(request: Request) -> None:
    """Raise a problem that nobody reads where the client has left; in a worker thread."""
    if from_thread.run(request.is_disconnected):
        raise ProblemError(
            Problem(
                status=499,
                type="client_left",
                title="Client left",
                detail="Nobody waited for the answer any more.",
            )
        )
