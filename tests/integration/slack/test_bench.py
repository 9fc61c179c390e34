"""The bench itself refuses what Slack refuses: a bench that lets all pass proves nothing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack import events
from tests.support.slack.bench import SlackBench
from tests.support.slack.limits import faults_of_message, faults_of_view
from tests.support.slack.seed import SIGNING_SECRET
from tests.support.slack.transports import Transport, over_http, over_socket

pytestmark = pytest.mark.integration


def echo(slack: SlackBench) -> Callable[[], AsyncApp]:
    """Return what makes an app that streams back what it hears."""

    def make() -> AsyncApp:
        app = AsyncApp(client=slack.client(), signing_secret=SIGNING_SECRET)

        @app.event("app_mention")
        async def answer(event: dict[str, Any], client: AsyncWebClient) -> None:
            stream = await client.chat_stream(
                channel=event["channel"],
                thread_ts=event["ts"],
                recipient_team_id=event["team"],
                recipient_user_id=event["user"],
            )
            await stream.append(markdown_text="Je zei: ")
            await stream.stop(markdown_text=event["text"])

        return app

    return make


def refused(slack: SlackBench, method: str, **data: Any) -> str:
    """Call as the bot and return the error."""
    with pytest.raises(SlackApiError) as raised:
        asyncio.run(slack.client().api_call(method, json=data))
    error: str = raised.value.response["error"]
    return error


def hear_and_answer(slack: SlackBench, transport: Transport) -> None:
    ts = slack.say("hoi", user="anna", channel="inkoop")
    at = {"user": slack.user("anna"), "channel": slack.channel("inkoop"), "ts": ts}
    assert transport.send(events.mention("hoi", **at)).seconds < 3
    answer = slack.wait_for_answer("inkoop", ts)
    assert answer["blocks"] == [{"type": "markdown", "text": "Je zei: <@U000LEERKR> hoi"}]


def test_a_mention_is_heard_and_answered_over_http(slack: SlackBench) -> None:
    with over_http(echo(slack), slack) as http:
        hear_and_answer(slack, http)
        old = int(time.time()) - 600
        at = {"user": slack.user("anna"), "channel": slack.channel("inkoop"), "ts": "1.0"}
        assert http.send(events.mention("oud", **at), timestamp=old).status == 401


def test_a_mention_is_heard_and_answered_by_socket_also_after_a_drop(slack: SlackBench) -> None:
    with over_socket(echo(slack), slack) as socket:
        hear_and_answer(slack, socket)
        slack.loop.loop.call_soon_threadsafe(slack.socket.drop)
        slack.wait_until(lambda: slack.socket.opened == 2)
        hear_and_answer(slack, socket)


def test_streams_have_slacks_limits(slack: SlackBench) -> None:
    ts = slack.say("hoi", user="anna", channel="inkoop")
    at = {"channel": slack.channel("inkoop"), "thread_ts": ts}
    assert refused(slack, "chat.startStream", **at) == "missing_recipient_team_id"
    to = {"recipient_team_id": slack.team, "recipient_user_id": slack.user("anna")}
    assert refused(slack, "chat.startStream", **at, **to, markdown_text="x" * 12_001) == (
        "msg_too_long"
    )
    assert refused(slack, "chat.appendStream", channel=at["channel"], ts=ts, markdown_text="x") == (
        "message_not_in_streaming_state"
    )


def test_blocks_that_slack_refuses_are_refused_and_kept(slack: SlackBench) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}
    posted = {"channel": slack.channel("inkoop"), "text": "x", "blocks": [long]}
    assert refused(slack, "chat.postMessage", **posted) == "invalid_blocks"
    assert any("3000" in violation for violation in slack.violations)
    assert any("unfurl_links" in violation for violation in slack.violations)
    slack.violations.clear()


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ({"type": "nothing"}, "no such type"),
        ({"type": "divider", "colour": "red"}, "not known"),
        ({"type": "markdown", "text": "x" * 12_001}, "12000"),
        ({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}, "columns"),
        ({"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}, "1 to 3000"),
        (
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "a",
                        "text": {"type": "plain_text", "text": "x"},
                        "value": "x" * 2_001,
                    }
                ],
            },
            "2000",
        ),
    ],
)
def test_each_limit_is_told(block: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in faults_of_message([block]))


def test_a_title_of_a_modal_has_24_characters_at_most() -> None:
    view = {"type": "modal", "title": {"type": "plain_text", "text": "x" * 25}, "blocks": []}
    assert any("24" in fault for fault in faults_of_view(view))


def test_what_is_to_go_wrong_goes_wrong_as_often_as_asked(slack: SlackBench) -> None:
    slack.faults.rate_limit("auth.*", retry_after=7)
    slack.faults.fail("auth.test", status=503)
    slack.faults.drop("auth.test")
    assert refused(slack, "auth.test") == "ratelimited"
    with pytest.raises(SlackApiError):
        asyncio.run(slack.client().auth_test())
    assert asyncio.run(slack.client().auth_test())["team_id"] == slack.team
    assert [call.status for call in slack.calls("auth.test")] == [429, 503, 0, 200]


def test_a_persons_locale_is_told_where_it_is_asked_for(slack: SlackBench) -> None:
    asked = slack.client().users_info(user=slack.user("benoit"), include_locale=True)
    assert asyncio.run(asked)["user"]["locale"] == "fr-FR"
