"""Retrieval per question, by hand and against an independent implementation."""

from __future__ import annotations

from dataclasses import replace
from math import log2
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.questions import Gold
from evaluation.retrieval import MEASURES, retrieval_measures
from evaluation.run_file import QuestionRun
from tests.support.evaluation_ranx import ranx_scores
from tests.support.evaluation_runs import DOCUMENT, START, hit, question, result

LONG = "x" * 50
ELSEWHERE = 5_000  # no gold quote stands there


def two_golds(first: str = "a", second: str = "b") -> QuestionRun:
    golds = (Gold(document_id=first, quote=LONG), Gold(document_id=second, quote=LONG))
    return result(question(gold=golds))


def test_documents_are_ranked_by_their_best_chunk() -> None:
    hits = (hit("c"), hit("c", 500, 999), hit("a"), hit("c", 1000, 1500), hit("b"))
    found = retrieval_measures(replace(two_golds(), hits=hits))
    assert found["R@1"] == 0
    assert found["R@5"] == 1
    assert found["RR@10"] == 1 / 2
    ideal = 1 + 1 / log2(3)
    assert found["nDCG@10"] == pytest.approx((1 / log2(3) + 1 / log2(4)) / ideal)


def test_a_gold_document_counts_once_however_many_quotes_it_has() -> None:
    hits = (hit("a"), hit("a", 500, 999))
    found = retrieval_measures(replace(two_golds("a", "a"), hits=hits))
    assert [found[name] for name in MEASURES] == [1, 1, 1, 1, 1]


def test_the_order_of_hits_counts_and_not_their_scores() -> None:
    hits = (hit("c", score=0.1), hit("a", score=0.9))
    assert retrieval_measures(replace(two_golds(), hits=hits))["RR@10"] == 1 / 2


def test_only_the_first_k_count() -> None:
    hits = (*(hit(f"other {n}") for n in range(9)), hit("a"), hit("b"))
    found = retrieval_measures(replace(two_golds(), hits=hits))
    assert (found["R@5"], found["R@10"], found["RR@10"]) == (0, 1 / 2, 1 / 10)


def test_a_quote_is_found_where_a_hit_holds_it_whole() -> None:
    asked = question(gold=(Gold(document_id=DOCUMENT, quote=LONG),))
    exact = hit(start=START, end=START + 50)
    cut = hit(start=START + 1, end=START + 500)
    cut_at_the_end = hit(start=0, end=START + 49)
    elsewhere = hit("another", START, START + 50)
    found = retrieval_measures(result(asked, hits=(cut, cut_at_the_end, elsewhere, exact)))
    assert found["quote RR@10"] == 1 / 4
    assert (found["quote R@1"], found["quote R@5"]) == (0, 1)
    assert found["R@1"] == 1


def test_a_quote_is_found_once() -> None:
    hits = (hit("a"), hit("a", 0, 900), hit("b", 0, 2_000))
    found = retrieval_measures(replace(two_golds(), hits=hits))
    assert found["quote nDCG@10"] == pytest.approx((1 + 1 / log2(4)) / (1 + 1 / log2(3)))


def test_a_hit_may_hold_two_quotes() -> None:
    found = retrieval_measures(replace(two_golds("a", "a"), hits=(hit("a", 0, 2_000),)))
    assert found["quote R@1"] == 1
    assert found["quote nDCG@10"] == 1


def test_recall_by_quote_counts_hits_and_not_quotes() -> None:
    golds = tuple(Gold(document_id=name, quote=LONG) for name in "aaaab")
    hits = (hit("a", 0, 5_000), hit("c"), hit("c", 500, 999), hit("c", 1_000, 1_500), hit("b"))
    asked = result(question(gold=golds))
    last = replace(asked.gold[-1], start=START, end=START + 50)
    found = retrieval_measures(replace(asked, hits=hits, gold=(*asked.gold[:-1], last)))
    assert (found["quote R@1"], found["quote R@5"]) == (4 / 5, 1)


def test_a_quote_that_is_nowhere_in_the_index_is_never_found() -> None:
    asked = two_golds("a", "a")
    lost = replace(asked.gold[1], start=None, end=None)
    hits = (hit("a", 0, 9_000),)
    found = retrieval_measures(replace(asked, gold=(asked.gold[0], lost), hits=hits))
    assert found["quote R@10"] == 1 / 2


def test_nothing_found_is_zero_for_every_measure() -> None:
    found = retrieval_measures(two_golds())
    assert set(found) == {*MEASURES, *(f"quote {name}" for name in MEASURES)}
    assert set(found.values()) == {0.0}


@pytest.mark.parametrize("kind", ["unanswerable", "out-of-domain", "injection", "ambiguous"])
def test_only_questions_with_evidence_to_find_are_measured(kind: str) -> None:
    assert retrieval_measures(result(question(kind), hits=(hit(),))) == {}


_HITS = st.lists(
    st.builds(
        lambda name, start: hit(name, start, start + 400),
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([0, START, 1_000, START + 1_000, ELSEWHERE]),
    ),
    max_size=30,
    unique_by=lambda found: found.chunk_id,
)


@settings(deadline=None)  # the processor is shared
@given(_HITS)
def test_every_measure_lies_between_0_and_1_and_recall_rises_with_k(hits: list[object]) -> None:
    found = retrieval_measures(result(two_golds("a", "a").question, hits=tuple(hits)))
    assert all(0 <= value <= 1 for value in found.values())
    for level in ("", "quote "):
        assert found[f"{level}R@1"] <= found[f"{level}R@5"] <= found[f"{level}R@10"]


@settings(deadline=None)  # the processor is shared
@given(_HITS)
def test_the_order_of_the_gold_does_not_matter(hits: list[object]) -> None:
    asked = replace(two_golds(), hits=tuple(hits))  # type: ignore[arg-type]  # hits, from hypothesis
    turned = replace(asked.question, gold=asked.question.gold[::-1])
    other = replace(asked, question=turned, gold=asked.gold[::-1])
    assert retrieval_measures(other) == pytest.approx(retrieval_measures(asked))


@pytest.mark.integration
def test_ranx_gives_the_same_figures_on_random_runs() -> None:
    results = {f"q{seed}": _random_result(Random(seed)) for seed in range(200)}  # noqa: S311  made up
    qrels = {
        name: {gold.document_id: 1 for gold in found.question.gold}
        for name, found in results.items()
    }
    run = {name: _ranked(found) for name, found in results.items()}
    names = ["recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10"]
    theirs = ranx_scores(qrels, run, names)
    for name, found in results.items():
        ours = retrieval_measures(found)
        for mine, other in zip(MEASURES, names, strict=True):
            assert ours[mine] == pytest.approx(theirs[other][name])
            # Each gold quote stands in a chunk of its own here: both levels are the same.
            assert ours[f"quote {mine}"] == pytest.approx(theirs[other][name])


def _random_result(random: Random) -> QuestionRun:
    golds = random.sample(range(40), random.randint(1, 6))
    asked = question(gold=tuple(Gold(document_id=f"d{n}", quote=LONG) for n in golds))
    found = random.sample(range(40), random.randint(1, 40))
    return result(asked, hits=tuple(hit(f"d{n}", 0, 10_000) for n in found))


def _ranked(ranked: QuestionRun) -> dict[str, float]:
    return {found.document_id: 1.0 / rank for rank, found in enumerate(ranked.hits, 1)}
