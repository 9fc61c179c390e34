"""POST /api/search: the chunks that a question finds, best first."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from bots.answer_json import hits_to_json
from bots.web.bodies import SearchBody
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["search"])


@router.post("/search", summary="Find the chunks nearest to a question")
def search(body: SearchBody, request: Request, context: CurrentContext) -> JSONResponse:
    """Return the hits as docs/schemas/search.schema.json."""
    hits = context.assistant.search(
        body.question,
        audience=context.audience(request, body.audiences),
        filters=body.filters,
        top_k=body.top_k,
    )
    return JSONResponse(hits_to_json(body.question, hits))
