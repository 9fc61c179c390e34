"""POST /api/forget: a conversation leaves the journal and the memory; scope admin."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from typing_extensions import TypedDict

from bots.web.access.callers import Admin
from bots.web.bodies import ForgetBody
from bots.web.context import CurrentContext


class Forgotten(TypedDict):
    """What is gone."""

    conversation_id: str
    questions: int


router = APIRouter(prefix="/api", tags=["forget"])


@router.post("/forget", summary="Remove a conversation", response_model=Forgotten)
def forget(body: ForgetBody, _admin: Admin, context: CurrentContext) -> JSONResponse:
    """Return how many questions the journal had of it; what is still to be written goes too."""
    context.repeats.clear()
    context.assistant.forget(body.conversation_id)
    questions = context.journal.forget(body.conversation_id)
    context.operations.forget()
    return JSONResponse({"conversation_id": body.conversation_id, "questions": questions})
