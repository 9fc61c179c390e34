from __future__ import annotations

import numpy as np
import pytest

from ingest.store.sentences import sentences_from_payload, sentences_to_payload


def unit(rows: int, dimensions: int = 384) -> np.ndarray:
    vectors = np.random.default_rng(rows).standard_normal((rows, dimensions))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_vectors_come_back_nearly_as_they_were() -> None:
    given = unit(7)
    back = sentences_from_payload(sentences_to_payload(given), rows=7)
    assert back is not None
    assert np.sum(given * back, axis=1).min() >= 0.9995
    assert np.linalg.norm(back, axis=1) == pytest.approx(np.ones(7), abs=1e-6)


def test_what_is_never_quoted_stays_zero() -> None:
    given = np.concatenate([unit(1), np.zeros((1, 384), dtype=np.float32)])
    back = sentences_from_payload(sentences_to_payload(given), rows=2)
    assert back is not None
    assert not back[1].any()


def test_a_chunk_without_sentences_has_none() -> None:
    assert sentences_to_payload(None) is None
    assert sentences_from_payload(None, rows=3) is None
