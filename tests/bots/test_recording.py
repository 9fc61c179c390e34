from __future__ import annotations

from collections.abc import Generator

import pytest

from assistant.access import PUBLIC
from assistant.answer import Event, Reply
from bots.recording import LOOK_EVERY, recorded, reply_of
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.replies import SECOND, answer, citation, reply, sentence


def streamed(assistant: FakeAssistant, journal: ListJournal) -> Generator[Event, None, None]:
    return recorded(
        assistant.stream("Waarom?", audience=PUBLIC), journal, face="mcp", audience=PUBLIC
    )


def test_the_reply_is_in_the_journal_before_it_is_given() -> None:
    journal = ListJournal()
    for event in streamed(FakeAssistant(), journal):
        assert bool(journal.recorded) == isinstance(event, Reply)
    (one,) = journal.recorded
    assert (one.face, one.audience) == ("mcp", PUBLIC)


def test_who_closes_it_closes_the_answer_and_nothing_is_recorded() -> None:
    assistant, journal = FakeAssistant(), ListJournal()
    events = streamed(assistant, journal)
    next(events)
    events.close()
    assert (assistant.closed, journal.recorded) == (1, [])


def test_an_answer_that_nobody_waits_for_is_closed() -> None:
    def look() -> None:
        raise ConnectionAbortedError

    long = answer([sentence(SECOND)] * 20, [citation(1, SECOND)])
    assistant = FakeAssistant(reply=reply(long), pause=LOOK_EVERY / 4)
    with pytest.raises(ConnectionAbortedError):
        reply_of(streamed(assistant, ListJournal()), look=look)
    assert assistant.closed == 1


def test_nobody_is_asked_for_an_answer_that_is_there_at_once() -> None:
    def look() -> None:
        raise AssertionError

    found = reply_of(streamed(FakeAssistant(), ListJournal()), look=look)
    assert found == reply()


def test_events_that_end_without_a_reply_are_an_error() -> None:
    with pytest.raises(RuntimeError, match="without the answer"):
        reply_of(recorded(iter(()), ListJournal(), face="mcp", audience=PUBLIC), look=lambda: None)
