from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Hit
from assistant.rerank import RERANKED, CrossEncoderReranker, KeepOrder, make_reranker
from ingest.errors import ModelError
from tests.support.chunks import build_chunk
from tests.support.models import write_tiny_cross_encoder

QUESTION = "Welk tapijt?"


def hits(count: int) -> list[Hit]:
    return [
        Hit(
            chunk=build_chunk(f"Zin {n} over {'tapijt' * n}.", document_id=f"d{n}"),
            score=1 - n / 100,
            cosine=0.5,
            bm25=0.0,
        )
        for n in range(count)
    ]


def names(found: list[Hit]) -> list[str]:
    return [hit.chunk.meta.document_id for hit in found]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_cross_encoder(tmp_path_factory.mktemp("cross"))


def test_without_a_model_the_order_stays() -> None:
    reranker = make_reranker(None)
    assert isinstance(reranker, KeepOrder)
    assert reranker.rerank(QUESTION, hits(3)) == hits(3)


@pytest.mark.integration
def test_the_best_are_in_the_order_of_the_model_and_scores_stay_in_place(model: Path) -> None:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  10 s

    before = hits(RERANKED + 2)
    after = make_reranker(str(model)).rerank(QUESTION, before)
    pairs = [(QUESTION, f"{hit.chunk.header}\n{hit.chunk.text}") for hit in before[:RERANKED]]
    read = CrossEncoder(str(model), device="cpu").predict(pairs)
    expected = [names(before)[n] for n in sorted(range(RERANKED), key=lambda n: -float(read[n]))]
    assert names(after) == [*expected, *names(before)[RERANKED:]]
    assert names(after) != names(before)
    assert [hit.score for hit in after] == [hit.score for hit in before]


@pytest.mark.integration
def test_nothing_found_needs_no_model() -> None:
    assert CrossEncoderReranker("nergens/niets").rerank(QUESTION, []) == []


@pytest.mark.integration
def test_a_folder_without_a_model_is_named_with_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="LEERKRING_RERANKER_MODEL") as caught:
        CrossEncoderReranker(str(tmp_path)).rerank(QUESTION, hits(1))
    assert str(tmp_path) in str(caught.value)
