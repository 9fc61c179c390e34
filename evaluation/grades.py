"""Grades that people gave in the report: files in, grades and agreement out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.errors import GradesFileError
from evaluation.run_file import Run
from evaluation.verdicts import Verdict, verdict

GRADES_VERSION = 1
AUTOMATIC = "automatic verdict"


class Judgement(StrEnum):
    """What a reader may find of an answer, or of a refusal to answer."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    BADLY_CITED = "badly cited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What one reader found of one question; `reader` is initials or a code."""

    question_id: str
    reader: str
    judgement: Judgement
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two agree on the questions that both graded.

    `kappa` is Cohen's, unweighted; None where it is not defined, because both used one and the
    same grade for everything. `apart` are the ids of the questions on which they differ.
    """

    first: str
    second: str
    n: int
    same: float
    kappa: float | None
    apart: tuple[str, ...]


def load_grades(paths: Iterable[Path], run: Run) -> tuple[Grade, ...]:
    """Return the grades of files that the report of this run saved, a file for each reader.

    Where two files hold a grade of one reader for one question, the later file's counts. Raises
    GradesFileError for what is no such file, belongs to another run or names unknown questions.
    """
    grades: dict[tuple[str, str], Grade] = {}
    for path in paths:
        for grade in _read(path, run):
            grades[grade.reader, grade.question_id] = grade
    return tuple(grades.values())


def agreements(grades: Sequence[Grade], run: Run) -> tuple[Agreement, ...]:
    """Return the agreement of each reader with the automatic verdict, then of each two readers.

    Beside the automatic verdict, which knows no bad citation, `badly cited` counts as partly.
    Pairs without a question in common are left out.
    """
    if not grades:
        return ()
    readers: dict[str, dict[str, str]] = {}
    for grade in grades:
        readers.setdefault(grade.reader, {})[grade.question_id] = grade.judgement.value
    automatic = {result.question.id: _EXPECTED[verdict(result)].value for result in run.results}
    pairs = [
        agreement((reader, _without_citations(given)), (AUTOMATIC, automatic))
        for reader, given in sorted(readers.items())
    ]
    pairs += [
        agreement(first, second) for first, second in combinations(sorted(readers.items()), 2)
    ]
    return tuple(pair for pair in pairs if pair.n)


def agreement(
    first: tuple[str, Mapping[str, str]], second: tuple[str, Mapping[str, str]]
) -> Agreement:
    """Return the agreement of two, each a name with grades by question id, on what both graded."""
    common = [question for question in first[1] if question in second[1]]
    ones, others = ([given[question] for question in common] for _, given in (first, second))
    apart = tuple(q for q, one, other in zip(common, ones, others, strict=True) if one != other)
    return Agreement(
        first=first[0],
        second=second[0],
        n=len(common),
        same=1 - len(apart) / len(common) if common else 0.0,
        kappa=_kappa(ones, others),
        apart=apart,
    )


def run_key(run: Run) -> str:
    """Return what grades name their run by: 16 hex digits of what it was and when it was made."""
    identity = json.dumps([run.system, run.created, sorted(run.sets.items())])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


_EXPECTED: Mapping[Verdict, Judgement] = {
    Verdict.RIGHT: Judgement.RIGHT,
    Verdict.PARTLY: Judgement.PARTLY,
    Verdict.WRONG: Judgement.WRONG,
    Verdict.RIGHTLY_REFUSED: Judgement.RIGHT,
    Verdict.WRONGLY_REFUSED: Judgement.WRONG,
    Verdict.WRONGLY_ANSWERED: Judgement.WRONG,
}


def _read(path: Path, run: Run) -> list[Grade]:
    try:
        raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
        version, key, reader = raw["version"], raw["run"], str(raw["reader"]).strip()
        grades = [_grade(entry, reader) for entry in raw["grades"]]
    except FileNotFoundError:
        raise GradesFileError(path, "is not there. Save it from the report of the run.") from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise GradesFileError(
            path, f"holds no grades as the report saves them ({error!r})."
        ) from error
    problem = _problem(version, key, reader, run) or _unknown(grades, run)
    if problem:
        raise GradesFileError(path, problem)
    return grades


def _grade(entry: Mapping[str, Any], reader: str) -> Grade:
    return Grade(
        question_id=str(entry["question"]),
        reader=reader,
        judgement=Judgement(entry["grade"]),
        why=str(entry.get("why", "")),
    )


def _problem(version: object, key: object, reader: str, run: Run) -> str:
    if version != GRADES_VERSION:
        return f"has version {version!r} of the grades; this program reads {GRADES_VERSION}."
    if key != run_key(run):
        return f"grades another run ({key!r}) than this one ({run_key(run)!r})."
    if not reader:
        return "names no reader. Fill in initials or a code in the report and save again."
    return ""


def _unknown(grades: Sequence[Grade], run: Run) -> str:
    known = {result.question.id for result in run.results}
    for grade in grades:
        if grade.question_id not in known:
            return f"grades the question {grade.question_id!r}, which is not in this run."
    return ""


def _without_citations(given: Mapping[str, str]) -> dict[str, str]:
    partly = {Judgement.BADLY_CITED.value: Judgement.PARTLY.value}
    return {question: partly.get(grade, grade) for question, grade in given.items()}


def _kappa(ones: Sequence[str], others: Sequence[str]) -> float | None:
    from sklearn.metrics import cohen_kappa_score  # noqa: PLC0415  takes a second

    if len({*ones, *others}) <= 1:
        return None
    return float(cohen_kappa_score(ones, others))
