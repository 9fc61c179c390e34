"""What an editor put right in a document: other text, other metadata, or both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.document import OURS, StoredDocument
from ingest.errors import SourceError
from ingest.manifest.store import Manifest
from ingest.metadata import build_metadata
from ingest.readers.markdown import read_markdown
from ingest.readers.reading import Reading
from ingest.yaml_mapping import YamlProblemError, parse_mapping

METADATA_SUFFIXES = (".yaml", ".yml")
TEXT_SUFFIXES = (".md", ".markdown", ".txt")

_FIXED = frozenset({"id", "document_id"} | OURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The text and the metadata to have instead; `text` None: the source's own stays.

    `content_hash` is that of the source which was corrected: it holds for no other. `at` is a day.
    """

    document_id: str
    at: str
    reason: str
    content_hash: str
    text: str | None = None
    metadata: Mapping[str, object] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The SHA-256 of what the correction says."""
        said = json.dumps([self.text, self.metadata], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()


class Corrections:
    """The corrections that a manifest keeps."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def of(self, document_id: str) -> Correction | None:
        """Return the correction of a document, if it was corrected."""
        rows = self._manifest.execute(
            "SELECT at, reason, content_hash, body, metadata FROM corrections "
            "WHERE document_id = ?",
            (document_id,),
        )
        for at, reason, content_hash, text, metadata in rows:
            return Correction(
                document_id=document_id,
                at=at,
                reason=reason,
                content_hash=content_hash,
                text=text,
                metadata=json.loads(metadata),
            )
        return None

    def hashes(self) -> dict[str, str]:
        """Return of which content each corrected document was corrected, by its id."""
        rows = self._manifest.execute("SELECT document_id, content_hash FROM corrections")
        return {str(document_id): str(content_hash) for document_id, content_hash in rows}

    def keep(self, correction: Correction) -> None:
        """Keep a correction, in place of the one before."""
        self._manifest.execute(
            "INSERT OR REPLACE INTO corrections VALUES "
            "(:document_id, :at, :reason, :content_hash, :metadata, :body)",
            {
                "document_id": correction.document_id,
                "at": correction.at,
                "reason": correction.reason,
                "content_hash": correction.content_hash,
                "metadata": json.dumps(correction.metadata, default=str),
                "body": correction.text,
            },
        )

    def drop(self, document_id: str) -> None:
        """Let a document be again as its source says."""
        self._manifest.execute("DELETE FROM corrections WHERE document_id = ?", (document_id,))


def read_correction(path: Path) -> tuple[str | None, Mapping[str, object]]:
    """Return the text and the metadata of an editor's file; the text is None where it has none.

    Markdown and plain text, with or without front matter, or YAML of metadata alone.
    """
    try:
        text, metadata = _read(path)
    except OSError as error:
        raise SourceError(path, f"can't be opened: {error.strerror}.") from error
    if not (text or metadata):
        raise SourceError(path, "is empty: it holds neither text nor metadata to have instead.")
    fixed = sorted(_FIXED & metadata.keys())
    if fixed:
        raise SourceError(path, f"gives '{fixed[0]}', which stays as it is. Remove that line.")
    return text, metadata


def _read(path: Path) -> tuple[str | None, Mapping[str, object]]:
    if path.suffix.lower() in METADATA_SUFFIXES:
        return None, _mapping(path)
    if path.suffix.lower() not in TEXT_SUFFIXES:
        allowed = ", ".join((*TEXT_SUFFIXES, *METADATA_SUFFIXES))
        raise SourceError(path, f"is no correction. Write one of: {allowed}.")
    reading = read_markdown(path)
    return (reading.text if reading.text.strip() else None), reading.front


def corrected(
    correction: Correction | None,
    document: StoredDocument,
    read: Reading,
    raw: Mapping[str, object],
) -> StoredDocument:
    """Return the document as it was corrected; `read` and `raw` are its source and its sidecar.

    An editor's text has no pages, and its words are no longer the source's own.
    """
    if correction is None:
        return document
    reading, own = read, raw
    if correction.text:
        reading = replace(read, text=correction.text, marks=())
        own = {**raw, "quote_origin": "restatement"}
    meta = build_metadata(
        reading,
        source=document.meta.source,
        document_id=document.meta.document_id,
        sidecar={**own, **correction.metadata},
    )
    said = replace(
        meta,
        document_id=document.meta.document_id,
        corrected_on=correction.at,
        correction=correction.reason,
    )
    return StoredDocument(meta=said, text=reading.text, marks=reading.marks)


def _mapping(path: Path) -> Mapping[str, object]:
    try:
        return parse_mapping(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(path, "is not UTF-8 text. Save it anew as UTF-8.") from error
    except YamlProblemError as error:
        raise SourceError(path, f"is wrong: {error}") from error
