from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from assistant.access import PUBLIC
from assistant.errors import JournalUnavailableError, TooMuchFeedbackError
from assistant.journal.port import Rating
from bots.web.bodies import MOST_COMMENT
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.web import BEARER, client_of

JSON = {"content-type": "application/json"}
ASK = {"question": "Waar koos de provincie voor?"}


def rate(client: TestClient, **changes: object) -> tuple[int, dict[str, object]]:
    """Rate an answer; return status and problem."""
    body = json.dumps({"answer_id": "a1", "rating": "up", **changes})  # half a pair stays escaped
    answer = client.post("/api/feedback", content=body, headers=JSON)
    return answer.status_code, answer.json() if answer.content else {}


def test_a_rating_is_kept() -> None:
    journal = ListJournal()
    assert rate(client_of(journal=journal), rating="down", comment="Te lang.") == (204, {})
    assert journal.rated == [("a1", Rating.DOWN, "Te lang.")]


def test_an_answer_that_is_not_in_the_journal_is_not_found() -> None:
    status, problem = rate(client_of(journal=ListJournal()), answer_id="a9")
    assert (status, problem["type"]) == (404, "not_found")
    assert "'a9'" in str(problem["detail"])


def test_where_nothing_is_kept_no_answer_is_found() -> None:
    assert rate(client_of())[0] == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rating": "meh"}, "rating"),
        ({"answer_id": "../../x"}, "answer_id"),
        ({"answer_id": "x" * 65}, "answer_id"),
        ({"comment": "x" * (MOST_COMMENT + 1)}, "comment"),
        ({"comment": "\ud800"}, "comment"),
        ({"user": "me"}, "user"),
    ],
    ids=str,
)
def test_what_is_no_feedback_is_refused_by_its_field(
    changes: dict[str, object], field: str
) -> None:
    status, problem = rate(client_of(journal=ListJournal()), **changes)
    assert (status, problem["type"]) == (422, "invalid_request")
    assert field in str(problem["detail"])


def test_an_answer_that_was_rated_enough_says_so() -> None:
    journal = ListJournal(error=TooMuchFeedbackError(20))
    status, problem = rate(client_of(journal=journal))
    assert (status, problem["type"]) == (429, "too_much_feedback")


def test_a_journal_that_is_down_shows_nothing_of_where_it_lies() -> None:
    journal = ListJournal(error=JournalUnavailableError("/var/journal", "no server"))
    status, problem = rate(client_of(journal=journal))
    assert (status, problem["type"]) == (503, "unavailable")
    assert "/var/journal" not in str(problem)


def test_the_way_to_rate_is_described_with_examples() -> None:
    schema = client_of().get("/openapi.json").json()
    examples = schema["components"]["schemas"]["FeedbackBody"]["examples"]
    assert {example["rating"] for example in examples} == {"up", "down"}
    assert {"204", "404", "429", "503"} <= {*schema["paths"]["/api/feedback"]["post"]["responses"]}


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_every_reply_is_recorded_with_face_and_audience(path: str) -> None:
    journal, assistant = ListJournal(), FakeAssistant()
    client = client_of(assistant, journal=journal)
    client.post(path, json={**ASK, "audiences": ["buyers"]}, headers=BEARER)
    (recorded,) = journal.recorded
    assert recorded.reply == assistant.reply
    assert (recorded.face, recorded.audience) == ("web", PUBLIC | {"buyers"})


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_who_asks_not_to_be_recorded_is_not(path: str) -> None:
    journal = ListJournal()
    answer = client_of(journal=journal).post(path, json={**ASK, "record": False})
    assert answer.status_code == 200
    assert journal.recorded == []
