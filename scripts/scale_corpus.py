"""Made-up chunks in any number: sentences of the shipped corpus recombined, with their vectors.

A chunk is drawn from the sentences of two real chunks of one language and has the terms of that
text; its sentences keep their own vectors. The vector of the chunk is the mean of its sentences'
plus a remainder, drawn so that remainders vary together as those of the real chunks do.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
import qdrant_edge as engine

from ingest.document import Chunk, Metadata, Span, StoredDocument
from ingest.embed_chunks import searchable
from ingest.store.folder import IndexFolder
from ingest.store.hits import best
from ingest.store.index import EmbeddedChunk, IndexedDocument
from ingest.store.points import DENSE
from ingest.store.shard import is_any, load_shard
from ingest.text.lexical import document_vector

Vectors = npt.NDArray[np.float32]

CHUNKS_A_DOCUMENT, DOCUMENTS_A_BATCH = 8, 25
BATCH = CHUNKS_A_DOCUMENT * DOCUMENTS_A_BATCH
"""Chunks that are made up, and put, at a time."""

AHEAD = 4
PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the corpus, its section, and its unit vector."""

    text: str
    section: tuple[str, ...]
    vector: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is recombined: the sentences of each real chunk by language, and metadata.

    `remainders` has a row a real chunk: its vector less the mean of its sentences' vectors.
    """

    chunks: dict[str, list[list[Sentence]]]
    metas: list[Metadata]
    remainders: Vectors


def read_source(index: Path) -> Source:
    """Return what the embedded index in the folder `index` holds, overviews left out."""
    chunks: dict[str, list[list[Sentence]]] = {}
    metas: dict[str, Metadata] = {}
    remainders = []
    for chunk, dense, vectors in _stored(index):
        pairs = [pair for pair in zip(chunk.spans, vectors, strict=True) if pair[1].any()]
        chunks.setdefault(chunk.meta.language, []).append(
            [Sentence(text=chunk.quote(s), section=s.section, vector=v) for s, v in pairs]
        )
        metas[chunk.meta.document_id] = chunk.meta
        remainders.append(dense - np.mean([vector for _, vector in pairs], axis=0))
    return Source(chunks=chunks, metas=list(metas.values()), remainders=np.stack(remainders))


def made_up_batches(source: Source, *, first: int, last: int) -> Iterator[list[IndexedDocument]]:
    """Yield batches `first` to before `last`, each BATCH chunks and the same for its number.

    They are made up in a second process, a few in advance.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer=_keep, initargs=(source,)) as pool:
        made: deque[Future[list[IndexedDocument]]] = deque()
        for number in range(first, last):
            made.append(pool.submit(_batch, number))
            if len(made) > AHEAD:
                yield made.popleft().result()
        while made:
            yield made.popleft().result()


_kept: list[Source] = []


def _keep(source: Source) -> None:
    _kept.append(source)


def _batch(number: int) -> list[IndexedDocument]:
    (source,) = _kept
    rng = np.random.default_rng(number)
    return [_document(f"made-up-{number}-{n}", source, rng) for n in range(DOCUMENTS_A_BATCH)]


def _document(document_id: str, source: Source, rng: np.random.Generator) -> IndexedDocument:
    meta = replace(source.metas[rng.integers(len(source.metas))], document_id=document_id)
    chunks: list[EmbeddedChunk] = []
    for _ in range(CHUNKS_A_DOCUMENT):
        chunks.append(_chunk(meta, chunks[-1].chunk.end + 1 if chunks else 0, source, rng))
    text = "\n".join(entry.chunk.text for entry in chunks)
    return IndexedDocument(document=StoredDocument(meta=meta, text=text), chunks=chunks)


def _chunk(meta: Metadata, start: int, source: Source, rng: np.random.Generator) -> EmbeddedChunk:
    known = source.chunks[meta.language]
    one, other = (known[number] for number in rng.integers(len(known), size=2))
    both = [*one, *other]
    drawn = [both[number] for number in rng.permutation(len(both))[: len(one)]]
    vectors = np.stack([sentence.vector for sentence in drawn])
    chunk = _of_sentences(meta, start, drawn)
    # A mix of the real remainders with normal weights has their covariance.
    weights = rng.standard_normal(len(source.remainders)) / np.sqrt(len(source.remainders))
    dense = vectors.mean(axis=0) + weights.astype(np.float32) @ source.remainders
    return EmbeddedChunk(
        chunk=chunk,
        dense=dense / np.linalg.norm(dense),
        sparse=document_vector(searchable(chunk), meta.language),
        sentences=vectors,
    )


def _of_sentences(meta: Metadata, start: int, sentences: Sequence[Sentence]) -> Chunk:
    spans = []
    at = start
    for sentence in sentences:
        spans.append(Span(start=at, end=at + len(sentence.text), section=sentence.section))
        at += len(sentence.text) + 1
    text = " ".join(sentence.text for sentence in sentences)
    return Chunk(meta=meta, text=text, start=start, end=start + len(text), spans=tuple(spans))


def _stored(index: Path) -> Iterator[tuple[Chunk, Vectors, Vectors]]:
    """Yield each chunk with its vector and its sentences'; the port gives no dense vectors."""
    generation = IndexFolder(index).current()
    if generation is None:
        raise SystemExit(f"{index} holds no index: run leerkring ingest first")
    shard = load_shard(generation, None, place=str(index))
    offset: engine.PointId | None = None
    while True:
        request = engine.ScrollRequest(
            offset=offset,
            limit=PAGE,
            filter=engine.Filter(must=[is_any("type", ["chunk"])]),
            with_payload=True,
            with_vector=True,
        )
        records, offset = shard.scroll(request)
        for record in records:
            (hit,) = best([(record.payload or {}, 0.0)], top_k=1, place=str(index))
            if hit.sentences is not None and isinstance(record.vector, dict):
                yield hit.chunk, np.array(record.vector[DENSE], dtype=np.float32), hit.sentences
        if offset is None:
            shard.close()
            return
