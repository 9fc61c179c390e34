"""GET /api/documents/{id}: the stored text that quotes are slices of."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import JSONResponse

from bots.document_json import document_to_json
from bots.web.bodies import WHOSE
from bots.web.callers import Reader
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["documents"])

Audiences = Annotated[
    list[str],
    Query(default_factory=list, max_length=20, description=WHOSE),
]


@router.get("/documents/{document_id}", summary="Read a document")
def document(
    document_id: str, reader: Reader, context: CurrentContext, audience: Audiences
) -> JSONResponse:
    """Return text and metadata; a document of others answers as one that does not exist.

    A citation's quote is `text[start:end]` in Unicode code points.
    """
    found = context.assistant.document(document_id, audience=reader.audience(audience))
    if found is None:
        raise HTTPException(404)
    return JSONResponse(document_to_json(found))
