from __future__ import annotations

from typing import Any

import pytest

from evaluation.report import verification_html
from evaluation.verification import (
    ACROSS,
    ALL,
    SAME,
    Judged,
    judge_pairs,
    summarise,
    to_json,
)
from evaluation.verification_documents import context_of
from evaluation.verification_view import verification_view
from tests.support.embedders import WordEmbedder
from tests.support.verification import judged, pair

DONE = [
    judged(pair(document_id="a"), accepted=True, probability=0.9),
    judged(pair(document_id="b"), accepted=False, probability=0.4),
    judged(pair(document_id="c", claim_language="fr"), accepted=True, probability=0.8),
    judged(pair("number_changed", document_id="a"), accepted=False, probability=0.1),
    judged(pair("unsupported", document_id="d"), accepted=True, probability=0.7),
]


def value(slice_: str, figure: str, done: list[Judged] = DONE) -> float:
    return summarise(done, ms=1.0).slices[slice_][figure].value


def test_precision_is_of_the_accepted_and_recall_of_the_supported() -> None:
    assert value(ALL, "precision") == pytest.approx(2 / 3)
    assert value(ALL, "recall") == pytest.approx(2 / 3)
    assert value(ALL, "F1") == pytest.approx(2 / 3)


def test_pairs_across_languages_have_figures_of_their_own() -> None:
    assert value(ACROSS, "recall") == 1.0
    assert value(SAME, "precision") == pytest.approx(1 / 2)
    assert value("claim in fr", "recall") == 1.0


def test_a_kind_is_right_where_only_the_supported_are_accepted() -> None:
    kinds = summarise(DONE, ms=1.0).kinds
    assert list(kinds) == ["supported", "unsupported", "number_changed"]
    assert [found.right.value for found in kinds.values()] == pytest.approx([2 / 3, 0.0, 1.0])
    assert kinds["unsupported"].precision.value == pytest.approx(2 / 3)
    assert kinds["number_changed"].precision.value == 1.0


def test_intervals_are_over_documents_and_n_counts_pairs() -> None:
    one = [judged(pair(document_id="a"), accepted=n < 5) for n in range(10)]
    recall = summarise(one, ms=1.0).slices[ALL]["recall"]
    assert (recall.n, recall.value, recall.low, recall.high) == (10, 0.5, 0.5, 0.5)
    many = [judged(pair(document_id=str(n)), accepted=n < 5) for n in range(10)]
    apart = summarise(many, ms=1.0).slices[ALL]["recall"]
    assert apart.low < 0.5 < apart.high


def test_calibration_is_of_the_probability_that_was_told() -> None:
    summary = summarise(DONE, ms=1.0)
    assert summary.brier == pytest.approx((0.01 + 0.36 + 0.04 + 0.01 + 0.49) / 5)


def test_pairs_are_judged_by_the_products_scorer() -> None:
    pairs = [
        pair(claim="De stad kocht in 2018 20 stoelen."),
        pair("number_changed", id="v2", claim="De stad kocht in 2018 30 stoelen."),
    ]
    done, ms = judge_pairs(pairs, WordEmbedder(common=0.0), context_of=lambda _: ())
    assert [each.support.is_supported for each in done] == [True, False]
    assert "30" in done[1].support.why
    assert ms > 0
    document: Any = to_json(summarise(done, ms=ms), done)
    assert document["pairs"][1]["why"] == done[1].support.why


def test_a_document_of_the_corpus_gives_its_title_and_organisation() -> None:
    title, organisation = context_of("alliander-veiligheidskleding")
    assert "Alliander" in title + organisation
    assert context_of("bestaat-niet") == ()


def test_the_report_shows_what_was_accepted_or_dropped_wrongly() -> None:
    wrong = pair("unsupported", id="v9", claim="De stad <b>huurde</b> stoelen.")
    done = [*DONE, judged(wrong, accepted=True, probability=0.95)]
    html = verification_html(verification_view("dev", summarise(done, ms=1.0), done))
    accepted, dropped = html.split('id="dropped"')
    assert "v9" in accepted
    assert "De stad &lt;b&gt;huurde&lt;/b&gt; stoelen." in accepted
    assert "v9" not in dropped
    assert "Accepted, and not supported: 2" in accepted
    assert "Supported, and dropped: 1" in html
