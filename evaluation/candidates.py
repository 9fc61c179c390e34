"""From use to test: exported questions become candidates, and reviewed ones questions of a set.

An export is JSON Lines, one exchange a line: question, language, status (answered, no_answer or
clarify), rating (up, down or null), comment, and citations as {document_id, quote}. A candidate
adds an empty review: `accepted` (true or false) and `reason`, which the reviewer fills in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import CandidatesError
from evaluation.questions import EvalQuestion, Gold, problem_of, question_from_json
from ingest.text.words import fold

TYPE_BY_STATUS = {"answered": "factoid", "no_answer": "unanswerable", "clarify": "ambiguous"}
"""What a question probably is; the reviewer knows better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question from use with what it got; `accepted` is None until somebody has reviewed it."""

    question: EvalQuestion
    times_asked: int
    status: str
    rating: str | None
    comments: tuple[str, ...]
    accepted: bool | None = None
    reason: str = ""


def propose(export: Path, *, known: Iterable[EvalQuestion] = ()) -> list[Candidate]:
    """Return a candidate for each different question that no set has yet, most asked first.

    A question rated up brings its quotes as proposed gold; any other has none, and can only be
    accepted as unanswerable or once the reviewer has found gold. Raises CandidatesError.
    """
    held = {_same(question.question) for question in known}
    asked: dict[str, list[Mapping[str, Any]]] = {}
    for number, entry in _lines(export):
        question = entry.get("question")
        if not isinstance(question, str) or entry.get("status") not in [*TYPE_BY_STATUS]:
            raise CandidatesError(export, number, "has no question with a known status.")
        try:
            _quotes(entry)
        except (KeyError, TypeError) as error:
            reason = "has citations that are no list of {document_id, quote}."
            raise CandidatesError(export, number, reason) from error
        if _same(question) not in held:
            asked.setdefault(_same(question), []).append(entry)
    ordered = sorted(asked.values(), key=lambda entries: -len(entries))
    return [_candidate(entries) for entries in ordered]


def save_candidates(candidates: Iterable[Candidate], path: Path) -> None:
    """Write candidates for review, one a line."""
    lines = (json.dumps(asdict(candidate), ensure_ascii=False) for candidate in candidates)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def reviewed(path: Path) -> tuple[list[EvalQuestion], list[Candidate]]:
    """Return the accepted questions, and those refused with their reason; others stay waiting.

    Raises CandidatesError for a refusal without a reason and for accepted questions that are not
    complete.
    """
    accepted: list[EvalQuestion] = []
    refused: list[Candidate] = []
    for number, entry in _lines(path):
        candidate = _read(path, number, entry)
        question = candidate.question
        if candidate.accepted is False:
            if not candidate.reason.strip():
                raise CandidatesError(path, number, "is refused without a reason.")
            refused.append(candidate)
        elif candidate.accepted:
            if problem := problem_of(question):
                raise CandidatesError(path, number, f"is accepted, but {problem}")
            if question.id in {other.id for other in accepted}:
                raise CandidatesError(path, number, f"has the id {question.id!r} a second time.")
            accepted.append(question)
    return accepted, refused


def _candidate(entries: list[Mapping[str, Any]]) -> Candidate:
    latest = entries[-1]
    ratings = [entry.get("rating") for entry in entries if entry.get("rating")]
    liked = bool(ratings) and set(ratings) == {"up"}
    gold = _quotes(latest) if liked and latest["status"] == "answered" else ()
    number = hashlib.sha256(_same(latest["question"]).encode()).hexdigest()[:8]
    return Candidate(
        question=EvalQuestion(
            id=f"use-{number}",
            language=latest.get("language", "nl"),
            type=TYPE_BY_STATUS[latest["status"]],
            question=latest["question"],
            answerable=bool(gold),
            gold=gold,
        ),
        times_asked=len(entries),
        status=latest["status"],
        rating=ratings[-1] if ratings else None,
        comments=tuple(entry["comment"] for entry in entries if entry.get("comment")),
    )


def _quotes(entry: Mapping[str, Any]) -> tuple[Gold, ...]:
    cited = entry.get("citations") or ()
    return tuple(Gold(document_id=one["document_id"], quote=one["quote"]) for one in cited)


def _read(path: Path, number: int, entry: Mapping[str, Any]) -> Candidate:
    try:
        raw = dict(entry)
        comments = tuple(raw.pop("comments", ()))
        asked = question_from_json({"senses": (), **raw.pop("question")})
        return Candidate(question=asked, comments=comments, **raw)
    except (KeyError, TypeError, ValueError) as error:
        raise CandidatesError(path, number, f"is no candidate ({error!r}).") from error


def _lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        lines = path.read_text("utf-8").split("\n")  # not at U+2028, which a text may hold
    except (OSError, UnicodeDecodeError) as error:
        raise CandidatesError(path, 0, f"can't be read: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise CandidatesError(path, number, f"is no JSON ({error}).") from error
        if not isinstance(entry, dict):
            raise CandidatesError(path, number, "is no JSON object.")
        yield number, entry


def _same(question: str) -> str:
    """Return what questions that differ in case, accents and spaces only have in common."""
    return " ".join(fold(question).strip(" ?!.").split())
