"""Rankings in, one row of figures a system out, each set against the product's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.beir import Qrels, Ranking, per_query
from evaluation.intervals import Estimate, estimate, paired_interval, paired_test
from scripts.ablation.sets import Judged

MAIN = "nDCG@10"
MEASURES = ("R@5", MAIN)
ACROSS = "across"

Rankings = Mapping[str, Sequence[str]]
"""Of each query by its id, ids of documents, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """By how much the product's nDCG@10 is above a system's, with its 95 % interval and p."""

    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A system's measures by document, over all queries and by their language.

    `across` is R@5 among the gold in another language than the query's; `lead` is None for the
    product itself.
    """

    system: str
    overall: Mapping[str, Estimate]
    across: Estimate
    by_language: Mapping[str, Mapping[str, Estimate]]
    lead: Lead | None


def rows_of(judged: Judged, rankings: Mapping[str, Rankings], *, product: str) -> list[Row]:
    """Return a row for each system, in the order given; `product` is the one to compare with."""
    ours = _contributions(judged.qrels, rankings[product], MAIN)
    return [
        Row(
            system=system,
            overall={name: _estimate(judged.qrels, ranked, name) for name in MEASURES},
            across=_estimate(judged.elsewhere(), ranked, "R@5"),
            by_language={
                language: {name: _estimate(qrels, ranked, name) for name in MEASURES}
                for language, qrels in judged.by_language().items()
            },
            lead=None if system == product else _lead(judged, ranked, ours),
        )
        for system, ranked in rankings.items()
    ]


def _lead(judged: Judged, ranked: Rankings, ours: Mapping[str, tuple[float, float]]) -> Lead:
    theirs = _contributions(judged.qrels, ranked, MAIN)
    low, high = paired_interval(theirs, ours)
    difference = sum(ours[key][0] - theirs[key][0] for key in ours) / len(ours)
    return Lead(value=difference, low=low, high=high, p=paired_test(theirs, ours))


def _estimate(qrels: Qrels, ranked: Rankings, measure: str) -> Estimate:
    return estimate(list(_contributions(qrels, ranked, measure).values()))


def _contributions(qrels: Qrels, ranked: Rankings, measure: str) -> dict[str, tuple[float, float]]:
    scored = {query_id: _scored(ranked[query_id]) for query_id in qrels}
    found = per_query(qrels, scored) if qrels else {}
    return {query_id: (values[measure], 1.0) for query_id, values in found.items()}


def _scored(ids: Sequence[str]) -> Ranking:
    """Give each document a score of its own: trec_eval orders by score, and ties by id."""
    return {document_id: -float(rank) for rank, document_id in enumerate(ids)}
