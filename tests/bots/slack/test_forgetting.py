"""Delete my data: what is of the user goes everywhere, what is of others stays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from assistant.access import AUDIENCES, PUBLIC
from assistant.conversation import Conversations
from assistant.errors import JournalUnavailableError
from assistant.journal.background import BackgroundJournal
from assistant.journal.port import Journal
from bots.slack.context import Context
from bots.slack.forgetting import forget_answer, forget_user
from bots.slack.settings import SlackSettings
from bots.slack.store.port import SlackStore, Thread
from tests.support.assistants import FakeAssistant
from tests.support.journals import Clock, ListJournal, close_and_wait, journal_at, reply_number
from tests.support.slack_stores import FakeSlackStore, posted_number, slack_store_at

THREAD = Thread(team="T1", channel="C1", thread_ts="1.0")


class BrokenJournal(ListJournal):
    """A journal that can't be written."""

    def forget_answers(self, answer_ids: object) -> int:  # noqa: ARG002  the port's name
        raise JournalUnavailableError("here", "disk full")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[BackgroundJournal]:
    opened = journal_at(tmp_path / "journal.sqlite3", now=Clock())
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SlackStore]:
    """Give a store in the journal's own file, as the real one is."""
    opened = slack_store_at(tmp_path / "journal.sqlite3", now=Clock())
    yield opened
    opened.close()


def context(store: SlackStore, journal: Journal) -> Context:
    return Context(
        assistant=FakeAssistant(),
        journal=journal,
        store=store,
        settings=SlackSettings(_env_file=None),
        audiences=AUDIENCES,
    )


def ask(given: Context, number: int, *, user: str, conversation: str = "c1") -> None:
    """Have a question answered that is kept as the Slack face keeps it."""
    question = f"Vraag {number}?"
    reply = reply_number(number, conversation=conversation, question=question)
    given.journal.record(reply, face="slack", audience=PUBLIC)
    given.store.keep(
        posted_number(number, user=user, conversation_id=conversation, question=question)
    )


def left_in(journal: BackgroundJournal) -> list[str]:
    return [asked.text for asked in journal.questions()]


def test_a_users_questions_leave_store_journal_and_memory(
    store: SlackStore, journal: BackgroundJournal
) -> None:
    given = context(store, journal)
    ask(given, 1, user="U1")
    ask(given, 2, user="U1", conversation="c2")
    forgotten = forget_user(given, team="T1", user="U1")
    assert [posted.message_ts for posted in forgotten.answers] == [("1.5",), ("2.5",)]
    assert left_in(journal) == []
    assert store.recent("T1", "U1") == ()
    assert isinstance(given.assistant, FakeAssistant)
    assert sorted(given.assistant.forgotten) == ["c1", "c2"]


def test_questions_of_others_in_the_same_thread_stay_and_go_on(
    store: SlackStore, journal: BackgroundJournal
) -> None:
    given = context(store, journal)
    store.take_part(THREAD, conversation_id="c1")
    ask(given, 1, user="U1")
    ask(given, 2, user="U2")
    forget_user(given, team="T1", user="U1")
    assert left_in(journal) == ["Vraag 2?"]
    assert [posted.answer_id for posted in store.recent("T1", "U2")] == ["a2"]
    assert store.conversation(THREAD) == "c1"
    assert [turn.question for turn in journal.turns("c1", audience=PUBLIC)] == ["Vraag 2?"]


def test_the_answer_to_a_message_that_is_gone_leaves_store_and_journal(
    store: SlackStore, journal: BackgroundJournal
) -> None:
    given = context(store, journal)
    ask(given, 1, user="U1")
    ask(given, 2, user="U1")
    forget_answer(given, "a1")
    assert left_in(journal) == ["Vraag 2?"]
    assert [posted.answer_id for posted in store.recent("T1", "U1")] == ["a2"]


def test_nothing_of_the_question_is_left_in_the_file(
    store: SlackStore, journal: BackgroundJournal, tmp_path: Path
) -> None:
    given = context(store, journal)
    ask(given, 1, user="U1")
    journal.questions()  # written
    assert any(b"Vraag 1" in path.read_bytes() for path in tmp_path.iterdir())
    forget_user(given, team="T1", user="U1")
    close_and_wait(journal)
    store.close()
    assert not any(b"Vraag 1" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_journal_that_fails_leaves_the_store_to_try_again() -> None:
    store = FakeSlackStore()
    store.keep(posted_number(1))
    with pytest.raises(JournalUnavailableError):
        forget_user(context(store, BrokenJournal()), team="T1", user="U1")
    journal = ListJournal()
    forget_user(context(store, journal), team="T1", user="U1")
    assert journal.forgotten_answers == ["a1"]


def test_an_answer_that_came_meanwhile_is_forgotten_too() -> None:
    store, journal = FakeSlackStore(), ListJournal()
    store.keep(posted_number(1))

    class Busy(ListJournal):
        """Keeps an answer while the others are being forgotten."""

        def forget_answers(self, answer_ids: object) -> int:
            if not journal.forgotten_answers:
                store.keep(posted_number(2))
            assert isinstance(answer_ids, set)
            return journal.forget_answers(answer_ids)

    forget_user(context(store, Busy()), team="T1", user="U1")
    assert journal.forgotten_answers == ["a1", "a2"]
    assert store.answers == {}


def test_what_was_asked_in_an_open_channel_never_crosses_into_a_public_one(
    store: SlackStore, journal: BackgroundJournal
) -> None:
    """Each thread has a conversation of its own, and a conversation tells only its readers."""
    participants = PUBLIC | {"participants"}
    conversations = Conversations(journal=journal)
    number = count(1)

    def asked_in(thread: Thread, question: str, audience: frozenset[str]) -> str:
        heard = conversations.hear(
            question,
            conversation_id=store.conversation(thread),
            audience=audience,
            language="nl",
            limit=2_000,
        )
        store.take_part(thread, conversation_id=heard.conversation_id)
        conversation = heard.conversation_id
        reply = reply_number(next(number), conversation=conversation, question=question)
        journal.record(reply, face="slack", audience=audience)
        return heard.text

    asked_in(THREAD, "Welke Zweedse steden huren laptops?", participants)
    follow_up = "En in Ierland?"
    assert "laptops" in asked_in(THREAD, follow_up, participants)  # there it is understood
    elsewhere = Thread(team="T1", channel="C2", thread_ts="1.0")
    assert asked_in(elsewhere, follow_up, PUBLIC) == follow_up
    assert asked_in(THREAD, follow_up, PUBLIC) == follow_up  # the channel is shared since
