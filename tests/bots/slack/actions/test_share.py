from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.share import share
from bots.slack.blocks import ids
from bots.slack.blocks.answer import message_parts
from bots.slack.blocks.ids import AnswerValue
from bots.slack.context import Context
from bots.slack.store.port import ChannelSettings
from tests.support.replies import FIRST, reply
from tests.support.slack_channels import channel_object
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import Responses, do, press, words_of
from tests.support.slack_stores import posted_number

VALUE = AnswerValue(answer_id="a1").to_json()
BLOCKS = [
    block
    for part in message_parts(reply(), language="nl", passes_on=True, only_to_asker=True)
    for block in part
]
BOTH = frozenset({"public", "participants"})


def context(**changes: Any) -> Context:
    given = slack_context()
    given.store.keep(posted_number(1, **{"message_ts": (), "blocks": BLOCKS, **changes}))
    return given


def slack(**channel: Any) -> FakeSlack:
    return FakeSlack(give={"conversations.info": {"channel": channel_object(**channel)}})


def told(client: FakeSlack) -> str:
    [call] = client.made("chat.postEphemeral")
    assert client.made("chat.postMessage") == []
    return call.text


def test_an_answer_is_shared_where_it_was_asked_with_its_question_and_who_shared_it() -> None:
    respond = Responses()
    client = do(share, press(VALUE, is_ephemeral=True), context=context(), respond=respond)
    [posted] = client.made("chat.postMessage")
    assert (posted.arguments["channel"], posted.arguments["thread_ts"]) == ("C1", "1.0")
    assert posted.arguments["unfurl_links"] is False
    words = words_of(posted.arguments["blocks"])
    assert "Wat is de MKI?" in words
    assert FIRST[:30] in words
    assert {"type": "user", "user_id": "U1"} in posted.arguments["blocks"][0]["elements"][0][
        "elements"
    ]
    assert respond.given == [{"delete_original": True}]


def test_what_is_shared_can_not_be_shared_again_but_can_be_rated() -> None:
    [posted] = do(share, press(VALUE), context=context()).made("chat.postMessage")
    buttons = {
        element["action_id"]
        for block in posted.arguments["blocks"]
        for element in block.get("elements", ())
        if "action_id" in element
    }
    assert ids.SHARE not in buttons
    assert {ids.FEEDBACK, ids.ASK_HUMAN, ids.source_id(1)} <= buttons


def test_an_answer_is_shared_once_and_known_by_its_message() -> None:
    given = context()
    do(share, press(VALUE), context=given)
    kept = given.store.posted("a1")
    assert kept is not None
    assert len(kept.message_ts) == 1
    assert told(do(share, press(VALUE), context=given)) == phrase("nl", Phrase.SLACK_SHARED_ALREADY)


def test_a_share_that_fails_may_be_tried_again() -> None:
    given = context()
    refusing = FakeSlack(refuse={"chat.postMessage": ["not_in_channel"]})
    with pytest.raises(SlackApiError):
        do(share, press(VALUE), context=given, client=refusing)
    assert len(do(share, press(VALUE), context=given).made("chat.postMessage")) == 1


@pytest.mark.parametrize("shared", [{}, {"is_ext_shared": True}, {"is_private": True}])
def test_what_came_from_more_than_the_channel_may_read_now_is_not_shared(
    shared: dict[str, Any],
) -> None:
    given = context(audience=BOTH)
    client = do(share, press(VALUE), context=given, client=slack(**shared))
    assert told(client) == phrase("nl", Phrase.SLACK_SHARED_NOT)


def test_what_participants_may_read_is_shared_in_a_channel_that_is_theirs() -> None:
    given = context(audience=BOTH)
    opened = ChannelSettings(audience=frozenset({"participants"}))
    given.store.set_channel("T1", "C1", opened)
    assert do(share, press(VALUE), context=given, client=slack()).made("chat.postMessage")
    shared = context(audience=BOTH)
    shared.store.set_channel("T1", "C1", opened)
    client = do(share, press(VALUE), context=shared, client=slack(is_ext_shared=True))
    assert told(client) == phrase("nl", Phrase.SLACK_SHARED_NOT)


@pytest.mark.parametrize(
    ("pressed", "kept"),
    [
        (press(VALUE, user="U2"), {}),  # another's answer
        (press(VALUE, channel="C2"), {}),  # another channel's
        (press(VALUE, team="T2"), {}),
        (press(AnswerValue(answer_id="a9").to_json()), {}),
        (press("iets anders"), {}),
        (press(VALUE), {"blocks": ()}),  # its words are not kept any more
    ],
)
def test_what_is_not_the_askers_to_share_is_as_an_answer_that_is_gone(
    pressed: Any, kept: dict[str, Any]
) -> None:
    assert told(do(share, pressed, context=context(**kept))) == phrase(
        "nl", Phrase.SLACK_ANSWER_GONE
    )
