"""A cross-encoder as an option: it reads question and passage together, and reorders the best.

None is shipped, because none comes without a hub; `LEERKRING_RERANKER_MODEL` names one, by
folder or hub name. A question then costs as much as it takes to read `RERANKED` passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Hit
from ingest.errors import ModelError
from ingest.text.environment import prepare_environment

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 20
"""Hits that are read again; the others keep their places behind them."""


class Reranker(Protocol):
    """Puts hits in another order."""

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the same hits, best first; the scores stay where they are."""


class KeepOrder:
    """The default: no cross-encoder."""

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:  # noqa: ARG002  the port's
        """Return the hits as they are."""
        return list(hits)


class CrossEncoderReranker:
    """A cross-encoder of sentence-transformers on the CPU. Loads on first use; safe in threads."""

    def __init__(self, model: str) -> None:
        self._name = model
        self._turn = Lock()
        self._model: CrossEncoder | None = None

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the first `RERANKED` hits in the order of the model, then the others.

        The scores stay where they are: what is far behind the best is judged by them. Raises
        ModelError.
        """
        first, rest = hits[:RERANKED], hits[RERANKED:]
        pairs = [(question, f"{hit.chunk.header}\n{hit.chunk.text}") for hit in first]
        if not pairs:
            return []
        with self._turn:
            self._model = self._model or _load(self._name)
            read = self._model.predict(pairs, show_progress_bar=False)
        order = sorted(range(len(first)), key=lambda number: -float(read[number]))
        moved = [replace(first[n], score=hit.score) for n, hit in zip(order, first, strict=True)]
        return [*moved, *rest]


def make_reranker(model: str | None) -> Reranker:
    """Return the one that is asked for by name or folder; none: the order stays."""
    return CrossEncoderReranker(model) if model else KeepOrder()


def _load(name: str) -> CrossEncoder:
    prepare_environment()
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  10 s, only where it is asked for

    try:
        local = Path(name).is_dir()
        model: CrossEncoder = CrossEncoder(name, device="cpu", local_files_only=local, num_labels=1)
    except Exception as error:  # whatever the libraries raise for what they can't read
        raise ModelError(
            f"The cross-encoder {name} can't be loaded: set LEERKRING_RERANKER_MODEL to a "
            "folder with a sentence-transformers cross-encoder or to a name that the hub has, or "
            "leave it out."
        ) from error
    return model
