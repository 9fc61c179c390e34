"""Replies of every kind and size pass Slack's limits, as they are really sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Cell, Reply, Table
from tests.support.assistants import FakeAssistant
from tests.support.replies import FIRST, answer, citation, reply, sentence
from tests.support.slack import interactions
from tests.support.slack.apps import reached_by
from tests.support.slack.asking import Asking
from tests.support.slack.bench import SlackBench
from tests.support.slack.load import ends
from tests.support.slack.seed import DEPARTMENTS
from tests.support.slack_samples import compared, replies

pytestmark = pytest.mark.integration

LONG = 300
"""Sentences of the longest answer: 20,000 characters. An address to respond to takes five messages,
so by command one of some 30,000 would be cut off.
"""


def wide_and_long() -> Table:
    """Return a table that is over Slack's limits both ways."""
    cell = Cell(text=FIRST, citations=(1,))
    columns = tuple(f"Kolom {number}" for number in range(1, 23))
    return Table(columns=columns, rows=((Cell(text="Gemeente"), *(cell,) * 21),) * 6)


def of_every_kind() -> dict[str, Reply]:
    """Return the samples, and what is too long for one message, by the question for each."""
    long = answer([sentence(f"{number}. {FIRST}") for number in range(LONG)], [citation()])
    wide = replace(compared(), table=wide_and_long())
    found = {**replies(), "long": reply(long), "wide": reply(wide), "rows": reply(compared(150))}
    return {
        name: replace(each, answer_id=f"a{number}")
        for number, (name, each) in enumerate(found.items())
    }


def test_every_kind_of_reply_is_taken_in_a_thread(slack: SlackBench) -> None:
    given = of_every_kind()
    with reached_by("http", slack, assistant=FakeAssistant(replies=given)) as (transport, context):
        asking = Asking(slack, transport, context)
        where = dict(zip(given, DEPARTMENTS, strict=False))  # a message a second in each
        threads = {name: asking.mention(name, channel=where[name]) for name in given}

        def said(name: str) -> list[dict[str, Any]]:
            return slack.answers(where[name], threads[name])

        slack.wait_until(lambda: all(any(map(ends, said(name))) for name in given), seconds=60)
        shown = {name: str(said(name)) for name in given}
    assert [name for name, text in shown.items() if "ID " in text] == []
    assert shown["long"].count(FIRST[:-1]) >= LONG
    assert not slack.proxy.streams.open


def test_every_kind_of_reply_is_taken_by_its_asker_alone(slack: SlackBench) -> None:
    given = of_every_kind()
    with reached_by("http", slack, assistant=FakeAssistant(replies=given)) as (transport, context):
        asking, addresses = Asking(slack, transport, context), {}
        for name in given:
            addresses[name] = slack.response_url()
            at = {"user": slack.user("anna"), "channel": slack.channel("inkoop")}
            trigger = slack.trigger("anna")
            command = interactions.command(
                name, **at, trigger_id=trigger, response_url=addresses[name]
            )
            asking.deliver(command)

        def answered(name: str) -> bool:
            called = slack.calls("response_url", response_url=addresses[name])
            return any(ends(call.data) for call in called)

        slack.wait_until(lambda: all(map(answered, given)), seconds=60)
        slack.wait_until_quiet()
    assert not [call for call in slack.calls() if not call.ok]
