"""Puts the web face together."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from assistant.access import AUDIENCES
from assistant.journal.port import NoJournal
from assistant.journal.shelf import Shelf
from bots.keys.port import Keys, NoKeys
from bots.port import Assistant
from bots.presence import SERVER_HEADER, server_id
from bots.slack.manifest import EVENTS_PATH
from bots.web import (
    ask,
    documents,
    dossier,
    endpoints,
    facets,
    feedback,
    forget,
    health,
    ingest,
    mcp,
    metrics,
    search,
    widget_files,
)
from bots.web import keys as keys_api
from bots.web import token as page_token
from bots.web.access.addresses import networks
from bots.web.access.callers import Callers
from bots.web.access.gate import INGEST_PATH, Gate, Rules
from bots.web.access.page_tokens import PageTokens
from bots.web.access.places import Places
from bots.web.access.rates import Rates
from bots.web.access.repeats import Repeats
from bots.web.admin.operations import Operations
from bots.web.context import Context
from bots.web.middleware.compressed import Compressed
from bots.web.middleware.cors import Cors
from bots.web.middleware.counting import Counting
from bots.web.middleware.deadline import Deadline
from bots.web.middleware.shield import Shield
from bots.web.middleware.threads import enough_threads
from bots.web.middleware.traffic import Traffic
from bots.web.openai import chat
from bots.web.openai.errors import OpenAIErrors
from bots.web.openapi.description import describe_access
from bots.web.pages import routes as pages
from bots.web.pages.home import STATIC
from bots.web.problems import handle_problems
from bots.web.sign_in import by_link
from bots.web.sign_in import routes as sign_in_routes
from bots.web.sign_in.links import Links
from bots.web.sign_in.paths import SIGN_OUT
from bots.web.sign_in.sending import SendToSignIn
from bots.web.sign_in.sessions import Sessions
from bots.web.sign_in.settings import NO_PROVIDER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from assistant.journal.port import Journal
    from bots.slack.face import SlackFace
    from bots.web.settings import WebSettings
    from bots.web.sign_in.service import SignIn
    from ingest.store.index import IndexWriter


def create_app(  # noqa: PLR0913  its parts, each by its name
    assistant: Assistant,
    *,
    settings: WebSettings,
    journal: Journal | None = None,
    index_writers: Callable[[str], IndexWriter] | None = None,
    keys: Keys | None = None,
    token: str | None = None,
    audiences: frozenset[str] = AUDIENCES,
    slack: SlackFace | None = None,
    sign_in: SignIn | None = None,
    operations: Operations | None = None,
) -> FastAPI:
    """Return the app: chat page, questions, documents, health and, with a token, ingestion.

    Replies and feedback go into the `journal`. `index_writers` gives the index of an audience;
    `token` is what the owner of the server shows, `keys` are what others show; `audiences` are
    those that there are to read. `slack` is served for as long as the app is, by socket or at
    /slack/events. `sign_in` lets people sign in. `operations` is what admins are shown beside it.
    """
    http_slack = slack if slack is not None and slack.over_http else None
    keys = keys or NoKeys()
    traffic = Traffic()
    sessions = sign_in.sessions if sign_in is not None else Sessions(keys=keys, rules=NO_PROVIDER)
    app = FastAPI(
        title="Leerkring",
        summary="The cited memory of circular-procurement learning networks.",
        docs_url=None,  # our own page, without remote scripts: see pages/home.py
        redoc_url=None,
        openapi_url=None,  # as above: with an ETag
        middleware=[
            Middleware(Counting, traffic=traffic),
            Middleware(Compressed),
            Middleware(OpenAIErrors),
            Middleware(Shield, headers={SERVER_HEADER: server_id(token)} if token else {}),
            Middleware(Cors, origins=settings.widget_origins),
            Middleware(Shield, headers={}),  # pages of registered sites may read failures too
            Middleware(Deadline, seconds=settings.request_seconds, exempt={INGEST_PATH}),
            Middleware(
                Gate,
                rules=Rules.of(settings, form_paths=frozenset(_form_paths(http_slack))),
            ),
            Middleware(SendToSignIn, can_sign_in=sign_in is not None),
        ],
        lifespan=_lifespan(slack, answers=settings.max_answers + dossier.AT_ONCE),
    )
    app.state.context = Context(
        assistant=assistant,
        journal=Shelf(journal or NoJournal()),
        index_writers=index_writers,
        callers=Callers(
            token=token,
            keys=keys,
            pages=PageTokens(origins=frozenset(settings.widget_origins), secret=keys.page_secret),
            anonymous=settings.access.anonymous,
            audiences=audiences,
            proxies=networks(settings.trusted_proxies),
            sessions=sessions,
        ),
        rates=Rates(settings.per_minute),
        places=Places(settings.max_answers),
        filing=Places(dossier.AT_ONCE),
        repeats=Repeats(),
        traffic=traffic,
        settings=settings,
        operations=operations or Operations(),
        links=Links(token),
        slack=slack,
        sign_in=sign_in,
    )
    handle_problems(app)
    describe_access(
        app,
        anonymous=settings.access.anonymous,
        session_cookie=sign_in.sessions.cookie if sign_in is not None else None,
    )
    for group in (
        ask,
        feedback,
        forget,
        search,
        documents,
        dossier,
        facets,
        ingest,
        health,
        metrics,
        keys_api,
        page_token,
        pages,
        widget_files,
        chat,
        mcp,
        endpoints,
    ):
        app.include_router(group.router)
    app.include_router(by_link.router)
    app.include_router(by_link.signing_out if sign_in is None else sign_in_routes.router)
    if http_slack is not None:
        from bots.slack.http_events import events_router  # noqa: PLC0415  Bolt, where it is used

        app.include_router(events_router(http_slack.app))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def _form_paths(slack: SlackFace | None) -> Iterator[str]:
    """Yield the addresses that look themselves at who sends a form."""
    yield SIGN_OUT
    if slack is not None:
        yield EVENTS_PATH


def _lifespan(
    slack: SlackFace | None, *, answers: int
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return what is there for as long as the app is: threads for the answers, and Slack."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(enough_threads(answers))
            if slack is not None:
                await stack.enter_async_context(slack.running())
            yield

    return lifespan
