"""The sentences of a chunk made ready for comparison: their terms and vectors, kept for reuse."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Event, Lock

from assistant.kept_sentences import KeptSentences, NoKeptSentences
from ingest.document import Chunk, Span
from ingest.text.embed import Embedder, Vectors
from ingest.text.lexical import analyse

KEPT_SENTENCES = 20_000
"""About 35 MB at 384 dimensions; the least recently used go first."""

_PAUSE_S = 0.02


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence with its terms and its unit vector."""

    span: Span
    terms: frozenset[str]
    vector: Vectors


class SentenceCache:
    """Prepares sentences on first use: embedding them all at ingestion would double its time.

    `disk` keeps vectors for the next process. Safe in threads; two that need the same sentence
    at once may both embed it.
    """

    def __init__(
        self,
        embedder: Embedder,
        *,
        disk: KeptSentences | None = None,
        kept: int = KEPT_SENTENCES,
    ) -> None:
        self._embedder = embedder
        self._disk = disk or NoKeptSentences()
        self._kept = kept
        self._prepared: OrderedDict[tuple[str, int], Prepared] = OrderedDict()
        self._lock = Lock()
        self._asking = 0

    def prepared(self, chunk: Chunk, spans: Sequence[Span]) -> list[Prepared]:
        """Return the given spans of a chunk, prepared, in their order."""
        with self._lock:
            self._asking += 1
        try:
            return self._fill(chunk, spans)
        finally:
            with self._lock:
                self._asking -= 1

    def warm(self, chunks: Iterable[Chunk], stop: Event) -> int:
        """Prepare chunks in the background, giving way to whoever asks; return how many.

        Sentence by sentence, because the engine takes one caller at a time.
        """
        done = 0
        for chunk in chunks:
            for span in chunk.spans:
                while self._asking and not stop.is_set():
                    stop.wait(_PAUSE_S)
                if stop.is_set():
                    return done
                self._fill(chunk, [span])
            done += 1
        return done

    def _fill(self, chunk: Chunk, spans: Sequence[Span]) -> list[Prepared]:
        keys = self._keys(chunk.chunk_id, spans)
        found = self._look_up(keys)
        missing = [span for key, span in zip(keys, spans, strict=True) if key not in found]
        if missing:
            keys_made = self._keys(chunk.chunk_id, missing)
            made = dict(zip(keys_made, self._make(chunk, missing), strict=True))
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
        texts = [f"{_context(chunk, span)}\n{q}" for span, q in zip(spans, quotes, strict=True)]
        vectors = self._vectors(texts)
        return [
            Prepared(span, frozenset(analyse(quote, chunk.meta.language)), vectors[text])
            for span, quote, text in zip(spans, quotes, texts, strict=True)
        ]

    def _vectors(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vector of each text: those on disk, and the others embedded and kept."""
        found = self._disk.get(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            made = dict(zip(missing, self._embedder.embed_passages(missing), strict=True))
            self._disk.put(made)
            found |= made
        return found

    def _keep(self, made: dict[tuple[str, int], Prepared]) -> None:
        with self._lock:
            self._prepared.update(made)
            while len(self._prepared) > self._kept:
                self._prepared.popitem(last=False)

    @staticmethod
    def _keys(chunk_id: str, spans: Sequence[Span]) -> list[tuple[str, int]]:
        return [(chunk_id, span.start) for span in spans]


def _context(chunk: Chunk, span: Span) -> str:
    """Return title and section: a sentence that leaves its subject out is then still found."""
    return " › ".join((chunk.meta.title, *span.section))
