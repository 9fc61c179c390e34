"""Which sources are those of before under another name: their documents keep their ids."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ingest.manifest.store import Entry, Manifest
from ingest.sources import Source


def find_renames(hashes: Mapping[Source, str], manifest: Manifest) -> dict[str, Entry]:
    """Return the row that each renamed file had before, by the path of the file now.

    `hashes` are the sources found with their content. A row is free when its file is gone, or has
    been given other content while its own turned up elsewhere: two files may have changed names.
    A file put in the place of another that is nowhere else has changed, and is not renamed.
    """
    found = {str(source.path): content for source, content in hashes.items()}
    renamed: dict[str, Entry] = {}
    for path, content in found.items():
        own = manifest.entry(path)
        if own is not None and own.content_hash == content:
            continue
        taken = {entry.path for entry in renamed.values()}
        free = [
            entry
            for entry in manifest.same_content(content)
            if entry.document_id and entry.path not in taken and _is_free(entry, found)
        ]
        if free:
            renamed[path] = min(free, key=lambda entry: _distance(entry.path, path))
    return _without_overwritten(renamed, manifest)


def is_there(path: str) -> bool:
    """Tell whether a file is there under exactly this name; one that can't be looked at is.

    Where capitals don't count, a file is found under names that it does not have.
    """
    file = Path(path)
    try:
        file.stat()
        return any(other.name == file.name for other in file.parent.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _is_free(entry: Entry, found: Mapping[str, str]) -> bool:
    if entry.path in found:
        return found[entry.path] != entry.content_hash
    return not is_there(entry.path)


def _without_overwritten(renamed: dict[str, Entry], manifest: Manifest) -> dict[str, Entry]:
    """Leave out files in whose place a document lies that did not move away itself."""
    while True:
        leaving = {entry.path for entry in renamed.values()}
        kept = {
            path: entry
            for path, entry in renamed.items()
            if path in leaving or not _holds_document(path, manifest)
        }
        if len(kept) == len(renamed):
            return kept
        renamed = kept


def _holds_document(path: str, manifest: Manifest) -> bool:
    own = manifest.entry(path)
    return own is not None and bool(own.document_id)


def _distance(old: str, new: str) -> tuple[bool, bool, str]:
    """Of several with one content, the one of the same name or folder."""
    before, after = Path(old), Path(new)
    return (before.name != after.name, before.parent != after.parent, old)
