"""What the tools are called with."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bots.web.bodies import FiltersBody, Id, Language, Text
from ingest.document import FACETS

MOST_HITS = 20
"""Chunks of one search: what another assistant can still read."""

Question = Annotated[
    Text,
    Field(
        description="In Dutch, French, English or German, in whole words: 'Welke gemeenten kochten "
        "circulair meubilair?'"
    ),
]
Filters = Annotated[
    FiltersBody,
    Field(
        description="Only documents with one of these values: facet -> values, as in "
        f'{{"country": ["NL"], "category": ["ict"]}}. Facets: {", ".join(FACETS)}.'
    ),
]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchArguments(_Arguments):
    """Of search_lessons."""

    question: Question
    filters: Filters = Field(default_factory=dict)
    top_k: Annotated[int, Field(ge=1, le=MOST_HITS, description="How many passages.")] = 8


class AskArguments(_Arguments):
    """Of ask_lessons."""

    question: Question
    filters: Filters = Field(default_factory=dict)
    language: Annotated[
        Language | None, Field(description="Of the answer. Unset: that of the question.")
    ] = None
    conversation_id: Annotated[
        Id | None,
        Field(description="Of an earlier answer: the question may lean on what was said."),
    ] = None


class DocumentArguments(_Arguments):
    """Of get_document."""

    document_id: Annotated[
        Text, Field(max_length=300, description="As hits and citations have it.")
    ]
