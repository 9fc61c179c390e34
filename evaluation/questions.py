"""Question sets: JSON Lines in, questions with their gold out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from evaluation.errors import QuestionSetError
from evaluation.set_file import SetFormat, shipped_path
from ingest.document import LANGUAGES

TYPES = (
    "factoid",
    "how-to",
    "definition",
    "legal",
    "comparison",
    "list",
    "who-did-this",
    "figures-in-conflict",
    "cross-language",
    "unanswerable",
    "ambiguous",
    "out-of-domain",
    "injection",
)
"""What a question may be; the last four but ambiguous have no answer in the corpus."""

NO_ANSWER_TYPES = frozenset({"unanswerable", "out-of-domain", "injection"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A fact that a full answer states: the words of a document that give it (a nugget)."""

    document_id: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalQuestion:
    """One question of a set; `senses` are what an ambiguous one may mean."""

    id: str
    language: str
    type: str
    question: str
    answerable: bool
    gold: tuple[Gold, ...] = ()
    reference_answer: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    senses: tuple[str, ...] = ()


def load_sets(names: Iterable[str | Path]) -> list[EvalQuestion]:
    """Return the questions of several sets, each a shipped set's name (`dev`) or a file.

    Raises QuestionSetError for what can't be read, for a set without questions and for an id
    that stands twice.
    """
    questions: dict[str, EvalQuestion] = {}
    for name in names:
        path, before = set_path(name), len(questions)
        for line, question in _FORMAT.read(path):
            if question.id in questions:
                raise QuestionSetError(path, line, f"the id {question.id!r} is used twice.")
            questions[question.id] = question
        if len(questions) == before:
            raise QuestionSetError(path, 0, "has no question.")
    return list(questions.values())


def save_set(questions: Iterable[EvalQuestion], path: Path) -> None:
    """Write questions as a set, one a line; what is empty by default is left out."""
    optional = ("facets", "senses")
    lines = (
        {key: value for key, value in asdict(question).items() if value or key not in optional}
        for question in questions
    )
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")


def question_from_json(raw: Mapping[str, Any]) -> EvalQuestion:
    """Return a question as `asdict` gave it; raises KeyError or TypeError for anything else."""
    given = {key: raw[key] for key in raw.keys() - {"gold", "senses"}}
    gold = tuple(Gold(**entry) for entry in raw["gold"])
    return EvalQuestion(gold=gold, senses=tuple(raw["senses"]), **given)


def set_path(name: str | Path) -> Path:
    """Return the file of a shipped set's name, or the file itself."""
    return shipped_path(name)


def set_hash(name: str | Path) -> str:
    """Return the SHA-256 of a set's bytes: a set that is frozen keeps it."""
    return hashlib.sha256(set_path(name).read_bytes()).hexdigest()


def problem_of(question: EvalQuestion) -> str | None:
    """Return why no set may hold the question, as the end of a sentence; None: it may."""
    if question.language not in LANGUAGES:
        return f"the language {question.language!r} is none of {', '.join(LANGUAGES)}."
    if question.type not in TYPES:
        return f"the type {question.type!r} is none of {', '.join(TYPES)}."
    if question.answerable == (question.type in NO_ANSWER_TYPES):
        return f"answerable = {question.answerable} does not go with type {question.type!r}."
    if question.answerable != bool(question.gold):
        return "an answerable question has gold, and no other has."
    return None


_FORMAT = SetFormat(
    error=QuestionSetError,
    what="question set",
    entry="question",
    make=lambda raw: question_from_json({"gold": (), "senses": (), **raw}),
    problem_of=problem_of,
)
