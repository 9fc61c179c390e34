"""What every store of the Slack face does, in memory or in a database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bots.slack.store.port import ChannelSettings, Forgotten, SlackStore, Thread, Visibility
from tests.support.journals import MOMENT, Clock
from tests.support.slack_stores import Opening, posted_number

THREAD = Thread(team="T1", channel="C1", thread_ts="1.0")
CHOSEN = ChannelSettings(
    visibility=Visibility.ASKER,
    audience=frozenset({"participants", "buyers"}),
    filters={"category": ("ict", "kantoormeubilair")},
    follows=False,
)


def test_the_first_to_claim_an_event_has_it(store: SlackStore) -> None:
    assert [store.claim("Ev1"), store.claim("Ev1"), store.claim("Ev2")] == [True, False, True]


def test_an_event_that_is_given_back_can_be_claimed_again(store: SlackStore) -> None:
    store.claim("Ev1")
    store.release("Ev1")
    store.release("Ev1")  # nothing happens
    assert [store.claim("Ev1"), store.claim("Ev1")] == [True, False]


@pytest.mark.parametrize(("days", "again"), [(0.9, False), (1.1, True)])
def test_an_event_is_known_for_a_day(
    store: SlackStore, clock: Clock, *, days: float, again: bool
) -> None:
    store.claim("Ev1")
    clock.pass_days(days)
    assert store.claim("Ev1") is again


def test_a_thread_has_the_conversation_that_it_was_given_last(store: SlackStore) -> None:
    assert store.conversation(THREAD) is None
    store.take_part(THREAD, conversation_id="c1")
    assert store.conversation(THREAD) == "c1"
    store.take_part(THREAD, conversation_id="c2")
    assert store.conversation(THREAD) == "c2"


@pytest.mark.parametrize(
    "other",
    [
        Thread(team="T1", channel="C1", thread_ts="2.0"),
        Thread(team="T1", channel="C2", thread_ts="1.0"),
        Thread(team="T2", channel="C1", thread_ts="1.0"),
    ],
)
def test_no_other_thread_has_its_conversation(store: SlackStore, other: Thread) -> None:
    store.take_part(THREAD, conversation_id="c1")
    assert store.conversation(other) is None


@pytest.mark.parametrize(("kept", "known"), [(90, 80), (0, 6)])
def test_a_thread_is_known_until_long_after_its_last_answer(
    opening: Opening, clock: Clock, kept: int, known: int
) -> None:
    store = opening(kept)
    for _ in range(3):
        store.take_part(THREAD, conversation_id="c1")
        clock.pass_days(known)
        assert store.conversation(THREAD) == "c1"
    clock.pass_days(known)
    assert store.conversation(THREAD) is None


def test_what_was_chosen_for_a_channel_is_kept_for_good(store: SlackStore, clock: Clock) -> None:
    assert store.channel("T1", "C1") == ChannelSettings()
    store.set_channel("T1", "C1", CHOSEN)
    clock.pass_days(1_000)
    assert store.channel("T1", "C1") == CHOSEN
    store.set_channel("T1", "C1", ChannelSettings())
    assert store.channel("T1", "C1") == ChannelSettings()


def test_the_channels_of_a_workspace_are_its_own(store: SlackStore) -> None:
    store.set_channel("T1", "C1", CHOSEN)
    store.set_channel("T1", "C2", ChannelSettings())
    store.set_channel("T2", "C1", ChannelSettings(follows=False))
    assert store.channels("T1") == {"C1": CHOSEN, "C2": ChannelSettings()}
    assert store.channels("T3") == {}


def test_a_user_has_the_language_that_was_chosen(store: SlackStore) -> None:
    assert store.language("T1", "U1") is None
    for language in ("fr", "de", None):
        store.set_language("T1", "U1", language)
        assert store.language("T1", "U1") == language
    store.set_language("T2", "U1", "en")
    assert store.language("T1", "U1") is None


def test_an_answer_comes_back_as_it_was_kept(store: SlackStore) -> None:
    assert store.posted("a1") is None
    for posted in (
        posted_number(1),
        posted_number(1, audience=frozenset({"public", "buyers"}), message_ts=("1.5", "1.6")),
        posted_number(1, thread_ts=None, question_ts=None, message_ts=(), blocks=()),
    ):
        store.keep(posted)
        assert store.posted("a1") == posted


def test_an_answer_that_is_dropped_is_gone(store: SlackStore) -> None:
    store.keep(posted_number(1))
    store.keep(posted_number(2))
    store.drop("a1")
    store.drop("a1")  # nothing happens
    assert store.posted("a1") is None
    assert store.posted("a2") is not None


def test_the_answers_to_a_message_are_found_the_oldest_first(store: SlackStore) -> None:
    later = MOMENT + timedelta(minutes=1)
    store.keep(posted_number(2, question_ts="1.0", asked_at=later))
    store.keep(posted_number(1))
    store.keep(posted_number(3, question_ts="1.0", channel="C2"))
    store.keep(posted_number(4))
    found = store.posted_for("T1", "C1", "1.0")
    assert [posted.answer_id for posted in found] == ["a1", "a2"]
    assert store.posted_for("T2", "C1", "1.0") == ()


def test_recent_questions_are_a_users_own_the_newest_first(store: SlackStore) -> None:
    for number in (1, 3, 2):
        store.keep(posted_number(number, asked_at=MOMENT + timedelta(minutes=number)))
    store.keep(posted_number(4, user="U2"))
    store.keep(posted_number(5, team="T2"))
    assert [each.answer_id for each in store.recent("T1", "U1")] == ["a3", "a2", "a1"]
    assert [each.answer_id for each in store.recent("T1", "U1", limit=2)] == ["a3", "a2"]


SAID = "Mail jan@voorbeeld.nl\0 over de MKI"
BUTTON = {"type": "button", "value": "jan@voorbeeld.nl", "text": {"text": "jan@voorbeeld.nl"}}
BLOCKS = (
    {"type": "markdown", "text": SAID},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "jan@voorbeeld.nl"}]]},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": f"Gezocht naar: {SAID}"}]},
    {"type": "actions", "elements": [BUTTON]},
)


def test_personal_data_is_replaced_in_the_question_and_in_what_repeats_it(
    store: SlackStore,
) -> None:
    store.keep(posted_number(1, question=SAID, blocks=BLOCKS, status="no_answer"))
    found = store.posted("a1")
    assert found is not None
    assert found.question == "Mail [e-mail] over de MKI"
    text, table, context, actions = found.blocks
    assert text["text"].startswith("Mail [e-mail]")
    assert table["rows"][0][0]["text"] == "[e-mail]"
    assert context["elements"][0]["text"].startswith("Gezocht naar: Mail [e-mail]")
    assert actions["elements"] == [{**BUTTON, "text": {"text": "[e-mail]"}}]


def test_words_of_documents_stay_as_they_were_quoted(store: SlackStore) -> None:
    store.keep(posted_number(1, question=SAID, blocks=BLOCKS, status="answered"))
    found = store.posted("a1")
    assert found is not None
    assert found.blocks[:2] == BLOCKS[:2]
    assert found.blocks[2]["elements"][0]["text"].startswith("Gezocht naar: Mail [e-mail]")


@pytest.mark.parametrize(("days", "shown"), [(90, 7), (7, 7), (2, 2)])
def test_blocks_are_kept_for_a_week_or_as_long_as_the_journal_keeps(
    opening: Opening, clock: Clock, days: int, shown: int
) -> None:
    store = opening(days)
    store.keep(posted_number(1))
    clock.pass_days(shown - 0.1)
    assert store.posted("a1") == posted_number(1)
    clock.pass_days(1.2)
    found = store.posted("a1")
    assert found is None or (found.blocks == () and found.question)


@pytest.mark.parametrize("days", [90, 3])
def test_an_answer_goes_when_it_goes_from_the_journal(
    opening: Opening, clock: Clock, days: int
) -> None:
    store = opening(days)
    store.keep(posted_number(1))
    clock.pass_days(days - 0.1)
    assert [each.question for each in store.recent("T1", "U1")] == ["Wat is de MKI?"]
    clock.pass_days(1.2)
    assert store.posted("a1") is None
    assert store.recent("T1", "U1") == ()


def test_without_a_journal_no_words_are_kept_and_all_else_works(
    opening: Opening, clock: Clock
) -> None:
    store = opening(0)
    store.keep(posted_number(1))
    found = store.posted_for("T1", "C1", "1.0")
    assert found == (posted_number(1, question="", blocks=()),)
    assert store.recent("T1", "U1") == ()
    store.set_channel("T1", "C1", CHOSEN)
    store.set_language("T1", "U1", "fr")
    assert [store.claim("Ev1"), store.claim("Ev1")] == [True, False]
    clock.pass_days(1.2)
    assert store.posted("a1") is None
    assert (store.channel("T1", "C1"), store.language("T1", "U1")) == (CHOSEN, "fr")


def test_a_user_who_is_forgotten_leaves_no_answer_and_no_choice(store: SlackStore) -> None:
    store.set_language("T1", "U1", "fr")
    store.keep(posted_number(1))
    store.keep(posted_number(2, conversation_id="c2", asked_at=MOMENT + timedelta(minutes=1)))
    forgotten = store.forget("T1", "U1")
    assert [posted.answer_id for posted in forgotten.answers] == ["a1", "a2"]
    assert forgotten.conversations == ("c1", "c2")
    assert store.language("T1", "U1") is None
    assert store.posted("a1") is None
    assert store.recent("T1", "U1") == ()
    assert store.forget("T1", "U1") == Forgotten()


def test_nobody_else_is_forgotten(store: SlackStore) -> None:
    store.set_language("T1", "U2", "fr")
    store.keep(posted_number(1))
    store.keep(posted_number(2, user="U2"))
    store.keep(posted_number(3, team="T2"))
    store.forget("T1", "U1")
    assert store.language("T1", "U2") == "fr"
    assert store.posted("a2") is not None
    assert store.posted("a3") is not None


def test_a_thread_goes_with_the_only_one_who_asked_in_it(store: SlackStore) -> None:
    shared = Thread(team="T1", channel="C1", thread_ts="2.0")
    store.take_part(THREAD, conversation_id="c1")
    store.take_part(shared, conversation_id="c2")
    store.keep(posted_number(1))
    store.keep(posted_number(2, conversation_id="c2"))
    store.keep(posted_number(3, conversation_id="c2", user="U2"))
    store.forget("T1", "U1")
    assert store.conversation(THREAD) is None
    assert store.conversation(shared) == "c2"


def test_closing_twice_does_nothing(store: SlackStore) -> None:
    store.close()
    store.close()
