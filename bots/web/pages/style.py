"""GET /static/pages.css: the stylesheet of the pages, beneath the colours of the widget."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.web.callers import OPEN
from bots.web.pages.home import STATIC
from bots.web.widget_files import ASK_FIRST, widget

router = APIRouter(dependencies=[OPEN], include_in_schema=False)

_RULE = re.compile(r"^([^\s{}/@][^{}]*)\{([^{}]*)\}", re.MULTILINE)
_PROPERTY = re.compile(r"(--(?!leerkring)[\w-]+:[^;]+;)")


@router.get("/static/pages.css")
def style(request: Request) -> Response:
    """Return the stylesheet; who has it as it is gets nothing."""
    text = stylesheet()
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": ASK_FIRST}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(text, media_type="text/css", headers=headers)


@cache
def stylesheet() -> str:
    """Return pages.css with the widget's custom properties before it, light and dark."""
    rules = _RULE.findall(widget().files["widget.css"].decode())
    light = _properties(rules, ".frame")
    dark = _properties(rules, ".dark")
    own = (STATIC / "pages.css").read_text("utf-8")
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{own}"
    )


def _properties(rules: Sequence[tuple[str, str]], selector: str) -> str:
    """Return the custom properties that rules for a selector set, as declarations."""
    bodies = (
        body
        for selectors, body in rules
        if selector in (each.strip() for each in selectors.split(","))
    )
    return " ".join(found for body in bodies for found in _PROPERTY.findall(body))
