"""A question with what a chat model may answer it from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Passage
from assistant.question import Question
from assistant.write.compare import Candidate, Comparison
from ingest.document import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Value):
    """Passages by their numbers; `names` are words that are names wherever they stand."""

    question: Question
    comparison: Comparison
    passages: dict[int, Passage]
    names: frozenset[str]

    def candidates(self, number: int) -> list[Candidate]:
        """Return the candidates of a passage."""
        found = self.comparison.candidates
        return [each for each in found if each.sentence.passage.number == number]


def task_of(question: Question, comparison: Comparison) -> Task:
    """Return the task; the organisations of all its passages are names."""
    found = [each.sentence.passage for each in comparison.candidates]
    passages = {passage.number: passage for passage in found}
    metas = [passage.hit.chunk.meta for passage in found]
    words = (word for meta in metas for word in (meta.organisation or "").split())
    return Task(
        question=question,
        comparison=comparison,
        passages=dict(sorted(passages.items())),
        names=frozenset(word for word in words if word[0].isupper()),
    )
