"""What a chat completion is asked with, as far as it means anything here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StrictBool, model_validator

from bots.web.bodies import Id, Text

MODEL = "leerkring"
"""The one model there is."""

MOST_MESSAGES = 500
"""Of one request; a longer conversation is cut by whoever sends it."""

WITHOUT_EFFECT = frozenset(
    {
        "frequency_penalty",
        "function_call",
        "functions",
        "logit_bias",
        "logprobs",
        "max_completion_tokens",
        "max_tokens",
        "moderation",
        "parallel_tool_calls",
        "prediction",
        "presence_penalty",
        "prompt_cache_key",
        "prompt_cache_options",
        "prompt_cache_retention",
        "reasoning_effort",
        "safety_identifier",
        "seed",
        "service_tier",
        "stop",
        "temperature",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "user",
        "verbosity",
        "web_search_options",
    }
)
"""Parameters of OpenAI's that are taken and change nothing: what is said stands in the corpus."""


class TextPart(BaseModel):
    """A part of a message."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    type: Literal["text"]
    text: Text


class UserMessage(BaseModel):
    """What a person asked."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    role: Literal["user"]
    content: Text | Annotated[list[TextPart], Field(min_length=1, max_length=100)]

    @property
    def text(self) -> str:
        """The words, those of several parts by lines."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text for part in self.content)


class OtherMessage(BaseModel):
    """What nobody asked: instructions, tools and answers. They never change what is said."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    role: Literal["system", "developer", "assistant", "tool", "function"]


Message = Annotated[UserMessage | OtherMessage, Field(discriminator="role")]


class StreamOptions(BaseModel):
    """How a stream is sent."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    include_usage: StrictBool | None = None


class TextFormat(BaseModel):
    """The one form of an answer."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    type: Literal["text"]


class Told(BaseModel):
    """What belongs to a request; of all its entries one means something here."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Annotated[str, Field(max_length=512)]]

    conversation_id: Id | None = Field(
        default=None, description="Of an earlier answer, as `x_leerkring.conversation_id` has it."
    )


class ChatBody(BaseModel):
    """A question, the last of the user's messages, with those before it."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "model": MODEL,
                    "messages": [
                        {"role": "user", "content": "Welke gemeenten kochten circulair meubilair?"}
                    ],
                }
            ]
        },
    )

    model: Text
    messages: Annotated[
        list[Message],
        Field(
            min_length=1,
            max_length=MOST_MESSAGES,
            description="The last one of the role user is the question.",
            json_schema_extra={
                "contains": {"properties": {"role": {"const": "user"}}, "required": ["role"]}
            },
        ),
    ]
    stream: StrictBool | None = None
    stream_options: StreamOptions | None = None
    metadata: Told | None = None
    store: StrictBool | None = Field(
        default=None, description="false: the journal does not keep question and answer."
    )
    n: Literal[1] | None = None
    response_format: TextFormat | None = None
    modalities: Annotated[list[Literal["text"]], Field(max_length=1)] | None = None
    audio: None = None

    @model_validator(mode="before")
    @classmethod
    def _without_what_changes_nothing(cls, given: JsonValue) -> JsonValue:
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if name not in WITHOUT_EFFECT}

    @model_validator(mode="after")
    def _asks_something(self) -> ChatBody:
        if next(self._asked(), None) is None:
            raise ValueError("messages hold none of the role user: the last one is the question")
        return self

    @property
    def question(self) -> str:
        """The last thing that the user said."""
        return [*self._asked()][-1]

    @property
    def earlier(self) -> tuple[str, ...]:
        """What the user said before that, oldest first."""
        return tuple(self._asked())[:-1]

    def _asked(self) -> Iterator[str]:
        return (each.text for each in self.messages if isinstance(each, UserMessage))
