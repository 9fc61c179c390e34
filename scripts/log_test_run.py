"""Append a run of the test set, as `leerkring evaluate run test --json` gives it, to benchmarks."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "docs" / "benchmarks.md"
START = "<!-- test runs: begin -->"
COLUMNS = (
    "R@5",
    "nDCG@10",
    "quote R@5",
    "citation precision",
    "citation recall",
    "quote fidelity",
    "refusal F1",
    "obedience",
)


def main() -> int:
    """Return 1 where what comes in is no result."""
    line = sys.stdin.readline()
    result = json.loads(line) if line.strip() else {}
    if "metrics" not in result:
        print(result.get("error", "No result came in."), file=sys.stderr)
        return 1
    figures = result["metrics"]["all"]
    cells = [
        f"{figures[name]['value']:.2f} [{figures[name]['low']:.2f}, {figures[name]['high']:.2f}]"
        for name in COLUMNS
    ]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
        cwd=BENCHMARKS.parent,
    ).stdout.strip()
    row = f"| {datetime.now(UTC):%Y-%m-%d} | {commit or '-'} | {' | '.join(cells)} |\n"
    text = BENCHMARKS.read_text("utf-8")
    header = f"| date | commit | {' | '.join(COLUMNS)} |\n|{'---|' * (len(COLUMNS) + 2)}\n"
    before, after = text.split(f"{START}\n{header}") if header in text else (text, "")
    if not after:
        print(f"{BENCHMARKS} has no table of test runs.", file=sys.stderr)
        return 1
    BENCHMARKS.write_text(f"{before}{START}\n{header}{row}{after}", "utf-8")
    print(row, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
