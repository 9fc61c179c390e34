from __future__ import annotations

import asyncio

import pytest
from slack_sdk.errors import SlackApiError

from bots.slack.actions.posting import post
from bots.slack.blocks.kit import section
from tests.support.slack_client import FakeSlack

LONG = [section("x" * 2_500) for _ in range(8)]


def test_blocks_that_one_message_can_not_hold_go_on_in_its_thread() -> None:
    client = FakeSlack()
    messages = asyncio.run(post(client, channel="C1", text="t", blocks=LONG))
    posted = client.made("chat.postMessage")
    assert len(messages) == len(posted) == 2
    assert [call.arguments.get("thread_ts") for call in posted] == [None, messages[0]]
    assert [block for call in posted for block in call.arguments["blocks"]] == LONG


def test_all_of_it_is_posted_or_none() -> None:
    client = FakeSlack(refuse={"chat.postMessage": ["", "msg_too_long"]})
    with pytest.raises(SlackApiError):
        asyncio.run(post(client, channel="C1", text="t", blocks=LONG, thread_ts="1.0"))
    [gone] = client.made("chat.delete")
    assert gone.arguments["channel"] == "C1"
