"""Chunks in, their vectors out: of the whole chunk, of its terms, and of each of its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ingest.document import Chunk, Metadata, Span
from ingest.store.index import EmbeddedChunk
from ingest.text.centring import embed_passages
from ingest.text.embed import Embedder, Vectors
from ingest.text.lexical import document_vector
from ingest.text.vocabulary import load_vocabulary

FEWEST_WORDS = 4
"""Shorter pieces are labels, not sentences: they are never quoted and get no vector."""


def embed_chunks(embedder: Embedder, chunks: Sequence[Chunk]) -> list[EmbeddedChunk]:
    """Return the chunks with their vectors, all of one kind embedded in one go."""
    wholes = [searchable(chunk) for chunk in chunks]
    quotable = [quotable_spans(chunk) for chunk in chunks]
    pairs = [(c, span) for c, spans in zip(chunks, quotable, strict=True) for span in spans]
    vectors = embed_passages(embedder, wholes, [chunk.meta.language for chunk in chunks])
    sentences = iter(_of_sentences(embedder, pairs) if pairs else ())
    return [
        EmbeddedChunk(
            chunk=chunk,
            dense=dense,
            sparse=document_vector(whole, chunk.meta.language),
            sentences=_rows(chunk, {span: next(sentences) for span in spans}, dense.size),
        )
        for chunk, whole, spans, dense in zip(chunks, wholes, quotable, vectors, strict=True)
    ]


def searchable(chunk: Chunk) -> str:
    """Return what is searched of a chunk: its header, what its document is about, its text."""
    return "\n".join(filter(None, (chunk.header, about(chunk.meta), chunk.text)))


def about(meta: Metadata) -> str:
    """Return whose document it is, of which country, on what and when, in its own language."""
    vocabulary = load_vocabulary()
    country = (meta.country,) if meta.country else ()
    labels = (
        vocabulary.label(facet, key, meta.language)
        for facet, keys in (("country", country), ("category", meta.category))
        for key in keys
    )
    return " · ".join(filter(None, (meta.organisation, *labels, meta.year)))


def in_context(chunk: Chunk, span: Span) -> str:
    """Return a sentence behind its title and section, which may name what it leaves out."""
    return f"{' › '.join((chunk.meta.title, *span.section))}\n{chunk.quote(span)}"


def quotable_spans(chunk: Chunk) -> list[Span]:
    """Return the spans that an answer may quote: sentences, and none of an overview."""
    if chunk.meta.kind == "overview":
        return []
    return [span for span in chunk.spans if len(chunk.quote(span).split()) >= FEWEST_WORDS]


def _of_sentences(embedder: Embedder, pairs: Sequence[tuple[Chunk, Span]]) -> Vectors:
    return embed_passages(
        embedder.for_sentences,
        [in_context(chunk, span) for chunk, span in pairs],
        [chunk.meta.language for chunk, _ in pairs],
    )


def _rows(chunk: Chunk, vectors: Mapping[Span, Vectors], dimensions: int) -> Vectors | None:
    """Return one row a span, zeros for what is no sentence; None where there is no sentence."""
    if not vectors:
        return None
    nothing = np.zeros(dimensions, dtype=np.float32)
    return np.stack([vectors.get(span, nothing) for span in chunk.spans])
