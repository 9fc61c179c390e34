"""Whether evidence supports a sentence: a calibrated probability, and checks that may refuse it.

Without a model from a hub it rests on words, figures, negation and the embedder's cosine; the
weights are in `fitted/entailment.json`. What is not surely supported is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from assistant.entailment.signals import Seen, see
from assistant.logistic import fitted_model
from ingest.document import Value
from ingest.text.centring import embed_passages
from ingest.text.embed import Embedder

MODEL = "entailment"
INFERRED = 0.5
"""The least probability of a model of inference that counts as support."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Value):
    """How likely the evidence supports a claim, 0 to 1, and whether that is enough to show it.

    `why` says in English, for logs, which check refused it; "" where none did.
    """

    probability: float
    is_supported: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed(Value):
    """A sentence with the words it is said to rest on; `context` is title and organisation."""

    text: str
    language: str
    evidence: tuple[str, ...]
    evidence_language: str
    context: tuple[str, ...] = ()


def support_of(
    claim: str,
    evidence: Sequence[str],
    *,
    claim_language: str,
    evidence_language: str,
    cosine: float,
    context: Sequence[str] = (),
    inferred: float | None = None,
) -> Support:
    """Return how far the evidence supports the claim; a claim that is the evidence, fully.

    `cosine` is the highest that `cosines` gives between the claim and a text of the evidence;
    `context`, the title and organisation of its document, counts where the claim names somebody.
    `inferred`, from a model of inference, takes the place of the fitted model; the checks stay.
    """
    if _plain(claim) in map(_plain, evidence):
        return Support(probability=1.0, is_supported=True)
    seen = see(
        claim,
        evidence,
        claim_language=claim_language,
        evidence_language=evidence_language,
        cosine=cosine,
        context=context,
    )
    return judged(seen, inferred=inferred)


def judged(seen: Seen, *, inferred: float | None = None) -> Support:
    """Return the support that was seen; the threshold is the fitted model's or `INFERRED`."""
    model, why = fitted_model(MODEL), refused(seen)
    threshold = model.threshold if inferred is None else INFERRED
    probability = model.probability(asdict(seen.signals)) if inferred is None else inferred
    return Support(
        probability=round(min(probability, model.refused) if why else probability, 4),
        is_supported=probability >= threshold and not why,
        why=why,
    )


def refused(seen: Seen) -> str:
    """Return which check refuses the claim whatever its likeness, or ""."""
    return next(_refusals(seen), "")


def _refusals(seen: Seen) -> Iterator[str]:
    if seen.figure is not None:
        yield f"the evidence has no {seen.figure}"
    if seen.swapped is not None:
        yield f"{seen.swapped} counts another thing in the evidence"
    if seen.turns.negated:
        yield "one is negated and the other is not"
    if seen.turns.crossed:
        yield "two things have changed sides"
    if seen.turns.opposed is not None:
        yield "{} is said for {}".format(*seen.turns.opposed)
    if seen.turns.achieved is not None:
        yield f"planned ({seen.turns.achieved}) is told as achieved"
    if seen.name is not None and seen.same_language:
        yield f"the evidence does not name {seen.name}"


def cosines(claims: Sequence[Claimed], embedder: Embedder) -> list[float]:
    """Return for each claim the highest cosine to a text of its evidence, all embedded at once.

    Both as passages, centred by their language where the model has centres.
    """
    texts = [text for claim in claims for text in (claim.text, *claim.evidence)]
    languages = [
        tag
        for claim in claims
        for tag in (claim.language, *[claim.evidence_language] * len(claim.evidence))
    ]
    vectors = iter(embed_passages(embedder, texts, languages))
    found = []
    for claim in claims:
        own = next(vectors)
        found.append(max((float(np.dot(own, next(vectors))) for _ in claim.evidence), default=0.0))
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())
