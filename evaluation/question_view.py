"""What the report shows of one question beside the run's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.facts import Fact, facts_of, holds, quote_states
from evaluation.grades import Grade
from evaluation.run_file import QuestionRun, RunCitation
from evaluation.verdicts import verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A quote that was shown; `gold` where it states one of the gold facts."""

    citation: RunCitation
    gold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldView:
    """A gold fact: the rank from 1 of the first hit that holds it, None where none does."""

    document_id: str
    quote: str
    language: str
    indexed: bool
    rank: int | None
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """One question; `readers` is none, graded or apart (readers differ among themselves)."""

    result: QuestionRun
    verdict: str
    quotes: tuple[QuoteView, ...]
    gold: tuple[GoldView, ...]
    grades: tuple[Grade, ...] = ()

    @property
    def readers(self) -> str:
        """Return what the report's filter calls it."""
        found = {grade.judgement for grade in self.grades}
        return ("not graded", "graded")[len(found)] if len(found) < 2 else "readers differ"  # noqa: PLR2004  two differ


def question_card(result: QuestionRun, grades: Sequence[Grade] = ()) -> QuestionCard:
    """Return the card of a question with the grades that readers gave it."""
    facts = facts_of(result)
    return QuestionCard(
        result=result,
        verdict=verdict(result).value,
        quotes=tuple(
            QuoteView(citation=citation, gold=any(quote_states(citation, fact) for fact in facts))
            for citation in result.citations
        ),
        gold=tuple(_gold(fact, result) for fact in facts),
        grades=tuple(grade for grade in grades if grade.question_id == result.question.id),
    )


def _gold(fact: Fact, result: QuestionRun) -> GoldView:
    return GoldView(
        document_id=fact.document_id,
        quote=fact.quote,
        language=fact.language or "",
        indexed=fact.start is not None,
        rank=_rank(fact, result),
        quoted=any(quote_states(citation, fact) for citation in result.citations),
    )


def _rank(fact: Fact, result: QuestionRun) -> int | None:
    return next((rank for rank, hit in enumerate(result.hits, 1) if holds(hit, fact)), None)
