"""POST /api/forget: a conversation leaves the journal and the memory; scope admin."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from bots.web.bodies import ForgetBody
from bots.web.callers import Admin
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["forget"])


@router.post("/forget", summary="Remove a conversation")
def forget(body: ForgetBody, _admin: Admin, context: CurrentContext) -> JSONResponse:
    """Return how many questions the journal had of it; what is still to be written goes too."""
    context.repeats.clear()
    context.assistant.forget(body.conversation_id)
    questions = context.journal.forget(body.conversation_id)
    return JSONResponse({"conversation_id": body.conversation_id, "questions": questions})
