"""GET /: the chat page, its files and its phrases; GET /docs: the endpoints in plain HTML."""

from html import escape
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from assistant.phrases.catalogue import CATALOGUE
from bots.web.callers import OPEN, WHOEVER_MAY_ASK
from bots.web.revalidation import ANY_SITE, tagged

STATIC = Path(__file__).parents[1] / "static"

_ELSEWHERE = ("slack_", "admin_", "pages_")

router = APIRouter(dependencies=[OPEN])


@router.get("/", include_in_schema=False, dependencies=[WHOEVER_MAY_ASK])
def chat_page() -> FileResponse:
    """Return the chat page."""
    return FileResponse(STATIC / "index.html")


@router.get(
    "/api/phrases/{language}",
    tags=["pages"],
    summary="The words of the widget",
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


@router.get("/docs", include_in_schema=False)
def endpoints(request: Request) -> HTMLResponse:
    """Return the endpoints as a page of our own: Swagger UI would load scripts from elsewhere."""
    rows = "".join(
        f"<li><code>{escape(method.upper())} {escape(path)}</code> "
        f"{escape(operation.get('summary', ''))}<p>{escape(operation.get('description', ''))}</p>"
        for path, operations in request.app.openapi()["paths"].items()
        for method, operation in operations.items()
    )
    return HTMLResponse(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Leerkring: endpoints</title>"
        "<link rel=stylesheet href=/static/plain.css><main class=plain><h1>Endpoints</h1>"
        "<p>The whole description, for programs: <a href=/openapi.json>/openapi.json</a>."
        f"<ul>{rows}</ul></main></html>"
    )
