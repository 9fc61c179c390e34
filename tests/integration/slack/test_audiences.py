"""Whose documents are asked in which channel, against a Slack that others wrote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.access import PUBLIC
from bots.slack.store.port import ChannelSettings
from tests.support.assistants import FakeAssistant
from tests.support.slack import events
from tests.support.slack.apps import reached_by
from tests.support.slack.asking import QUESTION, Asking
from tests.support.slack.bench import SlackBench

pytestmark = pytest.mark.integration

PARTICIPANTS = PUBLIC | {"participants"}


@pytest.fixture
def asking(slack: SlackBench) -> Iterator[Asking]:
    """Give a workspace in which every channel was opened to participants."""
    with reached_by("socket", slack) as (transport, context):
        for name in ("deelnemers", "gedeeld", "anna"):
            context.store.set_channel(
                slack.team,
                slack.channel(name),
                ChannelSettings(audience=frozenset({"participants"})),
            )
        yield Asking(slack, transport, context)


def audiences(asking: Asking) -> list[frozenset[str]]:
    """Return whose documents were asked, question by question."""
    assert isinstance(asking.context.assistant, FakeAssistant)
    return [asked.audience for asked in asking.context.assistant.asked]


@pytest.mark.parametrize(
    ("channel", "expected"),
    [("deelnemers", PARTICIPANTS), ("gedeeld", PUBLIC), ("inkoop", PUBLIC), ("anna", PUBLIC)],
)
def test_only_a_channel_of_the_workspace_that_was_opened_reads_more(
    asking: Asking, channel: str, expected: frozenset[str]
) -> None:
    if channel == "anna":
        ts = asking.message(QUESTION, channel=channel)
    else:
        ts = asking.mention(QUESTION, channel=channel)
    asking.slack.wait_for_answer(channel, ts)
    assert audiences(asking) == [expected]


def test_an_event_of_a_shared_channel_makes_it_public_at_once(asking: Asking) -> None:
    slack = asking.slack
    slack.wait_for_answer("deelnemers", asking.mention(QUESTION, channel="deelnemers"))
    ts = slack.say(QUESTION, user="anna", channel="deelnemers")
    told = events.mention(QUESTION, **asking.at("anna", "deelnemers", ts))
    asking.deliver(told.changed(is_ext_shared_channel=True))
    slack.wait_for_answer("deelnemers", ts)
    assert audiences(asking) == [PARTICIPANTS, PUBLIC]
