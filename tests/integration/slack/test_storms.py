"""Slack that refuses, stumbles and breaks off: nobody is left without a word, nobody gets two."""

from __future__ import annotations

import pytest

from tests.support.assistants import FakeAssistant
from tests.support.slack.apps import TRANSPORTS, reached_by
from tests.support.slack.asking import QUESTION, Asking
from tests.support.slack.bench import SlackBench
from tests.support.slack.load import deliver, ends, outcome_of, say_mentions

pytestmark = pytest.mark.integration

WITHIN = 40.0


def test_in_a_storm_of_429s_every_question_gets_its_one_answer(slack: SlackBench) -> None:
    slack.faults.rate_limit("chat.*", times=12, retry_after=1)
    slack.faults.budget("chat.startStream", calls=4, seconds=1.0)
    slack.faults.budget("chat.postMessage", calls=1, seconds=0.5, by_channel=True)
    with reached_by("http", slack) as (transport, _):
        said = say_mentions(slack, [f"Wat kost stoel {number}?" for number in range(12)])
        sent = deliver([transport], said, seconds=0.3)
        outcome = outcome_of(slack, said, sent, within=WITHIN)
    assert (outcome.lost, outcome.doubled) == ((), ())
    assert [call for call in slack.calls() if call.status == 429]


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream", "chat.stopStream"])
@pytest.mark.parametrize("fault", ["500", "internal_error", "dropped", "answer lost"])
def test_a_stream_that_fails_ends_in_words_and_never_in_two_answers(
    slack: SlackBench, method: str, fault: str
) -> None:
    match fault:
        case "500":
            slack.faults.fail(method)
        case "internal_error":
            slack.faults.error(method, "internal_error")
        case "dropped":
            slack.faults.drop(method)
        case _:
            slack.faults.drop(method, after=True)
    with reached_by("socket", slack) as (transport, context):
        asking = Asking(slack, transport, context)
        ts = asking.mention(QUESTION)
        slack.wait_for_answer("inkoop", ts)
        slack.wait_until_quiet()
    quoted = [each for each in slack.answers("inkoop", ts) if "[2]" in str(each)]
    assert len(quoted) == 1
    is_unknown = (method, fault) == ("chat.startStream", "answer lost")  # by its ts, to anybody
    assert len(slack.proxy.streams.open) == is_unknown


def test_a_model_that_fails_ends_in_a_polite_sentence_with_an_id(slack: SlackBench) -> None:
    assistant = FakeAssistant(errors={QUESTION: RuntimeError("geheim")}, error_after=2)
    with reached_by("http", slack, assistant=assistant) as (transport, context):
        ts = Asking(slack, transport, context).mention(QUESTION)
        slack.wait_until(lambda: bool(slack.answers("inkoop", ts)))
        slack.wait_until_quiet()
    shown = str(slack.answers("inkoop", ts))
    assert "geheim" not in shown
    assert not slack.proxy.streams.open


def test_a_slack_that_takes_its_time_is_acknowledged_in_time(slack: SlackBench) -> None:
    with reached_by("http", slack) as (transport, context):
        asking = Asking(slack, transport, context)
        asking.open_home("carol")  # the bot knows by then who it is
        asking.home(1)
        for method in ("users.*", "conversations.*", "chat.startStream", "views.*"):
            slack.faults.slow(method, seconds=1.2)
        ts = asking.mention(QUESTION)
        asking.open_home("anna")
        assert slack.wait_for_answer("inkoop", ts)
        asking.home(2)


def test_a_socket_that_breaks_and_is_renewed_loses_no_question(slack: SlackBench) -> None:
    with reached_by("socket", slack) as (transport, context):
        asking, asked = Asking(slack, transport, context), []
        for number in range(6):
            asked.append(asking.mention(f"Wat kost stoel {number}?"))
            if number == 1:
                slack.loop.run(slack.socket.ask_to_refresh())
                slack.wait_until(lambda: slack.socket.opened == 2)
            if number == 3:
                slack.loop.loop.call_soon_threadsafe(slack.socket.drop)
                slack.wait_until(lambda: slack.socket.opened == 3)
        for ts in asked:
            slack.wait_for_answer("inkoop", ts)
        slack.wait_until_quiet()
        assert [len(slack.answers("inkoop", ts)) for ts in asked] == [1] * 6


@pytest.mark.parametrize("kind", TRANSPORTS)
def test_an_answer_under_way_is_finished_when_the_process_ends(
    slack: SlackBench, kind: str
) -> None:
    assistant = FakeAssistant(pause=0.2)
    with reached_by(kind, slack, assistant=assistant) as (transport, context):
        ts = Asking(slack, transport, context).mention(QUESTION)
        slack.wait_for("assistant.threads.setStatus")
        assert not slack.calls("chat.stopStream")
    assert any(map(ends, slack.answers("inkoop", ts)))
    assert not slack.proxy.streams.open
