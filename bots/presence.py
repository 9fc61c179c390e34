"""The note that a running server leaves in its data folder, so that commands find it."""

from __future__ import annotations

import ipaddress
import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

SERVE_FILE = "serve.json"
SERVER_HEADER = "x-leerkring-server"
"""The header of every response that says which server it comes from."""

ANSWER_WITHIN = 2.0
"""Seconds in which a server that is alive says so, also beside other work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningServer:
    """Where the server of a data folder listens, and the token that its owner may use."""

    address: str
    token: str = field(repr=False)
    pid: int


def address_of(host: str, port: int) -> str:
    """Return the address to call: a wildcard becomes loopback, IPv6 gets its brackets."""
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return f"http://{host}:{port}"
    if ip.is_unspecified:
        ip = ipaddress.ip_address("127.0.0.1" if ip.version == 4 else "::1")  # noqa: PLR2004  IPv4
    return f"http://{ip}:{port}" if ip.version == 4 else f"http://[{ip}]:{port}"  # noqa: PLR2004  IPv4


def server_id(token: str) -> str:
    """Return what a server says of itself: it follows from its token, and not the reverse."""
    return sha256(f"leerkring server {token}".encode()).hexdigest()[:32]


def announce(data_dir: Path, *, address: str, token: str) -> RunningServer:
    """Write where this process listens; at once, and readable by its owner only."""
    server = RunningServer(address=address, token=token, pid=os.getpid())
    handle, name = tempfile.mkstemp(dir=data_dir, prefix=f"{SERVE_FILE}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(server), file)
        Path(name).replace(data_dir / SERVE_FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return server


def withdraw(data_dir: Path) -> None:
    """Remove the note, if it is this process that wrote it."""
    noted = _read(data_dir)
    if noted is not None and noted.pid == os.getpid():
        (data_dir / SERVE_FILE).unlink(missing_ok=True)


def find_server(data_dir: Path) -> RunningServer | None:
    """Return the server that runs on a data folder; a note that one left behind counts as none."""
    noted = _read(data_dir)
    if noted is None:
        return None
    if not _is_alive(noted.pid):
        (data_dir / SERVE_FILE).unlink(missing_ok=True)
        return None
    return noted if _answers(noted) else None


def _read(data_dir: Path) -> RunningServer | None:
    try:
        note = json.loads((data_dir / SERVE_FILE).read_text(encoding="utf-8"))
        return RunningServer(
            address=str(note["address"]), token=str(note["token"]), pid=int(note["pid"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_alive(pid: int) -> bool:
    if pid <= 0:
        return False
    if os.name == "nt":  # there os.kill would end the process
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # alive, and someone else's
        return True
    return True


def _answers(server: RunningServer) -> bool:
    """Ask without the token: another program may listen there by now."""
    from bots.http import httpx  # noqa: PLC0415  0.1 s, only needed where a note was found

    try:
        with httpx.Client(timeout=ANSWER_WITHIN, trust_env=False) as client:
            answer = client.get(f"{server.address}/livez")
    except (httpx.HTTPError, httpx.InvalidURL):
        return False
    is_this_one = answer.headers.get(SERVER_HEADER) == server_id(server.token)
    return answer.is_success and is_this_one
