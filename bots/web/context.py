"""What every route needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Request

from assistant.journal.port import Journal
from bots.port import Assistant
from bots.web.access.callers import Callers
from bots.web.access.places import Places
from bots.web.access.rates import Rates
from bots.web.access.repeats import Repeats
from bots.web.admin.operations import Operations
from bots.web.middleware.traffic import Traffic
from bots.web.settings import WebSettings
from bots.web.sign_in.links import Links
from bots.web.sign_in.service import SignIn
from ingest.store.index import IndexWriter


class Reached(Protocol):
    """Something outside that this server serves too, which may be out of reach."""

    @property
    def problem(self) -> str:
        """One sentence about what is wrong; empty where nothing is."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What `create_app` was given; `slack` and `sign_in` are None where there is none."""

    assistant: Assistant
    journal: Journal
    index_writers: Callable[[str], IndexWriter] | None
    callers: Callers
    rates: Rates
    places: Places
    filing: Places
    repeats: Repeats
    traffic: Traffic
    settings: WebSettings
    operations: Operations
    links: Links
    slack: Reached | None = None
    sign_in: SignIn | None = None


async def context_of(request: Request) -> Context:
    """Return the context of the app that serves a request."""
    context: Context = request.app.state.context
    return context


CurrentContext = Annotated[Context, Depends(context_of)]
