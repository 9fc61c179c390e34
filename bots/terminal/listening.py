"""One server a data folder: its lock, its socket, its note, and how it stops."""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from filelock import FileLock, Timeout

from bots.errors import ServeError
from bots.presence import RunningServer, address_of, announce, find_server, withdraw
from bots.terminal.options import make_folder
from bots.terminal.screen import say
from bots.web.access.gate import LARGEST_HEADERS
from bots.web.middleware.connection import PatientProtocol
from bots.web.middleware.connections import Connections, Patience
from bots.web.settings import Access, WebSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

LOCK_FILE = "serve.lock"
GRACE = 5
"""Seconds in which answers that have begun may end after a signal to stop."""

BACKLOG = 256
"""Connections that the kernel keeps for us, and that are taken at once."""

KEEP_ALIVE = 75
"""Seconds that a connection may be idle: longer than proxies keep theirs (60), which would else
send a request into one that is being closed."""

TICKS_A_SWEEP = 2
"""Tenths of a second between two looks at who keeps the server waiting."""

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class _StoppedError(KeyboardInterrupt):
    """A signal asked the server to stop."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGINT end the block early, with all of its clean-up.

    uvicorn stops gracefully first and then raises the signal again, which would end the process
    before the note is withdrawn and the indexes are closed.
    """

    def stop(_number: int, _frame: object) -> None:
        raise _StoppedError

    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        with suppress(_StoppedError):
            yield
    finally:
        _handle(before)


async def told_to_stop() -> None:
    """Return at the first SIGTERM or SIGINT; a second one does what it did before.

    Within `stoppable` that ends at once what the first one only began to end.
    """
    loop = asyncio.get_running_loop()
    told = asyncio.Event()

    def tell(_number: int, _frame: object) -> None:
        _handle(before)
        loop.call_soon_threadsafe(told.set)

    before = {number: signal.signal(number, tell) for number in _SIGNALS}
    try:
        await told.wait()
    finally:
        _handle(before)


@contextmanager
def only_server(folder: Path) -> Iterator[None]:
    """Hold the data folder; raises ServeError where another server runs or starts on it."""
    running = find_server(folder)
    if running is not None:
        raise ServeError(_taken(folder, running))
    make_folder(folder)
    lock = FileLock(folder / LOCK_FILE, timeout=0)
    try:
        held = lock.acquire()
    except Timeout as error:
        raise ServeError(_taken(folder, find_server(folder))) from error
    with held:
        yield


def bind(host: str, port: int, *, access: Access = Access.LOOPBACK) -> socket.socket:
    """Return a bound socket that closes as a context manager; raises ServeError.

    Only this machine may call before somebody has said who else may.
    """
    family, address = _resolve(host, port)
    if access is Access.LOOPBACK and not ipaddress.ip_address(address[0]).is_loopback:
        raise ServeError(
            f"--host {host} would let other machines ask, but nobody has said who may. Set "
            "LEERKRING_ACCESS=keys (who shows a key of leerkring keys create, or a page token) or "
            "LEERKRING_ACCESS=public (whoever reaches the server reads what is public), or use "
            "127.0.0.1."
        )
    # asyncio turns off waiting for more to send, 40 ms a reply, only where TCP is said by name
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        listener.close()
        raise ServeError(
            f"Can't listen on {address_of(host, port)}: {error.strerror}. "
            "Choose another port with --port, or 0 for a free one."
        ) from error
    return listener


def answer_on(
    listener: socket.socket, app: FastAPI, *, settings: WebSettings, folder: Path, token: str
) -> None:
    """Serve until a signal comes; the note stands in the folder for as long as that is so."""
    host, port = listener.getsockname()[:2]
    address = address_of(host, port)

    def started() -> None:
        announce(folder, address=address, token=token)
        say(f"Leerkring answers on {address} (Ctrl+C stops it).")

    connections = Connections(patience=Patience.of(settings))
    try:
        make_server(app, connections=connections, started=started).run(sockets=[listener])
    finally:
        withdraw(folder)


def make_server(
    app: FastAPI, *, connections: Connections, started: Callable[[], None] = lambda: None
) -> uvicorn.Server:
    """Return uvicorn as we run it, around an app; `started` is called when it is ready."""
    config = uvicorn.Config(
        app,
        http=partial(PatientProtocol, connections),  # type: ignore[arg-type]  # made as a class is
        h11_max_incomplete_event_size=LARGEST_HEADERS,
        backlog=BACKLOG,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        ws="none",
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
    return _Server(config, connections=connections, started=started)


class _Server(uvicorn.Server):
    """Calls `started` when the socket listens and the app is ready, and looks who is late."""

    def __init__(
        self, config: uvicorn.Config, *, connections: Connections, started: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._connections = connections
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._tell()

    async def on_tick(self, counter: int) -> bool:
        if counter % TICKS_A_SWEEP == 0:
            self._connections.sweep()
        return await super().on_tick(counter)


def _handle(handlers: Mapping[signal.Signals, Any]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)


def _resolve(host: str, port: int) -> tuple[socket.AddressFamily, tuple[str, int]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise ServeError(f"--host {host!r} is no address of this machine.") from error
    family, _, _, _, address = found[0]
    return family, (str(address[0]), int(address[1]))


def _taken(folder: Path, running: RunningServer | None) -> str:
    if running is None:
        return f"Another leerkring serve is starting on {folder}. Wait for it, or stop it."
    return f"leerkring serve runs on {folder} already, at {running.address}. Use it, or stop it."
