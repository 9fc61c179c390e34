"""Drafts in, only those out whose words stand where they say: in the stored document."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from assistant.answer import Citation, Delta, Draft, Sentence
from assistant.quoting import shown
from ingest.document import StoredDocument

logger = logging.getLogger(__name__)

Lookup = Callable[[str], StoredDocument | None]
"""Gives the stored document of an id, or None."""


def verify(drafts: Iterable[Draft], lookup: Lookup) -> Iterator[Delta]:
    """Yield each supported sentence with its citation, numbered from 1 in order of appearance.

    A draft is dropped when its document is not stored (any more), when the quote is not found,
    code point for code point, at its place, or when the sentence is not the quote.
    """
    number = 0
    for draft in drafts:
        reason = refusal(draft, lookup(draft.passage.hit.chunk.meta.document_id))
        if reason:
            chunk = draft.passage.hit.chunk
            logger.warning("dropped a sentence of chunk %s: %s", chunk.chunk_id, reason)
            continue
        number += 1
        yield _verified(draft, number)


def refusal(draft: Draft, stored: StoredDocument | None) -> str | None:
    """Return why a draft can't be shown, or None where it can."""
    if stored is None:
        return "its document is not stored"
    span = draft.span
    if not 0 <= span.start < span.end <= len(stored.text):
        return "its place lies outside the document"
    if stored.text[span.start : span.end] != draft.quote:
        return "the quote is not at its place"
    if draft.text != shown(draft.quote):
        return "the sentence is not the quote"
    return None


def _verified(draft: Draft, number: int) -> Delta:
    citation = Citation(
        number=number,
        meta=draft.passage.hit.chunk.meta,
        span=draft.span,
        quote=draft.quote,
    )
    sentence = Sentence(
        text=draft.text,
        citations=(number,),
        support=draft.support,
        verbatim=True,
        signals=draft.signals,
    )
    return Delta(sentence=sentence, citations=(citation,))
