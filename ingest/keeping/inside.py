"""What is in a backup, as its list says it, and what may be in one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ingest.document import AUDIENCE_NAME
from ingest.errors import IngestError
from ingest.keeping.state import INDEX, MANIFEST, Kept
from ingest.store.index import Counts, Fingerprint

LIST = "backup.json"
JOURNAL = "journal.sqlite3"
FORMAT = 1

MOST_FILES = 500_000
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST = 1_000

_LEFT_OUT = re.compile(
    r"models|index|previous(\..*)?|backing-up-.*|restoring-.*|switching\.json(\.new)?|"
    r"serve\.json.*|last-backup\.json|manifest\.sqlite3-.*|journal\.sqlite3.*|leerkring\.log.*|"
    r".*\.lock"
)


class BackupError(IngestError):
    """A file is no backup, or not one for here; nothing was changed."""

    def __init__(self, file: object, reason: str) -> None:
        super().__init__(f"{file} can't be restored: {reason}. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file in a backup: its path within the data folder, its length and its hash."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup holds."""

    made_at: str
    indexes: Mapping[str, Kept]
    files: tuple[ListedFile, ...]
    has_journal: bool
    format: int = FORMAT


def is_left_out(name: str) -> bool:
    """Tell whether an entry of a data folder is not backed up as it is.

    Models can be made anew, logs and locks are nobody's state; the index, the manifest and the
    journal are copied in ways of their own.
    """
    return _LEFT_OUT.fullmatch(name) is not None


def member_name(number: int) -> str:
    """Return the name that the n-th listed file has in the archive: short, whatever its own."""
    return f"files/{number}"


def read_list(content: bytes, *, file: object) -> BackedUp:
    """Return the list of a backup; raises BackupError for one that is not ours, or hostile."""
    try:
        told = json.loads(content)
        if told["format"] != FORMAT:
            raise BackupError(file, f"it is of format {told['format']!r}, and this is {FORMAT}")
        files = tuple(
            ListedFile(name=str(f["name"]), size=int(f["size"]), sha256=str(f["sha256"]))
            for f in told["files"]
        )
        indexes = {str(audience): _kept(kept) for audience, kept in told["indexes"].items()}
        listed = BackedUp(
            made_at=str(told["made_at"])[:40],
            indexes=indexes,
            files=files,
            has_journal=bool(told["has_journal"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupError(file, "its list of contents can't be read") from error
    _check(listed, file)
    return listed


def _kept(told: Mapping[str, Mapping[str, object]]) -> Kept:
    made = told["fingerprint"]
    counts = {name: int(str(value)) for name, value in told["counts"].items()}
    return Kept(
        fingerprint=Fingerprint(
            model=str(made["model"]),
            dimensions=int(str(made["dimensions"])),
            analysis=str(made["analysis"]),
            layout=int(str(made["layout"])),
        ),
        counts=Counts(**counts),
        version=str(told["version"]),
    )


def _check(listed: BackedUp, file: object) -> None:
    names = [entry.name for entry in listed.files]
    if len(names) != len(set(names)) or len(names) > MOST_FILES:
        raise BackupError(file, "its list names a file twice, or too many")
    for entry in listed.files:
        if not _may_be_inside(entry.name):
            raise BackupError(file, f"it holds {entry.name[:80]!r}, which no backup of ours does")
        if entry.size < 0 or not _HASH.fullmatch(entry.sha256):
            raise BackupError(file, "its list is no list of lengths and hashes")
    expected = {f"{INDEX}/{audience}/CURRENT" for audience in listed.indexes}
    if MANIFEST not in names or not expected <= set(names) or not listed.indexes:
        raise BackupError(file, "it holds no index with its manifest")


def _may_be_inside(name: str) -> bool:
    path = PurePosixPath(name)
    plain = (
        0 < len(name) <= _LONGEST
        and str(path) == name
        and not path.is_absolute()
        and ".." not in path.parts
        and not any(character in name for character in "\\\0:")
        and name.isprintable()
    )
    if not plain:
        return False
    if path.parts[0] == INDEX:
        return len(path.parts) > 2 and AUDIENCE_NAME.fullmatch(path.parts[1]) is not None  # noqa: PLR2004  audience, file
    if name in (MANIFEST, JOURNAL):
        return True
    return path.parts[0] != MANIFEST and not is_left_out(path.parts[0])
