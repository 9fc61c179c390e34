from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.answer import Cell, Reason, Reply, Table
from assistant.errors import TooMuchFeedbackError, UnknownAnswerError
from assistant.journal.background import BackgroundJournal
from assistant.journal.port import AskedQuestion, Feedback, NearDocument, Rating, Turn
from assistant.journal.store import MOST_FEEDBACK, JournalStore
from tests.support.journals import MOMENT, Clock, close_and_wait, journal_at, reply_number
from tests.support.replies import FIRST, META, TEXT, answer, clarification, no_answer
from tests.support.servers import wait_until

BUYERS = PUBLIC | {"buyers"}


def kept(journal: BackgroundJournal, reply: Reply, **more: frozenset[str]) -> AskedQuestion:
    """Record a reply and return what became of it."""
    journal.record(reply, face="web", audience=more.get("audience", PUBLIC))
    return journal.questions()[-1]


def test_a_question_is_kept_with_what_it_got(journal: BackgroundJournal) -> None:
    found = kept(journal, reply_number(1, timings_ms={"total": 12.5}), audience=BUYERS)
    assert (found.answer_id, found.text, found.language) == ("a1", "Wat is de MKI?", "nl")
    assert (found.status, found.reason, found.face) == ("answered", None, "web")
    assert found.audience == BUYERS
    assert found.timings_ms == {"total": 12.5}
    assert found.nearest == (NearDocument(document_id=META.document_id, title=META.title),)
    first = found.citations[0]
    assert (first.document_id, first.quote) == (META.document_id, FIRST)
    assert TEXT[first.start : first.end] == FIRST


def test_what_was_not_answered_is_kept_with_its_reason_and_what_came_near(
    journal: BackgroundJournal,
) -> None:
    found = kept(journal, reply_number(1, outcome=no_answer(Reason.NOT_SUPPORTED, [META, META])))
    assert (found.status, found.reason) == ("no_answer", "not_supported")
    assert [near.document_id for near in found.nearest] == [META.document_id]
    assert found.citations == ()


def test_a_question_that_was_asked_back_is_kept_as_such(journal: BackgroundJournal) -> None:
    assert kept(journal, reply_number(1, outcome=clarification())).status == "clarify"


def test_facets_that_a_question_names_or_is_filtered_by_are_kept(
    journal: BackgroundJournal,
) -> None:
    question = "Welke gemeenten in Duitsland kochten laptops?"
    found = kept(journal, reply_number(1, question=question, filters={"phase": ("gunnen",)}))
    assert found.facets["country"] == ["DE"]
    assert found.facets["category"] == ["ict"]
    assert found.facets["phase"] == ["gunnen"]


def test_times_come_back_in_utc_whatever_zone_they_were_in(
    address: str | Path,
) -> None:
    amsterdam = MOMENT.astimezone(timezone(timedelta(hours=2)))
    journal = journal_at(address, now=Clock(amsterdam))
    found = kept(journal, reply_number(1))
    journal.close()
    assert found.asked_at == MOMENT
    assert found.asked_at.tzinfo is UTC


@pytest.mark.parametrize("said", ["😀 “café” ÿ", "a\0b", "regel\nregel", "100 % \\ ' \" ; --"])
def test_any_text_can_be_kept(journal: BackgroundJournal, said: str) -> None:
    cleaned = said.replace("\0", " ").replace("\n", " ")
    assert kept(journal, reply_number(1, question=said)).text == cleaned


def test_personal_data_is_replaced_before_it_is_stored(
    journal: BackgroundJournal, clock: Clock
) -> None:
    asked = replace(
        reply_number(1, question="Mail jan@example.org over 111222333"),
        searched_for="Wat zegt mevrouw Jansen?",
        filters={"organisation": ("jan@example.org",), "category": ("jan@example.org",)},
    )
    found = kept(journal, asked)
    assert found.text == "Mail [e-mail] over [bsn]"
    assert found.facets["category"] == ["[e-mail]"]
    assert found.searched_for == "Wat zegt [name]?"
    journal.feedback("a1", rating=Rating.DOWN, comment="Bel 06-12345678")
    given = Feedback(rating=Rating.DOWN, comment="Bel [phone]", given_at=clock())
    assert journal.questions()[0].feedback == (given,)
    (turn,) = journal.turns("c1", audience=PUBLIC)
    assert turn.filters == {"organisation": ["[e-mail]"], "category": ["[e-mail]"]}


def test_the_id_of_a_conversation_is_not_stored(address: str | Path, tmp_path: Path) -> None:
    journal = journal_at(address)
    found = kept(journal, reply_number(1, conversation="U123456789"))
    assert "U123456789" not in found.conversation
    assert kept(journal, reply_number(2, conversation="U123456789")).conversation == (
        found.conversation
    )
    close_and_wait(journal)
    assert not any(b"U123456789" in path.read_bytes() for path in tmp_path.iterdir())


def test_questions_come_oldest_first_and_from_a_moment_on(
    journal: BackgroundJournal, clock: Clock
) -> None:
    for number in (1, 2, 3):
        journal.record(reply_number(number), face="web", audience=PUBLIC)
        clock.pass_days(1)
    assert [found.answer_id for found in journal.questions()] == ["a1", "a2", "a3"]
    since = MOMENT + timedelta(days=1)
    assert [found.answer_id for found in journal.questions(since=since)] == ["a2", "a3"]


def test_the_worst_rating_of_an_answer_counts(journal: BackgroundJournal) -> None:
    assert kept(journal, reply_number(1)).worst_rating is None
    journal.feedback("a1", rating=Rating.UP)
    assert journal.questions()[0].worst_rating is Rating.UP
    journal.feedback("a1", rating=Rating.DOWN)
    journal.feedback("a1", rating=Rating.UP)
    assert journal.questions()[0].worst_rating is Rating.DOWN


def test_feedback_on_an_answer_that_is_not_there_is_refused(journal: BackgroundJournal) -> None:
    with pytest.raises(UnknownAnswerError, match="'a9'"):
        journal.feedback("a9", rating=Rating.UP)


def test_an_answer_is_rated_so_often_and_no_more(journal: BackgroundJournal) -> None:
    journal.record(reply_number(1), face="web", audience=PUBLIC)
    for _ in range(MOST_FEEDBACK):
        journal.feedback("a1", rating=Rating.UP)
    with pytest.raises(TooMuchFeedbackError, match="20"):
        journal.feedback("a1", rating=Rating.UP)
    assert len(journal.questions()[0].feedback) == MOST_FEEDBACK


def test_turns_are_the_last_questions_of_one_conversation_oldest_first(
    journal: BackgroundJournal,
) -> None:
    for number in range(1, 5):
        asked = reply_number(number, question=f"Vraag {number}", searched_for=f"Zoek {number}")
        journal.record(asked, face="web", audience=PUBLIC)
    journal.record(reply_number(9, conversation="other"), face="web", audience=PUBLIC)
    turns = journal.turns("c1", audience=PUBLIC, limit=2)
    assert [turn.question for turn in turns] == ["Vraag 3", "Vraag 4"]
    assert turns[1] == Turn(
        question="Vraag 4", searched_for="Zoek 4", language="nl", status="answered"
    )
    assert journal.turns("none", audience=PUBLIC) == ()


def test_a_turn_asked_of_documents_of_others_is_not_given(journal: BackgroundJournal) -> None:
    journal.record(reply_number(1, question="Open"), face="web", audience=PUBLIC)
    journal.record(reply_number(2, question="Besloten"), face="web", audience=BUYERS)
    assert [turn.question for turn in journal.turns("c1", audience=PUBLIC)] == ["Open"]
    assert len(journal.turns("c1", audience=BUYERS)) == 2


def test_a_conversation_is_forgotten_with_all_that_belongs_to_it(
    journal: BackgroundJournal,
) -> None:
    for number in (1, 2):
        journal.record(reply_number(number), face="web", audience=PUBLIC)
    journal.record(reply_number(3, conversation="other"), face="web", audience=PUBLIC)
    journal.feedback("a1", rating=Rating.UP)
    assert journal.forget("c1") == 2
    assert [found.answer_id for found in journal.questions()] == ["a3"]
    assert journal.turns("c1", audience=PUBLIC) == ()
    with pytest.raises(UnknownAnswerError):
        journal.feedback("a1", rating=Rating.UP)
    assert journal.forget("c1") == 0


def test_what_is_forgotten_is_overwritten_in_the_file(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "journal.sqlite3")
    kept(journal, reply_number(1, question="Een geheimzinnige vraag"))
    assert journal.forget("c1") == 1
    close_and_wait(journal)
    assert not any(b"geheimzinnige" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_table_is_kept_as_lines(journal: BackgroundJournal) -> None:
    table = Table(columns=("Organisatie", "Fase"), rows=((Cell(text="Zwolle"), Cell(text="–")),))
    assert kept(journal, reply_number(1, outcome=answer(table=table))).status == "answered"


def test_what_is_older_than_is_kept_goes_when_the_journal_is_opened(
    address: str | Path, clock: Clock
) -> None:
    first = journal_at(address, now=clock)
    kept(first, reply_number(1, conversation="old"))
    clock.pass_days(60)
    kept(first, reply_number(2))
    first.close()
    clock.pass_days(31)
    second = journal_at(address, now=clock)
    assert [found.answer_id for found in second.questions()] == ["a2"]
    second.close()


def test_it_goes_once_a_day_while_the_journal_is_open(
    journal: BackgroundJournal, clock: Clock
) -> None:
    kept(journal, reply_number(1))
    clock.pass_days(89.5)
    kept(journal, reply_number(2))
    clock.pass_days(0.6)  # too old now, but the last look is not a day ago
    assert [found.answer_id for found in journal.questions()] == ["a1", "a2"]
    clock.pass_days(0.5)
    assert [found.answer_id for found in journal.questions()] == ["a2"]


def test_it_goes_also_where_nobody_asks_anything_more(tmp_path: Path, clock: Clock) -> None:
    journal = journal_at(tmp_path / "journal.sqlite3", now=clock, look_every=0.02)
    kept(journal, reply_number(1))
    clock.pass_days(91)
    beside = JournalStore(tmp_path / "journal.sqlite3", place="here", retention_days=9_999)
    wait_until(lambda: beside.count() == 0)
    beside.close()
    journal.close()


def test_a_conversation_that_goes_on_loses_its_old_questions_only(
    journal: BackgroundJournal, clock: Clock
) -> None:
    kept(journal, reply_number(1, question="Oud"))
    clock.pass_days(80)
    kept(journal, reply_number(2, question="Nieuw"))
    clock.pass_days(20)
    assert [turn.question for turn in journal.turns("c1", audience=PUBLIC)] == ["Nieuw"]


def test_with_0_days_nothing_is_kept_and_what_there_was_is_removed(
    address: str | Path, clock: Clock
) -> None:
    before = journal_at(address, now=clock)
    kept(before, reply_number(1))
    before.close()
    clock.pass_days(0.01)
    journal = journal_at(address, days=0, now=clock)
    journal.record(reply_number(2), face="web", audience=PUBLIC)
    assert journal.questions() == ()
    journal.close()
