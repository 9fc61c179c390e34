"""Retrieval measured per question by ir-measures, with trec_eval's conventions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, R, nDCG

from evaluation.facts import asks_for_evidence, holds
from evaluation.run_file import GoldPlace, QuestionRun, RunHit

CUTOFFS = (1, 5, 10)
MEASURES = ("R@1", "R@5", "R@10", "RR@10", "nDCG@10")

_ORDERED = (RR @ 10, nDCG @ 10)
_WHOLE = R @ 1_000  # of rankings that were cut before


def retrieval_measures(result: QuestionRun) -> dict[str, float]:
    """Return each measure by document and, with "quote " before its name, by quote; 0 to 1.

    Only for answerable questions with gold that are not ambiguous; empty for others. By
    document: documents in the order of their best chunk against the documents of the gold. By
    quote: a gold quote is found at the first hit whose span holds it whole; a quote that is
    nowhere in the index is never found.
    """
    if not asks_for_evidence(result.question):
        return {}
    return _by_document(result) | {f"quote {k}": v for k, v in _by_quote(result).items()}


def _by_document(result: QuestionRun) -> dict[str, float]:
    ranking = list(dict.fromkeys(hit.document_id for hit in result.hits))
    cuts = {k: ranking[:k] for k in CUTOFFS}
    return _measured(ranking, cuts, [gold.document_id for gold in result.question.gold])


def _by_quote(result: QuestionRun) -> dict[str, float]:
    """Count recall in the quotes that the first k hits hold.

    A hit that holds two quotes is one hit, yet two ids in the ranking of RR and nDCG: the ideal
    ranking has all quotes at its head, whatever chunks they stand in.
    """
    ranking = _quote_ranking(result.hits, result.gold)
    cuts = {k: _quote_ranking(result.hits[:k], result.gold) for k in CUTOFFS}
    return _measured(ranking, cuts, [_name(number) for number in range(len(result.question.gold))])


def _quote_ranking(hits: Sequence[RunHit], places: Sequence[GoldPlace]) -> list[str]:
    ranking: dict[str, None] = {}
    for rank, hit in enumerate(hits):
        held = [_name(number) for number, place in enumerate(places) if holds(hit, place)]
        # A hit whose quotes were all seen before takes its rank and brings nothing.
        fresh = [name for name in held if name not in ranking]
        ranking.update(dict.fromkeys(fresh or [f"hit {rank}"]))
    return list(ranking)


def _name(number: int) -> str:
    return f"gold {number}"


def _measured(
    ranking: Sequence[str], cuts: Mapping[int, Sequence[str]], relevant: Sequence[str]
) -> dict[str, float]:
    """Return all measures in one call; `cuts` has what was found within the first k."""
    run = {"all": _scored(ranking)} | {f"R@{k}": _scored(found) for k, found in cuts.items()}
    qrels = {name: dict.fromkeys(relevant, 1) for name in run}
    values = {
        (str(found.measure), found.query_id): float(found.value)
        for found in ir_measures.iter_calc([_WHOLE, *_ORDERED], qrels, run)
    }
    recalls = {f"R@{k}": values[str(_WHOLE), f"R@{k}"] for k in cuts}
    return recalls | {str(ordered): values[str(ordered), "all"] for ordered in _ORDERED}


def _scored(ranking: Sequence[str]) -> dict[str, float]:
    """Give each id a score of its own: trec_eval orders by score, and ties by id."""
    return {name: -float(rank) for rank, name in enumerate(ranking)}
