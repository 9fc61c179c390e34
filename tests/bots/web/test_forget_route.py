from __future__ import annotations

import pytest

from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.web import BEARER, client_of

BODY = {"conversation_id": "c1"}


def test_a_conversation_is_forgotten_by_the_journal_and_by_the_assistant() -> None:
    assistant, journal = FakeAssistant(), ListJournal()
    client = client_of(assistant, journal=journal)
    answer = client.post("/api/forget", json=BODY, headers=BEARER)
    assert (answer.status_code, answer.json()) == (200, {**BODY, "questions": 2})
    assert (assistant.forgotten, journal.forgotten) == (["c1"], ["c1"])


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}], ids=["none", "wrong"])
def test_only_who_has_the_token_of_the_server_may(headers: dict[str, str]) -> None:
    assistant, journal = FakeAssistant(), ListJournal()
    answer = client_of(assistant, journal=journal).post("/api/forget", json=BODY, headers=headers)
    assert answer.status_code == 401
    assert (assistant.forgotten, journal.forgotten) == ([], [])
