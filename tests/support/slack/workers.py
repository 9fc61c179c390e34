"""The app in processes of their own, which share a database and nothing else."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from pydantic import SecretStr

from assistant.journal.settings import JournalSettings
from bots.slack.app import make_slack_app
from bots.slack.face import SlackFace
from bots.slack.settings import SlackSettings
from bots.slack.store.opening import open_slack_store
from bots.telemetry import switch_off_telemetry
from bots.web.app import create_app
from tests.support.assistants import FakeAssistant
from tests.support.servers import running
from tests.support.slack.seed import TEAM
from tests.support.slack.transports import OverHttp
from tests.support.slack_context import slack_context
from tests.support.web import web_settings

if TYPE_CHECKING:
    from tests.support.slack.bench import SlackBench

PAUSE = 0.02
"""Seconds between two events of an answer, so that copies meet while one is being answered."""
START_SECONDS = 60.0
_IMPORTED_BEFORE = ["bots.web.app", "bots.slack.app", "tests.support.slack.workers"]


@contextmanager
def workers(
    slack: SlackBench, count: int, *, database: str, folder: Path
) -> Iterator[list[OverHttp]]:
    """Run so many processes until the block ends; `database` "" is SQLite in the folder."""
    switch_off_telemetry()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED_BEFORE)
    settings = slack.settings(slack_app_token=None)
    with ExitStack() as stack:
        found = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, settings, database, folder))
            process.start()
            stack.callback(_end, process, ours)
            found.append(ours)
        addresses = [_address(connection) for connection in found]
        clients = [
            stack.enter_context(httpx.Client(base_url=each, timeout=30, trust_env=False))
            for each in addresses
        ]
        yield [OverHttp(client=client) for client in clients]


def _address(connection: Connection) -> str:
    assert connection.poll(START_SECONDS), "a process did not start"
    return str(connection.recv())


def _end(process: multiprocessing.process.BaseProcess, connection: Connection) -> None:
    connection.close()
    process.join(10)
    process.kill()
    process.join()


def _serve(connection: Connection, settings: SlackSettings, database: str, folder: Path) -> None:
    """Serve until the other end of the pipe is closed."""
    given: dict[str, Any] = {"database_url": SecretStr(database)} if database else {}
    journal = JournalSettings(_env_file=None, **given)
    with open_slack_store(journal, data_dir=folder) as store:
        store.channels(TEAM)  # makes the tables, which takes longer than an event may wait
        context = slack_context(
            assistant=FakeAssistant(pause=PAUSE), store=store, settings=settings
        )
        face = SlackFace(make_slack_app(context), settings=settings, drain=context.work.drain)
        app = create_app(FakeAssistant(), settings=web_settings(), slack=face)
        with running(app) as address:
            connection.send(address)
            with suppress(EOFError):
                connection.recv()
