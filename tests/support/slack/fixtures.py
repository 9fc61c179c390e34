"""The bench of Slack tests; tests/conftest.py makes these fixtures known everywhere.

A test takes `slack` (bench.py): a workspace of its own on the one emulator of the session.

    ts = slack.say("vraag", user="anna", channel="inkoop")            # a person says something
    delivery = mention("vraag", user=slack.user("anna"), channel=slack.channel("inkoop"), ts=ts)
    with reached_by("http", slack, assistant=...) as (transport, context):  # or by "socket"
        assert transport.send(delivery).seconds < 3
    slack.wait_for_answer("inkoop", ts)                          # the whole message, with blocks
    slack.calls("chat.stopStream")                               # calls.py: the log of calls
    slack.faults.rate_limit("chat.*", times=3, retry_after=1)         # 429, 5xx, drops, slowness

`events.py` and `interactions.py` build deliveries: what people say, and what they press.
`limits.py` checks blocks and views: a call that Slack would refuse is refused, and fails the test
at its end (`slack.violations`). The bot's token can do what bots/slack/manifest.json asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.slack.bench import SlackBench
    from tests.support.slack.emulator import Emulator


@pytest.fixture(scope="session")
def slack_emulator() -> Iterator[Emulator]:
    """Start the emulator once a session (0.3 s); skips where it is not installed."""
    from tests.support.slack.emulator import running_emulator  # noqa: PLC0415  Slack tests only

    with running_emulator() as emulator:
        yield emulator


@pytest.fixture
def slack(slack_emulator: Emulator) -> Iterator[SlackBench]:
    """Give a workspace; a call that Slack would have refused fails the test at its end."""
    from tests.support.slack.bench import slack_bench  # noqa: PLC0415  as above

    with slack_bench(slack_emulator) as bench:
        yield bench
    assert not bench.violations
