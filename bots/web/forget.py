"""POST /api/forget: a conversation leaves the journal and the memory; with the token only."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from bots.web.bodies import ForgetBody
from bots.web.callers import require_trust
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["forget"])


@router.post("/forget", summary="Remove a conversation")
def forget(body: ForgetBody, request: Request, context: CurrentContext) -> JSONResponse:
    """Return how many questions the journal had of it; what is still to be written goes too."""
    require_trust(request.headers, context.token)
    context.assistant.forget(body.conversation_id)
    questions = context.journal.forget(body.conversation_id)
    return JSONResponse({"conversation_id": body.conversation_id, "questions": questions})
