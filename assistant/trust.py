"""Documents that instruct a machine are not answered from."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.answer import Hit, Passage
from assistant.question import Question
from assistant.select import passages_for
from ingest.document import Chunk, Metadata, StoredDocument
from ingest.text.instructions import dictates_words, tells_a_machine

logger = logging.getLogger(__name__)

_REACH = 3000  # characters before and after a passage that are read with it: two chunks, about

_tells = lru_cache(maxsize=1_024)(tells_a_machine)
"""For what documents say, which comes back with other questions; a question is not kept."""


def trusted_passages(
    question: Question,
    hits: Sequence[Hit],
    lookup: Callable[[str], StoredDocument | None],
) -> list[Passage]:
    """Return the passages to answer from, of no document that instructs a machine near them.

    All of such a document goes: what stands farther from the instruction may be its bait.
    """
    while True:
        passages = passages_for(question, hits)
        hostile = {
            passage.hit.chunk.meta.document_id
            for passage in passages
            if _instructs(passage.hit.chunk, lookup)
        }
        if not hostile:
            return passages
        logger.warning("left out what instructs a machine: %s", ", ".join(sorted(hostile)))
        hits = [hit for hit in hits if hit.chunk.meta.document_id not in hostile]


def is_trusted(meta: Metadata, lookup: Callable[[str], StoredDocument | None]) -> bool:
    """Tell whether a document may be cited as a whole: nothing in it instructs a machine."""
    stored = lookup(meta.document_id)
    return is_named_safely(meta) and stored is not None and not tells_a_machine(stored.text)


def is_named_safely(meta: Metadata) -> bool:
    """Tell whether title, organisation and source may be shown: they instruct no machine."""
    shown = (meta.title, meta.organisation, meta.source_title, meta.source)
    return not _tells("\n".join(filter(None, shown)))


def dictates(question: str) -> bool:
    """Tell whether a question says what is to be answered, which a model might obey."""
    return tells_a_machine(question) or dictates_words(question)


def _instructs(chunk: Chunk, lookup: Callable[[str], StoredDocument | None]) -> bool:
    if not is_named_safely(chunk.meta):
        return True
    stored = lookup(chunk.meta.document_id)
    around = stored.text[max(0, chunk.start - _REACH) : chunk.end + _REACH] if stored else ""
    return _tells(around or chunk.text)
