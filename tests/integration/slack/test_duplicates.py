"""Slack delivers an event more than once; people get one answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from tests.support.slack.apps import TRANSPORTS, reached_by
from tests.support.slack.asking import ACKNOWLEDGE_WITHIN, QUESTION, Asking
from tests.support.slack.bench import SlackBench
from tests.support.slack.load import Outcome, deliver, outcome_of, say_mentions
from tests.support.slack.transports import Transport
from tests.support.slack.workers import workers
from tests.support.slack_stores import FakeSlackStore

pytestmark = pytest.mark.integration

WITHIN = 30.0


def twice_at_once(slack: SlackBench, transports: list[Transport], count: int) -> Outcome:
    """Deliver questions twice at once, and each again when all are answered."""
    said = say_mentions(slack, [f"Wat kost stoel {number}?" for number in range(count)])
    sent = deliver(transports, said, seconds=0.5, copies=2)
    outcome_of(slack, said, sent, within=WITHIN)
    for number, one in enumerate(said):
        again = transports[number % len(transports)].send(one.delivery, retry=2)
        assert again.status == 200
    return outcome_of(slack, said, sent, within=WITHIN)


def assert_each_once(outcome: Outcome) -> None:
    assert (outcome.lost, outcome.doubled) == ((), ())
    assert max(outcome.acknowledged) < ACKNOWLEDGE_WITHIN


@pytest.mark.parametrize("kind", TRANSPORTS)
def test_an_event_that_comes_twice_at_once_is_answered_once(slack: SlackBench, kind: str) -> None:
    with reached_by(kind, slack) as (transport, context):
        assert_each_once(twice_at_once(slack, [transport], 8))
        assert len(Asking(slack, transport, context).asked) == 8


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_two_processes_that_share_a_database_answer_once(
    slack: SlackBench, database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    address = request.getfixturevalue("postgres") if database == "postgresql" else ""
    with workers(slack, 2, database=address, folder=tmp_path) as transports:
        assert_each_once(twice_at_once(slack, list(transports), 12))


@dataclass(kw_only=True)
class SlowStore(FakeSlackStore):
    """A store whose claims take until they are let go."""

    let_go: Event = field(default_factory=Event)

    def claim(self, event: str) -> bool:
        assert self.let_go.wait(WITHIN)
        return super().claim(event)


def test_an_event_that_the_database_keeps_waiting_is_acknowledged_and_answered_once(
    slack: SlackBench,
) -> None:
    store = SlowStore()
    with reached_by("http", slack, store=store) as (transport, context):
        (said,) = say_mentions(slack, [QUESTION])
        assert transport.send(said.delivery).seconds < ACKNOWLEDGE_WITHIN
        assert transport.send(said.delivery, retry=1).status == 200
        assert Asking(slack, transport, context).asked == []
        store.let_go.set()
        slack.wait_for_answer(said.channel, said.ts)
        slack.wait_until_quiet()
        assert Asking(slack, transport, context).asked == [QUESTION]
