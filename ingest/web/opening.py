"""Builds what fetches, from the settings."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from ingest.errors import SourceError
from ingest.settings import IngestSettings
from ingest.web.address import parse
from ingest.web.allowed import Allowed
from ingest.web.canonical import page_key, without_trackers
from ingest.web.client import Client
from ingest.web.gather import Gatherer
from ingest.web.gathered import Gathered
from ingest.web.guard import Guard, Resolver, look_up
from ingest.web.limits import Clock, Limits
from ingest.web.names import Names
from ingest.web.pace import Pace
from ingest.web.records import Records
from ingest.web.robots import Robots
from ingest.web.store import Store

FOLDER = "web"
"""The folder of fetched pages within the data folder."""
RECORDS = "pages.sqlite3"

_AGENT = "Leerkring/{version} (documents for a cited memory of circular procurement{contact})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which pages of sitemaps and feeds are meant, and metadata for what is fetched.

    `include` and `exclude` are patterns for paths of addresses; `defaults` None leaves a page
    those that it has.
    """

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    defaults: Mapping[str, object] | None = None


@contextmanager
def open_gatherer(
    settings: IngestSettings,
    *,
    choice: Choice | None = None,
    prune: bool = False,
    progress: Callable[[int, int], None] | None = None,
    clock: Clock | None = None,
    resolve: Resolver = look_up,
    ssl_context: ssl.SSLContext | None = None,
) -> Iterator[Gatherer]:
    """Give what fetches addresses into the data folder."""
    clock, choice = clock or Clock(), choice or Choice()
    pace = Pace(clock, delay=settings.fetch_delay)
    client = Client(
        Guard(Allowed.of(settings.fetch_allow), resolve=resolve),
        agent=agent_of(settings),
        pace=pace,
        limits=Limits(max_bytes=settings.fetch_max_bytes, seconds=settings.fetch_seconds),
        clock=clock,
        ssl_context=ssl_context,
    )
    folder = folder_of(settings)
    with closing(Records(folder / RECORDS)) as records:
        store = Store(folder, records, clock, choice.defaults)
        get = partial(client.get, may=Robots(client, pace).check, known=store.validators)
        names = Names(
            get,
            max_pages=settings.fetch_max_pages,
            max_bytes=settings.fetch_max_bytes,
            include=choice.include,
            exclude=choice.exclude,
        )
        yield Gatherer(get, store, names=names, prune=prune, progress=progress)


def stored_files(settings: IngestSettings, addresses: Sequence[str]) -> Gathered:
    """Return what is stored of addresses, and nothing is fetched: for a dry run."""
    gathered = Gathered()
    folder = folder_of(settings)
    if not (folder / RECORDS).is_file():
        return gathered
    with closing(Records(folder / RECORDS)) as records:
        store = Store(folder, records, Clock())
        for text in addresses:
            try:
                key = page_key(without_trackers(parse(text)))
            except SourceError:
                continue
            for page in [records.page(key), *records.named_by(key)]:
                if page is not None and store.path(page).is_file():
                    gathered.files[store.path(page)] = page.address
    return gathered


def folder_of(settings: IngestSettings) -> Path:
    """Return the folder of fetched pages."""
    return settings.data_dir / FOLDER


def agent_of(settings: IngestSettings) -> str:
    """Return how we call ourselves, with whom to write to where that is set."""
    contact = f"; {settings.fetch_contact}" if settings.fetch_contact else ""
    return _AGENT.format(version=version("leerkring"), contact=contact)
