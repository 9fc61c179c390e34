"""A site of somebody else that carries the widget by one script tag, under a strict CSP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bots.web.app import create_app
from tests.support.browser import borrowed
from tests.support.chat_page import answering
from tests.support.keys import FakeKeys
from tests.support.servers import running
from tests.support.web import web_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.requests import Request

    from tests.support.assistants import FakeAssistant

PLAIN = "body { font: 18px/1.5 Georgia, serif; max-width: 60em; margin: 2em auto }"
UGLY = """
* { font: italic 40px/3 serif !important; color: red !important; margin: 30px !important;
    padding: 9px !important; letter-spacing: 1em !important; text-transform: uppercase !important;
    border: 5px dotted lime !important; background: yellow !important; box-sizing: content-box }
html { font-size: 62.5% }
main { direction: rtl }
body, main { transform: rotate(2deg); filter: hue-rotate(90deg); overflow: hidden; z-index: 9 }
div, dialog, section, button, p, [hidden] { display: none !important }
leerkring-chat { display: none !important; opacity: 0.1 !important; position: static !important;
    visibility: hidden !important; width: 3px !important; transform: scale(4) !important }
:root { --accent: red; --text: lime; --surface: black; --ground: black }
"""
"""What no site would write on purpose, and what the sheets of many sites come to together."""


@dataclass(frozen=True, kw_only=True)
class Host:
    """The site, and the server that its widget asks."""

    site: str
    server: str


@contextmanager
def host_page(
    *,
    attributes: Mapping[str, str] | None = None,
    css: str = PLAIN,
    body: str = "",
    assistant: FakeAssistant | None = None,
    registered: bool = True,
    connects: str = "",
    **settings: object,
) -> Iterator[Host]:
    """Serve a page with the script tag; `attributes` are the tag's data-…, `body` stands before it.

    `settings` are those of the server, where the site is registered unless said otherwise;
    `connects` is what else the policy of the page lets it call.
    """
    page: list[Response] = []

    async def home(_request: Request) -> Response:
        return page[0]

    async def sheet(_request: Request) -> Response:
        return Response(css, media_type="text/css")

    routes = [Route("/", home), Route("/site.css", sheet)]
    with running(Starlette(routes=routes)) as site:
        app = create_app(
            assistant or answering(),
            settings=web_settings(widget_origins=site if registered else "", **settings),
            keys=FakeKeys({}),
        )
        with running(app) as server:
            page.append(_page(server, attributes or {}, body, connects))
            yield Host(site=site, server=server)


@contextmanager
def visited(browser: Browser, host: Host, *, script: str = "", **options: object) -> Iterator[Page]:
    """Yield the page; nothing may have gone wrong in it or come from a third place.

    `script` runs in it before anything else does; `options` are those of `window`.
    """
    with borrowed(browser, host.site, **options) as page:  # type: ignore[arg-type]  # a test's own
        page.add_init_script(script)
        errors: list[str] = []
        requests: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda said: errors.append(said.text) if "Content Security" in said.text else None,
        )
        page.on("request", lambda sent: requests.append(sent.url))
        page.goto("/")
        yield page
        assert errors == []
        assert [url for url in requests if not url.startswith((host.site, host.server))] == []


def _page(server: str, attributes: Mapping[str, str], body: str, connects: str) -> Response:
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in attributes.items())
    policy = (
        "default-src 'none'; img-src data:; style-src 'self'; "
        f"script-src {server}; connect-src {connects} {server}"
    )
    return HTMLResponse(
        "<!doctype html><html lang=nl><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width, initial-scale=1"><title>Gemeente</title>'
        "<link rel=icon href=data:,><link rel=stylesheet href=/site.css>"
        "<body><main><h1>Inkopen bij de gemeente</h1><p>Over inkopen.</p>"
        f"<label>Zoek <input id=host-field></label></main>{body}"
        f"<script src={server}/widget.js {data} async></script></body></html>",
        headers={"content-security-policy": policy},
    )
