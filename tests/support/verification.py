"""Labelled pairs, and verdicts on them that nobody had to reach."""

from __future__ import annotations

from assistant.entailment.entail import Support
from assistant.entailment.signals import EntailmentSignals, Seen
from assistant.entailment.turns import Turns
from evaluation.verification import Judged
from evaluation.verification_set import VerificationPair


def pair(kind: str = "supported", **changes: str) -> VerificationPair:
    """Return a pair of a kind; without changes claim and evidence are Dutch."""
    fields = {
        "id": "v1",
        "claim": "De stad kocht stoelen.",
        "claim_language": "nl",
        "document_id": "stoelen",
        "evidence": "De stad kocht in 2018 20 stoelen.",
        "evidence_language": "nl",
    }
    return VerificationPair(kind=kind, supported=kind == "supported", **(fields | changes))


def judged(
    of: VerificationPair,
    *,
    accepted: bool,
    probability: float = 0.5,
    coverage: float = 0.5,
    negated: bool = False,
) -> Judged:
    """Return a verdict on a pair, with the signal that it rests on."""
    seen = Seen(
        signals=EntailmentSignals(coverage=coverage),
        turns=Turns(negated=negated, crossed=False, contrasted=False, opposed=None, achieved=None),
        figure=None,
        name=None,
        swapped=None,
        same_language=not of.across_languages,
    )
    return Judged(
        pair=of, seen=seen, support=Support(probability=probability, is_supported=accepted)
    )
