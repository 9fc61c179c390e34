from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from assistant.phrases.catalogue import Phrase, phrase
from bots.errors import SlackStoreError
from bots.slack.listeners.once import Claims
from tests.support.assistants import FakeAssistant
from tests.support.slack_app import (
    NAMED,
    Bench,
    changed,
    command,
    direct,
    event,
    mention,
    message,
    run,
    sent,
)
from tests.support.slack_client import BOT, BOT_USER, FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_stores import FakeSlackStore


def _questions(*benches: Bench) -> int:
    assistants = [bench.context.assistant for bench in benches]
    return sum(len(each.asked) for each in assistants if isinstance(each, FakeAssistant))


def test_an_event_that_slack_sends_again_is_answered_once() -> None:
    bench = sent(mention(), mention(), mention())

    assert _questions(bench) == 1


def test_a_mention_that_comes_as_two_events_is_answered_once() -> None:
    async def at_once(bench: Bench) -> None:
        said = {"text": f"{NAMED} Wat is de MKI?", "ts": "1.0"}
        await bench.send(mention(), message(**said))

    assert _questions(run(at_once)) == 1


def test_two_processes_that_share_a_store_answer_once() -> None:
    store = FakeSlackStore()
    first, second = (Bench(context=slack_context(store=store)) for _ in range(2))

    async def at_once(_: Bench) -> None:
        await asyncio.gather(first.send(mention()), second.send(mention()))

    run(at_once, first)

    assert _questions(first, second) == 1


def test_a_command_that_comes_twice_is_answered_once() -> None:
    bench = sent(command(), command())

    assert len(bench.client.responded) == 1


@pytest.mark.parametrize(
    "mark",
    [
        {"bot_id": "B2"},
        {"bot_profile": {"id": "B2"}},
        {"app_id": "A2"},
        {"subtype": "bot_message"},
        {"user": BOT_USER},
        {"bot_id": BOT},
        {"user": "USLACKBOT"},
        {"user": None},
        {"workflow_id": "Wf1"},
    ],
)
def test_what_a_program_says_is_never_answered(mark: dict[str, Any]) -> None:
    bench = sent(
        mention(ts="1.0", **mark),
        direct(ts="2.0", **mark),
        message("Wat is de MKI?", ts="3.0", thread_ts="1.0", **mark),
    )

    assert _questions(bench) == 0
    assert [call.method for call in bench.client.calls] == ["auth.test"]


def test_an_edit_by_a_program_is_not_answered() -> None:
    bench = sent(changed(f"{NAMED} Wat is de MKI?", former="x", bot_id="B2"))

    assert _questions(bench) == 0


def test_another_workspace_is_refused_and_told_so_where_it_can_be() -> None:
    async def steps(bench: Bench) -> None:
        await bench.send(mention(team="T9"))
        (refused,) = await bench.send(command(team="T9"))
        assert refused.status == 200
        assert phrase("en", Phrase.SLACK_UNKNOWN_WORKSPACE) in refused.body

    bench = run(steps)

    assert _questions(bench) == 0
    assert [call.method for call in bench.client.calls] == ["auth.test"]


def test_a_workspace_that_was_set_is_served_beside_the_token_s_own() -> None:
    context = slack_context()
    settings = context.settings.model_copy(update={"slack_teams": ("T9",)})
    bench = Bench(context=slack_context(settings=settings))

    assert _questions(sent(mention(team="T9"), bench=bench)) == 1


def test_in_a_shared_channel_somebody_of_another_workspace_may_ask() -> None:
    body = mention(user_team="T8")
    body["team_id"] = "T8"  # where it was said; authorizations tell whose app it is

    assert _questions(sent(body)) == 1


def test_a_token_of_an_organisation_serves_its_workspaces_and_no_other() -> None:
    mine = {"team_id": "E1", "enterprise_id": "E1", "user_id": BOT_USER, "bot_id": BOT}
    whose = {"team_id": "T5", "user_id": BOT_USER, "is_enterprise_install": True}
    bench = Bench(client=FakeSlack(give={"auth.test": {"ok": True, **mine}}))
    ours, others = mention(ts="1.0"), mention(ts="2.0")
    ours["authorizations"] = [{**whose, "enterprise_id": "E1"}]
    others["authorizations"] = [{**whose, "enterprise_id": "E2"}]

    assert _questions(sent(ours, others, bench=bench)) == 1


def test_with_the_store_out_of_order_a_repeat_is_still_not_answered_again() -> None:
    store = FakeSlackStore(error=SlackStoreError("here", "gone"))
    bench = sent(mention(), mention(), bench=Bench(context=slack_context(store=store)))

    assert len(bench.client.made("chat.postEphemeral")) == 1


def test_a_store_that_hangs_does_not_keep_an_event_from_being_acknowledged() -> None:
    hangs = threading.Event()

    class Hanging(FakeSlackStore):
        def claim(self, event: str) -> bool:
            hangs.wait(5)
            return super().claim(event)

    async def claimed() -> tuple[bool | None, bool | None, bool]:
        claims = Claims(Hanging(), within=0.01)
        first, repeat = claims.begin("e1"), claims.begin("e1")
        soon = await claims.soon(first), await claims.soon(repeat)
        hangs.set()
        return (*soon, await first)

    assert asyncio.run(claimed()) == (None, False, True)


def test_the_talk_of_a_channel_is_acknowledged_and_not_even_claimed() -> None:
    bench = sent(message("Goedemorgen allemaal"), event(type="message", subtype="channel_join"))

    store = bench.context.store
    assert isinstance(store, FakeSlackStore)
    assert not store.events
