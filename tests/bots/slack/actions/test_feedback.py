from __future__ import annotations

import asyncio

from assistant.errors import JournalUnavailableError
from assistant.journal.port import Rating
from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.actions.feedback import explain, rate
from bots.slack.actions.pressing import acted
from bots.slack.blocks.feedback_view import feedback_view
from bots.slack.blocks.ids import COMMENT, REASON, FeedbackValue, PlaceValue
from bots.slack.context import Context
from tests.support.journals import ListJournal
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import do, press, sent, words_of

THANKS = phrase("nl", Phrase.FEEDBACK_THANKS)
GONE = phrase("nl", Phrase.SLACK_ANSWER_GONE)
PLACE = PlaceValue(answer_id="a1", channel="C1", thread_ts="1.0")


def value(rating: Rating, answer_id: str = "a1") -> str:
    return FeedbackValue(answer_id=answer_id, rating=rating).to_json()


def given() -> tuple[Context, ListJournal]:
    journal = ListJournal()
    return slack_context(journal=journal), journal


def test_a_thumb_up_is_kept_and_thanked_for_where_nobody_else_sees_it() -> None:
    context, journal = given()
    client = do(rate, press(value(Rating.UP)), context=context)
    assert journal.rated == [("a1", Rating.UP, "")]
    [told] = client.made("chat.postEphemeral")
    assert told.arguments["user"] == "U1"
    assert told.arguments["thread_ts"] == "1.0"
    assert told.text == THANKS


def test_a_thumb_that_is_pressed_twice_is_kept_once() -> None:
    context, journal = given()
    for _ in range(2):
        do(rate, press(value(Rating.UP)), context=context)
    assert journal.rated == [("a1", Rating.UP, "")]


def test_two_people_have_a_thumb_each_and_may_change_their_mind() -> None:
    context, journal = given()
    do(rate, press(value(Rating.UP)), context=context)
    do(rate, press(value(Rating.UP), user="U2"), context=context)
    do(rate, press(value(Rating.DOWN)), context=context)
    assert [rating for _, rating, _ in journal.rated] == [Rating.UP, Rating.UP, Rating.DOWN]


def test_a_thumb_down_is_kept_at_once_and_asks_why() -> None:
    context, journal = given()
    client = do(rate, press(value(Rating.DOWN)), context=context)
    assert journal.rated == [("a1", Rating.DOWN, "")]
    [opened] = client.made("views.open")
    assert opened.arguments["view"] == feedback_view(PLACE, language="nl")


def test_the_reason_is_kept_once_and_thanked_for_at_the_answer() -> None:
    context, journal = given()
    reason = sent(
        feedback_view(PLACE, language="nl"),
        {
            REASON: {"selected_option": {"value": "source"}},
            COMMENT: {"value": " Het gaat over Gent. "},
        },
    )
    client = do(explain, reason, context=context)
    do(explain, reason, context=context)
    assert journal.rated == [("a1", Rating.DOWN, "source: Het gaat over Gent.")]
    [told] = client.made("chat.postEphemeral")
    assert (told.arguments["channel"], told.text) == ("C1", THANKS)


def test_a_form_without_a_word_adds_nothing() -> None:
    context, journal = given()
    client = do(explain, sent(feedback_view(PLACE, language="nl")), context=context)
    assert journal.rated == []
    assert client.shown() == THANKS


def test_an_answer_that_the_journal_no_longer_has_gets_a_kind_word() -> None:
    assert do(rate, press(value(Rating.UP, "a9"))).shown() == GONE
    [opened] = do(rate, press(value(Rating.DOWN, "a9"))).made("views.open")
    assert GONE in words_of(opened.arguments["view"])
    gone = PlaceValue(answer_id="a9", channel="C1")
    late = sent(feedback_view(gone, language="nl"), {COMMENT: {"value": "Fout."}})
    assert do(explain, late).shown() == GONE
    assert do(rate, press("niets van ons")).shown() == GONE


def test_a_journal_that_fails_ends_in_a_sentence_with_an_id_and_may_be_tried_again() -> None:
    context, journal = given()
    journal.error = JournalUnavailableError("here", "full")

    client = FakeSlack()
    asyncio.run(acted(context, client, press(value(Rating.UP)), rate))
    assert client.shown().startswith(phrase("nl", Phrase.SLACK_NOT_DONE, id=""))
    journal.error = None
    do(rate, press(value(Rating.UP)), context=context)
    assert journal.rated == [("a1", Rating.UP, "")]


def test_users_are_not_named_in_what_is_claimed() -> None:
    context, _ = given()
    do(rate, press(value(Rating.UP), user="U0SECRET"), context=context)
    assert not any("U0SECRET" in claim for claim in context.store.events)  # type: ignore[attr-defined]  # of the store for tests
