"""Runs of an evaluation from the terminal: what is asked, how far it is, what came of it."""

from __future__ import annotations

import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.access import PUBLIC
from bots.compose import open_assistant, open_index_alone
from bots.presence import find_server
from bots.terminal.screen import console, note, say
from evaluation.baselines import BASELINES, Baseline
from evaluation.beir import evaluate_beir
from evaluation.contributions import METRICS
from evaluation.questions import load_sets, set_hash
from evaluation.run import Progress, run
from evaluation.system import AssistantSystem, System
from ingest.text.adaptation import VERSION as ADAPTATION_VERSION
from ingest.text.centring import CENTRES_VERSION
from ingest.text.engines import model_name
from ingest.text.lexical import ANALYSIS_VERSION

if TYPE_CHECKING:
    from bots.settings import Settings
    from evaluation.run_file import Run
    from evaluation.summary import Summary

EVERY = 10.0
"""Seconds between two lines of progress in a pipe."""


def run_sets(
    settings: Settings, sets: Sequence[str], *, system: str, out: Path, parallel: int
) -> Run:
    """Return the run of the sets; the product goes through the data folder's running server."""
    questions = load_sets(sets)
    hashes = {name: set_hash(name) for name in sets}
    with _system(settings, system) as asked, progress_shown() as progress:
        return run(asked, questions, sets=hashes, out=out, parallel=parallel, progress=progress)


def run_benchmark(settings: Settings, folder: Path, *, system: str) -> dict[str, object]:
    """Return the measures of a benchmark as JSON; its store is made and thrown away."""
    with tempfile.TemporaryDirectory(prefix="leerkring-beir-") as store:
        result = evaluate_beir(folder, system=system, store=Path(store), embedding=settings.ingest)
    return {
        "system": result.system,
        "overall": result.overall,
        "by_language": result.by_language,
        "queries": result.queries,
        "seconds": result.seconds,
    }


def show(summary: Summary) -> None:
    """Print every metric over all questions with its 95 % interval, and the latencies."""
    figures = summary.metrics["all"]
    say(f"{summary.questions['all']} questions, {summary.system}")
    for metric in METRICS:
        found = figures.get(metric.name)
        if found is not None and not math.isnan(found.value):
            say(f"{metric.label:36} {found.value:.3f}  [{found.low:.3f}, {found.high:.3f}]")
    for step, quantiles in summary.latency_ms.items():
        times = ", ".join(f"{name} {found.value:.0f}" for name, found in quantiles.items())
        say(f"{f'Milliseconds: {step}':36} {times}")


def show_benchmark(document: Mapping[str, object]) -> None:
    """Print the measures, over all queries and by language."""
    by_language = cast("Mapping[str, Mapping[str, float]]", document["by_language"])
    rows = {"all": cast("Mapping[str, float]", document["overall"]), **by_language}
    say(f"{document['system']}, {document['queries']} queries, {document['seconds']} s")
    for name, measures in rows.items():
        say(f"{name:5} " + "  ".join(f"{key} {value:.3f}" for key, value in measures.items()))


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Give what shows the progress on standard error: a bar on a terminal, lines in a pipe."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.progress import Progress as Bar  # noqa: PLC0415  not needed in a pipe

    with Bar(console=console(stderr=True)) as bar:
        task = bar.add_task("Questions", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _system(settings: Settings, name: str) -> Iterator[System]:
    if name in BASELINES:
        with open_index_alone(settings) as (index, embedder):
            yield Baseline(name, index=index, embedder=embedder)
        return
    server = find_server(settings.ingest.data_dir)
    if server is not None:
        from bots.terminal.client import ServerClient  # noqa: PLC0415  httpx takes 0.2 s
        from bots.terminal.server_system import ServerSystem  # noqa: PLC0415  as above

        with ServerClient(server) as client:
            yield ServerSystem(client)
        return
    with open_assistant(settings) as assistant:
        described = {
            "model": model_name(settings.ingest),
            "adapted": str(ADAPTATION_VERSION),
            "centres": str(CENTRES_VERSION),
            "analysis": ANALYSIS_VERSION,
            "corpus": assistant.corpus_version(audience=PUBLIC),
            **{name: str(value) for name, value in settings.assistant.model_dump().items()},
        }
        yield AssistantSystem(assistant, described=described)


def _lines() -> Callable[[int, int], None]:
    said = time.monotonic()

    def show_line(done: int, total: int) -> None:
        nonlocal said
        if time.monotonic() - said >= EVERY:
            said = time.monotonic()
            note(f"{done}/{total} questions")

    return show_line
