from __future__ import annotations

from assistant.answer import Hit, Passage
from assistant.question import Question
from assistant.weigh import is_listed
from ingest.document import StoredDocument
from ingest.split import split
from tests.support.chunks import build_metadata

LIST = Question(text="Which pilots were about ICT?", language="en")


def passages(*categories: str) -> list[Passage]:
    chunks = [
        split(StoredDocument(meta=build_metadata(category, category=(category,)), text="Zin.\n"))[0]
        for category in categories
    ]
    return [
        Passage(number=number, hit=Hit(chunk=chunk, score=1.0, cosine=0.0, bm25=0.0))
        for number, chunk in enumerate(chunks, start=1)
    ]


def test_a_list_by_product_rests_on_the_product_of_its_documents() -> None:
    assert is_listed(LIST, passages("ict", "ict"))


def test_a_document_of_another_product_is_no_support() -> None:
    assert not is_listed(LIST, passages("ict", "catering"))


def test_a_question_for_more_than_the_product_needs_sentences() -> None:
    more = Question(text="Which pilots about ICT saved money?", language="en")
    assert not is_listed(more, passages("ict"))
