"""Documents, chunks and fingerprints to and from the JSON that is stored with a point."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar

from ingest.document import FACETS, KINDS, LATER, Chunk, Mark, Metadata, Span, StoredDocument
from ingest.errors import IndexDamagedError
from ingest.store.index import Fingerprint

Payload = dict[str, object]
Fields = Mapping[str, object]
T = TypeVar("T")

_KEPT = 2048
"""Values kept decoded, some 5 MB: hits share documents, and questions share hits."""

_ALL_BUT_OVERVIEWS = frozenset(KINDS) - {"overview"}
_NO_OVERVIEW = "kind=no overview"
"""Stands for all those kinds: nearly every search asks for them, and twelve terms cost more."""


def chunk_to_payload(chunk: Chunk) -> Payload:
    """Return all of a chunk but its vectors, with what filters match in `facets`.

    `meta` and `spans` are JSON in JSON: the engine takes a tenth of a millisecond for a chunk
    with its spans as lists, and a search reads a hundred chunks.
    """
    return {
        "type": "chunk",
        "document_id": chunk.meta.document_id,
        "meta": _json(_metadata_to_payload(chunk.meta)),
        "facets": _facets(chunk.meta),
        "text": chunk.text,
        "start": chunk.start,
        "end": chunk.end,
        "spans": _spans_to_json(chunk.spans),
    }


def chunk_from_payload(payload: Fields, *, place: str = "use") -> Chunk:
    """Return the chunk; `place` names the index in the IndexDamagedError of a faulty payload."""
    with _whole(place):
        text, start, end = _get(payload, "text", str), _int(payload, "start"), _int(payload, "end")
        if len(text) != end - start:
            raise _FaultError(f"a text of {len(text)} characters says it spans {end - start}")
        return Chunk(
            meta=_metadata_from_json(_get(payload, "meta", str)),
            text=text,
            start=start,
            end=end,
            spans=_spans(_get(payload, "spans", str)),
        )


def facet_terms(facet: str, values: Iterable[str]) -> list[str]:
    """Return which terms in `facets` a filter on a facet asks for: `country=NL`.

    One field for all facets, because each keyword index costs 5 ms at every flush.
    """
    if facet == "kind" and frozenset(values) == _ALL_BUT_OVERVIEWS:
        return [_NO_OVERVIEW]
    return [f"{facet}={value}" for value in values]


def document_to_payload(document: StoredDocument) -> Payload:
    """Return a stored document; a mark is a row of offset, page, timecode."""
    return {
        "type": "document",
        "document_id": document.meta.document_id,
        "meta": _metadata_to_payload(document.meta),
        "text": document.text,
        "marks": [[mark.offset, mark.page, mark.timecode] for mark in document.marks],
    }


def document_from_payload(payload: Fields, *, place: str = "use") -> StoredDocument:
    """Return the document; `place` as in `chunk_from_payload`."""
    with _whole(place):
        return StoredDocument(
            meta=_metadata(_get(payload, "meta", dict)),
            text=_get(payload, "text", str),
            marks=tuple(_mark(row) for row in _rows(payload, "marks", width=3)),
        )


def fingerprint_to_payload(fingerprint: Fingerprint) -> Payload:
    """Return what the index says of itself; readable whatever the layout of its other points."""
    return {
        "type": "fingerprint",
        "model": fingerprint.model,
        "dimensions": fingerprint.dimensions,
        "analysis": fingerprint.analysis,
        "layout": fingerprint.layout,
    }


def fingerprint_from_payload(payload: Fields, *, place: str = "use") -> Fingerprint:
    """Return the fingerprint; `place` as in `chunk_from_payload`."""
    with _whole(place):
        return Fingerprint(
            model=_get(payload, "model", str),
            dimensions=_int(payload, "dimensions"),
            analysis=_get(payload, "analysis", str),
            layout=_int(payload, "layout"),
        )


class _FaultError(Exception):
    """What is wrong with a payload, before its index is named."""


@contextmanager
def _whole(place: str) -> Iterator[None]:
    try:
        yield
    except _FaultError as fault:
        raise IndexDamagedError(place, str(fault)) from None


def _metadata_to_payload(meta: Metadata) -> Payload:
    values = {field.name: getattr(meta, field.name) for field in fields(Metadata)}
    kept = {name: v for name, v in values.items() if v is not None or name not in LATER}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in kept.items()}


def _facets(meta: Metadata) -> list[str]:
    terms = [f"{facet}={value}" for facet in FACETS for value in meta.facet_values(facet)]
    return [*terms, _NO_OVERVIEW] if meta.kind in _ALL_BUT_OVERVIEWS else terms


def _metadata(meta: Fields) -> Metadata:
    values = {name: read(meta, name) for name, read in _METADATA_READERS.items()}
    return Metadata(**values)  # type: ignore[arg-type]  # each field was read as what it is


@lru_cache(maxsize=_KEPT)
def _metadata_from_json(text: str) -> Metadata:
    meta = _from_json(text, "meta")
    if not isinstance(meta, dict):
        raise _FaultError("field 'meta' holds no object")
    return _metadata(meta)


def _spans_to_json(spans: Sequence[Span]) -> str:
    """Return `sections` and rows of start, end, section's number, page, page_end, timecode.

    Sentences share their sections, and a chunk has many.
    """
    sections = list(dict.fromkeys(span.section for span in spans))
    rows = [
        [s.start, s.end, sections.index(s.section), s.page, s.page_end, s.timecode] for s in spans
    ]
    return _json({"sections": sections, "rows": rows})


@lru_cache(maxsize=_KEPT)
def _spans(text: str) -> tuple[Span, ...]:
    stored = _from_json(text, "spans")
    if not isinstance(stored, dict):
        raise _FaultError("field 'spans' holds no object")
    sections = [_strings(row, "sections") for row in _rows(stored, "sections")]
    return tuple(_span(row, sections) for row in _rows(stored, "rows", width=6))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _from_json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise _FaultError(f"field {name!r} holds no JSON") from error


def _span(row: list[object], sections: list[tuple[str, ...]]) -> Span:
    # Plain checks: a search reads a thousand spans, and a match statement took 8 ms for them.
    start, end, section, page, page_end, timecode = row
    if not (
        isinstance(start, int)
        and isinstance(end, int)
        and isinstance(section, int)
        and (page is None or isinstance(page, int))
        and (page_end is None or isinstance(page_end, int))
        and (timecode is None or isinstance(timecode, str))
        and 0 <= section < len(sections)
    ):
        raise _FaultError(f"{row} is no span")
    return Span(
        start=start,
        end=end,
        section=sections[section],
        page=page,
        page_end=page_end,
        timecode=timecode,
    )


def _mark(row: list[object]) -> Mark:
    match row:
        case [int(offset), int() | None as page, str() | None as timecode]:
            return Mark(offset=offset, page=page, timecode=timecode)
        case _:
            raise _FaultError(f"{row} is no mark")


def _rows(payload: Fields, name: str, *, width: int | None = None) -> list[list[object]]:
    rows = _get(payload, name, list)
    if not all(isinstance(row, list) and width in (None, len(row)) for row in rows):
        raise _FaultError(f"field {name!r} holds something else than its rows")
    return rows


def _int(payload: Fields, name: str) -> int:
    return _get(payload, name, int)


def _text(payload: Fields, name: str) -> str:
    return _get(payload, name, str)


def _text_or_none(payload: Fields, name: str) -> str | None:
    if payload.get(name, ...) is None:
        return None
    return _get(payload, name, str)


def _texts(payload: Fields, name: str) -> tuple[str, ...]:
    return _strings(_get(payload, name, list), name)


def _strings(values: list[object], name: str) -> tuple[str, ...]:
    strings = tuple(value for value in values if isinstance(value, str))
    if len(strings) != len(values):
        raise _FaultError(f"field {name!r} holds something else than text")
    return strings


def _get(payload: Fields, name: str, kind: type[T]) -> T:
    if name not in payload:
        raise _FaultError(f"field {name!r} is missing")
    value = payload[name]
    if not isinstance(value, kind):
        raise _FaultError(f"field {name!r} is of type {type(value).__name__}")
    return value


def _given(payload: Fields, name: str) -> str | None:
    return _text_or_none(payload, name) if name in payload else None


def _reader(default: object) -> Callable[[Fields, str], object]:
    """Return how a metadata field is read: its default tells a list, an optional or a text."""
    if default == ():
        return _texts
    return _text_or_none if default is None else _text


_METADATA_READERS = {
    field.name: _given if field.name in LATER else _reader(field.default)
    for field in fields(Metadata)
}
