"""Dense vectors without what all texts of a language share, so that languages can be compared.

multilingual-e5-small puts texts of one language nearer to each other than texts on one subject
(docs/decisions/0006). The centres in `centres.json`, and for the adapted model those in
`centres-adapted.json`, were taken once from passages and questions of four languages; they are part
of the model as the fingerprint names it, and not of an index, so that vectors stay comparable
whatever is added. Any other model is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from ingest.document import base_language
from ingest.text.adaptation import SUFFIX
from ingest.text.embed import Embedder, Vectors

_HUB_OWNER = "intfloat/"

CENTRES_VERSION = 1
"""That of `centres.json`; it stands in the fingerprint."""

OTHER = "other"
"""The centre of all languages together, for a language that has none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Centres:
    """By language, the vector to take off; `spread` as `spread_of` has it."""

    model: str
    spread: float
    passages: Mapping[str, Vectors]
    questions: Mapping[str, Vectors]


def embed_passages(embedder: Embedder, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
    """Return unit vectors, shape (texts, dimensions); `languages` has one for each text."""
    vectors = embedder.embed_passages(texts)
    centres = centres_of(embedder.model)
    if centres is None or not len(vectors):
        return vectors
    return at_unit_length(vectors - np.stack([_centre(centres.passages, tag) for tag in languages]))


def embed_question(embedder: Embedder, text: str, language: str) -> tuple[Vectors, float | None]:
    """Return the unit vector of a question, shape (dimensions,), and its likeness to others.

    Likeness is the cosine of the question, as it was, to the centre of its language: low where
    the question is of another field. None for a model without centres.
    """
    vector = embedder.embed_question(text)
    centres = centres_of(embedder.model)
    if centres is None:
        return vector, None
    centre = _centre(centres.questions, language)
    return at_unit_length(vector - centre), float(vector @ centre / np.linalg.norm(centre))


def model_of(embedder: Embedder) -> str:
    """Return the model's name as a fingerprint has it: other centres make other vectors."""
    named = embedder.for_sentences.model
    return named if centres_of(named) is None else f"{named}, centred {CENTRES_VERSION}"


def spread_of(model: str) -> float | None:
    """Return the standard deviation of cosines between questions and passages, if it is known.

    It is what weights beside a cosine are measured in.
    """
    centres = centres_of(model)
    return centres.spread if centres else None


def centres_of(model: str) -> Centres | None:
    """Return the centres that go with a model, or None."""
    is_adapted = model.endswith(SUFFIX)
    centres = _shipped("centres-adapted.json" if is_adapted else "centres.json")
    return centres if model.removeprefix(_HUB_OWNER).startswith(centres.model) else None


@lru_cache(maxsize=2)
def _shipped(name: str) -> Centres:
    raw = json.loads((files("ingest.text") / name).read_text("utf-8"))
    return Centres(
        model=raw["model"],
        spread=raw["spread"],
        passages={tag: np.array(v, dtype=np.float32) for tag, v in raw["passages"].items()},
        questions={tag: np.array(v, dtype=np.float32) for tag, v in raw["questions"].items()},
    )


def _centre(centres: Mapping[str, Vectors], language: str) -> Vectors:
    return centres.get(base_language(language), centres[OTHER])


def at_unit_length(vectors: Vectors) -> Vectors:
    """Return the vectors, the last axis of any shape, at length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
