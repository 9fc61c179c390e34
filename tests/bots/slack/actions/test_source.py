from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.modal import open_modal
from bots.slack.actions.pressing import Hand
from bots.slack.actions.source import show_source
from bots.slack.blocks.ids import SourceValue, digest_of
from bots.slack.blocks.notice_view import notice_view
from bots.slack.context import Context
from bots.slack.store.port import ChannelSettings
from tests.support.assistants import FakeAssistant
from tests.support.replies import DOCUMENT, FIRST, META, SECOND, TEXT
from tests.support.slack_channels import channel_object
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import do, press, words_of

HIDDEN = replace(DOCUMENT, meta=replace(META, document_id="geheim", access="participants"))
OPENED = ChannelSettings(audience=frozenset({"participants"}))


def value(document_id: str = META.document_id, quote: str = FIRST, **changes: Any) -> str:
    start = TEXT.index(quote)
    found = SourceValue(
        answer_id="a1",
        number=1,
        document_id=document_id,
        start=start,
        end=start + len(quote),
        digest=digest_of(quote),
    )
    return replace(found, **changes).to_json()


def context(*, opened: bool = False) -> Context:
    documents = {DOCUMENT.meta.document_id: DOCUMENT, "geheim": HIDDEN}
    given = slack_context(assistant=FakeAssistant(documents=documents))
    if opened:
        given.store.set_channel("T1", "C1", OPENED)
    return given


def slack(**channel: Any) -> FakeSlack:
    return FakeSlack(give={"conversations.info": {"channel": channel_object(**channel)}})


def shown(client: FakeSlack) -> str:
    [opened] = client.made("views.open")
    assert opened.arguments["trigger_id"] == "trigger"
    return words_of(opened.arguments["view"])


def test_the_quote_is_shown_with_what_stands_around_it() -> None:
    text = shown(do(show_source, press(value()), context=context()))
    assert FIRST in text
    assert SECOND in text


def test_a_document_that_the_channel_may_not_read_is_as_one_that_does_not_exist() -> None:
    hidden = shown(do(show_source, press(value("geheim")), context=context(), client=slack()))
    absent = shown(do(show_source, press(value("nergens")), context=context(), client=slack()))
    assert hidden == absent
    assert FIRST not in hidden


def test_a_channel_that_was_opened_to_participants_reads_their_documents() -> None:
    given = context(opened=True)
    assert FIRST in shown(do(show_source, press(value("geheim")), context=given, client=slack()))


@pytest.mark.parametrize("shared", [{"is_ext_shared": True}, {"is_im": True, "is_channel": False}])
def test_a_shared_channel_or_a_direct_message_shows_the_public_only(shared: dict[str, Any]) -> None:
    given = context(opened=True)
    text = shown(do(show_source, press(value("geheim")), context=given, client=slack(**shared)))
    assert FIRST not in text


def test_a_channel_that_was_closed_since_the_answer_shows_nothing_any_more() -> None:
    given = context(opened=True)
    given.store.set_channel("T1", "C1", ChannelSettings())
    text = shown(do(show_source, press(value("geheim")), context=given, client=slack()))
    assert FIRST not in text


@pytest.mark.parametrize(
    "forged",
    [
        None,
        "",
        "{}",
        '["s"]',
        '["s","a1",1,"geheim",0,50,"x","participants"]',
        value(start=0, end=len(TEXT)),
        value(start=5, end=2),
        value(start=10**6, end=10**7),
    ],
)
def test_a_button_that_was_tampered_with_shows_no_words_of_a_document(forged: str | None) -> None:
    text = shown(do(show_source, press(forged), context=context(), client=slack()))
    assert FIRST not in text
    assert SECOND not in text


async def later(client: FakeSlack, view: dict[str, Any] | Exception) -> None:
    """Open a modal whose view comes only once an empty one stands open."""
    opened = asyncio.Event()
    client.on_call = lambda _: opened.set()

    async def filled() -> dict[str, Any]:
        await opened.wait()
        if isinstance(view, Exception):
            raise view
        return view

    hand = Hand(context=slack_context(), client=client, language="nl")
    await open_modal(hand, trigger_id="t", filled=filled(), patience=0.0)


def waiting(**of_client: Any) -> FakeSlack:
    return FakeSlack(give={"views.open": {"view": {"id": "V1"}}}, **of_client)


def test_a_slow_document_opens_the_modal_at_once_and_fills_it_after() -> None:
    client = waiting()
    asyncio.run(later(client, notice_view("klaar", language="nl")))
    assert "klaar" not in words_of(client.made("views.open")[0].arguments["view"])
    [update] = client.made("views.update")
    assert update.arguments["view_id"] == "V1"
    assert "klaar" in words_of(update.arguments["view"])


def test_a_modal_that_stands_open_says_when_it_can_not_be_filled() -> None:
    client = waiting()
    with pytest.raises(LookupError):
        asyncio.run(later(client, LookupError()))
    failed = phrase("nl", Phrase.ERROR_INTERNAL)
    assert failed in words_of(client.made("views.update")[0].arguments["view"])


def test_a_modal_that_was_closed_before_it_was_filled_is_no_failure() -> None:
    client = waiting(refuse={"views.update": ["not_found"]})
    asyncio.run(later(client, notice_view("klaar", language="nl")))
    refused = waiting(refuse={"views.update": ["internal_error"]})
    with pytest.raises(SlackApiError):
        asyncio.run(later(refused, notice_view("klaar", language="nl")))


def test_what_the_filling_keeps_is_kept_where_no_modal_opens() -> None:
    client, kept = waiting(refuse={"views.open": ["expired_trigger_id"]}), []

    async def scene() -> None:
        tried = asyncio.Event()
        client.on_call = lambda _: tried.set()

        async def filled() -> dict[str, Any]:
            await tried.wait()
            kept.append("a rating")
            return notice_view("klaar", language="nl")

        hand = Hand(context=slack_context(), client=client, language="nl")
        await open_modal(hand, trigger_id="t", filled=filled(), patience=0.0)

    with pytest.raises(SlackApiError):
        asyncio.run(scene())
    assert kept == ["a rating"]
