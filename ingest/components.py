"""Our steps as Haystack components: documents in, chunks with vectors in the index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from haystack import Document, Pipeline, component
from haystack.core.errors import PipelineRuntimeError

from ingest.document import Chunk, StoredDocument, Value
from ingest.embed_chunks import embed_chunks
from ingest.split import split
from ingest.store.index import IndexedDocument, IndexWriter
from ingest.store.payload import document_from_payload, document_to_payload
from ingest.text.embed import Embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitDocument(Value):
    """A document and its chunks, in order."""

    document: StoredDocument
    chunks: tuple[Chunk, ...]


def build_ingestion(embedder: Embedder, writers: Callable[[str], IndexWriter]) -> Pipeline:
    """Return the pipeline splitter → embedder → writer; its input is `splitter.documents`."""
    pipeline = Pipeline()
    pipeline.add_component("splitter", ChunkSplitter())
    pipeline.add_component("embedder", ChunkEmbedder(embedder))
    pipeline.add_component("writer", ChunkWriter(writers))
    pipeline.connect("splitter.split", "embedder.split")
    pipeline.connect("embedder.indexed", "writer.indexed")
    return pipeline


def write_documents(pipeline: Pipeline, documents: Sequence[StoredDocument]) -> dict[str, int]:
    """Run documents through; return the number of chunks of each. Our errors come out as such."""
    try:
        result = pipeline.run({"splitter": {"documents": [to_haystack(d) for d in documents]}})
    except PipelineRuntimeError as error:
        raise (error.__cause__ or error) from None
    written: dict[str, int] = result["writer"]["written"]
    return written


def to_haystack(document: StoredDocument) -> Document:
    """Return the document as Haystack's: content, and everything else as meta."""
    payload: Mapping[str, object] = document_to_payload(document)
    return Document(
        id=document.meta.document_id,
        content=document.text,
        meta={key: value for key, value in payload.items() if key != "text"},
    )


def from_haystack(document: Document) -> StoredDocument:
    """Return what `to_haystack` was given."""
    return document_from_payload({**document.meta, "text": document.content})


@component
class ChunkSplitter:
    """Cuts documents along headings and sentences."""

    @component.output_types(split=list[SplitDocument])
    def run(self, documents: list[Document]) -> dict[str, list[SplitDocument]]:
        """Return one entry a document; one without text has no chunks."""
        stored = [from_haystack(document) for document in documents]
        return {"split": [SplitDocument(document=d, chunks=tuple(split(d))) for d in stored]}


@component
class ChunkEmbedder:
    """Adds the dense and the sparse vector; title and sections go in front of the text."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @component.output_types(indexed=list[IndexedDocument])
    def run(self, split: list[SplitDocument]) -> dict[str, list[IndexedDocument]]:
        """Return the documents with both vectors for each chunk, embedded in one go."""
        chunks = [chunk for entry in split for chunk in entry.chunks]
        embedded = iter(embed_chunks(self._embedder, chunks))
        return {
            "indexed": [
                IndexedDocument(
                    document=entry.document, chunks=[next(embedded) for _ in entry.chunks]
                )
                for entry in split
            ]
        }


@component
class ChunkWriter:
    """Puts documents into the index of their audience."""

    def __init__(self, writers: Callable[[str], IndexWriter]) -> None:
        self._writers = writers

    @component.output_types(written=dict[str, int])
    def run(self, indexed: list[IndexedDocument]) -> dict[str, dict[str, int]]:
        """Write every document that has chunks; return how many each of them has."""
        by_audience: dict[str, list[IndexedDocument]] = {}
        for entry in indexed:
            if entry.chunks:
                by_audience.setdefault(entry.document.meta.access, []).append(entry)
        for audience, batch in by_audience.items():
            self._writers(audience).put(batch)
        return {"written": {e.document.meta.document_id: len(e.chunks) for e in indexed}}
