"""The sentences of a chunk made ready for comparison: their terms and vectors, kept for reuse."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from ingest.document import Chunk, Span
from ingest.text.embed import Embedder, Vectors
from ingest.text.lexical import analyse

KEPT_SENTENCES = 20_000
"""About 35 MB at 384 dimensions; the least recently used go first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence with its terms and its unit vector."""

    span: Span
    terms: frozenset[str]
    vector: Vectors


class SentenceCache:
    """Prepares sentences on first use: embedding them all at ingestion would double its time.

    Safe in threads; two that need the same sentence at once may both embed it.
    """

    def __init__(self, embedder: Embedder, *, kept: int = KEPT_SENTENCES) -> None:
        self._embedder = embedder
        self._kept = kept
        self._prepared: OrderedDict[tuple[str, int], Prepared] = OrderedDict()
        self._lock = Lock()

    def prepared(self, chunk: Chunk, spans: Sequence[Span]) -> list[Prepared]:
        """Return the given spans of a chunk, prepared, in their order."""
        chunk_id = chunk.chunk_id
        keys = [(chunk_id, span.start) for span in spans]
        found = self._look_up(keys)
        missing = [span for key, span in zip(keys, spans, strict=True) if key not in found]
        if missing:
            made = dict(zip(self._keys(chunk_id, missing), self._make(chunk, missing), strict=True))
            self._keep(made)
            found |= made
        return [found[key] for key in keys]

    def _look_up(self, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Prepared]:
        with self._lock:
            found = {key: self._prepared[key] for key in keys if key in self._prepared}
            for key in found:
                self._prepared.move_to_end(key)
        return found

    def _make(self, chunk: Chunk, spans: Sequence[Span]) -> list[Prepared]:
        quotes = [chunk.quote(span) for span in spans]
        vectors = self._embedder.embed_passages(quotes)
        return [
            Prepared(span, frozenset(analyse(quote, chunk.meta.language)), vector)
            for span, quote, vector in zip(spans, quotes, vectors, strict=True)
        ]

    def _keep(self, made: dict[tuple[str, int], Prepared]) -> None:
        with self._lock:
            self._prepared.update(made)
            while len(self._prepared) > self._kept:
                self._prepared.popitem(last=False)

    @staticmethod
    def _keys(chunk_id: str, spans: Sequence[Span]) -> list[tuple[str, int]]:
        return [(chunk_id, span.start) for span in spans]
