"""A `leerkring serve` of its own for what measures it, on a free port of this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).resolve().parent.parent
LEERKRING = [sys.executable, "-m", "bots.terminal.main"]
IDLE = 20  # percent of a core


@contextmanager
def served(data: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Serve the data folder, and give the server once its imports are done."""
    command = [*LEERKRING, "serve", "--port", "0", "--data-dir", str(data)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        presence = data / "serve.json"
        _wait(presence.exists, 60)
        address = json.loads(presence.read_text())["address"]
        server = psutil.Process(process.pid)
        _wait(lambda: server.cpu_percent(interval=2) < IDLE, 60)  # Haystack is imported
        yield address, server
    finally:
        process.terminate()
        process.wait(30)


def _wait(ready: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if ready():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise TimeoutError("the server did not get ready")
