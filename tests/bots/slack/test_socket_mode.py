from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from itertools import repeat

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.socket_mode import SocketMode
from tests.support.slack.events import mention
from tests.support.slack.seed import APP_TOKEN, BOT_TOKEN
from tests.support.small_slack import SmallSlack, small_slack

QUESTION = mention("een geheime vraag", user="U2", channel="C1", ts="1.1")


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with small_slack() as slack:
        yield slack


def no_pauses() -> Iterator[float]:
    return repeat(0.0)


def bolt(slack: SmallSlack, heard: list[str] | None = None) -> AsyncApp:
    app = AsyncApp(client=AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url))

    @app.event("app_mention")
    async def hear(body: dict[str, str]) -> None:
        (heard if heard is not None else []).append(body["event_id"])

    return app


def test_an_event_is_handled_and_acknowledged(slack: SmallSlack) -> None:
    heard: list[str] = []

    async def run() -> None:
        socket = SocketMode(bolt(slack, heard), token=APP_TOKEN)
        await socket.client.connect()
        await asyncio.to_thread(lambda: slack.wait_acknowledged(slack.send(QUESTION)))
        await socket.close()

    asyncio.run(run())
    assert heard == [QUESTION.payload["event_id"]]


def test_a_connection_that_slack_wants_refreshed_is_replaced(slack: SmallSlack) -> None:
    async def run() -> None:
        socket = SocketMode(bolt(slack), token=APP_TOKEN)
        await socket.client.connect()
        await asyncio.to_thread(slack.wait_connected)
        await asyncio.to_thread(lambda: slack.loop.run(slack.socket.ask_to_refresh()))
        await asyncio.to_thread(slack.wait_connected, 2)
        await asyncio.to_thread(lambda: slack.wait_acknowledged(slack.send(QUESTION)))
        await socket.close()

    asyncio.run(run())


def test_a_lost_connection_is_opened_anew_and_each_time_at_a_new_address(
    slack: SmallSlack,
) -> None:
    async def run() -> None:
        socket = SocketMode(bolt(slack), token=APP_TOKEN)
        await socket.client.connect()
        await asyncio.to_thread(slack.wait_connected)
        await asyncio.to_thread(slack.drop_connections)
        await asyncio.to_thread(slack.wait_connected, 2)
        await asyncio.to_thread(lambda: slack.wait_acknowledged(slack.send(QUESTION)))
        await socket.close()

    asyncio.run(run())
    assert slack.calls.count("apps.connections.open") == 2


def test_a_refused_token_is_reported_and_tried_again_with_growing_pauses(
    slack: SmallSlack,
) -> None:
    reports: list[str] = []
    paused: list[float] = []

    async def sleep(seconds: float) -> None:
        paused.append(seconds)
        if len(paused) == 4:
            slack.errors.clear()

    async def run() -> None:
        socket = SocketMode(bolt(slack), token=APP_TOKEN, report=reports.append, sleep=sleep)
        await socket.client.connect()
        await socket.close()

    slack.errors["apps.connections.open"] = "invalid_auth"
    asyncio.run(run())
    assert paused == [1, 2, 4, 8]
    assert "LEERKRING_SLACK_APP_TOKEN" in reports[0]
    assert reports[-1] == ""


def test_a_socket_that_does_not_open_gets_another_address(slack: SmallSlack) -> None:
    async def run() -> None:
        socket = SocketMode(bolt(slack), token=APP_TOKEN, pauses=no_pauses)
        socket.client.wss_uri = f"{slack.address}/no-such-socket"
        await socket.client.connect()
        await socket.close()

    asyncio.run(run())
    assert slack.socket.opened == 1


def test_what_comes_after_the_end_began_is_left_to_slack_to_send_again(slack: SmallSlack) -> None:
    heard: list[str] = []

    async def run() -> None:
        socket = SocketMode(bolt(slack, heard), token=APP_TOKEN)
        await socket.client.connect()
        await asyncio.to_thread(slack.wait_connected)
        socket.client.socket_mode_request_listeners.clear()  # what `close` begins with
        envelope = await asyncio.to_thread(slack.send, QUESTION)
        await socket.close()
        assert envelope not in slack.socket.acknowledged

    asyncio.run(run())
    assert heard == []


def test_an_event_that_was_taken_is_acknowledged_before_the_end(slack: SmallSlack) -> None:
    begun = asyncio.Event()

    async def run() -> None:
        app = AsyncApp(client=AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url))

        @app.use
        async def take_long(next_) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
            begun.set()
            await asyncio.sleep(0.2)
            await next_()

        @app.event("app_mention")
        async def hear() -> None:
            pass

        socket = SocketMode(app, token=APP_TOKEN)
        await socket.client.connect()
        await asyncio.to_thread(slack.wait_connected)
        envelope = await asyncio.to_thread(slack.send, QUESTION)
        await begun.wait()
        await socket.close()
        await asyncio.to_thread(slack.wait_acknowledged, envelope)

    asyncio.run(run())


def test_no_word_of_an_event_is_logged(slack: SmallSlack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bots")

    async def run() -> None:
        socket = SocketMode(bolt(slack), token=APP_TOKEN)
        await socket.client.connect()
        await asyncio.to_thread(lambda: slack.wait_acknowledged(slack.send(QUESTION)))
        await socket.close()

    asyncio.run(run())
    assert "geheime" not in "".join(
        record.getMessage() + str(record.exc_info) for record in caplog.records
    )
