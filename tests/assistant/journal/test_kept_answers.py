from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.access import PUBLIC
from assistant.answer import Answer, Clarification, Layout, NoAnswer
from assistant.errors import UnknownAnswerError
from assistant.journal.background import BackgroundJournal
from assistant.journal.engine import make_engine
from tests.support.journals import MOMENT, Clock, reply_number
from tests.support.replies import (
    FIRST,
    META,
    SECOND,
    answer,
    clarification,
    no_answer,
    sentence,
    tabled,
)


def recorded(journal: BackgroundJournal, outcome: object) -> object:
    journal.record(reply_number(1, outcome=outcome), face="web", audience=PUBLIC)  # type: ignore[arg-type]  # any outcome
    return journal.answer("a1").reply.outcome


@pytest.mark.parametrize("layout", [Layout.PROSE, Layout.STEPS, Layout.LIST])
def test_an_answer_comes_back_with_what_each_sentence_rests_on(
    journal: BackgroundJournal, layout: Layout
) -> None:
    framed = answer([sentence(), sentence(SECOND, (2,)), sentence("Ons.", ())], layout=layout)
    found = recorded(journal, framed)
    assert isinstance(found, Answer)
    assert (found.sentences, found.layout, found.writer) == (framed.sentences, layout, "extractive")
    assert [(each.number, each.quote, each.span.start) for each in found.citations] == [
        (each.number, each.quote, each.span.start) for each in framed.citations
    ]


def test_a_table_comes_back_cell_by_cell(journal: BackgroundJournal) -> None:
    found = recorded(journal, tabled())
    assert isinstance(found, Answer)
    assert (found.table, found.layout) == (tabled().table, Layout.TABLE)


def test_no_answer_and_a_question_back_come_back(journal: BackgroundJournal) -> None:
    nothing = recorded(journal, no_answer(nearest=[META]))
    assert isinstance(nothing, NoAnswer)
    assert [meta.document_id for meta in nothing.nearest] == [META.document_id]
    journal.record(reply_number(2, outcome=clarification()), face="web", audience=PUBLIC)
    back = journal.answer("a2").reply.outcome
    assert isinstance(back, Clarification)
    assert [option.label for option in back.options] == ["Provincie Utrecht"]


def test_what_comes_back_says_when_and_of_whose_documents_it_was_asked(
    journal: BackgroundJournal,
) -> None:
    audience = PUBLIC | {"participants"}
    asked = reply_number(1, question="Bel 06-12345678: wat is de MKI?", searched_for="Wat?")
    journal.record(asked, face="web", audience=audience)
    found = journal.answer("a1")
    assert (found.asked_at, found.audience, found.is_screened) == (MOMENT, audience, True)
    assert "12345678" not in found.reply.question
    assert (found.reply.searched_for, found.reply.corpus_version) == ("Wat?", "v1")


def test_an_answer_from_before_this_was_kept_rests_on_all_it_cites(
    journal: BackgroundJournal, address: str | Path
) -> None:
    recorded(journal, answer())
    engine = make_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE answer SET told = NULL"))
    engine.dispose()
    found = journal.answer("a1").reply.outcome
    assert isinstance(found, Answer)
    assert [(each.text, each.citations) for each in found.sentences] == [
        (f"{FIRST} {SECOND}", (1, 2))
    ]


@pytest.mark.parametrize(
    "gone",
    [
        lambda journal, _clock: journal.forget("c1"),
        lambda journal, _clock: journal.forget_answers(["a1"]),
        lambda _journal, clock: clock.pass_days(91),
    ],
    ids=["forgotten", "removed", "too old"],
)
def test_an_answer_that_is_gone_is_unknown(
    journal: BackgroundJournal, clock: Clock, gone: Callable[[BackgroundJournal, Clock], object]
) -> None:
    recorded(journal, answer())
    gone(journal, clock)
    with pytest.raises(UnknownAnswerError, match="a1"):
        journal.answer("a1")
    with pytest.raises(UnknownAnswerError):
        journal.answer("never")
