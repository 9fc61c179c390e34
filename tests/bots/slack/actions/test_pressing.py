from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from assistant.journal.port import Rating
from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.press import press_of
from bots.slack.actions.pressing import Hand, acted
from bots.slack.app import make_slack_app
from bots.slack.blocks import ids
from bots.slack.blocks.feedback_view import feedback_view
from bots.slack.blocks.ids import FeedbackValue, PlaceValue
from bots.slack.context import Context
from ingest.errors import IndexMissingError
from tests.support.journals import ListJournal
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import block_actions, press

UP = FeedbackValue(answer_id="a1", rating=Rating.UP).to_json()
THUMB = {"type": "feedback_buttons", "action_id": ids.FEEDBACK, "value": UP}


IN_FRENCH = {"users.info": {"user": {"locale": "fr-FR"}}}


def dispatch(context: Context, client: FakeSlack, body: dict[str, Any]) -> int:
    """Send a payload through the whole app; return the status it was acknowledged with."""

    async def send() -> int:
        app = make_slack_app(context, client=client)
        request = AsyncBoltRequest(mode="socket_mode", body=body)
        status = (await app.async_dispatch(request)).status
        await context.work.drain(5)
        return status

    return asyncio.run(send())


def test_a_press_is_acknowledged_and_acted_on() -> None:
    journal, client = ListJournal(), FakeSlack()
    assert dispatch(slack_context(journal=journal), client, block_actions(THUMB)) == 200
    assert journal.rated == [("a1", Rating.UP, "")]
    assert client.shown() == phrase("nl", Phrase.FEEDBACK_THANKS)


@pytest.mark.parametrize(
    "action_id",
    [
        ids.SOURCE,
        ids.source_id(3),
        ids.choice_id(2),
        ids.SHARE,
        ids.ASK_HUMAN,
        ids.link_id(1),
        ids.HOME_LANGUAGE,
        ids.HOME_DELETE,
        ids.HOME_ADMIN,
        ids.HOME_REFRESH,
        ids.ADMIN_CHANNEL,
    ],
)
def test_every_button_is_acknowledged_whatever_it_carries(action_id: str) -> None:
    body = block_actions({"type": "button", "action_id": action_id, "value": "?"})
    assert dispatch(slack_context(), FakeSlack(), body) == 200


@pytest.mark.parametrize("callback_id", [ids.FEEDBACK_VIEW, ids.ASK_HUMAN_VIEW, ids.ADMIN_VIEW])
def test_every_form_is_acknowledged_whatever_it_carries(callback_id: str) -> None:
    view = {**feedback_view(PlaceValue(answer_id="a1"), language="nl"), "id": "V1"}
    body = {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "view": {**view, "callback_id": callback_id, "private_metadata": "?"},
    }
    assert dispatch(slack_context(), FakeSlack(), body) == 200


def test_the_home_is_shown_to_whoever_opens_it() -> None:
    client = FakeSlack()
    event = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}
    assert dispatch(slack_context(), client, body) == 200
    assert client.made("views.publish")[0].arguments["user_id"] == "U1"


def test_the_home_of_an_unknown_workspace_is_refused() -> None:
    client = FakeSlack()
    event = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}
    body = {"type": "event_callback", "team_id": "T9", "event_id": "Ev1", "event": event}
    dispatch(slack_context(), client, body)
    assert client.made("views.publish") == []


def test_a_press_in_an_unknown_workspace_is_refused() -> None:
    journal, client = ListJournal(), FakeSlack()
    user = {"id": "U1", "team_id": "T9"}
    body = block_actions(THUMB, team={"id": "T9"}, user=user)
    dispatch(slack_context(journal=journal), client, body)
    assert journal.rated == []


def test_what_goes_wrong_is_told_in_a_sentence_with_an_id() -> None:
    client = FakeSlack()

    async def fails(*_: object) -> None:
        raise ValueError("secret")

    asyncio.run(acted(slack_context(), client, press("x"), fails))
    text = client.shown()
    assert text.startswith(phrase("nl", Phrase.SLACK_NOT_DONE, id=""))
    assert "secret" not in text


def test_an_index_that_is_away_is_told_as_such() -> None:
    client = FakeSlack()

    async def fails(*_: object) -> None:
        raise IndexMissingError("here")

    asyncio.run(acted(slack_context(), client, press("x"), fails))
    assert client.shown().startswith(phrase("nl", Phrase.SLACK_UNAVAILABLE, id=""))


def test_a_language_that_takes_too_long_is_not_waited_for() -> None:
    client, spoken = FakeSlack(give=IN_FRENCH), []

    async def notes(hand: Hand, _: object) -> None:
        spoken.append(hand.language)

    asyncio.run(acted(slack_context(), client, press("x"), notes, speaks_within=0.0))
    asyncio.run(acted(slack_context(), client, press("x"), notes))
    assert spoken == ["nl", "fr"]


def test_a_slack_that_can_not_be_told_anything_is_only_logged() -> None:
    client = FakeSlack(refuse={"chat.postEphemeral": [OSError()]})

    async def fails(*_: object) -> None:
        raise ValueError

    asyncio.run(acted(slack_context(), client, press("x"), fails))
    assert client.made("chat.postMessage") == []


def test_whoever_can_not_be_told_in_the_channel_is_told_directly() -> None:
    client = FakeSlack(refuse={"chat.postEphemeral": ["user_not_in_channel"]})

    async def fails(*_: object) -> None:
        raise ValueError

    asyncio.run(acted(slack_context(), client, press("x"), fails))
    assert client.made("chat.postMessage")[0].arguments["channel"] == "U1"


def test_a_press_in_a_message_for_one_reader_is_read_without_its_blocks() -> None:
    body = block_actions({"type": "button", "action_id": ids.SHARE, "value": "v"})
    container = {
        "type": "message",
        "message_ts": "2.5",
        "channel_id": "C7",
        "thread_ts": "2.0",
        "is_ephemeral": True,
    }
    del body["message"], body["channel"]
    read = press_of({**body, "container": container}, team="T1")
    assert (read.channel, read.message_ts, read.thread_ts) == ("C7", "2.5", "2.0")
    assert read.is_ephemeral
    assert read.blocks == ()
