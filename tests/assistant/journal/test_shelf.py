from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.access import PUBLIC
from assistant.errors import UnknownAnswerError
from assistant.journal.port import NoJournal
from assistant.journal.shelf import Shelf
from tests.support.journals import MOMENT, Clock, ListJournal, kept, reply_number


def filled(count: int = 1, *, most: int = 10, clock: Clock | None = None) -> Shelf:
    shelf = Shelf(NoJournal(), most=most, now=clock or Clock())
    for number in range(1, count + 1):
        shelf.record(reply_number(number, conversation=f"c{number}"), face="web", audience=PUBLIC)
    return shelf


def is_held(shelf: Shelf, answer_id: str) -> bool:
    try:
        shelf.answer(answer_id)
    except UnknownAnswerError:
        return False
    return True


def test_a_reply_can_be_had_whole_where_nothing_is_written_down() -> None:
    found = filled().answer("a1")
    assert found.reply == reply_number(1, conversation="c1")
    assert (found.asked_at, found.audience, found.is_screened) == (MOMENT, PUBLIC, False)


def test_it_is_handed_to_the_journal_too() -> None:
    journal = ListJournal()
    Shelf(journal).record(reply_number(1), face="mcp", audience=PUBLIC)
    assert [(each.reply.answer_id, each.face) for each in journal.recorded] == [("a1", "mcp")]


def test_after_an_hour_the_journal_is_asked() -> None:
    clock = Clock()
    shelf = Shelf(ListJournal(kept={"a1": kept(is_screened=True)}), now=clock)
    shelf.record(reply_number(1), face="web", audience=PUBLIC)
    assert not shelf.answer("a1").is_screened
    clock.time += timedelta(minutes=61)
    assert shelf.answer("a1").is_screened


def test_no_more_are_held_than_there_is_room_for_and_the_oldest_go() -> None:
    shelf = filled(4, most=2)
    assert [is_held(shelf, f"a{number}") for number in range(1, 5)] == [False, False, True, True]


@pytest.mark.parametrize("by", ["conversation", "answer"])
def test_what_is_forgotten_leaves_it(by: str) -> None:
    shelf = filled(2)
    if by == "conversation":
        shelf.forget("c1")
    else:
        shelf.forget_answers(["a1"])
    assert [is_held(shelf, "a1"), is_held(shelf, "a2")] == [False, True]
