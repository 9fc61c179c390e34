"""Two hundred mentions in a minute: none lost, none doubled; a sample in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from bots.compose import open_assistant
from bots.port import Assistant
from bots.settings import load_settings
from evaluation.questions import load_sets
from tests.support.assistants import FakeAssistant
from tests.support.slack.apps import TRANSPORTS, reached_by
from tests.support.slack.bench import SlackBench
from tests.support.slack.load import Outcome, deliver, outcome_of, say_mentions

MENTIONS = 200
INDEX = Path("build/eval")
"""Where `make soak` has the shipped corpus ingested."""

Say = Callable[[str], None]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Give what prints a line past pytest's capture: the figures are there to be read."""

    def printed(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}")  # noqa: T201  what this fixture is for

    return printed


def ask_all(
    slack: SlackBench, kind: str, assistant: Assistant, *, questions: list[str], seconds: float
) -> Outcome:
    """Ask all questions evenly over so many seconds, and wait for what becomes of them."""
    with reached_by(kind, slack, assistant=assistant) as (transport, _):
        said = say_mentions(slack, questions)
        sent = deliver([transport], said, seconds=seconds)
        return outcome_of(slack, said, sent, within=seconds + 60)


def assert_all_answered_once(outcome: Outcome) -> None:
    assert (outcome.lost, outcome.doubled) == ((), ())
    assert len(outcome.first_text) == MENTIONS
    assert max(outcome.acknowledged) < 3


@pytest.mark.integration
def test_two_hundred_mentions_in_five_seconds_are_each_answered_once(
    slack: SlackBench, say: Say
) -> None:
    questions = [f"Wat kost stoel {number}?" for number in range(MENTIONS)]
    outcome = ask_all(slack, "http", FakeAssistant(), questions=questions, seconds=5)
    say(f"Slack, no model: {outcome.told()}")
    assert_all_answered_once(outcome)


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", TRANSPORTS)
def test_two_hundred_questions_in_a_minute_are_each_answered_once(
    slack: SlackBench, kind: str, say: Say
) -> None:
    asked = [question.question for question in load_sets(["dev"])]
    questions = [asked[number % len(asked)] for number in range(MENTIONS)]
    with real_assistant() as assistant:
        outcome = ask_all(slack, kind, assistant, questions=questions, seconds=60)
    say(f"Slack by {kind}, questions of the dev set: {outcome.told()}")
    assert_all_answered_once(outcome)


@contextmanager
def real_assistant() -> Iterator[Assistant]:
    """Give the real assistant over the shipped corpus; skips where that is not ingested."""
    if not (INDEX / "index").is_dir():
        pytest.skip(f"leerkring ingest --data-dir {INDEX} has not run")
    with open_assistant(load_settings(data_dir=INDEX)) as assistant:
        assistant.ask("Wat is de MKI?", audience=PUBLIC)  # loads what the first question needs
        yield assistant
