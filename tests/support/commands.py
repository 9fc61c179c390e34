"""Runs the `leerkring` command as other programs do: a process, its output, its exit code."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from bots.presence import find_server
from bots.terminal.main import run
from tests.support.servers import wait_until

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "bots.terminal.main")


@dataclass(frozen=True, kw_only=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return the one line of JSON; fails where standard output holds anything else."""
        assert self.out.endswith("\n"), self
        assert self.out.count("\n") == 1, self
        assert len(self.out.splitlines()) == 1, self
        return json.loads(self.out)


@contextmanager
def own_logging() -> Iterator[None]:
    """Give back the handlers that a command in this process puts its own in place of."""
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        yield
    finally:
        root.handlers[:] = before


def leerkring_here(*arguments: str, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run a command in this process, which is faster, in the current folder."""
    capsys.readouterr()
    with own_logging():
        code = run(arguments)
    out, err = capsys.readouterr()
    return Ran(code=code, out=out, err=err)


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a command: nothing of LEERKRING_ but what is given."""
    kept = {name: value for name, value in os.environ.items() if "LEERKRING" not in name.upper()}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **more}


def leerkring(
    *arguments: str | bytes,
    folder: Path,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    command: Sequence[str] = COMMAND,
) -> Ran:
    """Run a command in `folder`, whose .leerkring it uses, and wait until it ends."""
    ended = subprocess.run(  # noqa: S603  our own command
        [*command, *arguments],
        cwd=folder,
        env=environment(**(env or {})),
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(code=ended.returncode, out=ended.stdout.decode(), err=ended.stderr.decode())


def started(
    *arguments: str,
    folder: Path,
    env: Mapping[str, str] | None = None,
    command: Sequence[str] = COMMAND,
    stdin: int | None = None,
) -> Popen[bytes]:
    """Start a command in `folder` and do not wait for it; use it as a context manager."""
    return Popen(  # noqa: S603  our own command
        [*command, *arguments],
        cwd=folder,
        env=environment(**(env or {})),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@contextmanager
def serving(folder: Path, *, command: Sequence[str] = COMMAND) -> Iterator[str]:
    """Run `leerkring serve` in `folder`; give its address; it must end well when told to."""
    data = folder / ".leerkring"
    with started("serve", "--port", "0", folder=folder, command=command) as process:
        try:
            wait_until(lambda: process.poll() is not None or bool(find_server(data)), seconds=60)
            server = find_server(data)
            assert server is not None, process.communicate()
            yield server.address
        finally:
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode()) == (0, "")
    assert not (data / "serve.json").exists()
