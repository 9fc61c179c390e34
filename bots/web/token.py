"""POST /api/token: what a widget on a registered site asks with."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from bots.web.access.callers import OPEN, address_of_caller
from bots.web.access.page_tokens import SECONDS
from bots.web.context import CurrentContext
from bots.web.problems import Problem, ProblemError

router = APIRouter(prefix="/api", tags=["token"], dependencies=[OPEN])


class PageToken(BaseModel):
    """A page token, and how long it holds."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"token": "lkp_…", "expires_in": SECONDS}]}
    )

    token: str = Field(description="For the header `Authorization: Bearer …`, from this site only.")
    expires_in: int = Field(description="Seconds; fetch the next one before.")


@router.post(
    "/token",
    summary="Get a token for the widget on a registered site",
    responses={
        403: {"description": "The header Origin names no site of LEERKRING_WIDGET_ORIGINS."}
    },
)
def token(request: Request, context: CurrentContext) -> PageToken:
    """Return a token that asks, and does nothing else, from the site that the page is of.

    A browser says by itself which site that is. Other programs can say what they like: the token
    keeps other sites from using this server, and opens no more than what is public.
    """
    context.rates.take(f"address {address_of_caller(request)}")
    origin = request.headers.get("origin", "")
    if origin not in context.callers.pages.origins:
        raise ProblemError(
            Problem(
                status=403,
                type="unknown_origin",
                title="Unknown site",
                detail="This site is not registered; LEERKRING_WIDGET_ORIGINS names those that "
                "are.",
            )
        )
    return PageToken(token=context.callers.pages.make(origin), expires_in=SECONDS)
