"""Chunks in, their vectors out: of the whole chunk, of its terms, and of each of its sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.document import Chunk, Span
from ingest.store.index import EmbeddedChunk
from ingest.text.centring import embed_passages
from ingest.text.embed import Embedder
from ingest.text.lexical import document_vector

FEWEST_WORDS = 4
"""Shorter pieces are labels, not sentences: they are never quoted and get no vector."""


def embed_chunks(embedder: Embedder, chunks: Sequence[Chunk]) -> list[EmbeddedChunk]:
    """Return the chunks with their vectors, all texts embedded in one go."""
    wholes = [searchable(chunk) for chunk in chunks]
    quotable = [(chunk, span) for chunk in chunks for span in quotable_spans(chunk)]
    texts = wholes + [in_context(chunk, span) for chunk, span in quotable]
    languages = [c.meta.language for c in chunks] + [c.meta.language for c, _ in quotable]
    vectors = embed_passages(embedder, texts, languages)
    sentences = iter(vectors[len(chunks) :])
    return [
        EmbeddedChunk(
            chunk=chunk,
            dense=dense,
            sparse=document_vector(whole, chunk.meta.language),
            sentences=_rows(chunk, [next(sentences) for _ in quotable_spans(chunk)], dense.size),
        )
        for chunk, whole, dense in zip(chunks, wholes, vectors, strict=False)
    ]


def searchable(chunk: Chunk) -> str:
    """Return what is searched of a chunk: its header, then its text."""
    return f"{chunk.header}\n{chunk.text}"


def in_context(chunk: Chunk, span: Span) -> str:
    """Return a sentence behind its title and section, which may name what it leaves out."""
    return f"{' › '.join((chunk.meta.title, *span.section))}\n{chunk.quote(span)}"


def quotable_spans(chunk: Chunk) -> list[Span]:
    """Return the spans that an answer may quote: sentences, and none of an overview."""
    if chunk.meta.kind == "overview":
        return []
    return [span for span in chunk.spans if _is_sentence(chunk, span)]


def _is_sentence(chunk: Chunk, span: Span) -> bool:
    return len(chunk.quote(span).split()) >= FEWEST_WORDS


def _rows(chunk: Chunk, vectors: Sequence[np.ndarray], dimensions: int) -> np.ndarray | None:
    """Return one row a span, zeros for what is no sentence; None where there is no sentence."""
    if not vectors:
        return None
    made = iter(vectors)
    nothing = np.zeros(dimensions, dtype=np.float32)
    return np.stack([next(made) if _is_sentence(chunk, s) else nothing for s in chunk.spans])
