"""The file that a document was read from, for who may read the document: a PDF, as it was then."""

from __future__ import annotations

import logging
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from ingest.errors import IngestError
from ingest.manifest.corrections import Corrections
from ingest.manifest.store import Entry, Manifest, State
from ingest.sources import Source, hash_of

logger = logging.getLogger(__name__)

MOST_BYTES = 100_000_000


def original_path(
    document_id: str, *, data_dir: Path, audiences: Collection[str]
) -> tuple[Path, str] | None:
    """Return the PDF that a document was read from, and the hash it had then.

    None where anything is in doubt: the gate took something out or did not look, an editor
    withdrew or corrected the document, it is not for these audiences, the file is gone or large.
    """
    manifest_path = data_dir / "manifest.sqlite3"
    if not manifest_path.is_file():
        return None
    try:
        with closing(Manifest(manifest_path)) as manifest:
            entry = manifest.holder(document_id)
            is_corrected = document_id in Corrections(manifest).hashes()
    except IngestError as error:
        logger.warning("%s", error)
        return None
    if entry is None or is_corrected or not _is_whole(entry) or entry.audience not in audiences:
        return None
    path = Path(entry.path)
    is_there = path.suffix.lower() == ".pdf" and path.is_file()
    if not is_there or path.stat().st_size > MOST_BYTES:
        return None
    return path, entry.content_hash


def read_original(document_id: str, *, data_dir: Path, audiences: Collection[str]) -> bytes | None:
    """Return the bytes of the file, if they are those that were ingested and those of a PDF."""
    found = original_path(document_id, data_dir=data_dir, audiences=audiences)
    if found is None:
        return None
    path, content_hash = found
    source = Source(path=path, source=path.name, root=path.parent, document_id=document_id)
    try:
        before = path.stat()
        is_same = hash_of(source) == content_hash
        data = path.read_bytes()
        after = path.stat()
    except (OSError, IngestError):
        return None
    moments = {(each.st_ino, each.st_size, each.st_mtime_ns) for each in (before, after)}
    return data if is_same and len(moments) == 1 and data.startswith(b"%PDF-") else None


def _is_whole(entry: Entry) -> bool:
    """Tell whether the index has all of the document, and the gate saw it and left it whole."""
    return entry.state is State.INDEXED and bool(entry.rules) and not entry.screened
