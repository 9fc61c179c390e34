"""POST /v1/chat/completions: an answer as OpenAI's API has it, whole or by verified sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from bots.web.access.callers import Asker
from bots.web.access.places import Place
from bots.web.asking import Asking
from bots.web.bodies import Id
from bots.web.context import CurrentContext
from bots.web.openai.bodies import MODEL, ChatBody
from bots.web.openai.errors import unknown_model
from bots.web.openai.shapes import Completion, ModelJson, ModelsJson, completion_of, model
from bots.web.openai.stream import Arriving, sent

router = APIRouter(prefix="/v1", tags=["openai"])

_NO_STORE = {"cache-control": "no-store"}
_STREAM = {**_NO_STORE, "x-accel-buffering": "no"}  # Nginx would hold the sentences back

Conversation = Annotated[
    Id | None,
    Header(
        alias="X-Leerkring-Conversation",
        description="The same as `metadata.conversation_id`, which goes before it.",
    ),
]


@router.get("/models", summary="List the models: there is one", response_model=ModelsJson)
async def models(_asker: Asker) -> JSONResponse:
    """Return the one model as OpenAI's API has it."""
    return JSONResponse({"object": "list", "data": [model()]})


@router.get("/models/{name}", summary="Say what a model is", response_model=ModelJson)
async def one_model(name: str, _asker: Asker) -> JSONResponse:
    """Return the model as OpenAI's API has it."""
    _check_model(name)
    return JSONResponse(model())


async def _asking(body: ChatBody, asker: Asker, conversation: Conversation = None) -> Asking:
    """Authorise before anything is sent, so that a refusal is a status."""
    _check_model(body.model)
    told = body.metadata.conversation_id if body.metadata else None
    return Asking(
        question=body.question,
        audience=asker.audience(),
        face="openai",
        conversation_id=told or conversation,
        earlier=body.earlier,
        record=body.store is not False,
    )


async def _arriving(
    asking: Annotated[Asking, Depends(_asking)], context: CurrentContext, _place: Place
) -> AsyncIterator[Arriving]:
    arriving = Arriving(asking.recorded(context))
    try:
        yield arriving
    finally:
        await arriving.close()


_STREAMED = {
    "itemSchema": {
        "type": "object",
        "description": "With `stream`: chunks, then `[DONE]`.",
        "properties": {"data": {"type": "string"}},
    },
    "example": 'data: {"object": "chat.completion.chunk", "choices": […]}\n\ndata: [DONE]\n\n',
}


@router.post(
    "/chat/completions",
    summary="Answer a question as OpenAI's chat completions do",
    response_model=Completion,
    responses={
        200: {"content": {"text/event-stream": _STREAMED}},
        404: {"description": "There is no such model; there is one: leerkring."},
    },
)
async def chat(
    body: ChatBody,
    request: Request,
    context: CurrentContext,
    asking: Annotated[Asking, Depends(_asking)],
    arriving: Annotated[Arriving, Depends(_arriving)],
) -> Response:
    """Return the answer to the last message of the user, with its sources as Markdown.

    Citations are `[n]` in the text and `annotations` of the message; `x_leerkring` is the answer as
    docs/schemas/answer.schema.json. Messages of the user before the last one are the conversation,
    unless a conversation id tells it. Instructions, tools and sampling change nothing.
    """
    if not body.stream:
        reply = await run_in_threadpool(asking.reply, context, request)
        return JSONResponse(completion_of(reply, body.question), headers=_NO_STORE)
    await arriving.first()
    return StreamingResponse(sent(arriving, body), media_type="text/event-stream", headers=_STREAM)


def _check_model(name: str) -> None:
    if name != MODEL:
        raise unknown_model(name)
