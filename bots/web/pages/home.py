"""GET /: the chat page, its files and its phrases."""

from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from typing_extensions import TypedDict

from assistant.phrases.catalogue import CATALOGUE
from bots.web.access.callers import OPEN, WHOEVER_MAY_ASK
from bots.web.revalidation import ANY_SITE, tagged

STATIC = Path(__file__).parents[1] / "static"

_ELSEWHERE = ("slack_", "admin_", "pages_")

router = APIRouter(dependencies=[OPEN])


class Phrases(TypedDict):
    """Words by their keys."""

    language: str
    phrases: dict[str, str]


@router.get("/", include_in_schema=False, dependencies=[WHOEVER_MAY_ASK])
def chat_page() -> FileResponse:
    """Return the chat page."""
    return FileResponse(STATIC / "index.html")


@router.get(
    "/api/phrases/{language}",
    tags=["pages"],
    summary="The words of the widget",
    response_model=Phrases,
    responses={304: {"description": "Nothing has changed since the ETag of If-None-Match."}},
)
def phrases(request: Request, language: str) -> Response:
    """Return the catalogue in a language: nl, fr, en or de; without what stands elsewhere."""
    if language not in CATALOGUE:
        raise HTTPException(404)
    words = {
        key.value: text
        for key, text in CATALOGUE[language].items()
        if not key.value.startswith(_ELSEWHERE)
    }
    return tagged(
        request,
        JSONResponse({"language": language, "phrases": words}),
        cache_control="public, max-age=300",
        headers=ANY_SITE,
    )
