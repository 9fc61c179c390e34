"""Ask a server while the documents it answers from are replaced: errors, mixtures, milliseconds.

`python -m scripts.meanwhile --data-dir DIR` copies the data folder, adds made-up documents, serves
it, and replaces all of them by `leerkring ingest` while two people ask about them without waiting.
Writes its section of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import numpy as np

from scripts.measured_page import machine, rewrite
from scripts.served import LEERKRING, ROOT, served

DOCUMENTS = 60
ASKERS = 2
LULL = 5.0
"""Seconds of asking before and after the ingest."""

TEXT = """# Stad Vuurdorp{n:02} koopt fietsen

## Wat

Stad Vuurdorp{n:02} kocht fietsen in versie {v} van het plan.

## Resultaat

De fietsen van Vuurdorp{n:02} gaan {v} jaar mee volgens versie {v}.
"""


class Asking:
    """People who ask about the documents one after the other until they are told to stop."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(n,)) for n in range(ASKERS)]
        self.seconds: list[float] = []
        self.errors = 0
        self.mixed = 0
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let the questions under way end."""
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, n: int) -> None:
        with httpx.Client(base_url=self._address, timeout=30) as client:
            while not self._stopped.is_set():
                n = (n + 7) % DOCUMENTS
                question = f"Hoe lang gaan de fietsen van Vuurdorp{n:02} mee?"
                began = time.perf_counter()
                try:
                    reply = client.post("/api/ask", json={"question": question}).raise_for_status()
                except httpx.HTTPError:
                    self.errors += 1
                    continue
                self.seconds.append(time.perf_counter() - began)
                quotes = [
                    citation["quote"]
                    for citation in reply.json()["citations"]
                    if citation["document_id"] == f"stad{n:02}"
                ]
                self.mixed += len(set(re.findall(r"versie (\d)", " ".join(quotes)))) > 1


def main() -> int:
    """Measure and write; 1 where an answer failed or mixed two versions."""
    parser = argparse.ArgumentParser(prog="python -m scripts.meanwhile", description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True, help="with an index in it")
    source = parser.parse_args().data_dir.resolve()
    with tempfile.TemporaryDirectory() as folder:
        data, reports = Path(folder) / "data", Path(folder) / "reports"
        shutil.copytree(source, data, ignore=shutil.ignore_patterns("*.lock", "serve.json"))
        reports.mkdir()
        _ingest(reports, data, version=7)
        with served(data) as (address, _):
            asking = Asking(address)
            time.sleep(LULL)
            before = len(asking.seconds)
            began = time.monotonic()
            _ingest(reports, data, version=9)
            took = time.monotonic() - began
            during = len(asking.seconds)
            time.sleep(LULL)
            asking.stop()
    rewrite("meanwhile", _section(asking, before=before, during=during, took=took))
    return int(bool(asking.errors or asking.mixed))


def _ingest(reports: Path, data: Path, *, version: int) -> None:
    for n in range(DOCUMENTS):
        (reports / f"stad{n:02}.md").write_text(TEXT.format(n=n, v=version), "utf-8")
    command = [*LEERKRING, "ingest", str(reports), "--data-dir", str(data)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _section(asking: Asking, *, before: int, during: int, took: float) -> str:
    rows = {
        "before": asking.seconds[:before],
        f"while {DOCUMENTS} documents were replaced ({took:.0f} s)": asking.seconds[before:during],
        "after": asking.seconds[during:],
    }
    lines = [
        f"{machine()}.",
        "",
        "| questions | answered | p50 | p95 | longest |",
        "|---|---|---|---|---|",
    ]
    for name, seconds in rows.items():
        p50, p95 = np.percentile(seconds, (50, 95))
        lines.append(
            f"| {name} | {len(seconds)} | {p50:.2f} s | {p95:.2f} s | {max(seconds):.2f} s |"
        )
    return "\n".join(
        [*lines, "", f"Failed: {asking.errors}. Answers of two versions: {asking.mixed}."]
    )


if __name__ == "__main__":
    sys.exit(main())
