"""Drafts in, only those out whose words stand where they say: in the stored document."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from assistant.answer import Citation, Delta, Draft, Place, Sentence
from assistant.quoting import header_of, shown, shown_row
from ingest.document import StoredDocument

logger = logging.getLogger(__name__)

Lookup = Callable[[str], StoredDocument | None]
"""Gives the stored document of an id, or None."""


Reword = Callable[[Draft], str | None]
"""Tells why a draft in other words than its quotes has not their support, or None."""


def verify(
    drafts: Iterable[Draft], lookup: Lookup, unsupported: Reword | None = None
) -> Iterator[Delta]:
    """Yield each supported sentence with its citations, numbered from 1 in order of appearance.

    A draft is dropped when a document is not stored (any more), when a quote is not found, code
    point for code point, at its place, or when the sentence is neither the quote nor supported
    by its quotes. Words that are cited again keep their number.
    """
    numbers: dict[tuple[str, int, int], int] = {}
    for draft in drafts:
        if reason := refusal(draft, lookup, unsupported):
            ids = ", ".join(place.passage.hit.chunk.chunk_id for place in draft.places)
            logger.warning("dropped a sentence of chunk %s: %s", ids, reason)
            continue
        yield _verified(draft, numbers)


def refusal(draft: Draft, lookup: Lookup, unsupported: Reword | None = None) -> str | None:
    """Return why a draft can't be shown, or None where it can."""
    if not draft.places:
        return "it cites nothing"
    reasons = (misplaced(place, lookup) for place in draft.places)
    if reason := next(filter(None, reasons), None):
        return reason
    if is_quote(draft) or adds_only(draft):
        return None
    return unsupported(draft) if unsupported else "the sentence is not the quote"


def is_quote(draft: Draft) -> bool:
    """Tell whether a draft says the words of its one place, and nothing else."""
    return [draft.text] == [shown(place.quote) for place in draft.places]


def adds_only(draft: Draft) -> bool:
    """Tell whether a draft is its quote with nothing but its organisation or its heads added.

    They stand in brackets: the document's organisation after the first word, or the head of each
    column before its cell.
    """
    if len(draft.places) != 1:
        return False
    (place,) = draft.places
    chunk = place.passage.hit.chunk
    if header := header_of(chunk, place.span):
        return draft.text == shown_row(place.quote, header)
    first, _, rest = shown(place.quote).partition(" ")
    return (
        bool(chunk.meta.organisation)
        and draft.text == f"{first} [{chunk.meta.organisation}] {rest}"
    )


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


def _verified(draft: Draft, numbers: dict[tuple[str, int, int], int]) -> Delta:
    """Return the sentence with the citations that are new; `numbers` gets theirs."""
    cited, new = [], []
    for place in draft.places:
        meta, span = place.passage.hit.chunk.meta, place.span
        key = (meta.document_id, span.start, span.end)
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            new.append(Citation(number=numbers[key], meta=meta, span=span, quote=place.quote))
        cited.append(numbers[key])
    sentence = Sentence(
        text=draft.text,
        citations=tuple(dict.fromkeys(cited)),
        support=draft.support,
        verbatim=is_quote(draft),
        signals=draft.signals,
    )
    return Delta(sentence=sentence, citations=tuple(new), layout=draft.layout)
