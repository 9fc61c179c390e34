from __future__ import annotations

import asyncio
import logging
import re

import pytest

from assistant.errors import QuestionTooLongError
from assistant.phrases.catalogue import Phrase, phrase
from bots.errors import SlackStoreError
from bots.slack.context import Context
from bots.slack.store.port import ChannelSettings, Posted
from bots.slack.turns import Turns
from bots.slack.work import Work
from ingest.errors import IndexMissingError
from tests.support.assistants import FakeAssistant
from tests.support.slack_app import Bench, command, mention, message, run, sent
from tests.support.slack_channels import channel_object
from tests.support.slack_client import CHANNEL, TEAM, FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_stores import FakeSlackStore

QUESTION = "Wat is de MKI?"
_ID = re.compile(r"\b[0-9a-f]{12}\b")


def _failing(error: Exception, *, after: int = 0) -> Context:
    assistant = FakeAssistant(errors={QUESTION: error}, error_after=after)
    return slack_context(assistant=assistant)


def _ids(caplog: pytest.LogCaptureFixture) -> str:
    return " ".join(record.getMessage() for record in caplog.records)


def test_a_model_that_fails_ends_in_words_with_an_id_that_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = sent(mention(QUESTION), bench=Bench(context=_failing(RuntimeError("x"))))

    (said,) = bench.client.made("chat.postMessage")
    (failure_id,) = _ID.findall(said.text)
    assert said.text == phrase("nl", Phrase.SLACK_FAILED, id=failure_id)
    assert failure_id in _ids(caplog)
    assert QUESTION not in _ids(caplog)


def test_a_model_that_fails_amid_its_answer_ends_the_message_with_those_words() -> None:
    context = _failing(RuntimeError("x"), after=3)

    bench = sent(mention(QUESTION), bench=Bench(context=context))

    assert _ID.search(bench.client.made("chat.stopStream")[0].text)
    assert not bench.client.made("chat.postMessage")


def test_an_index_that_is_gone_ends_in_words_with_an_id() -> None:
    bench = sent(mention(QUESTION), bench=Bench(context=_failing(IndexMissingError("here"))))

    said = bench.client.made("chat.postMessage")[0].text
    assert said == phrase("nl", Phrase.SLACK_UNAVAILABLE, id=_ID.findall(said)[0])


def test_a_store_that_fails_ends_in_words_that_only_the_asker_sees() -> None:
    store = FakeSlackStore(error=SlackStoreError("here", "gone"))

    bench = sent(mention(QUESTION), bench=Bench(context=slack_context(store=store)))

    assert _ID.search(bench.client.made("chat.postEphemeral")[0].text)
    assert not bench.client.made("chat.postMessage", "chat.startStream")


def test_a_store_that_fails_after_the_answer_leaves_the_answer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Forgetful(FakeSlackStore):
        def keep(self, _posted: Posted) -> None:
            raise SlackStoreError("here", "full")

    bench = sent(mention(), bench=Bench(context=slack_context(store=Forgetful())))

    assert len(bench.client.made("chat.stopStream")) == 1
    assert not bench.client.made("chat.postMessage", "chat.postEphemeral")
    assert _ID.search(_ids(caplog))


def test_a_slack_that_takes_nothing_is_in_the_log_and_the_next_question_is_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    refuse = {"chat.startStream": ["fatal_error", ""], "chat.postMessage": ["fatal_error"]}

    bench = sent(mention(ts="1.0"), mention(ts="2.0"), bench=Bench(client=FakeSlack(refuse=refuse)))

    assert len(set(_ID.findall(_ids(caplog)))) == 2  # the answer, and the words in its place
    assert bench.client.made("chat.stopStream")


def test_a_question_over_the_limit_is_told_the_limit() -> None:
    context = _failing(QuestionTooLongError(2_400, 2_000))

    bench = sent(command(QUESTION), bench=Bench(context=context))

    expected = phrase("nl", Phrase.ERROR_QUESTION_TOO_LONG, limit=2_000)
    assert bench.client.responded[0]["text"] == expected


def test_the_documents_of_participants_are_asked_only_where_the_channel_was_opened() -> None:
    opened = ChannelSettings(audience=frozenset({"participants"}))
    bench = Bench(
        client=FakeSlack(give={"conversations.info": {"channel": channel_object()}}),
        context=slack_context(store=FakeSlackStore(chosen={(TEAM, CHANNEL): opened})),
    )

    sent(mention(ts="1.0"), mention(ts="2.0", channel="C2"), bench=bench)

    assert isinstance(bench.context.assistant, FakeAssistant)
    assert [asked.audience for asked in bench.context.assistant.asked] == [
        frozenset({"public", "participants"}),
        frozenset({"public"}),
    ]


def test_who_waits_long_is_told_how_many_are_before_them() -> None:
    async def at_once(_: float) -> None:
        await asyncio.sleep(0)

    work = Work(Turns(at_once=1, sleep=at_once))
    bench = Bench(context=slack_context(work=work))

    async def steps(bench: Bench) -> None:
        await bench.send(mention(ts="1.0"), mention(ts="2.0"), mention(ts="3.0"))

    run(steps, bench)

    statuses = [
        call.arguments["status"] for call in bench.client.made("assistant.threads.setStatus")
    ]
    assert phrase("nl", Phrase.SLACK_WAITING_ONE) in statuses
    assert phrase("nl", Phrase.SLACK_WAITING_MANY, count=2) in statuses
    assert len(bench.client.made("chat.stopStream")) == 3


def test_with_too_many_waiting_a_question_is_declined_in_words() -> None:
    bench = Bench(context=slack_context(work=Work(Turns(at_once=1, most_waiting=1))))

    async def steps(bench: Bench) -> None:
        await bench.send(*(mention(ts=f"{number}.0") for number in range(1, 5)))

    run(steps, bench)

    said = [call.text for call in bench.client.made("chat.postMessage")]
    answered = len(bench.client.made("chat.stopStream"))
    assert said
    assert set(said) == {phrase("nl", Phrase.SLACK_QUEUE_FULL, count=1)}
    assert answered + len(said) == 4


def test_who_asks_on_before_the_first_answer_is_answered_after_it() -> None:
    async def steps(bench: Bench) -> None:
        await bench.deliver(mention(ts="1.0"))
        await bench.called("assistant.threads.setStatus")
        await bench.send(message(QUESTION, ts="2.0", thread_ts="1.0"))

    bench = run(steps)

    made = [call.method for call in bench.client.made("chat.startStream", "chat.stopStream")]
    assert made == ["chat.startStream", "chat.stopStream"] * 2


def test_at_the_end_of_a_process_answers_under_way_are_finished() -> None:
    async def steps(bench: Bench) -> None:
        await bench.deliver(mention())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert await bench.context.work.drain(10) == 0

    bench = run(steps)

    assert len(bench.client.made("chat.stopStream")) == 1


def test_what_takes_too_long_at_the_end_of_a_process_says_so() -> None:
    assistant = FakeAssistant(pause=0.2)

    async def steps(bench: Bench) -> None:
        await bench.deliver(mention())
        await bench.called("assistant.threads.setStatus")
        assert await bench.context.work.drain(0.01) == 1

    bench = run(steps, Bench(context=slack_context(assistant=assistant)))

    assert bench.client.made("chat.postMessage")[0].text == phrase("nl", Phrase.SLACK_STOPPED)


def test_nothing_that_was_asked_or_answered_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="bots"):
        sent(mention("Wat is de geheime MKI?"), bench=Bench())

    assert "geheime" not in caplog.text
    assert "kantoormeubilair" not in caplog.text
