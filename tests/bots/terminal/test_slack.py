from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

import pytest

from assistant.journal.port import NoJournal
from bots.settings import load_settings
from bots.slack.manifest import manifest
from bots.terminal.serve import slack_where_it_is_on
from tests.support.announced import running_server
from tests.support.assistants import FakeAssistant
from tests.support.commands import leerkring, leerkring_here, started
from tests.support.servers import wait_until
from tests.support.slack.bench import SlackBench
from tests.support.slack.events import mention
from tests.support.slack.seed import APP_TOKEN, BOT_TOKEN
from tests.support.small_slack import small_slack

SLACK = """
import asyncio
from assistant.journal.port import NoJournal
from bots.settings import load_settings
from bots.slack.running import open_slack
from bots.terminal import listening
from bots.terminal.options import make_folder
from bots.terminal.slack import run
from tests.support.assistants import FakeAssistant
settings, assistant = load_settings(), FakeAssistant(pause=0.3)
make_folder(settings.ingest.data_dir)
with listening.stoppable(), open_slack(settings, assistant, NoJournal()) as face:
    asyncio.run(run(face))
print("cleaned up")
"""
SERVE = """
from assistant.journal.port import NoJournal
from pathlib import Path
from bots.settings import load_settings
from bots.terminal import listening
from bots.terminal.serve import slack_where_it_is_on
from bots.web.app import create_app
from bots.web.settings import WebSettings
from tests.support.assistants import FakeAssistant
folder, assistant = Path(".leerkring"), FakeAssistant(pause=0.3)
with (
    listening.stoppable(),
    listening.only_server(folder),
    listening.bind("127.0.0.1", 0) as sock,
    slack_where_it_is_on(load_settings(), assistant, NoJournal()) as slack,
):
    app = create_app(assistant, settings=WebSettings(), token="t", slack=slack)
    listening.answer_on(sock, app, settings=WebSettings(), folder=folder, token="t")
print("cleaned up")
"""
LIGHT = """
import sys
from assistant.journal.port import NoJournal
from bots.settings import load_settings
from bots.terminal.serve import serve, slack_where_it_is_on
from bots.web.app import create_app
from bots.web.settings import WebSettings
from tests.support.assistants import FakeAssistant
with slack_where_it_is_on(load_settings(), FakeAssistant(), NoJournal()) as slack:
    create_app(FakeAssistant(), settings=WebSettings(), slack=slack)
print(slack, {*sys.modules} & {"slack_bolt", "slack_sdk", "aiohttp", "sqlalchemy"})
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("LEERKRING_SLACK_APP_TOKEN", APP_TOKEN)


def test_without_tokens_it_says_what_to_set_and_where_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERKRING_SLACK_BOT_TOKEN", BOT_TOKEN)
    ran = leerkring_here("slack", capsys=capsys)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    for name in ("LEERKRING_SLACK_BOT_TOKEN", "LEERKRING_SLACK_APP_TOKEN", "Basic Information"):
        assert name in ran.err


@pytest.mark.usefixtures("_tokens")
def test_beside_a_server_on_the_folder_it_says_so_and_stops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(tmp_path / ".leerkring") as address:
        ran = leerkring_here("slack", capsys=capsys)
    assert ran.code == 1
    assert f"at {address}" in ran.err


@pytest.mark.usefixtures("_tokens")
def test_a_refused_token_ends_it_before_anything_is_loaded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_slack() as slack:
        monkeypatch.setenv("LEERKRING_SLACK_API_URL", slack.api_url)
        slack.errors["apps.connections.open"] = "invalid_auth"
        ran = leerkring_here("slack", capsys=capsys)
    assert (ran.code, "LEERKRING_SLACK_APP_TOKEN" in ran.err) == (1, True)
    assert "xapp-" not in ran.err


@pytest.mark.usefixtures("_tokens")
def test_without_an_index_it_says_how_to_make_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_slack() as slack:
        monkeypatch.setenv("LEERKRING_SLACK_API_URL", slack.api_url)
        ran = leerkring_here("slack", capsys=capsys)
    assert (ran.code, "leerkring ingest" in ran.err) == (1, True)


def test_the_manifest_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("slack", "--manifest", capsys=capsys)
    assert (ran.code, json.loads(ran.out)) == (0, manifest())
    address = "https://leerkring.example.org"
    ran = leerkring_here("slack", "--manifest", "--url", address, capsys=capsys)
    assert json.loads(ran.out) == manifest(address)


@pytest.mark.parametrize(
    "arguments", [("--url", "https://x.org"), ("--manifest", "--url", "http://x.org")]
)
def test_an_address_that_slack_would_not_call_is_wrong_usage(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert leerkring_here("slack", *arguments, capsys=capsys).code == 2


def test_a_server_without_tokens_loads_nothing_of_slack() -> None:
    ran = leerkring(folder=Path(), command=(sys.executable, "-c", LIGHT))
    assert (ran.out, ran.err) == ("None set()\n", "")


def test_a_half_configured_slack_is_said_and_the_server_goes_without(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERKRING_SLACK_BOT_TOKEN", BOT_TOKEN)
    with slack_where_it_is_on(load_settings(), FakeAssistant(), NoJournal()) as slack:
        assert slack is None
    assert "Slack is not served. Neither LEERKRING_SLACK_APP_TOKEN" in capsys.readouterr().err


@contextmanager
def ended(process: Popen[bytes]) -> Iterator[Popen[bytes]]:
    """Give a process, and end it also where the test fails halfway."""
    with process:
        try:
            yield process
        finally:
            process.kill()


def tokens(slack: SlackBench) -> dict[str, str]:
    return {
        "LEERKRING_SLACK_BOT_TOKEN": BOT_TOKEN,
        "LEERKRING_SLACK_APP_TOKEN": APP_TOKEN,
        "LEERKRING_SLACK_API_URL": slack.api_url,
    }


@pytest.mark.parametrize(
    ("program", "number"),
    [(SLACK, signal.SIGTERM), (SERVE, signal.SIGINT)],
    ids=["slack", "serve"],
)
def test_a_signal_lets_the_answer_under_way_be_finished(
    program: str, number: signal.Signals, slack: SlackBench, tmp_path: Path
) -> None:
    ts = slack.say("Wat is de MKI?", user="anna", channel="inkoop")
    asked = mention(
        "Wat is de MKI?", user=slack.user("anna"), channel=slack.channel("inkoop"), ts=ts
    )
    command = (sys.executable, "-c", program)
    with ended(started(folder=tmp_path, env=tokens(slack), command=command)) as process:
        wait_until(lambda: bool(slack.socket.connections), seconds=60)
        slack.loop.run(slack.socket.send(asked))
        slack.wait_for("chat.startStream")
        os.kill(process.pid, number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode()) == (0, "")
    assert out.decode().endswith("cleaned up\n")
    assert [call.ok for call in slack.calls("chat.stopStream")] == [True]
