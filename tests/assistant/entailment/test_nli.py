from __future__ import annotations

from pathlib import Path

import pytest

from assistant.entailment.nli import CrossEncoderInference, make_inference
from ingest.errors import ModelError
from tests.support.models import write_tiny_cross_encoder

LABELS = ("contradiction", "entailment", "neutral")
PAIRS = [("De stad kocht stoelen.", "De stad kocht iets."), ("Papier.", "Een heel andere zin.")]


def test_without_a_name_there_is_no_model() -> None:
    assert make_inference(None) is None


def test_nothing_to_read_needs_no_model() -> None:
    assert CrossEncoderInference("nergens/niets").entailed([]) == []


@pytest.mark.integration
def test_the_share_is_that_of_the_label_entailment(tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  10 s

    model = write_tiny_cross_encoder(tmp_path, labels=LABELS)
    inference = make_inference(str(model))
    assert inference is not None
    shares = CrossEncoder(str(model), device="cpu").predict(PAIRS, apply_softmax=True)
    assert inference.entailed(PAIRS) == pytest.approx([float(row[1]) for row in shares], abs=1e-5)
    assert 0 < inference.entailed(PAIRS)[0] < 1


@pytest.mark.integration
def test_a_model_without_that_label_is_refused_by_its_labels(tmp_path: Path) -> None:
    model = write_tiny_cross_encoder(tmp_path, labels=("yes", "no"))
    with pytest.raises(ModelError, match="yes, no"):
        CrossEncoderInference(str(model)).entailed(PAIRS)


@pytest.mark.integration
def test_a_folder_without_a_model_is_named_with_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="LEERKRING_NLI_MODEL") as caught:
        CrossEncoderInference(str(tmp_path)).entailed(PAIRS)
    assert str(tmp_path) in str(caught.value)
