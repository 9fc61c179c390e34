"""POST /api/ask and /api/ask/stream: a question in, an answer out, whole or as it is written."""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, assert_never

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import iterate_in_threadpool

from assistant.answer import Delta, Event, Reply, Status
from bots.answer_json import citations_to_json, piece, reply_to_json
from bots.answer_shape import AnswerJson
from bots.web.access.callers import Asker
from bots.web.access.places import Place
from bots.web.access.repeats import Once
from bots.web.asking import Asking
from bots.web.bodies import AskBody
from bots.web.context import CurrentContext
from bots.web.problems import problem_of

router = APIRouter(prefix="/api", tags=["ask"])


async def _audience(body: AskBody, asker: Asker) -> frozenset[str]:
    """Authorise before a stream begins, so that a refusal is a status."""
    return asker.audience(body.audiences)


AskAudience = Annotated[frozenset[str], Depends(_audience)]


def _asking(body: AskBody, audience: frozenset[str]) -> Asking:
    return Asking(
        question=body.question,
        audience=audience,
        face=body.face,
        filters=body.filters,
        language=body.language,
        conversation_id=body.conversation_id,
        record=body.record,
    )


@router.post("/ask", summary="Answer a question", response_model=AnswerJson)
def ask(
    body: AskBody,
    request: Request,
    context: CurrentContext,
    audience: AskAudience,
    once: Once,
    _place: Place,
) -> Response:
    """Return the answer as docs/schemas/answer.schema.json; no answer is a status, not an error."""
    asking = _asking(body, audience)
    return once(body, lambda: JSONResponse(reply_to_json(asking.reply(context, request))))


async def _events(
    body: AskBody, context: CurrentContext, audience: AskAudience, _place: Place
) -> AsyncIterator[Iterator[Event]]:
    async with _asking(body, audience).events(context) as events:
        yield events


@router.post(
    "/ask/stream",
    summary="Answer a question as server-sent events",
    response_class=EventSourceResponse,
)
async def ask_stream(
    events: Annotated[Iterator[Event], Depends(_events)],
) -> AsyncIterator[ServerSentEvent]:
    """Send `status`, `sources` and `delta` events, then one `answer`; at any point one `error`.

    The texts of the deltas, one after the other, are the text of the answer; a table has none and
    comes whole.
    """
    sentences = 0
    try:
        async for event in iterate_in_threadpool(events):
            sentences += isinstance(event, Delta)
            for message in to_messages(event, number=sentences):
                yield message
    except Exception as error:  # noqa: BLE001  the response has begun: all that is left is an event
        yield ServerSentEvent(event="error", data=problem_of(error).event())


def to_messages(event: Event, *, number: int) -> Iterator[ServerSentEvent]:
    """Return what is sent for one event; `number` counts the sentences up to it."""
    match event:
        case Status(step=step):
            yield ServerSentEvent(event="status", data={"step": step})
        case Delta(sentence=sentence, citations=citations, layout=layout):
            if citations:
                yield ServerSentEvent(
                    event="sources", data={"citations": citations_to_json(citations)}
                )
            text = piece(sentence, layout=layout, number=number)
            yield ServerSentEvent(event="delta", data={"text": text})
        case Reply():
            yield ServerSentEvent(event="answer", data=reply_to_json(event))
        case _:
            assert_never(event)
