from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientConnectorError, ServerDisconnectedError
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bots.slack.pacing import Pacing, Rate
from bots.slack.sending import ConnectionRetries, RateRetries, make_client
from bots.slack.settings import SlackSettings
from tests.support.replies import FIRST, answer, reply, tabled
from tests.support.slack_blocks import one_part, shown_words
from tests.support.slack_client import Call, FakeClock, FakeSlack
from tests.support.small_slack import slack_settings, small_slack

SLACK = ConnectionKey(
    host="slack.com",
    port=443,
    is_ssl=True,
    ssl=True,
    proxy=None,
    proxy_auth=None,
    proxy_headers_hash=None,
)
NEVER_SENT = ClientConnectorError(SLACK, OSError())


def test_links_never_unfurl_however_a_message_is_posted() -> None:
    client = FakeSlack()

    async def post() -> None:
        await client.chat_postMessage(channel="C1", text="x")
        await client.chat_postMessage(channel="C1", text="x", unfurl_links=True, unfurl_media=True)
        await client.respond("https://hooks.invalid", text="x")

    asyncio.run(post())

    sent = [*(call.arguments for call in client.calls), *client.responded]
    assert len(sent) == 3
    assert all(each["unfurl_links"] is False and each["unfurl_media"] is False for each in sent)


def test_new_messages_of_a_channel_come_one_a_second_after_a_burst() -> None:
    clock = FakeClock()
    client = FakeSlack(clock=clock)

    async def post() -> None:
        for _ in range(8):
            await client.chat_postMessage(channel="C1", text="x")
        await client.chat_postMessage(channel="C2", text="x")

    asyncio.run(post())

    assert clock.slept == pytest.approx([1.0, 1.0, 1.0])


def test_a_call_that_may_not_be_made_now_is_refused_and_may_be_made_later() -> None:
    clock = FakeClock()
    pacing = Pacing(clock=clock, sleep=clock.sleep)
    rate = Rate(a_minute=60, burst=2)

    assert [pacing.may("x", rate) for _ in range(3)] == [True, True, False]
    clock.time += 1.0
    assert pacing.may("x", rate)


def test_waiting_calls_are_spread_and_do_not_all_come_at_once() -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def wait() -> None:
        pacing = Pacing(clock=lambda: 0.0, sleep=sleep)
        for _ in range(4):
            await pacing.wait("x", Rate(a_minute=60, burst=1))

    asyncio.run(wait())

    assert waits == pytest.approx([1.0, 2.0, 3.0])


def test_who_the_bot_is_is_asked_once() -> None:
    client = FakeSlack()

    async def ask() -> None:
        await client.auth_test()
        await client.auth_test()

    asyncio.run(ask())

    assert len(client.calls) == 1


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        ("upstream connect error", "text/plain"),
        ("<html>Sign in first</html>", "text/html"),
        ("{", "application/json"),
        ("[1]", "application/json"),
    ],
)
def test_an_answer_that_is_none_of_slacks_is_an_error_of_its_client(
    text: str, content_type: str
) -> None:
    with small_slack() as slack:
        slack.texts["chat.update"], slack.content_type = text, content_type
        client = make_client(slack_settings(slack_api_url=slack.api_url))
        with pytest.raises(SlackClientError):
            asyncio.run(client.chat_update(channel="C1", ts="1.0", text="x"))


def test_an_address_to_respond_to_that_is_used_up_raises() -> None:
    client = FakeSlack()
    client.answers_responses_with = 404

    with pytest.raises(SlackRequestError, match="404"):
        asyncio.run(client.respond("https://hooks.invalid", text="x"))


@pytest.mark.parametrize(
    ("method", "error", "again"),
    [
        ("chat.update", ServerDisconnectedError(), True),
        ("chat.postMessage", ServerDisconnectedError(), False),
        ("chat.startStream", ServerDisconnectedError(), False),
        ("chat.appendStream", ConnectionResetError(), False),
        ("chat.postMessage", NEVER_SENT, True),
        ("chat.update", ValueError(), False),
    ],
)
def test_after_a_lost_connection_nothing_is_sent_again_that_might_show_twice(
    method: str, error: Exception, *, again: bool
) -> None:
    request = HttpRequest(method="POST", url=f"https://slack.com/api/{method}", headers={})
    retries = ConnectionRetries(max_retry_count=2)

    can = asyncio.run(retries.can_retry_async(state=RetryState(), request=request, error=error))

    assert can is again


def _posted_with_lost_answer(client: FakeSlack, **changes: Any) -> str:
    message = {"channel": "C1", "thread_ts": "1.0", "text": "x", **changes}
    return str(asyncio.run(client.chat_postMessage(**message))["ts"])


def test_a_message_whose_answer_is_lost_is_found_in_its_thread_and_not_sent_again() -> None:
    client = FakeSlack(refuse={"chat.postMessage": [ServerDisconnectedError()]})

    def show(call: Call) -> None:
        if call.method == "chat.postMessage":
            there = [{"ts": "5.0"}, {"ts": "6.0", "metadata": call.arguments["metadata"]}]
            client.give["conversations.replies"] = {"messages": there}

    client.on_call = show

    assert _posted_with_lost_answer(client) == "6.0"
    assert len(client.made("chat.postMessage")) == 1


def test_a_message_that_was_lost_itself_is_sent_again() -> None:
    client = FakeSlack(
        refuse={"chat.postMessage": [ServerDisconnectedError(), ""]},
        give={"conversations.replies": {"messages": [{"ts": "5.0", "metadata": {}}]}},
    )

    assert _posted_with_lost_answer(client) == "900.000001"
    assert len(client.made("chat.postMessage")) == 2


def test_where_nobody_knows_whether_a_message_arrived_it_is_not_sent_again() -> None:
    client = FakeSlack(
        refuse={
            "chat.postMessage": [ServerDisconnectedError()],
            "conversations.replies": ["missing_scope"],
        }
    )

    with pytest.raises(SlackApiError):
        _posted_with_lost_answer(client)
    with pytest.raises(ServerDisconnectedError):
        _posted_with_lost_answer(client, thread_ts=None)


@pytest.mark.parametrize(
    ("method", "waits"),
    [("chat.postMessage", True), ("chat.stopStream", True), ("chat.startStream", False)],
)
def test_a_429_is_waited_out_unless_the_answer_can_be_shown_otherwise(
    method: str, *, waits: bool
) -> None:
    request = HttpRequest(method="POST", url=f"https://slack.com/api/{method}", headers={})
    refused = HttpResponse(status_code=429, headers={"retry-after": ["1"]})

    can = asyncio.run(
        RateRetries().can_retry_async(state=RetryState(), request=request, response=refused)
    )

    assert can is waits


def test_the_client_waits_out_a_429_and_uses_the_address_that_was_set() -> None:
    settings: dict[str, Any] = {"slack_bot_token": "xoxb-1", "slack_api_url": "http://gov/api"}
    client = make_client(SlackSettings(_env_file=None, **settings))

    assert client.base_url == "http://gov/api/"
    assert any(isinstance(each, RateRetries) for each in client.retry_handlers)


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "chat.update"])
def test_a_table_that_slack_refuses_goes_as_a_list(method: str) -> None:
    client = FakeSlack(refuse={method: ["invalid_blocks", ""]})
    table = one_part(reply(tabled()))
    where = {"channel": "C1", "user": "U1", "ts": "1.2"}
    asyncio.run(client.api_call(method, json={**where, "text": "x", "blocks": table}))
    first, second = client.made(method)
    assert first.arguments["blocks"][0]["type"] == "table"
    assert [block["type"] for block in second.arguments["blocks"]].count("table") == 0
    assert FIRST in shown_words(second.arguments["blocks"])


@pytest.mark.parametrize("error", ["invalid_blocks", "channel_not_found"])
def test_a_refusal_that_no_list_would_mend_is_raised(error: str) -> None:
    client = FakeSlack(refuse={"chat.postMessage": [error]})
    blocks = one_part(reply(tabled() if error == "channel_not_found" else answer()))
    with pytest.raises(SlackApiError):
        asyncio.run(client.chat_postMessage(channel="C1", text="x", blocks=blocks))
    assert len(client.made("chat.postMessage")) == 1
