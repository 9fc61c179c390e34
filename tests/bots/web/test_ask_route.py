from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.answer import Outcome
from assistant.errors import QuestionTooLongError
from ingest.errors import IndexMissingError
from tests.support.assistants import FakeAssistant
from tests.support.replies import (
    FIRST,
    META,
    SECOND,
    answer,
    clarification,
    no_answer,
    reply,
    sentence,
)
from tests.support.web import BEARER, SentEvent, client_of, sent_events

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "schemas" / "answer.schema.json").read_text("utf-8")
)


def streamed(assistant: FakeAssistant, question: str = "Waarom?") -> list[SentEvent]:
    response = client_of(assistant).post("/api/ask/stream", json={"question": question})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    return list(sent_events(response.text))


@pytest.mark.parametrize("outcome", [answer(), no_answer(nearest=[META]), clarification()])
def test_every_outcome_is_answered_with_200_and_keeps_the_contract(outcome: Outcome) -> None:
    client = client_of(FakeAssistant(reply=reply(outcome)))
    response = client.post("/api/ask", json={"question": "Waarom?"})
    assert response.status_code == 200
    Draft202012Validator(SCHEMA).validate(response.json())


def test_the_assistant_gets_what_was_asked() -> None:
    assistant = FakeAssistant()
    body = {
        "question": "Waarom?",
        "conversation_id": "c-1",
        "filters": {"category": ["ict"]},
        "language": "nl-BE",
    }
    client_of(assistant).post("/api/ask", json=body)
    (asked,) = assistant.asked
    assert (asked.question, asked.conversation_id) == ("Waarom?", "c-1")
    assert (asked.filters, asked.language) == ({"category": ["ict"]}, "nl")


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/search"])
def test_an_anonymous_caller_is_answered_from_what_is_public(path: str) -> None:
    assistant = FakeAssistant()
    client_of(assistant).post(path, json={"question": "Waarom?"})
    assert assistant.asked[0].audience == {"public"}


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/search"])
def test_an_anonymous_caller_may_not_ask_another_audience(path: str) -> None:
    assistant = FakeAssistant()
    response = client_of(assistant).post(
        path, json={"question": "Waarom?", "audiences": ["buyers"]}
    )
    assert (response.status_code, response.json()["type"]) == (403, "not_allowed")
    assert assistant.asked == []


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/search"])
def test_the_owner_of_the_server_may(path: str) -> None:
    assistant = FakeAssistant()
    body = {"question": "Waarom?", "audiences": ["buyers"]}
    assert client_of(assistant).post(path, json=body, headers=BEARER).status_code == 200
    assert assistant.asked[0].audience == {"public", "buyers"}


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/search"])
def test_a_wrong_token_is_refused_and_not_taken_for_none(path: str) -> None:
    response = client_of().post(
        path, json={"question": "Waarom?"}, headers={"authorization": "Bearer wrong"}
    )
    assert (response.status_code, response.json()["type"]) == (401, "unauthorised")
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_stream_tells_its_steps_then_sentences_then_the_whole_answer() -> None:
    assert [event.event for event in streamed(FakeAssistant())] == [
        *("status", "status"),
        *("sources", "delta"),
        *("sources", "delta"),
        "answer",
    ]


def test_the_sources_of_a_sentence_come_before_it() -> None:
    events = streamed(FakeAssistant())
    known: set[object] = set()
    for event in events:
        if event.event == "sources":
            found = event.data["citations"]
            assert isinstance(found, list)
            known.update(citation["number"] for citation in found)
        if event.event == "delta" and FIRST in str(event.data["text"]):
            assert known == {1}


def test_the_deltas_together_are_the_text_of_the_answer() -> None:
    written = answer([sentence(), sentence(SECOND, (1, 2))])
    events = streamed(FakeAssistant(reply=reply(written)))
    deltas = [str(event.data["text"]) for event in events if event.event == "delta"]
    assert "".join(deltas) == events[-1].data["answer"] == f"{FIRST} [1] {SECOND} [1][2]"


def test_the_last_event_keeps_the_contract() -> None:
    Draft202012Validator(SCHEMA).validate(streamed(FakeAssistant())[-1].data)


def test_a_stream_without_an_answer_ends_in_one_that_says_so() -> None:
    events = streamed(FakeAssistant(reply=reply(no_answer())))
    assert [event.event for event in events] == ["status", "answer"]
    assert events[-1].data["status"] == "no_answer"


@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_error_in_a_stream_becomes_its_last_event(after: int) -> None:
    assistant = FakeAssistant(errors={"Waarom?": RuntimeError("secret")}, error_after=after)
    events = streamed(assistant)
    assert events[-1].event == "error"
    assert events[-1].data["type"] == "internal"
    assert "secret" not in json.dumps(events[-1].data)
    assert "answer" not in [event.event for event in events]


@pytest.mark.parametrize("error_after", [0, 2])
def test_a_stream_is_closed_whether_it_ends_well_or_not(error_after: int) -> None:
    assistant = FakeAssistant(errors={"Slecht?": RuntimeError()}, error_after=error_after)
    streamed(assistant, "Goed?")
    streamed(assistant, "Slecht?")
    assert assistant.closed == 2


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_refused_in_one_sentence(question: str) -> None:
    response = client_of().post("/api/ask", json={"question": question})
    assert (response.status_code, response.json()["type"]) == (422, "empty_question")
    assert "Type a question" in response.json()["detail"]
    (event,) = streamed(FakeAssistant(), question)
    assert (event.event, event.data["type"]) == ("error", "empty_question")


def test_a_question_that_is_too_long_is_told_the_limit() -> None:
    long = "a" * 100_000
    assistant = FakeAssistant(errors={long: QuestionTooLongError(100_000, 2_000)})
    refused = client_of(assistant).post("/api/ask", json={"question": long})
    assert (refused.status_code, refused.json()["type"]) == (422, "question_too_long")
    assert refused.json()["limit"] == 2_000
    assert len(refused.text) < 500
    assert streamed(assistant, long)[-1].data["limit"] == 2_000


def test_an_index_that_cannot_be_used_is_503_and_does_not_tell_where_it_is() -> None:
    assistant = FakeAssistant(errors={"Waarom?": IndexMissingError("/srv/secret")})
    response = client_of(assistant).post("/api/ask", json={"question": "Waarom?"})
    assert (response.status_code, response.json()["type"]) == (503, "unavailable")
    assert "secret" not in response.text
    assert streamed(assistant)[-1].data["type"] == "unavailable"


def test_search_passes_top_k_and_filters_on() -> None:
    assistant = FakeAssistant()
    body = {"question": "Waarom?", "top_k": 3, "filters": {"year": ["2018"]}}
    assert client_of(assistant).post("/api/search", json=body).json()["hits"] == []
    assert (assistant.asked[0].top_k, assistant.asked[0].filters) == (3, {"year": ["2018"]})
