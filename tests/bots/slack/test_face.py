from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.face import SlackFace
from tests.support.servers import wait_until
from tests.support.slack.events import mention
from tests.support.slack.seed import BOT_TOKEN, TEAM
from tests.support.small_slack import SmallSlack, http_settings, slack_settings, small_slack

QUESTION = mention("vraag", user="U2", channel="C1", ts="1.1")


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with small_slack() as slack:
        yield slack


class Ending:
    """Notes how an end went: within how many seconds, and what was connected then."""

    def __init__(self, slack: SmallSlack) -> None:
        self.slack = slack
        self.within: list[float] = []
        self.connections: list[int] = []

    async def drain(self, seconds: float) -> int:
        self.within.append(seconds)
        self.connections.append(await asyncio.to_thread(self._connected))
        return 0

    def _connected(self) -> int:
        """Return how many are connected; the other side may see a moment later that one closed."""
        with suppress(TimeoutError):
            wait_until(lambda: not self.slack.socket.connections, seconds=2)
        return len(self.slack.socket.connections)


def bolt(slack: SmallSlack) -> AsyncApp:
    app = AsyncApp(client=AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url))

    @app.event("app_mention")
    async def hear() -> None:
        pass

    return app


async def until_reached(face: SlackFace) -> None:
    await asyncio.to_thread(wait_until, lambda: not face.problem)


def test_events_come_in_by_socket_while_it_runs(slack: SmallSlack) -> None:
    ending = Ending(slack)

    async def run() -> None:
        face = SlackFace(bolt(slack), settings=slack_settings(), drain=ending.drain)
        async with face.running():
            await asyncio.to_thread(lambda: slack.wait_acknowledged(slack.send(QUESTION)))
            assert face.problem == ""

    asyncio.run(run())
    assert slack.calls == ["auth.test", "apps.connections.open", "auth.test"]


def test_at_the_end_the_connection_goes_first_and_then_answers_are_finished(
    slack: SmallSlack,
) -> None:
    ending = Ending(slack)

    async def run() -> None:
        face = SlackFace(bolt(slack), settings=slack_settings(), drain=ending.drain)
        async with face.running():
            await asyncio.to_thread(slack.wait_connected)

    asyncio.run(run())
    assert (ending.within, ending.connections) == ([20.0], [0])


def test_over_http_no_socket_is_opened(slack: SmallSlack) -> None:
    async def run() -> None:
        face = SlackFace(bolt(slack), settings=http_settings(), drain=Ending(slack).drain)
        async with face.running():
            await until_reached(face)

    asyncio.run(run())
    assert slack.calls == ["auth.test"]


def test_a_slack_that_refuses_is_one_logged_sentence_and_is_tried_again(
    slack: SmallSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bots")
    paused: list[float] = []

    async def sleep(seconds: float) -> None:
        paused.append(seconds)
        if len(paused) == 3:
            slack.errors.clear()
        await asyncio.sleep(0)

    async def run() -> None:
        face = SlackFace(
            bolt(slack), settings=slack_settings(), drain=Ending(slack).drain, sleep=sleep
        )
        assert "not connected yet" in face.problem
        async with face.running():
            await until_reached(face)

    slack.errors["auth.test"] = "invalid_auth"
    asyncio.run(run())
    assert paused == [1, 2, 4]
    told = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    assert [message.count("LEERKRING_SLACK_BOT_TOKEN") for message in told] == [1]
    assert f"workspace {TEAM}" in caplog.text


def test_it_ends_while_it_waits_for_slack(slack: SmallSlack) -> None:
    async def run() -> None:
        face = SlackFace(bolt(slack), settings=slack_settings(), drain=Ending(slack).drain)
        async with asyncio.timeout(5), face.running():
            await asyncio.to_thread(wait_until, lambda: "invalid_auth" in face.problem)

    slack.errors["auth.test"] = "invalid_auth"
    asyncio.run(run())


def test_a_scope_that_was_not_granted_is_logged(
    slack: SmallSlack, caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        face = SlackFace(bolt(slack), settings=http_settings(), drain=Ending(slack).drain)
        async with face.running():
            await until_reached(face)

    assert slack.scopes is not None
    slack.scopes -= {"commands"}
    asyncio.run(run())
    assert "has not granted commands" in caplog.text
