"""A document in, its chunks out: along headings and sentences, each a slice of the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Chunk, Span, StoredDocument
from ingest.text.blocks import Block, blocks_of
from ingest.text.sentences import sentence_bounds

SPLIT_VERSION = "1"
"""Raise it whenever the same document gives other chunks: sources are then done again."""

MIN_WORDS = 120
MAX_WORDS = 220
"""A chunk is closed at a heading once it has the first, and before it would pass the second; a
document below the second is one chunk. multilingual-e5-small reads 512 tokens: 220 Dutch words
with their header take about 400."""

_TAIL_WORDS = 60  # a shorter rest joins the chunk before it


def split(document: StoredDocument) -> list[Chunk]:
    """Return the chunks in order; a document without text under its headings has none.

    Every chunk holds whole sentences; only a sentence longer than MAX_WORDS is cut, at a space.
    """
    spans = [
        _placed(document, span)
        for block in blocks_of(document.text)
        for span in _spans_of(document, block)
    ]
    return [_chunk(document, group) for group in _grouped(document.text, spans)]


def _spans_of(document: StoredDocument, block: Block) -> Iterator[Span]:
    text = document.text[block.start : block.end]
    if block.is_prose:
        bounds: Sequence[tuple[int, int]] = sentence_bounds(text, document.meta.language)
    else:
        bounds = [(0, len(text))]
    for first, last in bounds:
        for start, end in _cut_to_size(text, first, last):
            yield Span(start=block.start + start, end=block.start + end, section=block.section)


def _cut_to_size(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the piece itself, or slices of at most MAX_WORDS words where it is longer."""
    words = [match.span() for match in re.compile(r"\S+").finditer(text, start, end)]
    for first in range(0, len(words), MAX_WORDS):
        piece = words[first : first + MAX_WORDS]
        yield piece[0][0], piece[-1][1]


def _placed(document: StoredDocument, span: Span) -> Span:
    """Return the span with its pages and its time."""
    first, last = document.mark_at(span.start), document.mark_at(span.end - 1)
    if first is None or last is None:
        return span
    return replace(span, page=first.page, page_end=last.page, timecode=first.timecode)


def _grouped(text: str, spans: Sequence[Span]) -> list[list[Span]]:
    """Join sentences into groups of MIN_WORDS to MAX_WORDS, breaking at headings where possible."""
    sizes = [len(text[span.start : span.end].split()) for span in spans]
    if sum(sizes) <= MAX_WORDS:
        return [list(spans)] if spans else []
    groups: list[list[Span]] = [[]]
    words = 0
    for span, size in zip(spans, sizes, strict=True):
        starts_section = bool(groups[-1]) and span.section != groups[-1][-1].section
        if groups[-1] and (words + size > MAX_WORDS or (starts_section and words >= MIN_WORDS)):
            groups.append([])
            words = 0
        groups[-1].append(span)
        words += size
    return _join_tail(groups, words)


def _join_tail(groups: list[list[Span]], tail_words: int) -> list[list[Span]]:
    if len(groups) > 1 and tail_words < _TAIL_WORDS:
        return [*groups[:-2], groups[-2] + groups[-1]]
    return groups


def _chunk(document: StoredDocument, spans: Sequence[Span]) -> Chunk:
    start, end = spans[0].start, spans[-1].end
    return Chunk(
        meta=document.meta,
        text=document.text[start:end],
        start=start,
        end=end,
        spans=tuple(spans),
    )
