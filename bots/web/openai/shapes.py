"""Chat completions and models as OpenAI's API has them; `x_leerkring` is what we add."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import NotRequired
from uuid import uuid4

from typing_extensions import TypedDict

from assistant.answer import Reply
from bots.answer_json import reply_to_json
from bots.answer_shape import AnswerJson
from bots.web.openai.bodies import MODEL
from bots.web.openai.content import Annotation, Usage, annotations_of, content_of, usage_of


class Message(TypedDict):
    """What is answered."""

    role: str
    content: str
    refusal: None
    annotations: list[Annotation]


class Choice(TypedDict):
    """The one answer."""

    index: int
    message: Message
    logprobs: None
    finish_reason: str


class Completion(TypedDict):
    """A whole answer; `x_leerkring` is docs/schemas/answer.schema.json."""

    id: str
    object: str
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    x_leerkring: AnswerJson


class DeltaMessage(TypedDict, total=False):
    """What a chunk adds."""

    role: str
    content: str
    annotations: list[Annotation]


class ChunkChoice(TypedDict):
    """The one answer, in parts."""

    index: int
    delta: DeltaMessage
    logprobs: None
    finish_reason: str | None


class Chunk(TypedDict):
    """A part of an answer; the last one with a choice has the whole of it as `x_leerkring`."""

    id: str
    object: str
    created: int
    model: str
    choices: list[ChunkChoice]
    usage: NotRequired[Usage | None]
    x_leerkring: NotRequired[AnswerJson]


class ModelJson(TypedDict):
    """A model that may be named."""

    id: str
    object: str
    created: int
    owned_by: str


class ModelsJson(TypedDict):
    """All of them."""

    object: str
    data: list[ModelJson]


def completion_of(reply: Reply, question: str) -> Completion:
    """Return a reply whole."""
    content = content_of(reply)
    return {
        "id": f"chatcmpl-{reply.answer_id}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "message": {
                    "role": "assistant",
                    "content": content,
                    "refusal": None,
                    "annotations": annotations_of(reply),
                },
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": usage_of(question, content),
        "x_leerkring": reply_to_json(reply),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """Makes the chunks of one stream; `tells_usage` says whether each has a place for it."""

    tells_usage: bool
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def of(self, delta: DeltaMessage, *, finish_reason: str | None = None) -> Chunk:
        """Return a part of the answer."""
        choice: ChunkChoice = {
            "index": 0,
            "delta": delta,
            "logprobs": None,
            "finish_reason": finish_reason,
        }
        chunk = self._chunk([choice])
        if self.tells_usage:
            chunk["usage"] = None
        return chunk

    def last(self, reply: Reply) -> Chunk:
        """Return the end of the answer, with all that is known of it."""
        chunk = self.of({"annotations": annotations_of(reply)}, finish_reason="stop")
        chunk["x_leerkring"] = reply_to_json(reply)
        return chunk

    def usage(self, usage: Usage) -> Chunk:
        """Return what comes after the answer for who asked for it."""
        chunk = self._chunk([])
        chunk["usage"] = usage
        return chunk

    def _chunk(self, choices: list[ChunkChoice]) -> Chunk:
        return {
            "id": self.id,
            "object": "chat.completion.chunk",
            "created": self.created,
            "model": MODEL,
            "choices": choices,
        }


def model() -> ModelJson:
    """Return the one model there is; since when it is, is of no meaning here."""
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}
