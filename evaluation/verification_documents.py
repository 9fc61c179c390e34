"""Who the document behind a labelled pair is of: what a claim may name beside its quote."""

from __future__ import annotations

from functools import cache

from ingest.readers.markdown import read_markdown
from ingest.shipped import shipped_corpus


@cache
def context_of(document_id: str) -> tuple[str, ...]:
    """Return title and organisation of a document of the shipped corpus; none where it is none."""
    for path in shipped_corpus().rglob(f"{document_id}.md"):
        front = read_markdown(path).front
        return tuple(str(front[key]) for key in ("title", "organisation") if front.get(key))
    return ()
