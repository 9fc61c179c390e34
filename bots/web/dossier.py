"""POST /api/dossier: answers that were given, as a file that is filed with a tender."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from bots.dossier.formats import Format
from bots.dossier.gather import gather
from bots.dossier.write import ascii_name, file_name, written
from bots.web.access.callers import Asker
from bots.web.access.places import FilingPlace
from bots.web.bodies import WHOSE, Id, Language, Names
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["dossier"])

MOST_ANSWERS = 50
"""Answers in one dossier: of 20 quotes each they take 3 to 6 s of a processor."""

AT_ONCE = 4
"""Dossiers that are written at once."""

_ID = "0f3c5a1e9b7d4c2e8a6f1b3d5c7e9a0b"


class DossierBody(BaseModel):
    """Answers by their ids; what they say is the server's, never the caller's."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {"answer_ids": [_ID], "format": "pdf"},
                {
                    "answer_ids": [_ID, "5b7d9f1a3c5e4b6d8f0a2c4e6a8b0d1f"],
                    "format": "docx",
                    "language": "fr",
                },
            ]
        },
    )

    answer_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_ANSWERS)] = Field(
        description="The answer_id of each answer, in the order of the dossier."
    )
    format: Format = Field(description="md (Markdown), docx (Word) or pdf.")
    language: Language | None = Field(
        default=None, description="Of the words around the answers. Unset: that of the first."
    )
    audiences: Names = Field(default_factory=list, description=WHOSE)


@router.post(
    "/dossier",
    summary="Export answers as a dated file",
    response_class=Response,
    responses={
        200: {
            "description": "The file; Content-Disposition says its name.",
            "content": {
                each.media_type.partition(";")[0]: {
                    "schema": {"type": "string", "format": "binary"}
                }
                for each in Format
            },
        },
        404: {"description": "None of the answers is kept, or not for this caller."},
        503: {"description": "The journal or the index can't be used, or too much is under way."},
    },
)
def dossier(
    body: DossierBody, asker: Asker, context: CurrentContext, _place: FilingPlace
) -> Response:
    """Return question, answer, quotes, sources and how they can be checked.

    Every quote is compared with the stored document once more: one that has changed is marked, and
    what rests on a document that the caller can't read now is left out, which the file says.
    Answers are kept for an hour, and for as long as the journal keeps them.
    """
    audience = asker.audience(body.audiences)
    found = gather(
        body.answer_ids,
        answers=context.journal.answer,
        documents=lambda each: context.assistant.document(each, audience=audience),
        audience=audience,
        made_at=datetime.now().astimezone(),
        language=body.language,
    )
    return Response(
        written(found, body.format),
        media_type=body.format.media_type,
        headers={
            "content-disposition": disposition(file_name(found, body.format)),
            "cache-control": "no-store",
        },
    )


def disposition(name: str) -> str:
    """Return the header that has a browser save a file under a name (RFC 6266)."""
    return f"attachment; filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name)}"
