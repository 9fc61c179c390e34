"""The bodies that the routes take."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    WithJsonSchema,
)

from assistant.journal.port import Rating
from ingest.document import FACETS, base_language
from ingest.errors import UnknownFacetError
from ingest.store.index import check_filters

MOST_COMMENT = 2_000
"""Characters of a comment."""


def _known_facets(filters: dict[str, list[str]]) -> dict[str, list[str]]:
    try:
        check_filters(filters)
    except UnknownFacetError as error:
        raise ValueError(str(error)) from error
    return filters


def _base(value: object) -> object:
    return base_language(value) if isinstance(value, str) else value


def _valid_text(value: str) -> str:
    """JSON may hold half of a surrogate pair: no text, and nothing that could be sent back."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(
            "holds a character that is no valid text (a lone surrogate); type it again"
        ) from error
    return value


def _number(value: object) -> object:
    """JSON tells numbers from texts and from true and false; pydantic reads them all as numbers."""
    if isinstance(value, (str, bool)):
        raise ValueError("is no number")  # noqa: TRY004  what pydantic tells the caller
    return value


Text = Annotated[str, AfterValidator(_valid_text)]
Asked = Annotated[
    Text,
    Field(description="In Dutch, French, English or German; one without a word is refused."),
]
Whole = Annotated[int, BeforeValidator(_number)]
FiltersBody = Annotated[
    dict[str, list[Text]],
    AfterValidator(_known_facets),
    WithJsonSchema(
        {
            "type": "object",
            "properties": {
                facet: {"type": "array", "items": {"type": "string"}} for facet in FACETS
            },
            "additionalProperties": False,
        }
    ),
]
Language = Annotated[Literal["nl", "fr", "en", "de"], BeforeValidator(_base)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Names = Annotated[list[Text], Field(max_length=20)]


WHOSE = "Audiences that the caller may read. Unset: all of a key's; for others what is public."


class SearchBody(BaseModel):
    """A question to search for; its length is checked by the assistant."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: Asked
    top_k: Whole = Field(default=10, ge=1, le=1000)
    filters: FiltersBody = Field(default_factory=dict)
    audiences: Names = Field(
        default_factory=list,
        description=WHOSE,
    )


class AskBody(BaseModel):
    """A question to answer; its length is checked by the assistant."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: Asked
    conversation_id: Id | None = Field(
        default=None, description="Of an earlier answer: the question may lean on what was said."
    )
    filters: FiltersBody = Field(default_factory=dict)
    language: Language | None = None
    audiences: Names = Field(
        default_factory=list,
        description=WHOSE,
    )
    record: StrictBool = Field(default=True, description="Whether the journal may keep it.")
    face: Literal["web", "terminal", "mcp"] = Field(
        default="web", description="Through what it is asked, as the journal tells it apart."
    )


class FeedbackBody(BaseModel):
    """What a reader thought of an answer."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {"answer_id": "0f3c5a1e9b7d4c2e8a6f1b3d5c7e9a0b", "rating": "up"},
                {
                    "answer_id": "0f3c5a1e9b7d4c2e8a6f1b3d5c7e9a0b",
                    "rating": "down",
                    "comment": "Het antwoord gaat over Vlaanderen, niet over Nederland.",
                },
            ]
        },
    )

    answer_id: Id = Field(description="The answer_id of the answer.")
    rating: Rating
    comment: Annotated[Text, Field(max_length=MOST_COMMENT)] = ""


class ForgetBody(BaseModel):
    """A conversation that is to be forgotten."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    conversation_id: Id


class FingerprintBody(BaseModel):
    """What the vectors of a batch were made with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str
    dimensions: int
    analysis: str
    layout: int


class IngestBody(BaseModel):
    """Documents to put (as bots/handover.py writes them) and ids to remove."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    audience: Text
    fingerprint: FingerprintBody
    put: list[dict[str, object]] = Field(default_factory=list)
    remove: list[Text] = Field(default_factory=list)
