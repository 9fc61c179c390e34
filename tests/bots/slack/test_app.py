from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.app import make_slack_app
from bots.slack.listeners.once import CLAIMED
from tests.support.slack_app import command, mention
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context


def _sent(
    client: FakeSlack, body: dict[str, Any], *, draining: bool = False, claimed: bool = False
) -> BoltResponse:
    async def send() -> BoltResponse:
        context = slack_context()
        app = make_slack_app(context, client=client)
        if draining:
            await context.work.drain(0)
        known = {CLAIMED: True} if claimed else {}
        request = AsyncBoltRequest(mode="socket_mode", body=body, context=known)
        return await app.async_dispatch(request)

    return asyncio.run(send())


def _event(**event: Any) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}


def test_an_event_that_comes_while_slack_is_out_of_reach_is_to_come_again() -> None:
    client = FakeSlack(refuse={"auth.test": ["ratelimited"]})

    assert (
        _sent(client, _event(type="app_mention", user="U1", text="x", channel="C1")).status == 503
    )


def test_an_event_that_comes_while_the_process_ends_is_to_come_again() -> None:
    body = _event(type="app_mention", user="U1", text="x", channel="C1")

    assert _sent(FakeSlack(), body, draining=True).status == 503


def test_a_command_that_comes_while_the_process_ends_is_told_so() -> None:
    answered = _sent(FakeSlack(), command(), draining=True)

    assert answered.status == 200
    assert phrase("nl", Phrase.SLACK_STOPPED) in answered.body


def test_an_event_that_was_claimed_before_the_process_ends_goes_on() -> None:
    assert _sent(FakeSlack(), mention(), draining=True, claimed=True).status == 200
