from __future__ import annotations

from typing import Any

import pytest

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.ask_human import ask_first, pass_on
from bots.slack.blocks.answer import message_parts
from bots.slack.blocks.ask_human_view import PassedOn, ask_human_view
from bots.slack.blocks.ids import NOTE, AnswerValue, PlaceValue
from bots.slack.context import Context
from bots.slack.settings import SlackSettings
from bots.slack.store.port import ChannelSettings
from tests.support.replies import FIRST, reply
from tests.support.slack_channels import channel_object
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import do, press, sent, words_of
from tests.support.slack_stores import posted_number

VALUE = AnswerValue(answer_id="a1").to_json()
PLACE = PlaceValue(answer_id="a1", channel="C1", thread_ts="1.0")
PASSED = PassedOn(question="Wat is de MKI?", status="answered")
LINK = "https://test.slack.com/archives/C1/p15"
BLOCKS = [
    block
    for part in message_parts(reply(), language="nl", passes_on=True, only_to_asker=False)
    for block in part
]
BOTH = frozenset({"public", "participants"})


def context(*, experts: str = "C0EXPERTS", **changes: Any) -> Context:
    settings = SlackSettings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_experts=experts,
        slack_expert_group="S0GROUP" if experts else "",
    )
    given = slack_context(settings=settings)
    given.store.keep(posted_number(1, **{"blocks": BLOCKS, **changes}))
    return given


def slack() -> FakeSlack:
    give: dict[str, dict[str, Any]] = {
        "chat.getPermalink": {"permalink": LINK},
        "conversations.info": {"channel": channel_object()},
    }
    return FakeSlack(give=give)


def passed(given: Context, *, note: str = "") -> FakeSlack:
    form = sent(ask_human_view(PASSED, PLACE, language="nl"), {NOTE: {"value": note}})
    return do(pass_on, form, context=given, client=slack())


def message(client: FakeSlack) -> list[dict[str, Any]]:
    [posted] = client.made("chat.postMessage")
    assert posted.arguments["channel"] == "C0EXPERTS"
    blocks: list[dict[str, Any]] = posted.arguments["blocks"]
    return blocks


def told(client: FakeSlack) -> str:
    [call] = client.made("chat.postEphemeral")
    assert call.arguments["user"] == "U1"
    return call.text


def test_first_the_asker_sees_what_is_passed_on() -> None:
    [opened] = do(ask_first, press(VALUE), context=context()).made("views.open")
    assert opened.arguments["view"] == ask_human_view(PASSED, PLACE, language="nl")


def test_the_question_goes_to_the_experts_with_its_answer_a_link_and_the_note() -> None:
    client = passed(context(), note="Het gaat om beton.")
    blocks = message(client)
    words = words_of(blocks)
    assert "Wat is de MKI?" in words
    assert "Het gaat om beton." in words
    assert FIRST[:30] in words
    assert {"type": "usergroup", "usergroup_id": "S0GROUP"} in blocks[0]["elements"][0]["elements"]
    assert any(each.get("url") == LINK for block in blocks for each in block.get("elements", ()))
    assert told(client) == phrase("nl", Phrase.SLACK_EXPERTS_ASKED)


def test_the_experts_get_no_buttons_of_the_askers() -> None:
    buttons = [
        element["action_id"]
        for block in message(passed(context()))
        for element in block.get("elements", ())
        if "action_id" in element and "url" not in element
    ]
    assert buttons == []


def test_a_question_is_passed_on_once() -> None:
    given = context()
    passed(given)
    again = passed(given)
    assert again.made("chat.postMessage") == []
    assert told(again) == phrase("nl", Phrase.SLACK_EXPERTS_ALREADY)


def test_an_answer_for_participants_goes_only_where_they_may_read_it() -> None:
    given = context(audience=BOTH)
    words = words_of(message(passed(given)))
    assert "Wat is de MKI?" in words
    assert FIRST[:30] not in words
    open_to_them = context(audience=BOTH)
    open_to_them.store.set_channel(
        "T1", "C0EXPERTS", ChannelSettings(audience=frozenset({"participants"}))
    )
    assert FIRST[:30] in words_of(message(passed(open_to_them)))


def test_where_nobody_was_appointed_it_says_so() -> None:
    given = context(experts="")
    nobody = phrase("nl", Phrase.SLACK_EXPERTS_NONE)
    [opened] = do(ask_first, press(VALUE), context=given).made("views.open")
    assert nobody in words_of(opened.arguments["view"])
    assert told(passed(given)) == nobody


def test_a_direct_message_is_passed_on_without_a_link() -> None:
    given = context(channel="D1")
    form = sent(ask_human_view(PASSED, PlaceValue(answer_id="a1", channel="D1"), language="nl"))
    client = do(pass_on, form, context=given, client=slack())
    assert message(client)
    assert client.made("chat.getPermalink") == []


@pytest.mark.parametrize("value", ["x", AnswerValue(answer_id="a9").to_json()])
def test_an_answer_that_is_gone_is_not_passed_on(value: str) -> None:
    [opened] = do(ask_first, press(value), context=context()).made("views.open")
    assert phrase("nl", Phrase.SLACK_ANSWER_GONE) in words_of(opened.arguments["view"])


def test_the_answer_of_another_is_not_passed_on() -> None:
    given = context(message_ts=(), user="U2")
    [opened] = do(ask_first, press(VALUE), context=given).made("views.open")
    assert phrase("nl", Phrase.SLACK_ANSWER_GONE) in words_of(opened.arguments["view"])
    assert passed(given).made("chat.postMessage") == []
