"""Every way to ask, over HTTP and by socket, against a Slack that others wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bots.slack.blocks.ids import SOURCES
from tests.support.assistants import FakeAssistant
from tests.support.journals import journal_at
from tests.support.replies import FIRST, SECOND
from tests.support.slack import events, interactions
from tests.support.slack.apps import TRANSPORTS, reached_by
from tests.support.slack.asking import QUESTION, Asking
from tests.support.slack.bench import SlackBench
from tests.support.slack.seed import BOT_USER

pytestmark = pytest.mark.integration


@pytest.fixture(params=TRANSPORTS)
def asking(request: pytest.FixtureRequest, slack: SlackBench) -> Iterator[Asking]:
    """Give each test once over HTTP and once by socket."""
    with reached_by(request.param, slack) as (transport, context):
        yield Asking(slack, transport, context)


@pytest.fixture
def by_socket(slack: SlackBench) -> Iterator[Asking]:
    """Give a test by socket only: what it shows does not differ by transport."""
    with reached_by("socket", slack) as (transport, context):
        yield Asking(slack, transport, context)


def assert_answers(message: dict[str, Any]) -> None:
    """Fail unless a message shows both sentences, and buttons for both quotes."""
    shown = json.dumps(message["blocks"], ensure_ascii=False)
    assert FIRST in message["text"] or FIRST[:-1] in shown
    assert SECOND[:-1] in shown
    quotes = [
        each
        for each in interactions.elements(message["blocks"])
        if SOURCES.match(each["action_id"])
    ]
    assert len(quotes) == 2


def test_a_mention_is_answered_in_its_thread(asking: Asking) -> None:
    ts = asking.mention(QUESTION)
    assert_answers(asking.slack.wait_for_answer("inkoop", ts))
    asking.slack.wait_until_quiet()
    assert len(asking.slack.answers("inkoop", ts)) == 1
    assert asking.asked == [QUESTION]


def test_a_direct_message_is_answered(asking: Asking) -> None:
    ts = asking.message(QUESTION, channel="anna")
    assert_answers(asking.slack.wait_for_answer("anna", ts))


def test_the_pane_suggests_shows_what_happens_and_answers(asking: Asking) -> None:
    slack = asking.slack
    began = slack.say("Nieuw gesprek", user="anna", channel="anna")
    asking.deliver(
        events.pane_opened(user=slack.user("anna"), channel=slack.channel("anna"), thread_ts=began)
    )
    slack.wait_for("assistant.threads.setSuggestedPrompts")
    asking.message(QUESTION, channel="anna", thread=began)
    assert_answers(slack.wait_for_answer("anna", began))
    assert slack.wait_for("assistant.threads.setStatus", thread_ts=began)
    assert slack.wait_for("assistant.threads.setTitle", thread_ts=began)


def test_the_slash_command_is_answered_to_its_asker_alone(asking: Asking) -> None:
    slack = asking.slack
    asking.deliver(
        interactions.command(
            QUESTION,
            user=slack.user("anna"),
            channel=slack.channel("inkoop"),
            trigger_id=slack.trigger("anna"),
            response_url=slack.response_url(),
        )
    )
    slack.wait_until(lambda: any(told_to_asker(call.data) for call in slack.calls()))
    assert not [call for call in slack.calls("chat.postMessage") if FIRST in str(call.data)]


def told_to_asker(data: Any) -> bool:
    """Tell whether a call shows the answer, to one person alone."""
    alone = "response_url" in data or "user" in data
    return alone and data.get("response_type") != "in_channel" and FIRST[:-1] in str(data)


def test_the_shortcut_asks_about_a_message_of_somebody_else(asking: Asking) -> None:
    slack = asking.slack
    ts = slack.say(QUESTION, user="carol", channel="inkoop")
    asking.deliver(
        interactions.shortcut(
            "leerkring_ask",
            QUESTION,
            by=slack.user("anna"),
            said_by=slack.user("carol"),
            channel=slack.channel("inkoop"),
            ts=ts,
            trigger_id=slack.trigger("anna"),
            response_url=slack.response_url(),
        )
    )
    slack.wait_until(lambda: any(FIRST[:-1] in str(call.data) for call in slack.calls()))
    assert asking.asked == [QUESTION]


@pytest.mark.parametrize("text", ["En wat kostte dat?", "Wat kostte het kantoormeubilair?"])
def test_a_thread_goes_on_without_a_mention(slack: SlackBench, tmp_path: Path, text: str) -> None:
    journal = journal_at(tmp_path / "journal.sqlite3")
    with closing(journal), reached_by("socket", slack, journal=journal) as (transport, context):
        asking = Asking(slack, transport, context)
        ts = asking.mention(QUESTION)
        slack.wait_for_answer("inkoop", ts)
        asking.message(text, thread=ts)
        slack.wait_for_answer("inkoop", ts, number=2)
        assert asking.asked == [QUESTION, text]


@pytest.mark.parametrize(
    "text", ["Goed idee, <@U0SOMEBODY>, doe jij dat?", "<@U0SOMEBODY> kijk jij?"]
)
def test_it_is_silent_when_people_talk_to_each_other(by_socket: Asking, text: str) -> None:
    asking = by_socket
    ts = asking.mention(QUESTION)
    asking.slack.wait_for_answer("inkoop", ts)
    asking.message(text, thread=ts, user="carol")
    other = asking.message("Wie gaat er mee lunchen?")
    asking.message("Ik!", thread=other, user="carol")
    asking.slack.wait_until_quiet()
    assert asking.asked == [QUESTION]


def test_what_a_bot_says_is_never_answered(by_socket: Asking) -> None:
    asking, slack = by_socket, by_socket.slack
    ts = asking.mention(QUESTION)
    answer = slack.wait_for_answer("inkoop", ts)
    at = {"channel": slack.channel("inkoop"), "ts": answer["ts"], "thread_ts": ts}
    asking.deliver(events.bot_message(f"<@{BOT_USER}> {FIRST}", **at))
    slack.wait_until_quiet()
    assert asking.asked == [QUESTION]


def test_another_workspace_is_not_answered(by_socket: Asking) -> None:
    asking, slack = by_socket, by_socket.slack
    ts = slack.say(QUESTION, user="anna", channel="inkoop")
    asking.deliver(events.mention(QUESTION, **asking.at("anna", "inkoop", ts), team="T0STRANGER"))
    slack.wait_until_quiet()
    assert asking.asked == []


def test_in_a_shared_channel_nothing_but_what_is_public_is_asked(by_socket: Asking) -> None:
    asking = by_socket
    ts = asking.mention(QUESTION, channel="gedeeld")
    asking.slack.wait_for_answer("gedeeld", ts)
    assistant = asking.context.assistant
    assert isinstance(assistant, FakeAssistant)
    assert [each.audience for each in assistant.asked] == [frozenset({"public"})]


def test_a_question_that_is_edited_is_answered_anew(by_socket: Asking) -> None:
    asking, slack = by_socket, by_socket.slack
    ts = asking.mention(QUESTION)
    slack.wait_for_answer("inkoop", ts)
    now = slack.say("x", user="carol", channel="kennispartners")
    asking.deliver(
        events.edited(
            f"<@{BOT_USER}> Wat is de MKI?",
            user=slack.user("anna"),
            channel=slack.channel("inkoop"),
            ts=ts,
            before=f"<@{BOT_USER}> {QUESTION}",
            now=now,
        )
    )
    slack.wait_until(lambda: asking.asked == [QUESTION, "Wat is de MKI?"])


def test_an_answer_goes_with_the_question_that_is_deleted(by_socket: Asking) -> None:
    asking, slack = by_socket, by_socket.slack
    ts = asking.mention(QUESTION)
    answer = slack.wait_for_answer("inkoop", ts)
    asking.deliver(
        events.deleted(
            user=slack.user("anna"),
            channel=slack.channel("inkoop"),
            ts=ts,
            before=f"<@{BOT_USER}> {QUESTION}",
            now=answer["ts"],
        )
    )
    slack.wait_until(lambda: not slack.answers("inkoop", ts))


@pytest.mark.parametrize(
    ("user", "word"),
    [
        ("anna", "Onderbouwing"),
        ("benoit", "Fondement"),
        ("carol", "Evidence"),
        ("dieter", "Belege"),
    ],
)
def test_the_words_around_an_answer_are_in_the_language_of_the_asker(
    by_socket: Asking, user: str, word: str
) -> None:
    ts = by_socket.mention(QUESTION, user=user)
    answer = by_socket.slack.wait_for_answer("inkoop", ts)
    assert word in json.dumps(answer["blocks"], ensure_ascii=False)
