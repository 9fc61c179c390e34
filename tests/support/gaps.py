"""Builders of journal rows and gap reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from assistant.gaps.report import Gap, GapReport, Rest, Shortfall, Theme
from assistant.journal.port import AskedQuestion, Feedback, NearDocument, Rating

WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

NEAR = NearDocument(document_id="lampen", title="Licht als dienst in Zwolle")
GAP = Gap(
    question="Hoe besteed je gebruikte zonnepanelen aan?",
    language="nl",
    questions=7,
    conversations=4,
    shortfalls=(Shortfall.NOT_SUPPORTED, Shortfall.BADLY_RATED),
    categories=("zonnepanelen",),
    phases=("gunnen",),
    nearest=(NEAR,),
)
REPORT = GapReport(
    k=3,
    audience=frozenset({"public"}),
    since=datetime(2026, 10, 21, tzinfo=UTC),
    gaps=(GAP,),
    themes=(Theme(facet="category", key="ict", questions=6, conversations=5),),
    rest=Rest(questions=9, conversations=8),
)


def asked(text: str = "Wat kost een circulaire brug?", **more: object) -> AskedQuestion:
    """Return a question that got no answer, of conversation `c`."""
    plain = AskedQuestion(
        answer_id="a",
        conversation="c",
        asked_at=WHEN,
        text=text,
        language="nl",
        status="no_answer",
        reason="not_supported",
        audience=frozenset({"public"}),
        face="web",
    )
    return replace(plain, **more)  # type: ignore[arg-type]  any field of a row


def rated(*ratings: Rating) -> tuple[Feedback, ...]:
    """Return feedback without comments."""
    return tuple(Feedback(rating=rating, comment="", given_at=WHEN) for rating in ratings)
