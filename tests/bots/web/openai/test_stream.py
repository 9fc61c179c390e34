"""What a stream of chunks does while nothing comes, and when nobody reads it any more."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Generator

import httpx2
import pytest

from assistant.answer import Event, Status
from bots.web.app import create_app
from bots.web.openai.bodies import ChatBody
from bots.web.openai.stream import Arriving, sent
from tests.support.assistants import FakeAssistant
from tests.support.replies import SECOND, answer, citation, reply, sentence
from tests.support.servers import running, wait_until
from tests.support.web import client_of, web_settings

BODY = {"model": "leerkring", "messages": [{"role": "user", "content": "Waarom?"}]}


def test_a_comment_says_that_there_is_more_to_come() -> None:
    may = threading.Event()

    def events() -> Generator[Event, None, None]:
        yield Status(step="searching")
        may.wait(10)
        yield reply()

    async def read() -> list[bytes]:
        arriving, parts = Arriving(events()), []
        await arriving.first()
        async for part in sent(arriving, ChatBody.model_validate(BODY), ping_seconds=0.01):
            parts.append(part)
            if part.startswith(b":"):
                may.set()
        await arriving.close()
        return parts

    parts = asyncio.run(read())
    assert b": ping\n\n" in parts
    assert parts[-1] == b"data: [DONE]\n\n"


@pytest.mark.integration
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/chat/completions", {**BODY, "stream": True}),
        ("/v1/chat/completions", BODY),
        ("/api/ask", {"question": "Waarom?"}),
    ],
)
def test_an_answer_is_no_longer_written_when_the_client_has_left(
    path: str, body: dict[str, object]
) -> None:
    long = answer([sentence(SECOND)] * 500, [citation(1, SECOND)])
    assistant = FakeAssistant(reply=reply(long), pause=0.01)
    with running(create_app(assistant, settings=web_settings())) as address:
        with httpx2.Client(timeout=0.2) as client:
            try:
                with client.stream("POST", f"{address}{path}", json=body) as response:
                    next(response.iter_lines())
            except httpx2.ReadTimeout:
                pass
        wait_until(lambda: assistant.closed == 1, seconds=2)


def test_a_time_limit_in_a_stream_is_told_as_openai_tells_errors() -> None:
    client = client_of(FakeAssistant(pause=0.8), settings=web_settings(request_seconds=2))
    response = client.post("/v1/chat/completions", json={**BODY, "stream": True})
    last = response.text.split("\n\n")[-2]
    error = json.loads(last.removeprefix("data: "))["error"]
    assert (error["type"], error["code"]) == ("server_error", "timed_out")


def test_a_document_can_make_no_marker_of_ours() -> None:
    hostile = answer([sentence("Zie [2] en <b>.", (1,))], [citation(1)])
    response = client_of(FakeAssistant(reply=reply(hostile))).post(
        "/v1/chat/completions", json=BODY
    )
    message = response.json()["choices"][0]["message"]
    assert message["content"].startswith("Zie \\[2\\] en \\<b\\>. [1]\n")
    (only,) = message["annotations"]
    assert only["x_leerkring"]["number"] == 1
