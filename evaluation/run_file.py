"""A run: what a system answered to each question of its sets. Written as versioned JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from evaluation.errors import RunFileError
from evaluation.json_file import save_json
from evaluation.questions import EvalQuestion, question_from_json

RUN_VERSION = 2
"""2 has `signals` of each sentence; 1, which had none there, is read as if they were empty."""

_READ = (1, RUN_VERSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHit:
    """A chunk that was found; it is `document.text[start:end]` in code points."""

    document_id: str
    chunk_id: str
    score: float
    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCitation:
    """A quote that was shown; `faithful` tells whether it stands at its place in the document."""

    number: int
    document_id: str
    language: str
    kind: str
    quote: str
    start: int
    end: int
    faithful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSentence:
    """A sentence that was shown, with the numbers of its citations.

    `signals` are what its support rests on; empty where the system does not tell.
    """

    text: str
    citations: tuple[int, ...]
    support: float
    verbatim: bool
    signals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """Where a gold quote stands in the index: None where its document or words are not there."""

    document_id: str
    language: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRun:
    """What one question got. `status` is answered, no_answer or clarify; hits are best first.

    `timings_ms` has a total beside the steps; `tokens` is empty where no chat model was asked;
    `signals` are what the decision to answer rested on, where the system tells.
    """

    question: EvalQuestion
    status: str
    reason: str | None = None
    language: str
    hits: tuple[RunHit, ...] = ()
    gold: tuple[GoldPlace, ...] = ()
    sentences: tuple[RunSentence, ...] = ()
    citations: tuple[RunCitation, ...] = ()
    options: tuple[str, ...] = ()
    writer: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    tokens: Mapping[str, int] = field(default_factory=dict)
    signals: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The answer as it was read; empty where there was none."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A whole run with what it was made with, so that it can be repeated and compared.

    `sets` gives the SHA-256 of each question set by its name; `made_with` is settings, model,
    fingerprints and versions, all as text.
    """

    system: str
    created: str
    sets: Mapping[str, str]
    made_with: Mapping[str, str]
    results: tuple[QuestionRun, ...]
    seconds: float


def save(run: Run, path: Path) -> None:
    """Write the run; a half-written file never takes the place of an earlier one."""
    save_json({"version": RUN_VERSION, **asdict(run)}, path)


def load(path: Path) -> Run:
    """Return a run that was saved; raises RunFileError for anything else."""
    try:
        raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
        version = raw.pop("version")
        if version not in _READ:
            raise RunFileError(
                path,
                f"is a run of version {version!r}; this program reads "
                f"{' and '.join(map(str, _READ))}. Make it anew with: leerkring evaluate run",
            )
        results = tuple(result_from_json(entry) for entry in raw.pop("results"))
        return Run(results=results, **raw)
    except FileNotFoundError:
        raise RunFileError(path, "is not there. Make a run with: leerkring evaluate run") from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise RunFileError(path, f"is no run of leerkring evaluate ({error!r}).") from error


def result_from_json(raw: Mapping[str, Any]) -> QuestionRun:
    """Return one result as `dataclasses.asdict` gave it."""
    given = dict(raw)
    return QuestionRun(
        question=question_from_json(given.pop("question")),
        hits=tuple(RunHit(**entry) for entry in given.pop("hits")),
        gold=tuple(GoldPlace(**entry) for entry in given.pop("gold")),
        sentences=tuple(
            RunSentence(**{**entry, "citations": tuple(entry["citations"])})
            for entry in given.pop("sentences")
        ),
        citations=tuple(RunCitation(**entry) for entry in given.pop("citations")),
        options=tuple(given.pop("options")),
        **given,
    )
