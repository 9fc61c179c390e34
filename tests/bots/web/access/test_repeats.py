"""The same request with the same key is done once; the same key is of one caller and one body."""

from __future__ import annotations

import pytest
from fastapi.responses import Response
from fastapi.testclient import TestClient

from assistant.access import Scope
from bots.web.access.repeats import SECONDS, Repeats
from bots.web.problems import ProblemError
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.keys import FakeKeys, key
from tests.support.seconds import Seconds
from tests.support.web import BEARER, client_of

KEY = {"idempotency-key": "0f8fad5b-d9cb-469f-a165-70867728950e"}
NAME = ("a", "/x", "k")


def client(assistant: FakeAssistant, journal: ListJournal | None = None) -> TestClient:
    keys = FakeKeys({f"lk_{n}": key(Scope.ASK, key_id=f"k-{n}") for n in (1, 2)})
    return client_of(assistant, journal=journal, keys=keys)


def test_a_repeated_question_gets_the_same_answer_and_is_asked_once() -> None:
    assistant = FakeAssistant()
    asking = client(assistant)
    answers = [asking.post("/api/ask", json={"question": "Waarom?"}, headers=KEY) for _ in range(3)]
    assert len({answer.content for answer in answers}) == 1
    assert {answer.headers["content-type"] for answer in answers} == {"application/json"}
    assert len(assistant.asked) == 1


def test_repeated_feedback_counts_once() -> None:
    journal = ListJournal()
    asking = client(FakeAssistant(), journal)
    body = {"answer_id": "a1", "rating": "up"}
    answers = [asking.post("/api/feedback", json=body, headers=KEY) for _ in range(2)]
    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b"")] * 2
    assert len(journal.rated) == 1


def test_without_a_key_everything_is_done_each_time() -> None:
    assistant = FakeAssistant()
    asking = client(assistant)
    for _ in range(2):
        asking.post("/api/ask", json={"question": "Waarom?"})
    assert len(assistant.asked) == 2


def test_another_body_with_the_same_key_is_refused() -> None:
    asking = client(FakeAssistant())
    asking.post("/api/ask", json={"question": "Waarom?"}, headers=KEY)
    answer = asking.post("/api/ask", json={"question": "Waarom niet?"}, headers=KEY)
    assert (answer.status_code, answer.json()["type"]) == (422, "idempotency_key_reused")


def test_the_key_of_one_caller_is_not_that_of_another() -> None:
    assistant = FakeAssistant()
    asking = client(assistant)
    for shown in ("lk_1", "lk_2", None):
        shows = {} if shown is None else {"authorization": f"Bearer {shown}"}
        answer = asking.post("/api/ask", json={"question": shown or "x"}, headers={**KEY, **shows})
        assert answer.status_code == 200
    assert len(assistant.asked) == 3


def test_what_failed_is_tried_again() -> None:
    assistant = FakeAssistant(errors={"Waarom?": RuntimeError("no")})
    asking = client(assistant)
    for _ in range(2):
        answer = asking.post("/api/ask", json={"question": "Waarom?"}, headers=KEY)
        assert answer.status_code == 500
    assert len(assistant.asked) == 2


@pytest.mark.parametrize("short", ["1", "abc", "x" * 15, "x" * 129, "with a blank in it"])
def test_a_key_that_others_may_think_of_too_is_refused(short: str) -> None:
    answer = client(FakeAssistant()).post(
        "/api/ask", json={"question": "Waarom?"}, headers={"idempotency-key": short}
    )
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["detail"]


def test_a_request_that_is_still_being_answered_is_told_to_come_back() -> None:
    repeats = Repeats()

    def answered_meanwhile() -> Response:
        with pytest.raises(ProblemError) as caught:
            repeats.answer(NAME, "d", Response)
        assert (caught.value.problem.status, caught.value.problem.type) == (409, "in_progress")
        return Response(b"first")

    assert repeats.answer(NAME, "d", answered_meanwhile).body == b"first"


def test_an_answer_is_kept_a_quarter_of_an_hour() -> None:
    clock = Seconds()
    repeats = Repeats(now=clock)
    repeats.answer(NAME, "d", lambda: Response(b"first"))
    clock.time += SECONDS
    assert repeats.answer(NAME, "d", lambda: Response(b"second")).body == b"first"
    clock.time += 1
    assert repeats.answer(NAME, "d", lambda: Response(b"second")).body == b"second"


def test_what_is_kept_is_bounded_by_number_and_by_size() -> None:
    for repeats in (Repeats(most=3), Repeats(most_bytes=300)):
        for number in range(10):
            repeats.answer(("a", "/x", str(number)), "d", lambda: Response(b"x" * 100))
        assert len(repeats._kept) == 3  # noqa: SLF001  its size is the claim
        assert repeats._bytes == 300  # noqa: SLF001  as above


def test_what_is_forgotten_is_not_repeated() -> None:
    assistant = FakeAssistant()
    asking = client(assistant)
    asking.post("/api/ask", json={"question": "Waarom?"}, headers=KEY)
    asking.post("/api/forget", json={"conversation_id": "c1"}, headers=BEARER)
    asking.post("/api/ask", json={"question": "Waarom?"}, headers=KEY)
    assert len(assistant.asked) == 2


def test_what_is_forgotten_while_it_is_being_answered_is_not_kept() -> None:
    repeats = Repeats()

    def forgotten_meanwhile() -> Response:
        repeats.clear()
        return Response(b"first")

    repeats.answer(NAME, "d", forgotten_meanwhile)
    assert repeats.answer(NAME, "d", lambda: Response(b"second")).body == b"second"
