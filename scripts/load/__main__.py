"""Have fifty people ask a server of this machine for three minutes, and write down what came of it.

`python -m scripts.load --data-dir DIR` serves the index of a data folder and asks it all questions
of the sets with locust (extra `[load]`), which runs in a process of its own: first people who read
an answer before they ask again, then callers who never wait. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil

from scripts.load.answers import Asked, read_asked
from scripts.load.memory import Watch
from scripts.load.page import Run, section
from scripts.measured_page import rewrite
from scripts.served import ROOT, served

LOCUSTFILE = Path(__file__).with_name("locustfile.py")
THINK = (2.0, 8.0)
"""Seconds between an answer and the next question, evenly: some read a line and some a quote."""

RAMP = 10.0
"""Seconds in which the askers come, one after the other; what they ask meanwhile is not counted."""


def main() -> int:
    """Measure both ways to ask, print the section and, unless told not to, write it."""
    options = _options()
    runs = [
        _measured(options.data_dir, askers=options.askers, seconds=options.seconds, think=think)
        for think in (THINK, (0.0, 0.0))
    ]
    text = section(runs)
    print(text)
    if options.write:
        rewrite("load", text)
    return int(any(run.faults for run in runs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.load", description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True, help="with an index in it")
    parser.add_argument("--seconds", type=float, default=180, help="of each of the two runs")
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument(
        "--no-write", dest="write", action="store_false", help="leave docs/benchmarks.md as it is"
    )
    return parser.parse_args()


def _measured(data: Path, *, askers: int, seconds: float, think: tuple[float, float]) -> Run:
    """Serve, have it asked, and return what came of it."""
    with tempfile.TemporaryDirectory() as folder, served(data.resolve()) as (address, server):
        log = Path(folder) / "asked.jsonl"
        before = _processor(server)
        with Watch(server) as watch:
            _ask(address, log, askers=askers, seconds=seconds, think=think)
        spent = _processor(server) - before
        asked = read_asked(log)
    return Run(
        askers=askers,
        think=think,
        seconds=seconds - RAMP,
        asked=_counted(asked),
        everything=len(asked),
        processor=spent,
        memory=watch.samples,
    )


def _ask(
    address: str, log: Path, *, askers: int, seconds: float, think: tuple[float, float]
) -> None:
    """Run locust; its exit code is no more than whether a request failed, which is in the log."""
    environment = os.environ | {
        "LOAD_LOG": str(log),
        "LOAD_THINK": f"{think[0]},{think[1]}",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "locust", "--locustfile", str(LOCUSTFILE), "--headless"]
    command += ["--host", address, "--users", str(askers), "--spawn-rate", str(askers / RAMP)]
    command += ["--run-time", f"{seconds:g}s", "--stop-timeout", "30", "--only-summary"]
    command += ["--exit-code-on-error", "0"]
    subprocess.run(command, check=True, env=environment, cwd=log.parent)


def _counted(asked: list[Asked]) -> list[Asked]:
    """Return what was asked once all askers were there."""
    began = min((one.began for one in asked), default=0.0)
    return [one for one in asked if one.began >= began + RAMP]


def _processor(server: psutil.Process) -> float:
    times = server.cpu_times()
    return float(times.user + times.system)


if __name__ == "__main__":
    sys.exit(main())
