from __future__ import annotations

import httpx2
import pytest

from bots.web.app import create_app
from tests.support.assistants import FakeAssistant
from tests.support.replies import SECOND, answer, citation, reply, sentence
from tests.support.servers import running, wait_until
from tests.support.web import web_settings

pytestmark = pytest.mark.integration


def test_an_answer_is_no_longer_written_when_the_client_has_left() -> None:
    long = answer([sentence(SECOND)] * 200, [citation(1, SECOND)])
    assistant = FakeAssistant(reply=reply(long), pause=0.02)
    with running(create_app(assistant, settings=web_settings())) as address:
        with httpx2.stream(
            "POST", f"{address}/api/ask/stream", json={"question": "Waarom?"}
        ) as response:
            next(response.iter_lines())
            assert assistant.closed == 0
        wait_until(lambda: assistant.closed == 1, seconds=2)
    assert assistant.asked[0].question == "Waarom?"


def test_questions_are_answered_while_another_answer_is_being_written() -> None:
    long = answer([sentence(SECOND)] * 20, [citation(1, SECOND)])
    assistant = FakeAssistant(replies={"Lang?": reply(long)}, pause=0.05)
    with running(create_app(assistant, settings=web_settings())) as address:
        url = f"{address}/api/ask"
        with httpx2.stream("POST", f"{url}/stream", json={"question": "Lang?"}) as response:
            assert httpx2.post(url, json={"question": "Kort?"}).status_code == 200
            assert assistant.closed == 1
            response.read()
    assert assistant.closed == 2


def test_a_body_without_a_length_is_bounded_on_a_real_server() -> None:
    with running(
        create_app(FakeAssistant(), settings=web_settings(max_body_bytes=1000))
    ) as address:
        response = httpx2.post(
            f"{address}/api/ask",
            content=(b"a" * 100 for _ in range(100)),
            headers={"content-type": "application/json"},
        )
    assert (response.status_code, response.json()["type"]) == (413, "body_too_large")
