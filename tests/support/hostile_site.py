"""A site of our own on a free port that answers with any bytes whatever, and what asks it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Reply = bytes | Iterable[bytes]
Route = Reply | Callable[["Request"], Reply]

NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for; header names in lower case."""

    path: str
    headers: dict[str, str]

    @property
    def host(self) -> str:
        return self.headers["host"]


@dataclass(kw_only=True)
class Site:
    """Routes by path, or by host and path; what is not there is 404. `asked` is in order."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def reply(self, request: Request) -> Reply:
        self.asked.append(request)
        route = self.routes.get(
            f"{request.host}{request.path}", self.routes.get(request.path, NOT_FOUND)
        )
        return route(request) if callable(route) else route


def page(
    body: bytes | str, *, kind: str = "text/html", status: str = "200 OK", **more: str
) -> bytes:
    """Return a whole answer; `more` are headers, with _ for -."""
    data = body.encode() if isinstance(body, str) else body
    headers = {"Content-Type": kind, "Content-Length": str(len(data))}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


def sitemap(*addresses: str) -> bytes:
    """Return a sitemap that names these addresses."""
    entries = "".join(f"<url><loc>{each}</loc></url>" for each in addresses)
    return page(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>',
        kind="application/xml",
    )


def moved(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status=status, Location=to)


def article(title: str, text: str = "", *, head: str = "", body: str = "") -> str:
    """Return a page with enough text to be one; made-up words."""
    paragraphs = "".join(
        f"<p>De gemeente Voorbeeldstad kocht in ronde {number} hergebruikt meubilair, en {text} "
        "bleef daarna nog jaren in gebruik bij de wijkkantoren.</p>"
        for number in range(1, 7)
    )
    return (
        f'<!doctype html><html lang="nl"><head><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{paragraphs}{body}</article>"
        "</body></html>"
    )


@contextmanager
def site(wrap: Callable[[socket.socket], socket.socket] | None = None) -> Iterator[Site]:
    """Serve until the end of the block; `wrap` makes each connection one of TLS."""
    listener = socket.create_server(("127.0.0.1", 0))
    served = Site(port=listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=_serve, args=(served, connection, wrap), daemon=True)
            thread.start()
            threads.append(thread)

    acceptor = threading.Thread(target=accept, daemon=True)
    acceptor.start()
    try:
        yield served
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in [acceptor, *threads]:
            thread.join(timeout=5)


def _serve(
    served: Site,
    connection: socket.socket,
    wrap: Callable[[socket.socket], socket.socket] | None,
) -> None:
    """Answer one request; whoever is asked may go away at any moment."""
    with suppress(OSError), connection:
        connection.settimeout(5)
        line = wrap(connection) if wrap else connection
        with line:
            head = b""
            while b"\r\n\r\n" not in head:
                part = line.recv(65_536)
                if not part:
                    return
                head += part
            reply = served.reply(_request(head))
            for piece in [reply] if isinstance(reply, bytes) else reply:
                line.sendall(piece)


def _request(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    return Request(path=first.split(" ")[1], headers=headers)
