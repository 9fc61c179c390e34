"""A chat model that does what any text in its prompt tells it to, on loopback."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ingest.readers.cleaning import clean_text
from ingest.text.words import fold
from tests.support.attacks import FACT, Attack

_SEEN = 0.7  # share of an attack's words that must have reached the model
_LONG_ENOUGH = 4
_GIVEN = re.compile(r"passage \[(\d+)\]")
_PIECE = 7  # characters of the reply in one event
_NUMBER = re.compile(r"\[(-?\d+)\]")
_SENTENCE = re.compile(r".+?(?:[.!?](?:\s*\[-?\d+\])+|\Z)", re.DOTALL)


@dataclass(kw_only=True)
class ObedientModel:
    """Obeys `attack` where its prompt shows it, or `always`; else it answers what is true.

    It cites every passage that it was given. With `structured` false it knows no schemas.
    """

    url: str = ""
    attack: Attack | None = None
    always: bool = False
    structured: bool = True

    def says(self, prompt: str) -> str:
        """Return what the model answers, with its citations as `[1]`."""
        if self.attack is None:
            return "Dat weet ik niet."
        cited = "".join(f"[{number}]" for number in _GIVEN.findall(prompt)) or "[1]"
        if self.always or _is_seen(self.attack, prompt):
            return self.attack.obeys.replace("[n]", cited)
        return f"{FACT.format(town=self.attack.town)} {cited}"


@contextmanager
def obedient_model() -> Iterator[ObedientModel]:
    """Serve a model until the block ends; it streams, as JSON where a schema asks for it."""
    model = ObedientModel()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if "response_format" in body and not model.structured:
                self._send(400, "application/json", b'{"error": {"message": "no schemas"}}')
                return
            prompt = "\n".join(message["content"] for message in body["messages"])
            said = model.says(prompt)
            reply = _as_json(said) if "response_format" in body else said
            self._send(200, "text/event-stream", b"".join(_events(reply)))

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        model.url = f"http://127.0.0.1:{server.server_port}/v1"
        yield model
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _is_seen(attack: Attack, prompt: str) -> bool:
    words = set(_words(clean_text(attack.text)))
    return len(words & set(_words(prompt))) >= _SEEN * len(words)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if len(word) >= _LONG_ENOUGH]


def _as_json(said: str) -> str:
    sentences = [
        {
            "text": _NUMBER.sub("", sentence).strip(),
            "passages": [int(number) for number in _NUMBER.findall(sentence)],
        }
        for sentence in _SENTENCE.findall(said)
    ]
    return json.dumps({"sentences": sentences})


def _events(reply: str) -> Iterator[bytes]:
    for start in range(0, len(reply), _PIECE):
        yield _event({"content": reply[start : start + _PIECE]}, None)
    yield _event({}, "stop")
    yield b"data: [DONE]\n\n"


def _event(delta: dict[str, str], finish: str | None) -> bytes:
    choice: dict[str, Any] = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "obedient"}
    return b"data: " + json.dumps({**chunk, "choices": [choice]}).encode() + b"\n\n"
