from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

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


def test_a_slow_document_opens_the_modal_at_once_and_fills_it_after() -> None:
    client = FakeSlack(give={"views.open": {"view": {"id": "V1"}}})

    async def scene() -> None:
        ready, opened = asyncio.Event(), asyncio.Event()
        client.on_call = lambda _: opened.set()

        async def filled() -> dict[str, Any]:
            await ready.wait()
            return notice_view("klaar", language="nl")

        hand = Hand(context=slack_context(), client=client, language="nl")
        opening = asyncio.create_task(
            open_modal(hand, trigger_id="t", filled=filled(), patience=0.0)
        )
        await opened.wait()
        assert not client.made("views.update")
        ready.set()
        await opening

    asyncio.run(scene())
    assert "klaar" not in words_of(client.made("views.open")[0].arguments["view"])
    [update] = client.made("views.update")
    assert update.arguments["view_id"] == "V1"
    assert "klaar" in words_of(update.arguments["view"])


def test_a_modal_that_stands_open_says_when_it_can_not_be_filled() -> None:
    client = FakeSlack(give={"views.open": {"view": {"id": "V1"}}})

    async def scene() -> None:
        opened = asyncio.Event()
        client.on_call = lambda _: opened.set()

        async def fails() -> dict[str, Any]:
            await opened.wait()
            raise OSError

        hand = Hand(context=slack_context(), client=client, language="nl")
        with pytest.raises(OSError):  # noqa: PT011  the same that the filling raised
            await open_modal(hand, trigger_id="t", filled=fails(), patience=0.0)

    asyncio.run(scene())
    assert "mis" in words_of(client.made("views.update")[0].arguments["view"])
