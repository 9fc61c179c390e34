from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Hit, Reason, Table
from assistant.question import Question
from assistant.suggestions import suggestions_for
from ingest.document import Metadata, StoredDocument
from ingest.split import split
from tests.support.chunks import build_metadata
from tests.support.replies import answer, clarification, no_answer

ASKED = Question(text="Hoe koop je tapijt?", language="nl")
FAILED = (
    "# Tapijt\n\n## Wat niet werkte\n\nDe markt was te klein.\n\n## Wat werkte\n\nVroeg beginnen.\n"
)


def pilot(name: str, organisation: str, *, category: str = "ict", kind: str = "pilot") -> Metadata:
    return build_metadata(name, organisation=organisation, category=(category,), kind=kind)


def hits_of(*documents: Metadata, text: str = "# Tapijt\n\nZin.\n") -> list[Hit]:
    return [
        Hit(chunk=chunk, score=1.0, cosine=1.0, bm25=0.0)
        for meta in documents
        for chunk in split(StoredDocument(meta=meta, text=text))
    ]


def citing(*documents: Metadata, quote: str = "Zin.", text: str = "# Tapijt\n\nZin.\n") -> Answer:
    spans = [
        span
        for hit in hits_of(documents[0], text=text)
        for span in hit.chunk.spans
        if hit.chunk.quote(span) == quote
    ]
    return answer(
        citations=[
            Citation(number=number, meta=meta, span=spans[0], quote=quote)
            for number, meta in enumerate(documents, start=1)
        ]
    )


def test_two_cited_pilots_that_bought_the_same_may_be_compared() -> None:
    pilots = [pilot("a", "Gemeente Utrecht (afdeling inkoop)"), pilot("b", "Gemeente Venlo")]
    assert suggestions_for(ASKED, citing(*pilots), []) == (
        "Vergelijk de aanpak van Gemeente Utrecht en Gemeente Venlo",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pilot("a", "Gemeente Utrecht"), pilot("b", "Gemeente Utrecht")),
        (pilot("a", "Gemeente Utrecht"), pilot("b", "Gemeente Venlo", category="catering")),
        (pilot("a", "Gemeente Utrecht"), pilot("b", "Gemeente Venlo", kind="guidance")),
        (pilot("a", "Gemeente Utrecht"), pilot("b", "bpost")),  # reads as no comparison
    ],
)
def test_others_may_not(one: Metadata, other: Metadata) -> None:
    assert suggestions_for(ASKED, citing(one, other), []) == ()


def test_an_answer_that_compares_offers_no_comparison() -> None:
    pilots = [pilot("a", "Gemeente Utrecht"), pilot("b", "Gemeente Venlo")]
    compared = replace(citing(*pilots), table=Table(columns=(), rows=()))
    assert suggestions_for(ASKED, compared, []) == ()


def test_what_did_not_work_is_offered_where_a_document_has_a_part_for_it() -> None:
    meta = pilot("a", "Gemeente Utrecht")
    found = citing(meta, quote="Vroeg beginnen.", text=FAILED)
    assert suggestions_for(ASKED, found, hits_of(meta, text=FAILED)) == (
        "Wat werkte niet bij Gemeente Utrecht?",
    )
    assert suggestions_for(ASKED, found, hits_of(meta)) == ()


def test_what_did_not_work_is_not_offered_once_it_is_quoted() -> None:
    meta = pilot("a", "Gemeente Utrecht")
    found = citing(meta, quote="De markt was te klein.", text=FAILED)
    assert suggestions_for(ASKED, found, hits_of(meta, text=FAILED)) == ()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "Welke pilots gingen over ICT-hardware?"),
        ("fr", "Quels projets pilotes portaient sur « matériel informatique » ?"),
        ("en", "Which pilots were about ICT hardware?"),
        ("de", "Welche Pilotprojekte betrafen IT-Hardware?"),
    ],
)
def test_all_pilots_of_a_product_are_offered_where_several_are_known(
    language: str, expected: str
) -> None:
    guide = pilot("g", "PIANOo", kind="guidance")
    hits = hits_of(pilot("a", "A"), pilot("b", "B"))
    asked = replace(ASKED, language=language)
    assert suggestions_for(asked, citing(guide), hits) == (expected,)
    assert suggestions_for(asked, no_answer(Reason.NOT_SUPPORTED, [guide]), hits) == (expected,)
    assert suggestions_for(asked, citing(guide), hits[:1]) == ()


def test_whoever_asked_for_a_list_is_offered_none() -> None:
    hits = hits_of(pilot("a", "A"), pilot("b", "B"))
    asked = replace(ASKED, text="Welke pilots gingen over tapijt?")
    assert suggestions_for(asked, citing(hits[0].chunk.meta), hits) == ()


def test_a_question_that_is_asked_back_offers_its_options_alone() -> None:
    hits = hits_of(pilot("a", "A"), pilot("b", "B"))
    assert suggestions_for(ASKED, clarification(), hits) == ()
