"""What is kept of a question and its answer, for the questions that follow."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer, Clarification, Outcome
from assistant.follow_up.choice import Choice

LONGEST = 500
"""Characters that are kept of a question, an organisation and a title."""

MOST_TOLD = 20
"""Citations that are kept of an answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document that an answer cited, the best first."""

    organisation: str | None
    title: str
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as it was searched for, what its answer cited, and what was asked back.

    `language` is that of the question, and `spoken` that of the answer: a follow-up may be in
    another language than what it follows. `chosen` is what a term was said to mean, and
    `is_new_topic` that another subject began.
    """

    question: str
    language: str
    spoken: str
    told: tuple[Told, ...] = ()
    unclear: Clarification | None = None
    chosen: Choice | None = None
    is_new_topic: bool = False

    def organisation(self) -> str | None:
        """Return the organisation of the best document, where most citations are of it."""
        organisations = [told.organisation for told in self.told]
        best = organisations[0] if organisations else None
        return best if organisations.count(best) * 2 > len(organisations) else None

    def organisations(self) -> tuple[str, ...]:
        """Return the organisations that the answer cited, each once, in its order."""
        return tuple(dict.fromkeys(t.organisation or t.title for t in self.told))


def told_by(outcome: Outcome) -> tuple[Told, ...]:
    """Return the documents that an answer cites; none of another outcome."""
    cited = outcome.citations[:MOST_TOLD] if isinstance(outcome, Answer) else ()
    return tuple(
        Told(
            citation.meta.organisation[:LONGEST] if citation.meta.organisation else None,
            citation.meta.title[:LONGEST],
            citation.meta.place,
        )
        for citation in cited
    )
