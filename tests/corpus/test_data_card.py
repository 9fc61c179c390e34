from __future__ import annotations

import subprocess
import sys

from tests.support.corpus import CORPUS


def test_the_data_card_counts_what_is_there() -> None:
    command = [sys.executable, "scripts/data_card.py", "--check"]
    ran = subprocess.run(command, cwd=CORPUS.parent, capture_output=True, text=True, check=False)  # noqa: S603  our own script
    assert (ran.returncode, ran.stdout) == (0, "")
