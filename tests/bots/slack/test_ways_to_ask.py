from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.context import Context
from bots.slack.store.port import ChannelSettings, Thread, Visibility
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.replies import FIRST, SECOND
from tests.support.slack_app import (
    NAMED,
    Bench,
    command,
    direct,
    event,
    mention,
    message,
    sent,
    shortcut,
)
from tests.support.slack_client import CHANNEL, DIRECT, TEAM, USER, FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_stores import FakeSlackStore

ONLY_TO_ASKER = ChannelSettings(visibility=Visibility.ASKER)


def _bench(*, settings: ChannelSettings | None = None, **of_client: Any) -> Bench:
    store = FakeSlackStore(chosen={(TEAM, CHANNEL): settings} if settings else {})
    return Bench(client=FakeSlack(**of_client), context=slack_context(store=store))


def _asked(bench: Bench) -> Sequence[str]:
    return [asked.question for asked in _assistant(bench.context).asked]


def _assistant(context: Context) -> FakeAssistant:
    assert isinstance(context.assistant, FakeAssistant)
    return context.assistant


def test_a_mention_is_answered_in_its_thread_and_grows_there() -> None:
    bench = sent(mention("Wat is de MKI?", ts="1.0"))

    started, appended, stopped = bench.client.made(
        "chat.startStream", "chat.appendStream", "chat.stopStream"
    )
    assert _asked(bench) == ["Wat is de MKI?"]
    assert started.arguments["thread_ts"] == "1.0"
    assert (started.arguments["recipient_team_id"], started.arguments["recipient_user_id"]) == (
        TEAM,
        USER,
    )
    assert FIRST in started.text
    assert SECOND in appended.text
    assert stopped.arguments["blocks"]
    assert not bench.client.made("chat.postMessage")


def test_a_mention_in_a_thread_is_answered_in_that_thread() -> None:
    bench = sent(mention(ts="2.0", thread_ts="1.0"))

    assert bench.client.made("chat.startStream")[0].arguments["thread_ts"] == "1.0"


def test_a_reply_is_kept_with_the_conversation_the_messages_and_the_blocks() -> None:
    bench = sent(mention(ts="1.0"))

    kept = bench.context.store.posted("a1")
    assert kept is not None
    assert (kept.question, kept.question_ts, kept.thread_ts) == ("Wat is de MKI?", "1.0", "1.0")
    assert kept.message_ts == ("900.000001",)
    assert kept.blocks[0]["type"] == "markdown"
    thread = Thread(team=TEAM, channel=CHANNEL, thread_ts="1.0")
    assert bench.context.store.conversation(thread) == "c1"


def test_a_reply_is_in_the_journal_as_slack_s() -> None:
    bench = sent(mention())

    journal = bench.context.journal
    assert isinstance(journal, ListJournal)
    assert [(each.face, each.audience) for each in journal.recorded] == [
        ("slack", frozenset({"public"}))
    ]


def test_a_mention_without_a_question_is_told_how_to_ask() -> None:
    bench = sent(mention(" :wave: "))

    assert bench.client.made("chat.postEphemeral")[0].text == phrase("nl", Phrase.SLACK_HELP)
    assert not _asked(bench)


def test_a_message_to_the_bot_alone_is_answered_without_a_mention() -> None:
    bench = sent(direct("Wat is de MKI?", ts="1.0"))

    started = bench.client.made("chat.startStream")[0].arguments
    assert (started["channel"], started["thread_ts"]) == (DIRECT, "1.0")


@pytest.mark.parametrize(("later", "goes_on"), [("61.0", True), ("2000.0", False)])
def test_a_message_to_the_bot_alone_goes_on_with_the_one_just_before(
    later: str, *, goes_on: bool
) -> None:
    bench = sent(direct("Wat is de MKI?", ts="1.0"), direct("En in Gent?", ts=later))

    _, second = _assistant(bench.context).asked
    assert (second.conversation_id == "c1") is goes_on
    assert bench.client.made("chat.startStream")[1].arguments["thread_ts"] == later


def test_a_message_to_the_bot_alone_does_not_go_on_with_what_was_asked_elsewhere() -> None:
    bench = sent(mention(ts="1.0"), direct("En in Gent?", ts="2.0"))

    assert _assistant(bench.context).asked[1].conversation_id != "c1"


def test_a_message_in_the_pane_has_a_status_a_title_and_an_answer() -> None:
    bench = sent(direct("Wat is de MKI?", ts="2.0", thread_ts="1.0"))

    title = bench.client.made("assistant.threads.setTitle")[0].arguments
    statuses = [
        call.arguments["status"] for call in bench.client.made("assistant.threads.setStatus")
    ]
    assert title["title"] == "Wat is de MKI?"
    assert statuses == [phrase("nl", Phrase.STATUS_SEARCHING), phrase("nl", Phrase.STATUS_WRITING)]
    assert bench.client.made("chat.startStream")[0].arguments["thread_ts"] == "1.0"


def test_only_the_first_question_of_a_pane_gives_its_title() -> None:
    bench = sent(
        direct("Wat is de MKI?", ts="2.0", thread_ts="1.0"),
        direct("Wat kost dat?", ts="3.0", thread_ts="1.0"),
    )

    assert len(bench.client.made("assistant.threads.setTitle")) == 1
    assert _asked(bench) == ["Wat is de MKI?", "Wat kost dat?"]


def test_a_pane_that_is_opened_offers_questions_in_the_user_s_language() -> None:
    opened = event(
        type="assistant_thread_started",
        event_ts="1.0",
        assistant_thread={
            "user_id": USER,
            "channel_id": DIRECT,
            "thread_ts": "1.0",
            "context": {"channel_id": CHANNEL},
        },
    )
    bench = _bench(give={"users.info": {"user": {"locale": "fr-FR"}}})

    offered = sent(opened, bench=bench).client.made("assistant.threads.setSuggestedPrompts")
    prompts = [prompt["message"] for prompt in offered[0].arguments["prompts"]]
    examples = (Phrase.PAGE_EXAMPLE_1, Phrase.PAGE_EXAMPLE_2, Phrase.PAGE_EXAMPLE_3)
    assert prompts == [phrase("fr", key) for key in examples]


def test_what_somebody_looks_at_beside_the_pane_takes_no_calls() -> None:
    thread = {"user_id": USER, "channel_id": DIRECT, "thread_ts": "1.0", "context": {}}
    looked = event(type="assistant_thread_context_changed", event_ts="2.0", assistant_thread=thread)

    bench = sent(looked)

    assert [call.method for call in bench.client.calls] == ["auth.test"]


def test_a_command_is_acknowledged_at_once_and_answered_to_its_asker() -> None:
    bench = sent(command("Wat is de MKI?"))

    (answered,) = bench.client.responded
    assert answered["response_type"] == "ephemeral"
    assert FIRST in answered["blocks"][0]["text"]
    assert not bench.client.made("chat.postMessage", "chat.startStream")


@pytest.mark.parametrize("text", ["", "help", "hulp"])
def test_a_command_without_a_question_is_told_how_to_ask(text: str) -> None:
    bench = sent(command(text))

    assert bench.client.responded[0]["text"] == phrase("nl", Phrase.SLACK_HELP)
    assert not _asked(bench)


def test_a_shortcut_asks_the_text_of_the_message_in_its_thread() -> None:
    bench = sent(shortcut("Weet *iemand* wat de MKI is?", ts="7.0"))

    assert _asked(bench) == ["Weet iemand wat de MKI is?"]
    assert bench.client.made("chat.startStream")[0].arguments["thread_ts"] == "7.0"


def test_a_shortcut_on_a_message_without_words_is_told_how_to_ask() -> None:
    bench = sent(shortcut(":tada:"))

    assert bench.client.responded[0]["text"] == phrase("nl", Phrase.SLACK_HELP)
    assert not _asked(bench)


def test_a_mention_in_a_group_s_direct_message_is_answered_once() -> None:
    said = {"channel": "G1", "channel_type": "mpim", "ts": "1.0"}

    bench = sent(message(f"{NAMED} Wat is de MKI?", **said), mention("Wat is de MKI?", **said))

    assert _asked(bench) == ["Wat is de MKI?"]


def test_a_shortcut_where_the_bot_may_not_write_is_answered_to_its_asker() -> None:
    refuse = {"chat.startStream": ["not_in_channel"], "chat.postMessage": ["not_in_channel"]}

    bench = sent(shortcut(), bench=_bench(refuse=refuse))

    assert FIRST in bench.client.responded[0]["blocks"][0]["text"]


def test_where_a_channel_has_answers_for_their_askers_only_all_ways_keep_to_it() -> None:
    bench = sent(mention(), shortcut(ts="7.0"), bench=_bench(settings=ONLY_TO_ASKER))

    (only_to_asker,) = bench.client.made("chat.postEphemeral")
    assert only_to_asker.arguments["user"] == USER
    assert FIRST in only_to_asker.arguments["blocks"][0]["text"]
    assert len(bench.client.responded) == 1
    assert not bench.client.made("chat.postMessage", "chat.startStream")


def test_a_channel_s_filters_go_with_its_questions() -> None:
    settings = ChannelSettings(filters={"category": ["ict"]})

    bench = sent(mention(), bench=_bench(settings=settings))

    assert _assistant(bench.context).asked[0].filters == {"category": ["ict"]}


def test_a_follow_up_needs_no_mention_and_goes_on_with_the_conversation() -> None:
    bench = sent(mention(ts="1.0"), message("Wat is de MKI?", ts="2.0", thread_ts="1.0"))

    first, second = _assistant(bench.context).asked
    assert second.conversation_id == "c1"
    assert first.conversation_id != second.conversation_id


def test_what_people_say_in_the_thread_is_not_answered() -> None:
    bench = sent(
        mention(ts="1.0"),
        message("Bedankt!", ts="2.0", thread_ts="1.0"),
        message("<@U2> wat is de MKI?", ts="3.0", thread_ts="1.0", user="U3"),
        message("Wat is de MKI?", ts="4.0", thread_ts="1.0", user="U2"),
    )

    assert len(_asked(bench)) == 1


def test_a_thread_that_it_takes_no_part_in_and_the_channel_s_talk_are_left_alone() -> None:
    bench = sent(message("Wat is de MKI?"), message("Wat is de MKI?", ts="2.0", thread_ts="1.0"))

    assert not _asked(bench)
    assert not bench.client.made("chat.postMessage", "chat.startStream", "users.info")


def test_a_channel_may_have_no_follow_ups_without_a_mention() -> None:
    bench = _bench(settings=ChannelSettings(follows=False))

    sent(mention(ts="1.0"), message("Wat is de MKI?", ts="2.0", thread_ts="1.0"), bench=bench)

    assert len(_asked(bench)) == 1


def test_told_to_stop_it_is_silent_in_the_thread_until_it_is_named_again() -> None:
    bench = sent(
        mention(ts="1.0"),
        mention("stop", ts="2.0", thread_ts="1.0"),
        message("Wat is de MKI?", ts="3.0", thread_ts="1.0"),
        mention("En in Gent?", ts="4.0", thread_ts="1.0"),
        message("Wat is de MKI?", ts="5.0", thread_ts="1.0"),
    )

    assert _asked(bench) == ["Wat is de MKI?", "En in Gent?", "Wat is de MKI?"]
    assert bench.client.made("chat.postEphemeral")[0].text == phrase("nl", Phrase.SLACK_SILENT)


def test_a_mention_that_comes_as_a_message_only_is_answered_too() -> None:
    bench = sent(message(f"Hallo {NAMED}, wat is de MKI?"))

    assert _asked(bench) == ["Hallo, wat is de MKI?"]
