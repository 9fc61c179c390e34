"""POST /api/search: the chunks that a question finds, best first."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from bots.answer_json import hits_to_json
from bots.answer_shape import HitsJson
from bots.web.access.callers import Reader
from bots.web.bodies import SearchBody
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["search"])


@router.post("/search", summary="Find the chunks nearest to a question", response_model=HitsJson)
def search(body: SearchBody, reader: Reader, context: CurrentContext) -> JSONResponse:
    """Return the hits as docs/schemas/search.schema.json."""
    hits = context.assistant.search(
        body.question,
        audience=reader.audience(body.audiences),
        filters=body.filters,
        top_k=body.top_k,
    )
    return JSONResponse(hits_to_json(body.question, hits))
