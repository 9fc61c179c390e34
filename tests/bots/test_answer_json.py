from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from assistant.answer import Layout, Outcome, Reason, framing
from bots.answer_json import hits_to_json, layout_of, piece, reply_to_json
from ingest.document import Metadata, Span
from tests.support.replies import (
    FIRST,
    META,
    SECOND,
    TEXT,
    answer,
    citation,
    clarification,
    hit,
    no_answer,
    reply,
    sentence,
    tabled,
)

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
PLAIN_FILE = Metadata(document_id="rapport", title="Rapport", source="map/rapport.pdf")


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "outcome",
    [
        answer(),
        answer([sentence()], [citation(meta=PLAIN_FILE, span=Span(start=0, end=4, page=3))]),
        answer([sentence()], [citation(span=Span(start=0, end=4, timecode="00:12:05"))]),
        *(no_answer(reason, [META]) for reason in Reason),
        no_answer(Reason.NOTHING_FOUND),
        clarification(),
        tabled(),
    ],
)
def test_every_outcome_keeps_the_contract(outcome: Outcome) -> None:
    written = json.loads(json.dumps(reply_to_json(reply(outcome))))
    validator("answer").validate(written)


def test_the_schema_refuses_an_answer_with_a_key_missing() -> None:
    written = dict(reply_to_json(reply()))
    del written["table"]
    with pytest.raises(ValidationError, match="table"):
        validator("answer").validate(written)


def test_the_schema_refuses_an_answer_without_a_citation() -> None:
    written = {**reply_to_json(reply()), "citations": []}
    with pytest.raises(ValidationError):
        validator("answer").validate(written)


def test_each_sentence_is_followed_by_its_markers() -> None:
    written = reply_to_json(reply(answer([sentence(), sentence(SECOND, (1, 2))])))
    assert written["answer"] == f"{FIRST} [1] {SECOND} [1][2]"


def test_a_quote_is_found_in_the_stored_text_at_its_place() -> None:
    for found in reply_to_json(reply())["citations"]:
        assert TEXT[found["start"] : found["end"]] == found["quote"]


def test_the_section_is_the_path_of_headings() -> None:
    span = Span(start=0, end=4, section=("Lessen", "Gunnen"), page=4, page_end=5)
    (found,) = reply_to_json(reply(answer([sentence()], [citation(span=span)])))["citations"]
    assert (found["section"], found["page"], found["page_end"]) == ("Lessen › Gunnen", 4, 5)


def test_a_quote_without_headings_has_no_section() -> None:
    plain = citation(span=Span(start=0, end=4))
    (found,) = reply_to_json(reply(answer([sentence()], [plain])))["citations"]
    assert found["section"] is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "staat hierop geen antwoord"), ("fr", "ne répondent pas"), ("en", "no answer")],
)
def test_no_answer_says_so_in_the_language_of_the_asker(language: str, words: str) -> None:
    written = reply_to_json(reply(no_answer(), language=language))
    assert words in written["answer"]
    assert (written["status"], written["reason"]) == ("no_answer", "not_supported")


def test_no_answer_names_the_nearest_documents() -> None:
    written = reply_to_json(reply(no_answer(nearest=[META])))
    assert written["nearest"] == [
        {"document_id": META.document_id, "title": META.title, "source": META.source}
    ]


def test_a_question_asked_back_offers_its_options() -> None:
    written = reply_to_json(reply(clarification()))
    assert written["answer"] == "Welk Utrecht bedoel je?"
    assert written["options"] == [
        {"label": "Provincie Utrecht", "filters": {"sector": ["provincie"]}}
    ]


def test_a_table_has_a_cell_for_every_column_with_its_citations() -> None:
    written = reply_to_json(reply(tabled()))
    assert written["table"] == {
        "columns": ["Organisatie en pilot", "Resultaat", "Wat werkte"],
        "rows": [
            [
                {"text": "Provincie Zuid-Holland", "citations": []},
                {"text": FIRST, "citations": [1]},
                {"text": "–", "citations": []},
            ]
        ],
    }
    assert written["answer"] == f"{FIRST} [1]"


def test_the_schema_refuses_a_cell_without_citations() -> None:
    written = json.loads(json.dumps(reply_to_json(reply(tabled()))))
    del written["table"]["rows"][0][1]["citations"]
    with pytest.raises(ValidationError):
        validator("answer").validate(written)


def test_filters_and_times_are_passed_on() -> None:
    written = reply_to_json(replace(reply(), filters={"category": ("ict",)}))
    assert (written["filters"], written["timings_ms"]) == ({"category": ["ict"]}, {"search": 12.5})


def test_hits_keep_the_contract_and_their_order() -> None:
    other = replace(META, document_id="ander")
    written = hits_to_json("vraag", [hit(), hit(other)])
    validator("search").validate(written)
    assert [(found["rank"], found["document_id"]) for found in written["hits"]] == [
        (1, META.document_id),
        (2, "ander"),
    ]
    assert (written["hits"][0]["page"], written["hits"][0]["section"]) == (4, "Lessen › Gunnen")


def test_a_search_that_finds_nothing_keeps_the_contract() -> None:
    validator("search").validate(hits_to_json("vraag", []))


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (Layout.PROSE, f"{FIRST} [1] {SECOND} [2]"),
        (Layout.STEPS, f"1. {FIRST} [1]\n2. {SECOND} [2]"),
        (Layout.LIST, f"- {FIRST} [1]\n- {SECOND} [2]"),
    ],
)
def test_steps_and_lists_have_a_line_for_each_sentence(layout: Layout, text: str) -> None:
    written = reply_to_json(reply(answer(layout=layout)))
    assert written["answer"] == text
    assert layout_of(text) is layout


@pytest.mark.parametrize("layout", list(Layout))
def test_words_of_ours_have_a_line_of_their_own_and_no_number(layout: Layout) -> None:
    note = framing("Dit is geen juridisch advies.")
    written = reply_to_json(reply(answer([sentence(), note], [citation()], layout=layout)))
    assert written["answer"].splitlines()[1] == "Dit is geen juridisch advies."
    assert written["sentences"][1]["citations"] == []
    validator("answer").validate(json.loads(json.dumps(written)))


def test_the_pieces_of_an_answer_are_its_text() -> None:
    outcome = answer([sentence(), sentence(SECOND, (2,)), framing("Let op.")], layout=Layout.STEPS)
    pieces = [
        piece(each, layout=outcome.layout, number=number)
        for number, each in enumerate(outcome.sentences, start=1)
    ]
    assert "".join(pieces) == reply_to_json(reply(outcome))["answer"]
