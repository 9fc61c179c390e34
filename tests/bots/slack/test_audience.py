"""A channel reads what its kind and its admins allow; of what is not sure, the public."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from assistant.access import AUDIENCES, PUBLIC
from assistant.journal.port import NoJournal
from bots.slack.audience import audience_in, audience_of, audience_of_channel
from bots.slack.channel_info import SECONDS, UNKNOWN, Channels, Client, channel_info
from bots.slack.context import Context
from bots.slack.settings import SlackSettings
from bots.slack.store.port import ChannelSettings
from tests.support.assistants import FakeAssistant
from tests.support.slack_channels import SlackOfChannels, channel_object
from tests.support.slack_stores import FakeSlackStore

PARTICIPANTS = PUBLIC | {"participants"}
BUYERS = PUBLIC | {"participants", "buyers"}
PRIVATE = {"is_channel": False, "is_group": True, "is_private": True}

INSIDE: dict[str, dict[str, Any]] = {
    "public": {},
    "private": PRIVATE,
    "private, as Slack tells it now": {"is_private": True},
}
OUTSIDE: dict[str, dict[str, Any]] = {
    "direct message": {"is_channel": False, "is_im": True},
    "group message": {"is_channel": False, "is_mpim": True, "is_private": True},
    "shared with another organisation": {"is_ext_shared": True, "is_shared": True},
    "private and shared": {**PRIVATE, "is_ext_shared": True},
    "shared with other workspaces": {"is_org_shared": True},
    "shared somehow": {"is_shared": True},
    "about to be shared": {"is_pending_ext_shared": True},
    "another organisation is invited": {"pending_shared": ["T2"]},
    "another workspace is invited": {"pending_connected_team_ids": ["T2"]},
    "of two workspaces": {"shared_team_ids": ["T1", "T2"]},
    "connected": {"connected_team_ids": ["T2"]},
    "not told whether shared with another organisation": {"is_ext_shared": None},
    "not told whether shared with other workspaces": {"is_org_shared": None},
    "of no kind": {"is_channel": False},
}
CHOSEN = {
    "nothing": (ChannelSettings(), PUBLIC),
    "public": (ChannelSettings(audience=PUBLIC), PUBLIC),
    "participants": (ChannelSettings(audience=frozenset({"participants"})), PARTICIPANTS),
    "buyers": (ChannelSettings(audience=frozenset({"participants", "buyers"})), BUYERS),
    "one that is no more": (ChannelSettings(audience=frozenset({"gone"})), PUBLIC),
    "one of two is no more": (ChannelSettings(audience=frozenset({"gone", "buyers"})), PUBLIC),
}


class Seconds:
    """A clock that a test sets on."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


def context(store: FakeSlackStore | None = None, *, clock: Seconds | None = None) -> Context:
    return Context(
        assistant=FakeAssistant(),
        journal=NoJournal(),
        store=store or FakeSlackStore(),
        settings=SlackSettings(_env_file=None),
        audiences=AUDIENCES,
        channels=Channels(clock=clock or Seconds()),
    )


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("kind", INSIDE)
def test_a_channel_of_the_workspace_reads_what_was_chosen_for_it(kind: str, chosen: str) -> None:
    settings, expected = CHOSEN[chosen]
    info = channel_info(channel_object(**INSIDE[kind]))
    assert audience_of(context(), info, settings) == expected


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("kind", OUTSIDE)
def test_any_other_channel_is_public_whatever_was_chosen(kind: str, chosen: str) -> None:
    info = channel_info(channel_object(**OUTSIDE[kind]))
    assert audience_of(context(), info, CHOSEN[chosen][0]) == PUBLIC


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("told", [{}, {"id": "C1", "is_channel": True}])
def test_a_channel_of_which_little_is_told_is_public(told: Mapping[str, Any], chosen: str) -> None:
    assert audience_of(context(), channel_info(told), CHOSEN[chosen][0]) == PUBLIC
    assert audience_of(context(), UNKNOWN, CHOSEN[chosen][0]) == PUBLIC


def test_a_channel_that_is_shared_later_is_public_within_a_minute() -> None:
    clock, slack = Seconds(), SlackOfChannels({"C1": channel_object()})
    given = context(clock=clock)

    def asked() -> frozenset[str]:
        settings = CHOSEN["participants"][0]
        return asyncio.run(audience_in(given, client=slack, channel="C1", settings=settings))

    assert asked() == PARTICIPANTS
    slack.channels["C1"] = channel_object(is_ext_shared=True)
    clock.time += SECONDS - 1
    assert asked() == PARTICIPANTS  # of the minute
    clock.time += 1
    assert asked() == PUBLIC
    assert slack.asked == ["C1", "C1"]


def test_what_an_event_tells_while_slack_is_asked_counts() -> None:
    given = context()

    class Slow(SlackOfChannels):
        """Is overtaken by an event."""

        async def conversations_info(self, *, channel: str) -> dict[str, Any]:
            answered = await super().conversations_info(channel=channel)
            given.channels.heed_shared(channel)
            return answered

    slack, settings = Slow({"C1": channel_object()}), CHOSEN["participants"][0]
    for _ in range(2):
        asked = audience_in(given, client=slack, channel="C1", settings=settings)
        assert asyncio.run(asked) == PUBLIC


def test_a_channel_that_slack_does_not_know_is_public_and_asked_for_again() -> None:
    slack, given = SlackOfChannels(), context()

    def asked() -> frozenset[str]:
        settings = CHOSEN["participants"][0]
        return asyncio.run(audience_in(given, client=slack, channel="C1", settings=settings))

    assert asked() == PUBLIC
    slack.channels["C1"] = channel_object()
    assert asked() == PARTICIPANTS


def test_slack_is_not_asked_about_a_channel_that_is_public_anyway() -> None:
    store, slack = FakeSlackStore(), SlackOfChannels({"C1": channel_object()})
    given = context(store)

    def asked() -> frozenset[str]:
        return asyncio.run(audience_of_channel(given, client=slack, team="T1", channel="C1"))

    assert asked() == PUBLIC
    assert slack.asked == []
    store.set_channel("T1", "C1", CHOSEN["participants"][0])
    assert asked() == PARTICIPANTS


def test_the_sdk_can_be_asked() -> None:
    client: Client = AsyncWebClient()  # mypy holds the port to it
    assert callable(client.conversations_info)
