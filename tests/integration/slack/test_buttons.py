"""Every button, on messages and views as the emulator keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.journal.port import Rating
from bots.slack.blocks import ids
from bots.slack.store.port import ChannelSettings, Visibility
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.replies import DOCUMENT, FIRST, clarification, reply
from tests.support.slack.apps import reached_by
from tests.support.slack.asking import QUESTION, Asking
from tests.support.slack.bench import SlackBench

pytestmark = pytest.mark.integration

DOCUMENTS = {DOCUMENT.meta.document_id: DOCUMENT}


@pytest.fixture
def asking(slack: SlackBench) -> Iterator[Asking]:
    """Give an app whose assistant has the cited document, reached by socket."""
    assistant = FakeAssistant(documents=DOCUMENTS)
    with reached_by("socket", slack, assistant=assistant) as (transport, context):
        yield Asking(slack, transport, context)


@pytest.fixture
def answer(asking: Asking) -> dict[str, Any]:
    """Give an answer that stands in a channel."""
    ts = asking.mention(QUESTION)
    return asking.slack.wait_for_answer("inkoop", ts)


def rated(asking: Asking) -> list[tuple[str, Rating, str]]:
    journal = asking.context.journal
    assert isinstance(journal, ListJournal)
    return journal.rated


def shown(view: dict[str, Any]) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)


def test_a_thumb_up_is_kept_once_however_often_it_is_pressed(
    asking: Asking, answer: dict[str, Any]
) -> None:
    for _ in range(2):
        asking.press(ids.FEEDBACK, answer, part="positive_button")
    asking.slack.wait_for("chat.postEphemeral", times=2)
    assert rated(asking) == [("a1", Rating.UP, "")]


def test_a_thumb_down_is_kept_at_once_and_its_reason_after(
    asking: Asking, answer: dict[str, Any]
) -> None:
    asking.press(ids.FEEDBACK, answer, part="negative_button")
    view = asking.modal(1)
    values = {ids.COMMENT: {ids.COMMENT: {"type": "plain_text_input", "value": "Verouderd."}}}
    asking.submit(view, values)
    asking.slack.wait_until(lambda: len(rated(asking)) == 2)
    assert [(rating, "Verouderd." in why) for _, rating, why in rated(asking)] == [
        (Rating.DOWN, False),
        (Rating.DOWN, True),
    ]


def test_a_source_opens_its_quote_in_its_surroundings(
    asking: Asking, answer: dict[str, Any]
) -> None:
    asking.press(ids.source_id(1), answer)
    view = asking.modal(1)
    assert FIRST in shown(view)
    assert DOCUMENT.meta.source in shown(view)


def test_a_question_that_is_asked_back_goes_on_with_the_option_that_is_pressed_once(
    slack: SlackBench,
) -> None:
    assistant = FakeAssistant(replies={"En Utrecht?": reply(clarification())})
    with reached_by("socket", slack, assistant=assistant) as (transport, context):
        asking = Asking(slack, transport, context)
        ts = asking.mention("En Utrecht?")
        asked_back = slack.wait_for_answer("inkoop", ts)
        for _ in range(2):
            asking.press(ids.choice_id(1), asked_back)
        slack.wait_for_answer("inkoop", ts, number=2)
        slack.wait_until_quiet()
        assert asking.asked == ["En Utrecht?", "Provincie Utrecht"]
        first, _ = slack.answers("inkoop", ts)
        assert ids.choice_id(1) not in shown(first)


def test_an_answer_for_its_asker_alone_is_shared_once(asking: Asking) -> None:
    slack = asking.slack
    only = ChannelSettings(visibility=Visibility.ASKER)
    asking.context.store.set_channel(slack.team, slack.channel("inkoop"), only)
    ts = asking.mention(QUESTION)
    (seen,) = slack.wait_for("chat.postEphemeral", user=slack.user("anna"))
    assert slack.answers("inkoop", ts) == []
    message = {"ts": seen.reply["message_ts"], "blocks": seen.data["blocks"], "thread_ts": ts}
    for _ in range(2):
        asking.press(ids.SHARE, message, ephemeral=True)
    slack.wait_until(lambda: FIRST[:-1] in str(slack.answers("inkoop", ts)))
    slack.wait_until_quiet()
    assert len(slack.answers("inkoop", ts)) == 1


def test_a_question_is_passed_on_to_people_once_with_a_note(
    asking: Asking, answer: dict[str, Any]
) -> None:
    slack = asking.slack
    asking.press(ids.ASK_HUMAN, answer)
    view = asking.modal(1)
    values = {ids.NOTE: {ids.NOTE: {"type": "plain_text_input", "value": "Het haast."}}}
    for _ in range(2):
        asking.submit(view, values)
    (passed,) = slack.wait_for("chat.postMessage", channel=slack.channel("kennispartners"))
    slack.wait_until_quiet()
    assert len(slack.calls("chat.postMessage", channel=slack.channel("kennispartners"))) == 1
    assert QUESTION in shown(dict(passed.data))
    assert "Het haast." in shown(dict(passed.data))
    assert "/archives/" in shown(dict(passed.data))


def test_the_home_speaks_the_language_that_is_chosen_and_forgets_on_request(
    asking: Asking, answer: dict[str, Any]
) -> None:
    assert answer
    asking.open_home("anna")
    home = asking.home(1)
    assert QUESTION in shown(home)
    french: dict[str, Any] = {
        "selected_option": {"text": {"type": "plain_text", "text": "x"}, "value": "fr"}
    }
    asking.press_in(home, ids.HOME_LANGUAGE, **french)
    assert "Vos dernières questions" in shown(asking.home(2))
    asking.press_in(home, ids.HOME_DELETE)
    assert QUESTION not in shown(asking.home(3))


def test_admins_set_a_channel_and_nobody_else_does(asking: Asking) -> None:
    slack, channel = asking.slack, asking.slack.channel("inkoop")
    asking.open_home("anna")
    asking.press_in(asking.home(1), ids.HOME_ADMIN)
    view = asking.modal(1)
    picked = {"selected_conversation": channel}
    values: dict[str, Any] = {ids.ADMIN_CHANNEL: {ids.ADMIN_CHANNEL: picked}}
    asking.press_in({**view, "state": {"values": values}}, ids.ADMIN_CHANNEL, **picked)
    (updated,) = slack.wait_for("views.update")
    alone = {"selected_option": {"text": {"type": "plain_text", "text": "x"}, "value": "asker"}}
    values[ids.ADMIN_VISIBILITY] = {ids.ADMIN_VISIBILITY: alone}
    asking.submit(updated.reply["view"], values, user="carol")
    slack.wait_for("chat.postMessage", channel=slack.user("carol"))
    assert asking.context.store.channel(slack.team, channel) == ChannelSettings()
    asking.submit(updated.reply["view"], values)
    slack.wait_until(
        lambda: asking.context.store.channel(slack.team, channel).visibility is Visibility.ASKER
    )
