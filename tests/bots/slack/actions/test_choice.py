from __future__ import annotations

from typing import Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.choice import choose
from bots.slack.blocks.answer import message_parts
from bots.slack.blocks.ids import CHOICES_BLOCK, ChoiceValue
from bots.slack.context import Context
from tests.support.assistants import FakeAssistant
from tests.support.replies import clarification, reply
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import Responses, do, press, words_of
from tests.support.slack_stores import FakeSlackStore, posted_number

OPTION = "Provincie Utrecht"
VALUE = ChoiceValue(answer_id="a1", number=1, label=OPTION).to_json()
[BLOCKS] = message_parts(reply(clarification()), language="nl", passes_on=True, only_to_asker=False)
CHOSEN = phrase("nl", Phrase.SLACK_CHOSEN, option=OPTION)


def context(**changes: Any) -> tuple[Context, FakeAssistant]:
    assistant = FakeAssistant()
    given = slack_context(assistant=assistant)
    given.store.keep(posted_number(1, status="clarify", blocks=BLOCKS, **changes))
    return given, assistant


def pressed(given: Context, respond: Responses | None = None, **changes: Any) -> FakeSlack:
    chosen = press(**{"value": VALUE, "label": OPTION, "blocks": BLOCKS, **changes})
    return do(choose, chosen, context=given, respond=respond)


def test_an_option_is_asked_in_its_conversation_and_takes_the_place_of_the_buttons() -> None:
    given, assistant = context()
    client = pressed(given)
    [asked] = assistant.asked
    assert (asked.question, asked.conversation_id) == (OPTION, "c1")
    update = client.made("chat.update")[0].arguments
    assert (update["channel"], update["ts"]) == ("C1", "1.5")
    assert CHOSEN in words_of(update["blocks"])
    assert not any(b.get("block_id", "").startswith(CHOICES_BLOCK) for b in update["blocks"])


def test_whoever_sees_the_buttons_may_choose_but_only_once() -> None:
    given, assistant = context()
    pressed(given, user="U2")
    client = pressed(given)
    assert [asked.question for asked in assistant.asked] == [OPTION]
    assert client.calls == []


def test_an_option_is_asked_in_all_its_words_and_one_without_end_by_its_number() -> None:
    given, assistant = context()
    pressed(given, label="Provincie…")
    assert assistant.asked[0].question == OPTION
    given, assistant = context()
    endless = ChoiceValue(answer_id="a1", number=1).to_json()
    pressed(given, value=endless, label="Provincie Utrecht en een heel lange naam…")
    assert assistant.asked[0].question == "1"


def test_buttons_that_only_the_asker_sees_are_replaced_by_their_address() -> None:
    given, assistant = context(message_ts=())
    respond = Responses()
    client = pressed(given, respond, is_ephemeral=True, blocks=(), message_ts="1.5")
    assert client.made("chat.update") == []
    first = respond.given[0]
    assert first["replace_original"] is True
    assert CHOSEN in words_of(first["blocks"])
    assert assistant.asked[0].question == OPTION
    assert len(respond.given) > 1  # the answer is for the asker only, too
    assert client.made("chat.postMessage", "chat.startStream") == []


def test_buttons_of_another_channel_or_another_asker_ask_nothing() -> None:
    given, assistant = context()
    assert pressed(given, channel="C9").shown() == phrase("nl", Phrase.SLACK_ANSWER_GONE)
    hidden, other = context(message_ts=())
    pressed(hidden, user="U2")
    assert assistant.asked == other.asked == []


def test_buttons_that_can_not_be_replaced_are_answered_all_the_same() -> None:
    given, assistant = context()
    client = FakeSlack(refuse={"chat.update": ["cant_update_message"]})
    do(choose, press(VALUE, label=OPTION, blocks=BLOCKS), context=given, client=client)
    assert len(assistant.asked) == 1


def test_an_option_of_a_command_begins_no_thread() -> None:
    given, _ = context(message_ts=(), thread_ts=None, question_ts=None)
    where = {"thread_ts": None, "message_ts": "1.5"}
    pressed(given, Responses(), is_ephemeral=True, blocks=(), **where)
    assert isinstance(given.store, FakeSlackStore)
    assert given.store.threads == {}
