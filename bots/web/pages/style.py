"""GET /static/pages.css: the stylesheet of the pages, beneath the colours of the widget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.web.access.callers import OPEN
from bots.web.pages.home import STATIC
from bots.web.revalidation import ASK_FIRST, tagged
from bots.web.widget_files import widget

router = APIRouter(dependencies=[OPEN], include_in_schema=False)

_RULE = re.compile(r"^([^\s{}/@][^{}]*)\{([^{}]*)\}", re.MULTILINE)
_PROPERTY = re.compile(r"(--(?!leerkring)[\w-]+:[^;]+;)")


@router.get("/static/pages.css")
def style(request: Request) -> Response:
    """Return the stylesheet; who has it as it is gets nothing."""
    response = Response(stylesheet(), media_type="text/css")
    return tagged(request, response, cache_control=ASK_FIRST)


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
