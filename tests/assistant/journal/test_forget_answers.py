"""Questions are forgotten by the ids of their answers, others of the conversation stay."""

from __future__ import annotations

from pathlib import Path

from assistant.access import PUBLIC
from assistant.journal.background import BackgroundJournal
from assistant.journal.engine import make_engine
from assistant.journal.port import NoJournal, Rating
from assistant.journal.tables import Base
from tests.support.journals import Clock, close_and_wait, journal_at, reply_number


def record(journal: BackgroundJournal, number: int, *, conversation: str = "c1") -> None:
    asked = reply_number(number, conversation=conversation, question=f"Vraag {number}?")
    journal.record(asked, face="slack", audience=PUBLIC)


def rows_in(address: str | Path) -> dict[str, int]:
    """Return how many rows each table has."""
    engine = make_engine(address)
    with engine.connect() as connection:
        counts = {
            name: len(connection.execute(table.select()).all())
            for name, table in Base.metadata.tables.items()
        }
    engine.dispose()
    return counts


def test_the_questions_of_these_answers_go_and_others_of_the_conversation_stay(
    journal: BackgroundJournal,
) -> None:
    for number in (1, 2, 3):
        record(journal, number)
    assert journal.forget_answers(["a1", "a3"]) == 2
    assert [found.answer_id for found in journal.questions()] == ["a2"]
    assert [turn.question for turn in journal.turns("c1", audience=PUBLIC)] == ["Vraag 2?"]


def test_nothing_of_a_forgotten_answer_is_left_in_any_table(
    journal: BackgroundJournal, address: str | Path
) -> None:
    record(journal, 1)
    journal.feedback("a1", rating=Rating.DOWN, comment="niet goed")
    assert min(rows_in(address).values()) > 0
    assert journal.forget_answers(["a1"]) == 1
    assert set(rows_in(address).values()) == {0}


def test_a_conversation_goes_with_its_last_question_and_no_other_does(
    journal: BackgroundJournal, address: str | Path
) -> None:
    record(journal, 1, conversation="c1")
    record(journal, 2, conversation="c2")
    journal.forget_answers(["a1"])
    assert rows_in(address)["conversation"] == 1
    assert len(journal.turns("c2", audience=PUBLIC)) == 1


def test_ids_that_are_not_there_are_passed_over(journal: BackgroundJournal) -> None:
    record(journal, 1)
    assert journal.forget_answers([]) == 0
    assert journal.forget_answers(["unknown"]) == 0
    assert journal.forget_answers([*(f"x{number}" for number in range(2_000)), "a1", "a1"]) == 1
    assert NoJournal().forget_answers(["a1"]) == 0


def test_an_answer_that_is_still_to_be_written_is_forgotten_too(
    journal: BackgroundJournal,
) -> None:
    record(journal, 1)  # not waited for
    assert journal.forget_answers(["a1"]) == 1


def test_what_is_forgotten_by_answer_is_overwritten_in_the_file(
    tmp_path: Path, clock: Clock
) -> None:
    journal = journal_at(tmp_path / "journal.sqlite3", now=clock)
    record(journal, 1)
    assert journal.forget_answers(["a1"]) == 1
    close_and_wait(journal)
    assert not any(b"Vraag 1" in path.read_bytes() for path in tmp_path.iterdir())
