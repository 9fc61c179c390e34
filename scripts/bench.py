"""Measure what a user waits for, and write the figures into docs/benchmarks.md.

Bulk ingestion needs more text than we ship: sentences of the corpus are recombined into made-up
reports. Run it on a quiet machine; whole commands are timed from outside, in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

import httpx
import psutil

from ingest.pipeline import ingest
from ingest.settings import IngestSettings
from ingest.store.opening import fingerprint_of, open_index
from ingest.text.embed import Embedder, Vectors
from ingest.text.engines import make_embedder
from scripts.measured_page import machine, rewrite
from scripts.served import LEERKRING, ROOT, served

QUESTIONS = (ROOT / "scripts" / "bench_questions.txt").read_text("utf-8").splitlines()
WORDS_A_REPORT = 3_000
WORDS_A_CHUNK = 190


def main() -> None:
    """Measure everything and rewrite the measured part of docs/benchmarks.md."""
    options = _options()
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        _run("ingest", "--data-dir", str(data))
        rows += _repeated_ingest(data)
        rows += _cold_ask(data)
        with served(data) as (address, process):
            rows += _served_ask(data)
            rows += _in_server(address, process)
        if options.chunks:
            rows += _bulk(Path(folder), options.chunks)
    text = _table(rows)
    print(text)
    rewrite("measured", text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chunks", type=int, default=5000, help="bulk ingestion; 0 leaves it out")
    return parser.parse_args()


def _repeated_ingest(data: Path) -> list[tuple[str, str, str]]:
    inner = []
    whole = _timed(lambda: inner.append(_json("ingest", "--data-dir", str(data))["seconds"]), 3)
    start = _timed(lambda: _run("ingest", "--help"), 3)
    return [
        ("second ingest of the unchanged corpus, its own time", _s(inner), "≤ 2 s"),
        ("… the whole command", _s(whole), ""),
        ("`leerkring ingest --help` (start-up of the terminal alone)", _s(start), ""),
    ]


def _cold_ask(data: Path) -> list[tuple[str, str, str]]:
    asks = iter(QUESTIONS)
    answers: list[float] = []
    whole = _timed(lambda: answers.append(_answered(next(asks), data)), 5)
    haystack = _timed(lambda: _python("import haystack"), 5)
    return [
        ("`leerkring ask`, no server, existing index, to the answer", _s(answers[1:]), "≤ 5 s"),
        ("… the whole command, which then writes the journal and lets go of torch", _s(whole), ""),
        ("`import haystack` alone (torch included)", _s(haystack), ""),
    ]


def _answered(question: str, data: Path) -> float:
    """Ask in a process of its own; return the seconds to its answer, and wait for its end."""
    command = [*LEERKRING, "ask", question, "--json", "--data-dir", str(data)]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101  it is piped
        if not process.stdout.readline():
            raise RuntimeError("leerkring ask gave no answer")
        return time.perf_counter() - started


def _served_ask(data: Path) -> list[tuple[str, str, str]]:
    asks = iter(QUESTIONS)
    times = _timed(lambda: _run("ask", next(asks), "--json", "--data-dir", str(data)), 5)
    return [("`leerkring ask`, server running", _s(times), "≤ 1 s")]


def _in_server(address: str, process: psutil.Process) -> list[tuple[str, str, str]]:
    with httpx.Client(base_url=address, timeout=30) as client:

        def ask(question: str) -> float:
            started = time.perf_counter()
            client.post("/api/ask", json={"question": question}).raise_for_status()
            return time.perf_counter() - started

        first = [ask(question) for question in QUESTIONS]
        again = [ask(question) for question in QUESTIONS * 3]
    memory = process.memory_info().rss / 1e6
    return [
        (
            f"question to full answer over HTTP, {len(QUESTIONS)} questions not asked before, p50",
            _ms(_quantile(first, 50)),
            "≤ 120 ms",
        ),
        ("… p95", _ms(_quantile(first, 95)), "≤ 300 ms"),
        ("the same questions, three times more, p50", _ms(_quantile(again, 50)), ""),
        ("… p95", _ms(_quantile(again, 95)), ""),
        ("resident memory of the server afterwards", f"{memory:.0f} MB", "≤ 600 MB"),
    ]


def _bulk(folder: Path, chunks: int) -> list[tuple[str, str, str]]:
    """Compare a whole ingestion with the time that its embedding engine works in it.

    Both come from the same run, so that a machine that slows down meanwhile slows down both.
    """
    sources = folder / "bulk"
    _made_up_reports(sources, words=chunks * WORDS_A_CHUNK)
    settings = IngestSettings(_env_file=None, data_dir=folder / "bulk-data")
    engine = TimedEmbedder(make_embedder(settings, passages=chunks))
    engine.embed_passages(["warm"])
    engine.seconds = 0.0
    index = open_index(settings, "public", fingerprint=fingerprint_of(engine), create=True)
    started = time.perf_counter()
    report = ingest(
        [sources], settings=settings, writers=lambda _: index, embedders=lambda *_, **__: engine
    )
    seconds = time.perf_counter() - started
    index.close()
    return [
        (f"bulk ingestion of {report.chunks} chunks, start-up left out", f"{seconds:.0f} s", ""),
        ("… of which the embedding engine works", f"{engine.seconds:.0f} s", ""),
        ("… ratio of the two", f"{seconds / engine.seconds:.3f}", "≤ 1.10"),
        ("… chunks per second", f"{report.chunks / seconds:.1f}", ""),
    ]


class TimedEmbedder:
    """Another embedder, with the seconds that it works."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model = embedder.model
        self.dimensions = embedder.dimensions
        self.seconds = 0.0

    @property
    def for_sentences(self) -> TimedEmbedder:
        """Itself: what is adapted costs as much."""
        return self

    def embed_question(self, text: str) -> Vectors:
        """Pass the question on; it is not timed."""
        return self._embedder.embed_question(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Pass the texts on and add what that takes."""
        started = time.perf_counter()
        vectors = self._embedder.embed_passages(texts)
        self.seconds += time.perf_counter() - started
        return vectors


def _made_up_reports(folder: Path, *, words: int) -> None:
    """Write reports from shuffled sentences of the corpus."""
    folder.mkdir()
    lines = [
        line.removeprefix("- ")
        for path in sorted((ROOT / "corpus").glob("*/*.md"))
        for line in path.read_text("utf-8").split("---\n", 2)[2].splitlines()
        if line and not line.startswith("#")
    ]
    shuffled = random.Random(1)
    for number in range(words // WORDS_A_REPORT + 1):
        report, size = [], 0
        while size < WORDS_A_REPORT:
            line = shuffled.choice(lines)
            size += len(line.split())
            report.append(f"\n## Deel {len(report)}\n" if len(report) % 12 == 0 else "")
            report.append(line)
        (folder / f"rapport-{number:04}.md").write_text("\n".join(report), "utf-8")


def _run(*arguments: str) -> str:
    return subprocess.run(
        [*LEERKRING, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def _json(*arguments: str) -> dict[str, float]:
    answer: dict[str, float] = json.loads(_run(*arguments, "--json"))
    return answer


def _python(code: str) -> None:
    environment = os.environ | {"HAYSTACK_TELEMETRY_ENABLED": "False"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def _timed(action: Callable[[], object], times: int) -> list[float]:
    action()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    return seconds


def _quantile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _s(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} s (max {max(values):.2f})"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _table(rows: list[tuple[str, str, str]]) -> str:
    lines = ["| what | measured | aim |", "|---|---|---|"]
    lines += [f"| {what} | {measured} | {aim} |" for what, measured, aim in rows]
    about = f"{machine()}. Times are medians of whole runs unless a quantile is named."
    return "\n".join([about, "", *lines])


if __name__ == "__main__":
    main()
