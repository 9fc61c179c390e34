from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.answer import Answer, Cell, NoAnswer, Table
from assistant.errors import UnknownAnswerError
from assistant.phrases.catalogue import Phrase, phrase
from bots.dossier.content import Filed
from ingest.document import Span, StoredDocument
from tests.support.dossiers import dossier
from tests.support.replies import (
    DOCUMENT,
    FIRST,
    META,
    SECOND,
    answer,
    citation,
    no_answer,
    sentence,
)

OTHER_META = replace(META, document_id="anders", title="Anders", organisation="Gemeente Gent")
OTHER = StoredDocument(meta=OTHER_META, text=SECOND)
BOTH = {META.document_id: DOCUMENT, "anders": OTHER}
OF_TWO = answer(
    [sentence(), sentence(SECOND, (2,)), sentence("Beide.", (1, 2))],
    [citation(), citation(2, SECOND, meta=OTHER_META, span=Span(start=0, end=len(SECOND)))],
)


def only(**options: object) -> Filed:
    (found,) = dossier(**options).answers  # type: ignore[arg-type]  # a test's own keywords
    return found


def answered(found: Filed) -> Answer:
    assert isinstance(found.reply.outcome, Answer)
    return found.reply.outcome


def test_a_quote_that_stands_is_told_with_its_document_as_it_is_now() -> None:
    renamed = replace(DOCUMENT, meta=replace(META, title="Nieuwe titel"))
    found = only(documents={META.document_id: renamed})
    assert [each.meta.title for each in answered(found).citations] == ["Nieuwe titel"] * 2
    assert (found.changed, found.left_out) == (frozenset(), 0)


def test_what_a_journal_has_of_a_citation_gets_its_place_from_the_document() -> None:
    bare = citation(
        span=Span(start=DOCUMENT.text.index(FIRST), end=DOCUMENT.text.index(FIRST) + len(FIRST))
    )
    found = only(outcome=answer([sentence()], [bare]))
    assert answered(found).citations[0].span.section == ("Kantoormeubilair", "Lessen")


def test_a_quote_that_no_longer_stands_there_is_kept_and_marked() -> None:
    changed = replace(DOCUMENT, text=DOCUMENT.text.replace("2018", "2019"))
    found = only(documents={META.document_id: changed})
    assert found.changed == {1}
    assert answered(found).citations[0].quote == FIRST


@pytest.mark.parametrize("text", ["", FIRST, " " + DOCUMENT.text])
def test_a_quote_that_moved_or_whose_document_is_empty_has_changed(text: str) -> None:
    found = only(documents={META.document_id: replace(DOCUMENT, text=text)})
    assert found.changed == {1, 2}


def test_all_that_rests_on_a_document_that_can_not_be_read_is_left_out() -> None:
    found = only(outcome=OF_TWO, documents={META.document_id: DOCUMENT})
    assert [each.text for each in answered(found).sentences] == [FIRST]
    assert [each.number for each in answered(found).citations] == [1]
    assert answered(found).evidence.documents == 1
    assert found.left_out == 1


def test_words_of_ours_that_may_name_it_go_too_and_those_that_name_nothing_stay() -> None:
    legal = phrase("nl", Phrase.NOTE_LEGAL)
    notes = [sentence("Wie: Gemeente Gent.", ()), sentence(legal, ())]
    framed = replace(OF_TWO, sentences=(*OF_TWO.sentences, *notes))
    found = only(outcome=framed, documents={META.document_id: DOCUMENT})
    assert [each.text for each in answered(found).sentences] == [FIRST, legal]
    whole = only(outcome=framed, documents=BOTH)
    assert len(answered(whole).sentences) == 5


def test_a_row_of_a_table_goes_with_its_document_and_so_does_one_without_quotes() -> None:
    rows = (
        (Cell(text="Zuid-Holland"), Cell(text=FIRST, citations=(1,))),
        (Cell(text="Gent"), Cell(text=SECOND, citations=(2,))),
        (Cell(text="Gent"), Cell(text="niet vermeld")),
    )
    table = replace(OF_TWO, table=Table(columns=("Wie", "Wat"), rows=rows))
    found = answered(only(outcome=table, documents={META.document_id: DOCUMENT}))
    assert found.table is not None
    assert found.table.rows == rows[:1]
    nothing = answered(only(outcome=table, documents={}))
    assert (nothing.table, nothing.sentences, nothing.citations) == (None, (), ())


def test_of_the_nearest_documents_those_are_named_that_may_be_read() -> None:
    near = no_answer(nearest=[replace(META, source=""), OTHER_META])
    found = only(outcome=near, documents={META.document_id: DOCUMENT}).reply.outcome
    assert isinstance(found, NoAnswer)
    assert found.nearest == (META,)


def test_an_answer_that_is_gone_is_told_beside_those_that_are_there() -> None:
    found = dossier(asked=["a1", "weg", "a1"])
    assert ([each.reply.answer_id for each in found.answers], found.missing) == (["a1"], ("weg",))


@pytest.mark.parametrize("asked", [["weg"], ["weg", "ook-weg"]])
def test_a_dossier_of_nothing_is_refused(asked: list[str]) -> None:
    with pytest.raises(UnknownAnswerError, match="weg"):
        dossier(asked=asked)


def test_an_answer_made_from_documents_of_others_is_as_one_that_is_gone() -> None:
    with pytest.raises(UnknownAnswerError, match="a1"):
        dossier(audience=frozenset({"public", "buyers"}))


def test_the_language_is_that_of_the_first_answer_unless_said() -> None:
    assert (dossier().language, dossier(language="fr").language) == ("nl", "fr")
    assert dossier(asked_at=datetime(2026, 1, 1, tzinfo=UTC)).answers[0].asked_at.year == 2026
