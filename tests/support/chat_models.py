"""An OpenAI-compatible endpoint on a free port of this machine, which replies as it is told."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Said:
    """One reply: `body` goes as it is, in pieces of a byte every `drip` seconds if that is set.

    `pieces` go behind it one by one, `pause` seconds after each; a reply that is `cut` is broken
    off behind them. Status 0 is no reply: the connection is closed.
    """

    body: bytes
    pieces: tuple[bytes, ...] = ()
    pause: float = 0.0
    cut: bool = False
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0


def words(content: object, **more: Any) -> Said:
    """Return a reply in which the model says `content`."""
    message = {"role": "assistant", "content": content}
    return Said(body=json.dumps({"choices": [{"index": 0, "message": message}]}).encode(), **more)


def streams(*texts: str, cut: bool = False, **more: Any) -> Said:
    """Return a reply in which the model says the texts piece by piece, as server-sent events."""
    pieces = tuple(_event({"content": text}) for text in texts)
    end = () if cut else (_event({}, finish_reason="stop"), b"data: [DONE]\n\n")
    headers = {"Content-Type": "text/event-stream"}
    return Said(body=b"", pieces=(*pieces, *end), cut=cut, headers=headers, **more)


def in_pieces(text: str, size: int = 7) -> tuple[str, ...]:
    """Cut a text as a model's tokens would."""
    return tuple(text[start : start + size] for start in range(0, len(text), size))


def structured(*sentences: tuple[str, list[int]]) -> str:
    """Return sentences with their passages as a model held to the schema writes them."""
    listed = [{"text": text, "passages": passages} for text, passages in sentences]
    return json.dumps({"sentences": listed}, ensure_ascii=False)


def knows_no_schema(reply: Said) -> Callable[[Any], Said]:
    """Return what refuses requests with a response_format, and gives the reply to others."""

    def replying(body: Any) -> Said:
        return (
            fails(400, "response_format is not supported") if "response_format" in body else reply
        )

    return replying


def _event(delta: Mapping[str, str], finish_reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return f"data: {json.dumps({**chunk, 'choices': [choice]})}\n\n".encode()


def finds(verdict: str, why: str = "It gives the fact.", **more: Any) -> Said:
    """Return a reply as the prompt asks for it."""
    return words(json.dumps({"verdict": verdict, "why": why}), **more)


def fails(status: int, message: str = "") -> Said:
    """Return an error, to be tried again at once."""
    body = json.dumps({"error": {"message": message}}).encode()
    return Said(body=body, status=status, headers={"Retry-After": "0"})


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where it is, and what it was asked: path, headers by lower-case name, and body."""

    url: str
    requests: list[tuple[str, Mapping[str, str], Any]]

    def messages(self, number: int = 0) -> list[tuple[str, str]]:
        """Return role and content of the messages of a request."""
        body = self.requests[number][2]
        return [(message["role"], message["content"]) for message in body["messages"]]


@contextmanager
def chat_endpoint(*replies: Said | Callable[[Any], Said]) -> Iterator[Endpoint]:
    """Serve the replies one by one, the last one for every request after it.

    A reply may be a function of the request's body.
    """
    left = list(replies)
    requests: list[tuple[str, Mapping[str, str], Any]] = []
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            requests.append((self.path, headers, json.loads(raw)))
            reply = left.pop(0) if len(left) > 1 else left[0]
            said = reply if isinstance(reply, Said) else reply(requests[-1][2])
            ended.wait(said.wait)
            if not said.status:
                self.close_connection = True
                return
            try:
                self._reply(said)
            except ConnectionError:
                self.close_connection = True  # the other side waits no longer

        def _reply(self, said: Said) -> None:
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            size = len(said.body) + sum(map(len, said.pieces))
            self.send_header("Content-Length", str(size + said.cut))
            self.end_headers()
            step = 1 if said.drip else len(said.body)
            for start in range(0, len(said.body), step or 1):
                self.wfile.write(said.body[start : start + step])
                ended.wait(said.drip)
            for piece in said.pieces:
                self.wfile.write(piece)
                self.wfile.flush()
                ended.wait(said.pause)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Endpoint(url=f"http://127.0.0.1:{server.server_port}/v1", requests=requests)
    finally:
        ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def nobody_there() -> str:
    """Return an address on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"
