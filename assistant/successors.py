"""Which document is cited instead of another: a newer one, or the best version of its text."""

from __future__ import annotations

from collections.abc import Callable

from ingest.document import Metadata

Successor = Callable[[Metadata], Metadata | None]
"""Gives the document that is to be cited instead of one."""


def successor_of(meta: Metadata, find: Callable[[str], Metadata | None]) -> Metadata | None:
    """Return that which supersedes a document, or the best version of its text, and so on.

    None where there is none that `find` gives, and for documents that say of each other that they
    are the newer one.
    """
    newest, seen = meta, {meta.document_id}
    while following := newest.superseded_by or newest.version_of:
        if following in seen:
            return None
        found = find(following)
        if found is None:
            break
        newest = found
        seen.add(following)
    return None if newest is meta else newest
