"""A real server that is asked more than it can: who is answered, and who is told to come back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx2
import pytest
from fastapi import FastAPI

from assistant.answer import Event, Reply
from bots.web.app import create_app
from tests.support.assistants import FakeAssistant
from tests.support.servers import running, wait_until
from tests.support.web import web_settings

QUESTION = {"question": "Waarom?"}
COMPLETION = {"model": "leerkring", "messages": [{"role": "user", "content": "Waarom?"}]}


@dataclass(kw_only=True)
class Slow(FakeAssistant):
    """Answers once it may."""

    may: threading.Event = field(default_factory=threading.Event)

    def stream(self, question: str, **given: object) -> Iterator[Event]:
        for event in super().stream(question, **given):  # type: ignore[arg-type]  # the port's
            if isinstance(event, Reply):
                self.may.wait(30)
            yield event


@pytest.fixture
def slow() -> Iterator[Slow]:
    assistant = Slow()
    yield assistant
    assistant.may.set()


@contextmanager
def asking(assistant: FakeAssistant, **settings: object) -> Iterator[tuple[httpx2.Client, FastAPI]]:
    """Give a client of a real server around the assistant."""
    app = create_app(assistant, settings=web_settings(**settings))
    with (
        running(app) as address,
        httpx2.Client(base_url=address, timeout=30, limits=httpx2.Limits()) as client,
    ):
        yield client, app


def ask(client: httpx2.Client, path: str = "/api/ask") -> httpx2.Response:
    return client.post(path, json=QUESTION)


def test_who_comes_when_all_places_are_taken_is_told_so_at_once_and_places_come_back(
    slow: Slow,
) -> None:
    with asking(slow, max_answers=3) as (client, _), ThreadPoolExecutor(3) as askers:
        asked = [askers.submit(ask, client) for _ in range(3)]
        wait_until(lambda: len(slow.asked) == 3)
        for path in ("/api/ask", "/api/ask/stream"):
            answer = ask(client, path)
            assert (answer.status_code, answer.json()["type"]) == (503, "busy")
            assert int(answer.headers["retry-after"]) > 0
        by_openai = client.post("/v1/chat/completions", json=COMPLETION)
        assert (by_openai.status_code, by_openai.json()["error"]["code"]) == (503, "busy")
        slow.may.set()
        assert [answer.result().status_code for answer in asked] == [200, 200, 200]
        assert [ask(client).status_code for _ in range(4)] == [200] * 4


def test_others_are_served_while_as_many_answers_are_made_as_can_be(slow: Slow) -> None:
    with asking(slow) as (client, _), ThreadPoolExecutor(50) as askers:
        asked = [askers.submit(ask, client) for _ in range(50)]
        wait_until(lambda: len(slow.asked) == 50)  # AnyIO by itself has threads for forty
        assert client.get("/api/documents/none", timeout=5).status_code == 404
        assert client.get("/livez", timeout=5).status_code == 200
        wrong = {"authorization": "Bearer wrong"}
        refused = client.post("/api/ask", json=QUESTION, headers=wrong, timeout=5)
        assert refused.status_code == 401
        slow.may.set()
        assert {answer.result().status_code for answer in asked} == {200}


def test_whoever_leaves_a_stream_gives_the_place_back() -> None:
    assistant = FakeAssistant(pause=0.01)
    with asking(assistant, max_answers=1) as (client, app):
        for _ in range(3):
            with client.stream("POST", "/api/ask/stream", json=QUESTION) as answer:
                assert answer.status_code == 200
                next(answer.iter_raw())
            wait_until(lambda: app.state.context.places.free == 1)


def test_a_request_that_takes_too_long_is_answered_though_its_thread_goes_on(slow: Slow) -> None:
    with asking(slow, max_answers=1, request_seconds=1) as (client, app):
        answer = ask(client)
        assert (answer.status_code, answer.json()["type"]) == (503, "timed_out")
        assert answer.headers["content-security-policy"]
        assert ask(client).json()["type"] == "busy"  # what was left still holds its place
        slow.may.set()
        wait_until(lambda: app.state.context.places.free == 1)
