"""A real server that stands announced in a data folder, as `leerkring serve` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.journal.port import Journal
from bots.port import Assistant
from bots.presence import announce, withdraw
from bots.web.app import create_app
from bots.web.settings import WebSettings
from ingest.store.index import IndexWriter
from tests.support.assistants import FakeAssistant
from tests.support.servers import running

TOKEN = "a-token-for-tests"


@contextmanager
def running_server(
    folder: Path,
    assistant: Assistant | None = None,
    *,
    journal: Journal | None = None,
    index_writers: Callable[[str], IndexWriter] | None = None,
) -> Iterator[str]:
    """Serve on a free port until the block ends; give the address."""
    folder.mkdir(parents=True, exist_ok=True)
    app = create_app(
        assistant or FakeAssistant(),
        settings=WebSettings(),
        journal=journal,
        index_writers=index_writers,
        token=TOKEN,
    )
    with running(app) as address:
        announce(folder, address=address, token=TOKEN)
        try:
            yield address
        finally:
            withdraw(folder)
