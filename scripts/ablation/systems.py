"""What is compared: the halves, plain fusions, the product, and the product without its parts.

To take out one more part, add a line to WITHOUT.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from assistant.access import PUBLIC
from assistant.answer import Hit
from assistant.facets import NO_FACETS
from assistant.question import Question
from assistant.retrieve import retrieve
from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from evaluation.baselines import ask_alone, nearest
from evaluation.system import SEARCHED
from ingest.document import LANGUAGES, base_language
from ingest.store.edge import EdgeIndex
from ingest.store.index import DenseVector, Filters, Index, ScoredChunk, SparseVector
from ingest.text.embed import Embedder
from scripts.ablation.vectors import Overlay, PlainEmbedder, RememberingEmbedder, UncentredIndex

RRF_K = 60  # Cormack, Clarke and Büttcher 2009

PRODUCT = "Leerkring"

Search = Callable[[str], list[str]]
"""A question in, ids of documents out, in the order of their best chunk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """An index and an embedder as the product has them, and both as the model gives vectors."""

    index: Index
    embedder: Embedder
    uncentred: UncentredIndex
    plain: PlainEmbedder


def parts_of(index: Index, embedder: Embedder) -> Parts:
    """Return the parts; raises TypeError for an index that is not the embedded one."""
    if not isinstance(index, EdgeIndex):
        raise TypeError("ablations need the embedded index: unset LEERKRING_QDRANT_URL")
    remembering = RememberingEmbedder(embedder)
    return Parts(
        index=index,
        embedder=remembering,
        uncentred=UncentredIndex(index, embedder.model, for_sentences=embedder.for_sentences.model),
        plain=PlainEmbedder(remembering),
    )


def halves_and_fusions(parts: Parts) -> dict[str, Search]:
    """Return what the product is made of, alone and plainly fused."""
    model = replace(parts, index=cast("Index", parts.uncentred), embedder=parts.plain)
    return {
        "BM25 alone": partial(_half, parts, ("bm25",)),
        "vectors as the model gives them": partial(_half, model, ("dense",)),
        "vectors, centred": partial(_half, parts, ("dense",)),
        "RRF of BM25 and vectors": partial(_half, model, ("bm25", "dense")),
        "RRF of BM25 and vectors, centred": partial(_half, parts, ("bm25", "dense")),
    }


def product(parts: Parts) -> Search:
    """Return the product, through the same door as every face."""
    assistant = build_assistant(
        AssistantSettings(), indexes={"public": parts.index}, embedder=parts.embedder
    )

    def search(text: str) -> list[str]:
        hits = assistant.search(text, audience=PUBLIC, top_k=SEARCHED)
        return documents(hit.chunk.meta.document_id for hit in hits)

    return search


def without_parts(parts: Parts) -> dict[str, Search]:
    """Return the product with one part taken out or changed, by what was done to it."""
    return {f"… {name}": change(parts) for name, change in WITHOUT.items()}


def over(lens: Callable[[Index], Overlay]) -> Callable[[Parts], Search]:
    """Return the product over an index that is seen through a lens."""
    return lambda parts: product(replace(parts, index=cast("Index", lens(parts.index))))


def swapped(module: str, **names: object) -> Callable[[Parts], Search]:
    """Return the product with names of a module bound to something else while it searches."""

    def change(parts: Parts) -> Search:
        search = product(parts)

        def changed(text: str) -> list[str]:
            with _bound(importlib.import_module(module), names):
                return search(text)

        return changed

    return change


def documents(ids: Iterable[str]) -> list[str]:
    """Return each document once, where it stands first."""
    return list(dict.fromkeys(ids))


class NoLexical(Overlay):
    """An index that finds nothing by words."""

    def nearest_sparse(self, *_: object, **__: object) -> list[ScoredChunk]:
        """Return nothing."""
        return []


class NoSentences(Overlay):
    """An index that keeps no vectors of sentences."""

    def nearest_dense(
        self, vector: DenseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return what is near without its sentences."""
        found = self._index.nearest_dense(vector, top_k=top_k, filters=filters)
        return [replace(entry, sentences=None) for entry in found]

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return what has the words without its sentences."""
        found = self._index.nearest_sparse(vector, top_k=top_k, filters=filters)
        return [replace(entry, sentences=None) for entry in found]


class LexicalWithin(Overlay):
    """An index that finds by words in documents of one language only."""

    def __init__(self, index: Index, language: str) -> None:
        super().__init__(index)
        self._tags = tuple(tag for tag in LANGUAGES if base_language(tag) == language)

    def nearest_sparse(
        self, vector: SparseVector, *, top_k: int, filters: Filters | None = None
    ) -> list[ScoredChunk]:
        """Return what has the words and is in the language."""
        within = {**(filters or {}), "language": self._tags}
        return self._index.nearest_sparse(vector, top_k=top_k, filters=within)


def _retrieve_within(question: Question, *, indexes: Sequence[Index], **rest: Any) -> list[Hit]:
    seen = [cast("Index", LexicalWithin(index, question.language)) for index in indexes]
    return retrieve(question, indexes=seen, **rest)


def _uncentred(parts: Parts) -> Search:
    index = cast("Index", parts.uncentred)
    return product(replace(parts, index=index, embedder=parts.plain))


class _NoSynonyms:
    """Stands for the vocabulary's expansions."""

    def expand(self, terms: Mapping[str, float], _: str) -> dict[str, float]:
        """Return the terms and no more."""
        return dict(terms)


WITHOUT: Mapping[str, Callable[[Parts], Search]] = {
    "without BM25": over(NoLexical),
    "BM25 within the question's language only": swapped(
        "assistant.components", retrieve=_retrieve_within
    ),
    "without parts of compounds in the question": swapped(
        "ingest.text.lexical", compound_parts=lambda *_: ()
    ),
    "without the vocabulary's synonyms": swapped("assistant.terms", _shipped=_NoSynonyms),
    "without mending slips": swapped("assistant.readable", corrected=lambda *_: {}),
    "without facets from the question": swapped(
        "assistant.retrieve", preferred=lambda _: NO_FACETS
    ),
    "without sentences": over(NoSentences),
    "without centring": _uncentred,
    "ten of each half in place of fifty": swapped(
        "assistant.components", retrieve=partial(retrieve, prefetch=10)
    ),
}


def _half(parts: Parts, halves: Sequence[str], text: str) -> list[str]:
    """Rank chunks by one half, or by the reciprocal rank fusion of both."""
    asked = ask_alone(text, index=parts.index, embedder=parts.embedder)
    fused: defaultdict[str, float] = defaultdict(float)
    owners: dict[str, str] = {}
    for half in halves:
        found = nearest(half, asked, index=parts.index, top_k=SEARCHED)
        for rank, entry in enumerate(found, 1):
            fused[entry.chunk.chunk_id] += 1 / (RRF_K + rank)
            owners[entry.chunk.chunk_id] = entry.chunk.meta.document_id
    return documents(owners[key] for key in sorted(fused, key=lambda key: (-fused[key], key)))


@contextmanager
def _bound(module: object, names: Mapping[str, object]) -> Iterator[None]:
    """Bind names of a module anew, and back; AttributeError where it has no such name."""
    before = {name: getattr(module, name) for name in names}
    try:
        for name, value in names.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)
