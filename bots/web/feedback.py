"""POST /api/feedback: what a reader thought of an answer."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import Response

from bots.web.access.repeats import Once
from bots.web.bodies import FeedbackBody
from bots.web.context import CurrentContext

router = APIRouter(prefix="/api", tags=["feedback"])


@router.post(
    "/feedback",
    summary="Say whether an answer was of use",
    status_code=HTTPStatus.NO_CONTENT,
    responses={
        404: {"description": "The journal has no answer of this id (any more)."},
        429: {"description": "The answer has been rated as often as is kept."},
        503: {"description": "The journal can't be used at the moment."},
    },
)
def feedback(body: FeedbackBody, context: CurrentContext, once: Once) -> Response:
    """Keep a rating, and a comment without its personal data."""

    def keep() -> Response:
        context.journal.feedback(body.answer_id, rating=body.rating, comment=body.comment)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    return once(body, keep)
