"""What an asker may read, listed: the documents, and what worked and what did not in each pilot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answer import Hit, Passage
from assistant.notes import is_plan
from assistant.sides.aspects import Said, part_of, state
from assistant.sides.words import Aspect
from assistant.successors import successor_of
from assistant.trust import is_trusted
from ingest.document import Chunk, Metadata, StoredDocument, Value
from ingest.embed_chunks import quotable_spans

if TYPE_CHECKING:
    from assistant.readable import Readable

MOST_QUOTES = 4
"""Quotes that are listed under one heading of a pilot, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Value):
    """Words of a document: `text == stored.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons(Value):
    """What a pilot's document says worked, and did not work.

    Of a document that tells of a plan, what is to work stands under `planned` and nowhere else.
    """

    worked: tuple[Quote, ...] = ()
    did_not_work: tuple[Quote, ...] = ()
    planned: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory(Value):
    """The documents in the order of their ids, and the lessons of the pilots by id."""

    corpus_version: str
    documents: tuple[Metadata, ...]
    lessons: Mapping[str, Lessons]

    def current(self) -> list[Metadata]:
        """Return the documents without those that others are cited instead of."""
        there = {meta.document_id: meta for meta in self.documents}
        return [meta for meta in self.documents if successor_of(meta, there.get) is None]

    def of_kind(self, kind: str) -> list[Metadata]:
        """Return the current documents of a kind."""
        return [meta for meta in self.current() if meta.kind == kind]

    def told_by(self, meta: Metadata) -> Lessons:
        """Return the lessons of a document; none of one that is no pilot."""
        return self.lessons.get(meta.document_id, Lessons())


def take_stock(readable: Readable, corpus_version: str) -> Inventory:
    """Return the inventory, from every document and every chunk of a pilot."""
    metas: dict[str, Metadata] = {}
    pilots: dict[str, StoredDocument] = {}
    chunks: dict[str, list[Chunk]] = defaultdict(list)
    for index in readable.indexes:
        for document in index.documents():
            metas[document.meta.document_id] = document.meta
            if document.meta.kind == "pilot":
                pilots[document.meta.document_id] = document
        for chunk in index.chunks({"kind": ("pilot",)}):
            chunks[chunk.meta.document_id].append(chunk)
    return Inventory(
        corpus_version=corpus_version,
        documents=tuple(metas[key] for key in sorted(metas)),
        lessons={key: _trusted_lessons(pilots[key], tuple(chunks[key])) for key in sorted(pilots)},
    )


@lru_cache(maxsize=4_096)  # an ingest changes the corpus again and again, and few of its pilots
def _trusted_lessons(document: StoredDocument, chunks: tuple[Chunk, ...]) -> Lessons:
    """Return the lessons; none of a document that instructs a machine, as in answers."""
    lessons = lessons_of(chunks)
    if lessons == Lessons() or is_trusted(document.meta, lambda _: document):
        return lessons
    return Lessons()


def lessons_of(chunks: Sequence[Chunk]) -> Lessons:
    """Return the lessons of one document, as a comparison of pilots finds them."""
    said = list(_said(sorted(chunks, key=lambda chunk: chunk.start)))
    if not said:
        return Lessons()
    worked = state(said, Aspect.WORKED, language="nl", most=MOST_QUOTES).sentences
    failed = state(said, Aspect.DID_NOT_WORK, language="nl", most=MOST_QUOTES).sentences
    if is_plan(said[0].meta):
        return Lessons(planned=_quotes(worked), did_not_work=_quotes(failed))
    return Lessons(worked=_quotes(worked), did_not_work=_quotes(failed))


def _said(chunks: Sequence[Chunk]) -> Iterator[Said]:
    seen: set[int] = set()
    for chunk in chunks:
        hit = Hit(chunk=chunk, score=0.0, cosine=0.0, bm25=0.0)
        for span in quotable_spans(chunk):
            if span.start not in seen:
                seen.add(span.start)
                yield Said(
                    passage=Passage(number=1, hit=hit),
                    span=span,
                    quote=chunk.quote(span),
                    part=part_of(span.section),
                    vector=None,
                )


def _quotes(said: Iterable[Said]) -> tuple[Quote, ...]:
    return tuple(Quote(start=s.span.start, end=s.span.end, text=s.quote) for s in said)
