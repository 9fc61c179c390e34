"""The chunks of a chat completion: a sentence each, once it is verified."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Generator, Mapping

import anyio
from starlette.concurrency import run_in_threadpool

from assistant.answer import Delta, Event, Reply
from bots.web.openai.bodies import ChatBody
from bots.web.openai.content import content_of, sentence_of, usage_of
from bots.web.openai.errors import error_of
from bots.web.openai.shapes import Chunks
from bots.web.problems import problem_of

PING_SECONDS = 15.0
"""How long nothing is sent before a comment says that there is more to come."""

_PING = b": ping\n\n"
_DONE = b"data: [DONE]\n\n"


class Arriving:
    """Events that come about in a thread, for one reader in the event loop."""

    def __init__(self, events: Generator[Event, None, None]) -> None:
        self._events = events
        self._next: asyncio.Task[Event | None] | None = None

    async def first(self) -> None:
        """Wait until something has come: what can't be asked raises here."""
        await asyncio.wait({self._coming()})
        if self._coming().exception() is not None:
            self._coming().result()

    async def within(self, seconds: float) -> AsyncIterator[Event | None]:
        """Yield the events, and None whenever nothing comes for so long."""
        while True:
            done, _ = await asyncio.wait({self._coming()}, timeout=seconds)
            if not done:
                yield None
                continue
            event = self._coming().result()
            self._next = None
            if event is None:
                return
            yield event

    async def close(self) -> None:
        """End the work, once its thread is between two events."""
        if self._next is not None:
            with anyio.CancelScope(shield=True):
                await asyncio.wait({self._next})
            if self._next.cancelled():  # the server stops, and a thread still has the events
                return
            self._next.exception()  # looked at, or asyncio would complain
        self._events.close()

    def _coming(self) -> asyncio.Task[Event | None]:
        if self._next is None:
            self._next = asyncio.create_task(run_in_threadpool(next, self._events, None))
        return self._next


async def sent(
    arriving: Arriving, body: ChatBody, *, ping_seconds: float = PING_SECONDS
) -> AsyncIterator[bytes]:
    """Yield the stream as it is sent; a failure is its last event, as a status can't be sent."""
    chunks = Chunks(tells_usage=bool(body.stream_options and body.stream_options.include_usage))
    written, sentences = "", 0
    yield _data(chunks.of({"role": "assistant", "content": ""}))
    try:
        async for event in arriving.within(ping_seconds):
            match event:
                case None:
                    yield _PING
                case Delta():
                    sentences += 1
                    piece = sentence_of(event, number=sentences)
                    written += piece
                    yield _data(chunks.of({"content": piece}))
                case Reply():
                    content = content_of(event)
                    yield _data(chunks.of({"content": content.removeprefix(written)}))
                    yield _data(chunks.last(event))
                    if chunks.tells_usage:
                        yield _data(chunks.usage(usage_of(body.question, content)))
                case _:
                    pass  # a step has begun: OpenAI's API knows none
    except Exception as error:  # noqa: BLE001  the response has begun: all that is left is an event
        yield _data(error_of(problem_of(error)))
        return
    yield _DONE


def _data(document: Mapping[str, object]) -> bytes:
    return f"data: {json.dumps(document)}\n\n".encode()
