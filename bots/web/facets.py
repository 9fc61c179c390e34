"""GET /api/facets: what a question may be filtered by, in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.phrases.catalogue import Phrase, phrase
from bots.facet_words import facet_label
from bots.web.access.callers import Asker
from bots.web.bodies import Language
from bots.web.context import CurrentContext
from bots.web.documents import Audiences
from bots.web.revalidation import tagged

if TYPE_CHECKING:
    from assistant.coverage import Coverage

router = APIRouter(prefix="/api", tags=["documents"])

OFFERED = {
    "category": Phrase.SLACK_CATEGORIES,
    "phase": Phrase.SLACK_PHASES,
    "country": Phrase.SLACK_COUNTRIES,
    "language": Phrase.SLACK_LANGUAGES,
}
"""The facets to choose from, in order, and what they are called."""


class FacetValue(BaseModel):
    """A value to filter by."""

    key: str = Field(description="For `filters` of a question.")
    label: str = Field(description="Its name in the language asked for.")
    documents: int = Field(description="How many documents have it; one may have several.")


class Facet(BaseModel):
    """A facet with its values, those of most documents first."""

    key: str = Field(description="For `filters` of a question.")
    label: str = Field(description="Its name in the language asked for.")
    values: list[FacetValue]


class Facets(BaseModel):
    """What there is to filter by, for one audience and in one language."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "corpus_version": "3f1c9a52",
                    "language": "nl",
                    "documents": 448,
                    "facets": [
                        {
                            "key": "category",
                            "label": "Productgroepen",
                            "values": [{"key": "ict", "label": "ICT", "documents": 43}],
                        }
                    ],
                }
            ]
        }
    )

    corpus_version: str
    language: str
    documents: int = Field(description="How many documents may be cited.")
    facets: list[Facet]


@router.get(
    "/facets",
    summary="What a question may be filtered by",
    response_model=Facets,
    responses={304: {"description": "Nothing has changed since the ETag of If-None-Match."}},
)
def facets(
    request: Request,
    asker: Asker,
    context: CurrentContext,
    audience: Audiences,
    language: Language = "nl",
) -> Response:
    """Return the values of category, phase, country and language that documents have.

    They are counted once for each version of what the caller may read.
    """
    coverage = context.assistant.coverage(audience=asker.audience(audience))
    response = JSONResponse(offered(coverage, language).model_dump())
    return tagged(
        request,
        response,
        cache_control="private, no-cache",
        headers={"vary": "Authorization, Cookie"},
    )


def offered(coverage: Coverage, language: str) -> Facets:
    """Return the facets that there is something of."""
    found = (
        Facet(key=facet, label=phrase(language, name), values=_values(coverage, facet, language))
        for facet, name in OFFERED.items()
    )
    return Facets(
        corpus_version=coverage.corpus_version,
        language=language,
        documents=coverage.documents,
        facets=[facet for facet in found if facet.values],
    )


def _values(coverage: Coverage, facet: str, language: str) -> list[FacetValue]:
    values = [
        FacetValue(key=value, label=facet_label(facet, value, language), documents=documents)
        for value, documents in coverage.facets[facet].items()
    ]
    return sorted(values, key=lambda value: (-value.documents, value.label.casefold()))
