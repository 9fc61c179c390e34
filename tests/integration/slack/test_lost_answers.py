"""A connection that breaks while a message is posted: it stands there once, whatever got lost."""

from __future__ import annotations

import pytest

from tests.support.assistants import FakeAssistant
from tests.support.replies import no_answer, reply
from tests.support.slack.apps import reached_by
from tests.support.slack.asking import QUESTION, Asking
from tests.support.slack.bench import SlackBench

pytestmark = pytest.mark.integration


@pytest.mark.parametrize("answer_is_lost", [True, False])
def test_a_message_stands_once_whether_it_or_its_answer_was_lost(
    slack: SlackBench, *, answer_is_lost: bool
) -> None:
    slack.faults.drop("chat.postMessage", after=answer_is_lost)
    told_whole = FakeAssistant(reply=reply(no_answer()))
    with reached_by("http", slack, assistant=told_whole) as (transport, context):
        ts = Asking(slack, transport, context).mention(QUESTION)
        slack.wait_for_answer("inkoop", ts)
        slack.wait_until_quiet()
    assert len(slack.answers("inkoop", ts)) == 1
    assert len(slack.calls("chat.postMessage")) == (1 if answer_is_lost else 2)
