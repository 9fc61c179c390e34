from __future__ import annotations

from dataclasses import replace

from bots.errors import SlackStoreError
from bots.slack.store.port import Thread
from tests.support.assistants import FakeAssistant
from tests.support.replies import FIRST, SECOND, answer, citation, reply, sentence
from tests.support.slack_app import NAMED, Bench, changed, deleted, mention, run, sent
from tests.support.slack_client import CHANNEL, TEAM
from tests.support.slack_context import slack_context
from tests.support.slack_stores import FakeSlackStore, posted_number

BEFORE, AFTER = "Wat is de MKI?", "Wat is de CO2-ladder?"
ANSWERED_ANEW = replace(
    reply(answer([sentence(SECOND)], [citation(1, SECOND)])), answer_id="a2", conversation_id="c1"
)


def _bench(store: FakeSlackStore | None = None) -> Bench:
    assistant = FakeAssistant(replies={AFTER: ANSWERED_ANEW})
    return Bench(context=slack_context(assistant=assistant, store=store or FakeSlackStore()))


def _edit(after: str = AFTER, before: str = BEFORE) -> dict[str, object]:
    return changed(f"{NAMED} {after}", former=f"{NAMED} {before}")


def _questions(bench: Bench) -> list[str]:
    assert isinstance(bench.context.assistant, FakeAssistant)
    return [asked.question for asked in bench.context.assistant.asked]


def test_an_edited_question_is_answered_anew_in_the_place_of_its_answer() -> None:
    bench = sent(mention(BEFORE), _edit(), bench=_bench())

    (updated,) = bench.client.made("chat.update")
    assert updated.arguments["ts"] == "900.000001"
    assert SECOND in updated.arguments["blocks"][0]["text"]
    assert FIRST not in updated.arguments["blocks"][0]["text"]
    assert not bench.client.made("chat.postMessage")


def test_only_the_new_answer_is_kept_after_an_edit() -> None:
    bench = sent(mention(BEFORE), _edit(), bench=_bench())

    kept = bench.context.store.posted_for(TEAM, CHANNEL, "1.0")
    assert [(each.answer_id, each.question, each.message_ts) for each in kept] == [
        ("a2", AFTER, ("900.000001",))
    ]


def test_a_change_that_leaves_the_words_as_they_were_is_no_edit() -> None:
    bench = sent(mention(BEFORE), _edit(f"*{BEFORE}*"), bench=_bench())

    assert _questions(bench) == [BEFORE]
    assert not bench.client.made("chat.update")


def test_an_edit_while_its_answer_is_under_way_waits_for_it() -> None:
    bench = _bench()

    async def steps(bench: Bench) -> None:
        await bench.deliver(mention(BEFORE))
        await bench.called("assistant.threads.setStatus")
        await bench.send(_edit())

    run(steps, bench)

    assert _questions(bench) == [BEFORE, AFTER]
    assert len(bench.client.made("chat.update")) == 1
    assert len(bench.client.made("chat.startStream")) == 1


def test_a_former_answer_of_more_messages_leaves_none_behind() -> None:
    store = FakeSlackStore()
    store.keep(posted_number(1, question_ts="1.0", message_ts=("8.1", "8.2")))

    bench = sent(_edit(), bench=_bench(store))

    assert bench.client.made("chat.update")[0].arguments["ts"] == "8.1"
    assert [call.arguments["ts"] for call in bench.client.made("chat.delete")] == ["8.2"]


def test_who_names_the_bot_only_in_an_edit_is_answered_once() -> None:
    edit = changed(f"{NAMED} {AFTER}", former=AFTER)
    named = mention(AFTER, edited={"user": "U1", "ts": "2.0"})

    bench = sent(edit, named, bench=_bench())

    assert _questions(bench) == [AFTER]


def test_an_edit_of_what_was_never_asked_is_left_alone() -> None:
    assert not _questions(sent(changed("b", former="a"), bench=_bench()))


def test_an_answer_that_only_its_asker_saw_is_given_again() -> None:
    store = FakeSlackStore()
    store.keep(posted_number(1, question_ts="1.0", message_ts=()))

    bench = sent(_edit(), bench=_bench(store))

    assert len(bench.client.made("chat.startStream")) == 1


def test_a_deleted_question_takes_its_answer_along() -> None:
    bench = sent(mention(), deleted(ts="1.0"))

    assert [call.arguments["ts"] for call in bench.client.made("chat.delete")] == ["900.000001"]
    assert bench.context.store.posted("a1") is None


def test_a_question_deleted_while_its_answer_is_under_way_takes_it_along_too() -> None:
    async def steps(bench: Bench) -> None:
        await bench.deliver(mention())
        await bench.called("assistant.threads.setStatus")
        await bench.send(deleted(ts="1.0"))

    bench = run(steps)

    assert bench.client.calls[-1].method == "chat.delete"
    assert bench.context.store.posted("a1") is None


def test_an_edit_with_the_store_out_of_order_ends_in_words() -> None:
    store = FakeSlackStore()
    bench = _bench(store)

    async def steps(bench: Bench) -> None:
        await bench.send(mention(BEFORE))
        store.error = SlackStoreError("here", "gone")
        await bench.send(_edit())

    run(steps, bench)

    assert len(bench.client.made("chat.postEphemeral")) == 1
    store.error = None
    assert store.conversation(Thread(team=TEAM, channel=CHANNEL, thread_ts="1.0")) == "c1"
