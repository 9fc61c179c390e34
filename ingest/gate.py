"""The step between reading and splitting: what the gate lets through goes on, the rest is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ingest.document import Metadata, StoredDocument
from ingest.manifest.pending import Pending
from ingest.manifest.store import Entry, State
from ingest.screen.judge import Gate

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A document that stays out; `pending` holds its address and nothing else of it.

    `reason` names kind and place, never what was found.
    """

    pending: Pending
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document that other rules leave as it is in the index: there is nothing to do."""

    entry: Entry


def through_gate(
    pending: Iterable[Pending], gate: Gate, *, version: Callable[[Path], str], anew: Collection[str]
) -> Iterator[Pending | SetAside | Kept]:
    """Yield each document as it may go on, or what is to be done in its place.

    `version` gives that of the pipeline for a file; what is to be stored `anew` is never left as it
    is, whatever it holds.
    """
    for before in pending:
        judgement = gate.judge(before.document)
        logger.info("screened a document: %d findings", len(judgement.findings))
        if judgement.document is None:
            shell = replace(before, document=_shell(judgement.address))
            yield SetAside(pending=shell, reason=judgement.reason)
            continue
        screened = _hash(judgement.document) if judgement.cut else ""
        after = replace(before, document=judgement.document, screened=screened)
        known = before.change.known
        if known and known.path not in anew and _is_same(known, after, version):
            yield Kept(entry=known)
        else:
            yield after


def _shell(meta: Metadata) -> StoredDocument:
    """Return a document of which only the id, the address and the audience are told."""
    bare = Metadata(document_id=meta.document_id, title="", source=meta.source, access=meta.access)
    return StoredDocument(meta=bare, text="")


def _is_same(known: Entry, after: Pending, version: Callable[[Path], str]) -> bool:
    """Say whether a document was read again for the rules of the gate alone, and stays the same."""
    now = version(after.change.source.path)
    return known.state in {State.INDEXED, State.CORRECTED} and (
        (known.content_hash, known.pipeline, known.screened, (known,))
        == (after.change.content_hash, now, after.screened, after.replaces)
    )


def _hash(document: StoredDocument) -> str:
    return sha256(repr(document).encode(errors="surrogateescape")).hexdigest()[:32]
