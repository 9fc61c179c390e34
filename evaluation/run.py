"""Asks a system every question of its sets; what is done stays done when it is interrupted."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from evaluation.fidelity import Documents, checked, places
from evaluation.questions import EvalQuestion
from evaluation.run_file import RUN_VERSION, QuestionRun, Run, result_from_json, save
from evaluation.system import System

Progress = Callable[[int, int], None]
"""Is told how many questions are done, of how many."""


def run(
    system: System,
    questions: Sequence[EvalQuestion],
    *,
    sets: Mapping[str, str],
    out: Path,
    parallel: int = 1,
    progress: Progress = lambda _done, _all: None,
) -> Run:
    """Ask every question, write the run to `out` and return it; results keep the sets' order.

    Each result goes at once to `out` with `.partial` behind it, and a run of the same system and
    sets goes on from there.
    """
    started = time.perf_counter()
    made_with = {key: str(value) for key, value in system.made_with().items()}
    identity = {
        "version": RUN_VERSION,
        "system": system.name,
        "sets": dict(sets),
        "made_with": made_with,
    }
    documents = Documents(system)
    with _kept(out.with_name(f"{out.name}.partial"), identity) as (done, keep):
        left = [question for question in questions if question.id not in done]
        progress(len(done), len(questions))
        with ThreadPoolExecutor(parallel) as pool:
            for result in pool.map(lambda question: answer(system, question, documents), left):
                keep(result)
                done[result.question.id] = result
                progress(len(done), len(questions))
        finished = Run(
            system=system.name,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            sets=sets,
            made_with=made_with,
            results=tuple(done[question.id] for question in questions),
            seconds=round(time.perf_counter() - started, 1),
        )
        save(finished, out)
    return finished


def answer(system: System, question: EvalQuestion, documents: Documents) -> QuestionRun:
    """Return what one question got, its quotes checked against the stored documents."""
    reply = system.ask(question.question)
    return QuestionRun(
        question=question,
        status=reply.status,
        reason=reply.reason,
        language=reply.language,
        hits=reply.hits,
        gold=places(question, documents),
        sentences=reply.sentences,
        citations=tuple(checked(citation, documents) for citation in reply.citations),
        options=reply.options,
        writer=reply.writer,
        timings_ms=reply.timings_ms,
        tokens=reply.tokens,
        signals=reply.signals,
    )


@contextmanager
def _kept(
    path: Path, identity: Mapping[str, object]
) -> Iterator[tuple[dict[str, QuestionRun], Callable[[QuestionRun], None]]]:
    """Give the results of an interrupted run of the same identity, and what keeps a new one.

    The file goes when everything went well.
    """
    done = _unfinished(path, identity)
    with path.open("w", encoding="utf-8") as file:
        _write_line(file, identity)
        for result in done.values():
            _write_line(file, asdict(result))
        yield done, lambda result: _write_line(file, asdict(result))
    path.unlink()


def _unfinished(path: Path, identity: Mapping[str, object]) -> dict[str, QuestionRun]:
    if not path.is_file():
        return {}
    # A character may be cut in two at the end; a text may hold U+2028, where splitlines parts.
    first, *lines = path.read_text("utf-8", errors="replace").split("\n")
    if first != json.dumps(identity, ensure_ascii=False):
        return {}
    results = {}
    for line in lines:
        try:
            result = result_from_json(json.loads(line))
        except (ValueError, TypeError, KeyError):
            break  # the line that was being written
        results[result.question.id] = result
    return results


def _write_line(file: IO[str], entry: Mapping[str, object]) -> None:
    file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    file.flush()
