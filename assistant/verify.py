"""Drafts in, only those out whose words stand where they say: in the stored document."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from assistant.answer import Citation, Delta, Draft, Place, Sentence
from assistant.quoting import shown
from ingest.document import StoredDocument

logger = logging.getLogger(__name__)

Lookup = Callable[[str], StoredDocument | None]
"""Gives the stored document of an id, or None."""


def verify(drafts: Iterable[Draft], lookup: Lookup) -> Iterator[Delta]:
    """Yield each supported sentence with its citations, numbered from 1 in order of appearance.

    A draft is dropped when a document is not stored (any more), when a quote is not found, code
    point for code point, at its place, or when the sentence is not the quote.
    """
    number = 0
    for draft in drafts:
        if reason := refusal(draft, lookup):
            ids = ", ".join(place.passage.hit.chunk.chunk_id for place in draft.places)
            logger.warning("dropped a sentence of chunk %s: %s", ids, reason)
            continue
        yield _verified(draft, number + 1)
        number += len(draft.places)


def refusal(draft: Draft, lookup: Lookup) -> str | None:
    """Return why a draft can't be shown, or None where it can."""
    reasons = (misplaced(place, lookup) for place in draft.places)
    if reason := next(filter(None, reasons), None):
        return reason
    if [draft.text] != [shown(place.quote) for place in draft.places]:
        return "the sentence is not the quote"
    return None


def misplaced(place: Place, lookup: Lookup) -> str | None:
    """Return why the words of a place do not stand there, or None where they do."""
    stored, span = lookup(place.passage.hit.chunk.meta.document_id), place.span
    if stored is None:
        return "its document is not stored"
    if not 0 <= span.start < span.end <= len(stored.text):
        return "its place lies outside the document"
    if stored.text[span.start : span.end] != place.quote:
        return "the quote is not at its place"
    return None


def _verified(draft: Draft, first: int) -> Delta:
    citations = tuple(
        Citation(
            number=number,
            meta=place.passage.hit.chunk.meta,
            span=place.span,
            quote=place.quote,
        )
        for number, place in enumerate(draft.places, start=first)
    )
    sentence = Sentence(
        text=draft.text,
        citations=tuple(citation.number for citation in citations),
        support=draft.support,
        verbatim=True,
        signals=draft.signals,
    )
    return Delta(sentence=sentence, citations=citations, layout=draft.layout)
