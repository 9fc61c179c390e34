"""GET /documents/{id}/original: the PDF that a document was read from, where that is set."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bots.web.access.callers import Reader
from bots.web.context import CurrentContext
from bots.web.documents import Audiences
from bots.web.revalidation import tagged

router = APIRouter(include_in_schema=False)

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""As strict as the browsers' own viewers of PDF work with: `sandbox` would forbid them."""


@router.get("/documents/{document_id}/original")
def original(
    request: Request, document_id: str, reader: Reader, context: CurrentContext, audience: Audiences
) -> Response:
    """Return the file; one that may not be had answers as one that there is not."""
    readable = reader.audience(audience)
    if context.assistant.document(document_id, audience=readable) is None:
        raise HTTPException(404)
    data = context.operations.original(document_id, audience=readable)
    if data is None:
        raise HTTPException(404)
    return tagged(
        request,
        Response(data, media_type="application/pdf"),
        cache_control="private, no-cache",
        headers={
            "content-disposition": "inline",
            "content-security-policy": POLICY,
            "vary": "Authorization, Cookie",
        },
    )
