"""A real server as `leerkring serve` runs it, and clients that say what they like to it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bots.terminal.listening import make_server
from bots.web.middleware.connections import Connections, Patience
from tests.support.seconds import Seconds
from tests.support.servers import START_SECONDS, wait_until

if TYPE_CHECKING:
    from fastapi import FastAPI

PATIENCE = Patience(
    header_seconds=10, body_seconds=30, write_seconds=30, most=40, most_of_address=30
)
SECONDS = 10.0
"""How long a test waits for an answer before it fails."""

JSON = "content-type: application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A response as it came; header names are in lower case."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the last header of that name."""
        return dict(self.headers).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server; `clock` is what its patience goes by."""

    port: int
    connections: Connections
    clock: Seconds = field(default_factory=Seconds)

    def connect(self, *, buffer: int | None = None) -> socket.socket:
        """Return a connection; a small `buffer` takes little of an answer."""
        client = socket.socket()
        if buffer is not None:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        client.settimeout(SECONDS)
        client.connect(("127.0.0.1", self.port))
        return client

    def send(self, content: bytes) -> list[Raw]:
        """Send it on a connection of its own, and return all that comes back until it closes."""
        with self.connect() as client:
            client.sendall(content)
            return responses(read_all(client))

    def request(self, head: str, *headers: str, body: bytes = b"", host: str = "") -> Raw:
        """Send one request with Host and Content-Length, and return its one response."""
        lines = [head, f"host: {host or f'127.0.0.1:{self.port}'}", "connection: close", *headers]
        if body:
            lines.append(f"content-length: {len(body)}")
        (found,) = self.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        return found

    def ask(self) -> int:
        """Ask an ordinary question, and return the status."""
        return self.request("POST /api/ask HTTP/1.1", JSON, body=b'{"question": "Waarom?"}').status


@contextmanager
def raw_server(app: FastAPI, *, patience: Patience = PATIENCE) -> Iterator[Server]:
    """Serve the app in a thread, by a clock that stands still until a test sets it on."""
    clock = Seconds()
    connections = Connections(patience=patience, now=clock)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        server = make_server(app, connections=connections)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            wait_until(lambda: server.started)
            yield Server(port=listener.getsockname()[1], connections=connections, clock=clock)
        finally:
            server.should_exit = True
            thread.join(timeout=START_SECONDS)


def read_all(client: socket.socket) -> bytes:
    """Read until the other side closes, also by a reset."""
    parts = []
    while True:
        try:
            part = client.recv(65_536)
        except ConnectionResetError:
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def responses(content: bytes) -> list[Raw]:
    """Return the responses in what a server sent, one after the other."""
    found = []
    while content:
        head, _, content = content.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = [(name.lower(), value.strip()) for name, _, value in pairs]
        length, chunked = dict(headers).get("content-length"), "transfer-encoding" in dict(headers)
        status = int(first.split()[1])
        if chunked:
            body, content = _chunks(content)
        elif length is not None and status >= 200:
            body, content = content[: int(length)], content[int(length) :]
        elif status < 200:
            body = b""
        else:
            body, content = content, b""
        found.append(Raw(status=status, headers=headers, body=body))
    return found


def _chunks(content: bytes) -> tuple[bytes, bytes]:
    body = b""
    while True:
        size, _, content = content.partition(b"\r\n")
        length = int(size or b"0", 16)
        body, content = body + content[:length], content[length + 2 :]
        if not length:
            return body, content
