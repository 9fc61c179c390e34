"""A hand-written system to evaluate: what it answers, what it stores, where it fails."""

from __future__ import annotations

import time
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from evaluation.questions import EvalQuestion
from evaluation.run_file import RunCitation, RunHit
from evaluation.system import StoredText, SystemReply
from tests.support.evaluation_runs import DOCUMENT, FACT, citation, hit, question, sentence

TEXT = f"# Meubilair 😀\n\n{FACT} Twee leveranciers boden aan.\n"
PLACE = TEXT.index(FACT)
STORED = {DOCUMENT: StoredText(text=TEXT, language="nl")}


def questions(count: int = 6) -> list[EvalQuestion]:
    """Return different questions in order: q0, q1, …"""
    return [question(id=f"q{number}", question=f"Vraag {number}?") for number in range(count)]


def reply(*citations: RunCitation, hits: tuple[RunHit, ...] = (), **changes: object) -> SystemReply:
    """Return an answer that cites FACT at its place in TEXT, unless others are given."""
    shown = citations or (citation(start=PLACE, faithful=False),)
    fields: dict[str, object] = {
        "status": "answered",
        "language": "nl",
        "corpus_version": "v1",
        "hits": hits or (hit(),),
        "sentences": tuple(sentence(each.quote, (each.number,)) for each in shown),
        "citations": shown,
        "writer": "fake",
        "timings_ms": {"search": 1.5, "total": 2.5},
        "signals": {"support": 0.75},
    }
    return SystemReply(**(fields | changes))  # type: ignore[arg-type]  # a test's own keywords


@dataclass(kw_only=True)
class FakeSystem:
    """Answers with `replies` by question, else with the question itself as the writer's name.

    A question in `fails` raises ConnectionError, one in `slow` takes so many seconds; `asked`
    and `fetched` say what happened.
    """

    name: str = "fake"
    replies: Mapping[str, SystemReply] = field(default_factory=dict)
    documents: Mapping[str, StoredText] = field(default_factory=lambda: STORED)
    made: Mapping[str, str] = field(default_factory=lambda: {"model": "none"})
    fails: AbstractSet[str] = frozenset()
    slow: Mapping[str, float] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def ask(self, question: str) -> SystemReply:
        self.asked.append(question)
        time.sleep(self.slow.get(question, 0.0))
        if question in self.fails:
            raise ConnectionError(question)
        return self.replies.get(question) or reply(writer=question)

    def document(self, document_id: str) -> StoredText | None:
        self.fetched.append(document_id)
        return self.documents.get(document_id)

    def made_with(self) -> Mapping[str, str]:
        return self.made
