"""A question on its way through the web face, however it is asked, until its client leaves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from anyio import from_thread

from assistant.answer import Event, Reply
from assistant.journal.port import NoJournal
from bots.recording import recorded, reply_of
from bots.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from fastapi import Request

    from bots.web.context import Context
    from ingest.store.index import Filters


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
        """Return the whole reply, in a worker thread of the server; raises where nobody waits."""
        return reply_of(self.recorded(context), look=partial(check_reader, request))

    def recorded(self, context: Context) -> Generator[Event, None, None]:
        """Yield the events; the reply is recorded first, if it may be."""
        events = context.assistant.stream(
            self.question,
            audience=self.audience,
            filters=self.filters,
            language=self.language,
            conversation_id=self.conversation_id,
            earlier=self.earlier,
        )
        journal = context.journal if self.record else NoJournal()
        yield from recorded(events, journal, face=self.face, audience=self.audience)


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
