"""An index and an embedder that keep nothing, to measure what a run itself holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from ingest.store.index import Counts, Fingerprint, IndexedDocument
from ingest.text.embed import Vectors
from tests.support.chunks import build_fingerprint


class ForgetfulIndex:
    """Counts what it is given."""

    def __init__(self, dimensions: int) -> None:
        self.fingerprint: Fingerprint = build_fingerprint(dimensions=dimensions)
        self.documents = 0
        self.chunks = 0

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        self.documents += len(batch)
        self.chunks += sum(len(entry.chunks) for entry in batch)

    def remove(self, document_ids: Collection[str]) -> None:
        """There is nothing to remove."""

    def counts(self) -> Counts:
        return Counts(documents=self.documents, chunks=self.chunks)


class FlatEmbedder:
    """Gives every text the same vector."""

    model = "flat"
    dimensions = 384

    @property
    def for_sentences(self) -> FlatEmbedder:
        return self

    def embed_question(self, text: str) -> Vectors:
        return self.embed_passages([text])[0]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = np.full(
            (len(texts), self.dimensions), self.dimensions**-0.5, dtype=np.float32
        )
        return vectors
