"""Buttons with forged values, a Slack that refuses, and a press that comes over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks import ids
from bots.slack.blocks.ids import SourceValue, digest_of
from bots.slack.store.port import ChannelSettings
from tests.support.assistants import FakeAssistant
from tests.support.replies import DOCUMENT, FIRST, META, TEXT
from tests.support.slack.apps import TRANSPORTS, reached_by
from tests.support.slack.asking import QUESTION, Asking
from tests.support.slack.bench import SlackBench

pytestmark = pytest.mark.integration

HIDDEN = replace(DOCUMENT, meta=replace(META, document_id="geheim", access="participants"))
START = TEXT.index(FIRST)
FORGED = SourceValue(
    answer_id="a1",
    number=1,
    document_id="geheim",
    start=START,
    end=START + len(FIRST),
    digest=digest_of(FIRST),
).to_json()


@pytest.fixture(params=TRANSPORTS)
def asking(request: pytest.FixtureRequest, slack: SlackBench) -> Iterator[Asking]:
    """Give an app that knows a document for participants, over HTTP and by socket."""
    documents = {META.document_id: DOCUMENT, "geheim": HIDDEN}
    assistant = FakeAssistant(documents=documents)
    with reached_by(request.param, slack, assistant=assistant) as (transport, context):
        yield Asking(slack, transport, context)


def forged(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message whose first quote is that of a document for participants."""
    honest = next(
        element["value"]
        for block in message["blocks"]
        for element in block.get("elements", ())
        if element.get("action_id") == ids.source_id(1)
    )
    blocks = json.dumps(message["blocks"]).replace(json.dumps(honest), json.dumps(FORGED))
    return {**message, "blocks": json.loads(blocks)}


@pytest.mark.parametrize(("channel", "is_shown"), [("deelnemers", True), ("gedeeld", False)])
def test_a_forged_quote_shows_what_the_channel_may_read_and_nothing_else(
    asking: Asking, channel: str, *, is_shown: bool
) -> None:
    slack = asking.slack
    opened = ChannelSettings(audience=frozenset({"participants"}))
    asking.context.store.set_channel(slack.team, slack.channel(channel), opened)
    ts = asking.mention(QUESTION, channel=channel)
    message = slack.wait_for_answer(channel, ts)
    asking.press(ids.source_id(1), forged(message), channel=channel)
    assert (FIRST in json.dumps(asking.modal(1))) is is_shown


def test_a_slack_that_refuses_ends_in_a_polite_sentence(asking: Asking) -> None:
    slack = asking.slack
    message = slack.wait_for_answer("inkoop", asking.mention(QUESTION))
    slack.faults.error("views.open", "internal_error")
    asking.press(ids.source_id(1), message)
    [told] = slack.wait_for("chat.postEphemeral", user=slack.user("anna"))
    assert told.data["text"].startswith(phrase("nl", Phrase.SLACK_NOT_DONE, id=""))
