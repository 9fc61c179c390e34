"""Measures by ranx, an implementation independent of ir-measures.

In a process of its own: ranx compiles itself for half a minute on its first call, and the switch
that has it run as plain Python must be set before it is imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

Scores = Mapping[str, Mapping[str, float]]

_SCRIPT = """
import json, sys
from ranx import Qrels, Run, evaluate
given = json.load(sys.stdin)
run = Run(given["run"])
evaluate(Qrels(given["qrels"]), run, given["measures"])
json.dump({name: {q: float(v) for q, v in found.items()} for name, found in run.scores.items()},
          sys.stdout)
"""


def ranx_scores(
    qrels: Mapping[str, Mapping[str, int]], run: Scores, measures: Sequence[str]
) -> Scores:
    """Return each measure by ranx's name, then by question."""
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, "-c", _SCRIPT],
        input=json.dumps({"qrels": qrels, "run": run, "measures": measures}),
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: Scores = json.loads(done.stdout)
    return found
