"""GET /api/documents/{id}: the stored text that quotes are slices of."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response

from bots.document_json import DocumentJson, document_to_json
from bots.web.access.callers import Reader
from bots.web.bodies import WHOSE
from bots.web.context import CurrentContext
from bots.web.problems import Problem, ProblemError
from bots.web.revalidation import tagged
from ingest.manifest.withdrawn import Withdrawal

router = APIRouter(prefix="/api", tags=["documents"])

Audiences = Annotated[
    list[str],
    Query(default_factory=list, max_length=20, description=WHOSE),
]


@router.get(
    "/documents/{document_id}",
    summary="Read a document",
    response_model=DocumentJson,
    responses={
        304: {"description": "Nothing has changed since the ETag of If-None-Match."},
        410: {"description": "It was withdrawn; the problem says when and why."},
    },
)
def document(
    request: Request, document_id: str, reader: Reader, context: CurrentContext, audience: Audiences
) -> Response:
    """Return text and metadata; a document of others answers as one that does not exist.

    A citation's quote is `text[start:end]` in Unicode code points.
    """
    readable = reader.audience(audience)
    found = context.assistant.document(document_id, audience=readable)
    if found is None:
        if gone := context.operations.withdrawal(document_id, audience=readable):
            raise ProblemError(_withdrawn(gone))
        raise HTTPException(404)
    return tagged(
        request,
        JSONResponse(document_to_json(found)),
        cache_control="private, no-cache",
        headers={"vary": "Authorization, Cookie"},
    )


def _withdrawn(gone: Withdrawal) -> Problem:
    return Problem(
        status=410,
        type="withdrawn",
        title="Withdrawn",
        detail=f"This document was withdrawn on {gone.on}. Reason: {gone.reason}",
        more={"withdrawn_on": gone.on, "reason": gone.reason},
        headers={"cache-control": "no-store"},
    )
