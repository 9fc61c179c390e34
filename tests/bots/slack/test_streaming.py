from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import ServerDisconnectedError
from slack_sdk.errors import SlackApiError

from assistant.answer import Clarification, Delta, Reply
from bots.slack.asked import Asked, Way
from bots.slack.blocks.answer import TEXT_PART
from bots.slack.outlet import Shown
from bots.slack.streaming import Streamed
from tests.support.replies import FIRST, SECOND, answer, clarification, events_of, reply, tabled
from tests.support.replies import sentence as sentence_of
from tests.support.slack_client import CHANNEL, TEAM, USER, FakeSlack

ASKED = Asked(
    text="x",
    way=Way.MENTION,
    team=TEAM,
    channel=CHANNEL,
    user=USER,
    message_ts="1.0",
    thread_ts="1.0",
)


def _shown(client: FakeSlack, given: Reply, *, status: bool = False) -> Shown:
    async def show() -> Shown:
        outlet = Streamed(ASKED, client, passes_on=False)
        if status:
            await outlet.status("Zoeken…")
        for event in events_of(given):
            if isinstance(event, Delta):
                await outlet.sentence(event)
        return await outlet.finish(given)

    return asyncio.run(show())


def _long(sentences: int) -> Reply:
    told = [sentence_of(f"Zin {n}. {'Zo ging het. ' * 30}".strip()) for n in range(sentences)]
    return reply(answer(told))


def _texts(blocks: Sequence[Any]) -> str:
    return "".join(block["text"] for block in blocks if block["type"] == "markdown")


def test_a_sentence_is_one_call_and_the_rest_stands_beneath_the_last() -> None:
    client = FakeSlack()

    shown = _shown(client, reply())

    methods = [call.method for call in client.calls]
    assert methods == ["chat.startStream", "chat.appendStream", "chat.stopStream"]
    assert "markdown" not in [b["type"] for b in client.calls[-1].arguments["blocks"]]
    assert FIRST in _texts(shown.blocks)
    assert shown.message_ts == ("900.000001",)


@pytest.mark.parametrize("given", [reply(tabled()), reply(clarification())])
def test_what_has_no_sentences_comes_whole(given: Reply) -> None:
    client = FakeSlack()

    shown = _shown(client, given)

    assert {call.method for call in client.calls} == {"chat.postMessage"}
    assert len(shown.message_ts) == len(client.calls)
    if isinstance(given.outcome, Clarification):
        assert given.outcome.question in _texts(client.calls[0].arguments["blocks"])


def test_where_no_message_may_grow_the_answer_comes_whole() -> None:
    client = FakeSlack(refuse={"chat.startStream": ["missing_scope"]})

    shown = _shown(client, reply())

    (posted,) = client.made("chat.postMessage")
    assert FIRST in _texts(posted.arguments["blocks"])
    assert SECOND in _texts(posted.arguments["blocks"])
    assert shown.message_ts == ("900.000001",)
    assert len(client.made("chat.startStream")) == 1


def test_an_answer_that_is_none_of_slacks_is_a_refusal_without_a_name() -> None:
    unread = SlackApiError("Received a response in a non-JSON format", SimpleNamespace(status=502))
    everywhere = ("assistant.threads.setStatus", "chat.startStream")
    client = FakeSlack(refuse={method: [unread] for method in everywhere})

    shown = _shown(client, reply(), status=True)

    (posted,) = client.made("chat.postMessage")
    assert FIRST in _texts(posted.arguments["blocks"])
    assert shown.message_ts == ("900.000001",)


@pytest.mark.parametrize(
    "trouble", ["message_not_in_streaming_state", "internal_error", ServerDisconnectedError()]
)
@pytest.mark.parametrize("method", ["chat.appendStream", "chat.stopStream"])
def test_a_message_that_stops_growing_is_written_over_with_the_whole(
    method: str, trouble: str | Exception
) -> None:
    client = FakeSlack(refuse={method: [trouble]})

    shown = _shown(client, reply())

    (updated,) = client.made("chat.update")
    assert updated.arguments["ts"] == "900.000001"
    assert FIRST in _texts(updated.arguments["blocks"])
    assert SECOND in _texts(updated.arguments["blocks"])
    assert not client.made("chat.postMessage")
    assert shown.message_ts == ("900.000001",)


def test_a_message_that_can_not_even_be_written_over_gives_way_to_another() -> None:
    client = FakeSlack(
        refuse={"chat.stopStream": ["internal_error"], "chat.update": ["streaming_state_conflict"]}
    )

    shown = _shown(client, reply())

    assert client.made("chat.delete")[0].arguments["ts"] == "900.000001"
    assert FIRST in _texts(client.made("chat.postMessage")[0].arguments["blocks"])
    assert shown.message_ts == ("900.000002",)


def test_an_answer_over_the_limit_goes_on_in_another_message_and_loses_nothing() -> None:
    client = FakeSlack()
    given = _long(40)

    shown = _shown(client, given)

    streams = client.made("chat.startStream")
    grown: dict[str, str] = {}
    for call in client.made("chat.startStream", "chat.appendStream", "chat.stopStream"):
        ts = call.arguments.get("ts") or f"900.{len(grown) + 1:06}"
        grown[ts] = grown.get(ts, "") + call.text
    assert len(streams) == len(shown.message_ts) == len(grown) > 1
    assert all(len(text) <= TEXT_PART for text in grown.values())
    assert all(f"Zin {n}." in "".join(grown.values()) for n in range(40))


def test_when_the_workspace_s_limit_leaves_no_calls_sentences_are_held_for_the_last() -> None:
    client = FakeSlack()
    given = _long(12)
    while client.may("chat.appendStream"):
        pass

    _shown(client, given)

    assert not client.made("chat.appendStream")
    assert "Zin 11." in client.made("chat.stopStream")[0].text


def test_a_sentence_that_slack_wants_later_comes_with_the_next_and_once() -> None:
    client = FakeSlack(refuse={"chat.appendStream": ["ratelimited"]})

    _shown(client, reply())

    assert client.made("chat.stopStream")[0].text.count(SECOND) == 1
    assert not client.made("chat.update", "chat.postMessage")


def test_when_too_many_messages_grow_already_the_answer_comes_whole() -> None:
    client = FakeSlack()
    while client.may("chat.startStream"):
        pass

    _shown(client, reply())

    assert [call.method for call in client.calls] == ["chat.postMessage"]


def test_where_a_thread_takes_no_status_it_is_a_task_of_the_message() -> None:
    client = FakeSlack(refuse={"assistant.threads.setStatus": ["missing_scope"]})

    _shown(client, reply(), status=True)

    started, stopped = client.made("chat.startStream", "chat.stopStream")
    assert [(c["type"], c["title"], c["status"]) for c in started.arguments["chunks"]] == [
        ("task_update", "Zoeken…", "in_progress")
    ]
    assert stopped.arguments["chunks"][-1]["status"] == "complete"
    assert FIRST in client.made("chat.appendStream")[0].text


def test_what_has_no_sentences_is_written_over_a_status() -> None:
    client = FakeSlack(refuse={"assistant.threads.setStatus": ["missing_scope"]})

    shown = _shown(client, reply(clarification()), status=True)

    assert client.made("chat.update")[0].arguments["ts"] == "900.000001"
    assert shown.message_ts == ("900.000001",)


def test_what_a_document_says_is_no_mark_up_and_calls_nobody() -> None:
    client = FakeSlack()
    hostile = "<!channel> <@U1> *vet* <https://kwaad.example|klik> & [a](https://kwaad.example)"

    _shown(client, replace(reply(answer([sentence_of(hostile)]))))

    text = client.made("chat.startStream")[0].text
    assert "<" not in text
    assert "](" not in text.replace("\\]\\(", "")


def test_that_it_takes_a_while_is_told_to_the_asker_alone_where_a_thread_has_no_status() -> None:
    client = FakeSlack(refuse={"assistant.threads.setStatus": ["missing_scope"]})

    asyncio.run(Streamed(ASKED, client, passes_on=False).wait("Nog even."))

    (told,) = client.made("chat.postEphemeral")
    assert (told.text, told.arguments["user"]) == ("Nog even.", USER)
