"""The askers, for locust: each asks a question, reads its answer, looks up quotes now and then."""

from __future__ import annotations

import os
import random
import time
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from locust import FastHttpUser, task

from evaluation.questions import load_sets
from scripts.load.answers import Asked, streamed_answer, untrue_quote, whole_answer

QUESTIONS = [one.question for one in load_sets(["dev", "test"])]
LOOKED_UP = 0.2
"""Share of the answers whose quotes are looked up in their documents."""

LOG = Path(os.environ["LOAD_LOG"]).open("a", encoding="utf-8", buffering=1)  # noqa: SIM115  to the end
LEAST, MOST = map(float, os.environ["LOAD_THINK"].split(","))


class Asker(FastHttpUser):
    """Somebody who asks by turns for the whole answer and for a stream, each time anew."""

    network_timeout = 60.0
    connection_timeout = 30.0

    def wait_time(self) -> float:
        """Return how long they read."""
        return random.uniform(LEAST, MOST)

    @task
    def ask(self) -> None:
        """Ask for the whole answer."""
        self._ask("/api/ask", whole_answer)

    @task
    def ask_stream(self) -> None:
        """Ask for a stream, and take it to its end."""
        self._ask("/api/ask/stream", streamed_answer)

    def _ask(self, path: str, read: Any) -> None:
        question = random.choice(QUESTIONS)
        began, started = time.time(), time.perf_counter()
        with self.client.post(path, json={"question": question}, catch_response=True) as response:
            body = response.text or ""
            seconds = time.perf_counter() - started
            refused = None, f"status {response.status_code}"
            answer, fault = read(body) if response.status_code == HTTPStatus.OK else refused
            quotes = 0
            if answer is not None and random.random() < LOOKED_UP:
                fault = untrue_quote(answer, self._text_of)
                quotes = len(answer["citations"])
            if fault:
                response.failure(fault)
        status = answer["status"] if answer else None
        LOG.write(
            Asked(
                began=began,
                path=path,
                seconds=seconds,
                status=status,
                fault=fault,
                quotes=quotes,
            ).line()
        )

    def _text_of(self, document_id: str) -> str:
        return _text(self.client, document_id)


@lru_cache(maxsize=1_000)
def _text(client: Any, document_id: str) -> str:
    found = client.get(f"/api/documents/{document_id}", name="/api/documents/{id}")
    return str(found.json()["text"])
