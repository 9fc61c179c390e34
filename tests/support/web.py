"""A client of the web face around a fake assistant, and a reader of server-sent events."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fastapi.testclient import TestClient

from assistant.journal.port import Journal
from bots.keys.port import Keys
from bots.web.app import create_app
from bots.web.settings import WebSettings
from bots.web.sign_in.service import SignIn
from ingest.store.index import IndexWriter
from tests.support.assistants import FakeAssistant

TOKEN = "the-token-of-this-server"
BEARER = {"authorization": f"Bearer {TOKEN}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEvent:
    """One server-sent event; `data` is what its JSON says."""

    event: str
    data: dict[str, object]


def web_settings(**changes: object) -> WebSettings:
    """Return settings that no environment or file of this machine changes."""
    return WebSettings(_env_file=None, **changes)  # type: ignore[arg-type]  # a test's own keywords


def client_of(
    assistant: FakeAssistant | None = None,
    *,
    settings: WebSettings | None = None,
    journal: Journal | None = None,
    index_writers: Callable[[str], IndexWriter] | None = None,
    keys: Keys | None = None,
    sign_in: SignIn | None = None,
) -> TestClient:
    """Return a client; the server knows TOKEN."""
    app = create_app(
        assistant or FakeAssistant(),
        settings=settings or web_settings(),
        journal=journal,
        index_writers=index_writers,
        keys=keys,
        token=TOKEN,
        sign_in=sign_in,
    )
    return TestClient(app, base_url="http://localhost:8000")


def sent_events(body: str) -> Iterator[SentEvent]:
    """Yield the events of a stream in order; comments are left out."""
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":")
        if fields:
            yield SentEvent(event=fields["event"], data=json.loads(fields["data"]))
