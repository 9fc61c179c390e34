"""The labelled pairs judged by the product's scorer, and what came of it, with intervals.

"Supported" is what is looked for: precision is the share of the accepted pairs that are supported,
recall the share of the supported ones that are accepted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from assistant.entailment.entail import MODEL, Claimed, Support, cosines, judged
from assistant.entailment.nli import Inference
from assistant.entailment.signals import Seen, see
from assistant.logistic import fitted_model
from evaluation.fitting import brier, calibration_error
from evaluation.intervals import Estimate, estimate
from evaluation.verification_set import KINDS, VerificationPair
from ingest.text.embed import Embedder

ALL = "all"
SAME, ACROSS = "same language", "across languages"
SUPPORTED = KINDS[0]

ContextOf = Callable[[str], tuple[str, ...]]
"""Gives title and organisation of a document by its id, empty where it is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair, what was seen of it and the verdict."""

    pair: VerificationPair
    seen: Seen
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """How the pairs of one kind did.

    `right` is the share that was accepted where the kind is supported, and refused where not;
    `precision` that of acceptance if the set had only this kind beside the supported.
    """

    right: Estimate
    precision: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationSummary:
    """The figures by slice and by kind; `ms` is the time a sentence took besides embedding."""

    slices: Mapping[str, Mapping[str, Estimate]]
    kinds: Mapping[str, KindFigures]
    brier: float
    calibration_error: float
    threshold: float
    ms: float


def judge_pairs(
    pairs: Sequence[VerificationPair],
    embedder: Embedder,
    *,
    context_of: ContextOf,
    inference: Inference | None = None,
) -> tuple[list[Judged], float]:
    """Return each pair with its verdict, and the milliseconds a pair took besides embedding."""
    claims = [_claimed(pair, context_of) for pair in pairs]
    near = cosines(claims, embedder)
    inferred: Sequence[float | None] = [None] * len(claims)
    if inference is not None:
        inferred = inference.entailed([(pair.evidence, pair.claim) for pair in pairs])
    began = time.perf_counter()
    seen = [
        see(
            claim.text,
            claim.evidence,
            claim_language=claim.language,
            evidence_language=claim.evidence_language,
            cosine=cosine,
            context=claim.context,
        )
        for claim, cosine in zip(claims, near, strict=True)
    ]
    done = [
        Judged(pair=pair, seen=each, support=judged(each, inferred=entailed))
        for pair, each, entailed in zip(pairs, seen, inferred, strict=True)
    ]
    return done, 1_000 * (time.perf_counter() - began) / len(pairs)


def summarise(done: Sequence[Judged], *, ms: float) -> VerificationSummary:
    """Return precision, recall and F1 of "supported" by slice, the kinds, and calibration."""
    told = np.array([each.support.probability for each in done])
    truth = np.array([each.pair.supported for each in done])
    return VerificationSummary(
        slices={name: _figures(members) for name, members in slices_of(done).items()},
        kinds={
            kind: _kind(kind, done)
            for kind in KINDS
            if any(each.pair.kind == kind for each in done)
        },
        brier=brier(told, truth),
        calibration_error=calibration_error(told, truth),
        threshold=fitted_model(MODEL).threshold,
        ms=ms,
    )


def slices_of(done: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Return the pairs by slice: all, by whether the languages differ, by the claim's language."""
    found: dict[str, list[Judged]] = {ALL: list(done), SAME: [], ACROSS: []}
    for each in done:
        found[ACROSS if each.pair.across_languages else SAME].append(each)
        found.setdefault(f"claim in {each.pair.claim_language}", []).append(each)
    return {name: members for name, members in found.items() if members}


def to_json(summary: VerificationSummary, done: Sequence[Judged]) -> dict[str, object]:
    """Return the figures, and each pair's verdict with the signals it rests on."""
    return {
        **asdict(summary),
        "pairs": [
            {
                "id": each.pair.id,
                "kind": each.pair.kind,
                "supported": each.pair.supported,
                **asdict(each.support),
                "signals": each.seen.signals.as_mapping(),
            }
            for each in done
        ],
    }


def _claimed(pair: VerificationPair, context_of: ContextOf) -> Claimed:
    return Claimed(
        text=pair.claim,
        language=pair.claim_language,
        evidence=(pair.evidence,),
        evidence_language=pair.evidence_language,
        context=context_of(pair.document_id),
    )


def _figures(members: Sequence[Judged]) -> dict[str, Estimate]:
    hits = [float(each.support.is_supported and each.pair.supported) for each in members]
    accepted = [float(each.support.is_supported) for each in members]
    supported = [float(each.pair.supported) for each in members]
    both = [one + other for one, other in zip(accepted, supported, strict=True)]
    return {
        "precision": _ratio(members, hits, accepted),
        "recall": _ratio(members, hits, supported),
        "F1": _ratio(members, [2 * hit for hit in hits], both),
    }


def _kind(kind: str, done: Sequence[Judged]) -> KindFigures:
    mine = [each for each in done if each.pair.kind == kind]
    accepted = [
        each for each in done if each.support.is_supported and each.pair.kind in {kind, SUPPORTED}
    ]
    right = [float(each.support.is_supported == each.pair.supported) for each in mine]
    true = [float(each.pair.supported) for each in accepted]
    return KindFigures(
        right=_ratio(mine, right, [1.0] * len(mine)),
        precision=_ratio(accepted, true, [1.0] * len(accepted)),
    )


def _ratio(members: Sequence[Judged], over: Sequence[float], under: Sequence[float]) -> Estimate:
    """Return the ratio of the sums, its interval by bootstrap over documents; `n` counts pairs.

    Pairs of one document are not independent: one quote may serve a true and a false claim.
    """
    sums: dict[str, tuple[float, float]] = {}
    for each, a, b in zip(members, over, under, strict=True):
        before = sums.get(each.pair.document_id, (0.0, 0.0))
        sums[each.pair.document_id] = (before[0] + a, before[1] + b)
    found = estimate([pair for pair in sums.values() if pair[1] > 0])
    return replace(found, n=sum(b > 0 for b in under))
