"""Opens zip files that may be hostile: every reader of a zip-based format goes through here.

Nothing is ever unpacked to disk, and no archive within an archive is opened. An archive is looked
at as a whole before its first byte is unpacked; what is read afterwards is read into memory within
limits.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from ingest.errors import SourceError
from ingest.readers.archive_end import read_end

MAX_MEMBERS = 20_000
MAX_TOTAL = 8 * 2**30  # bytes, all members together: packages of lessons hold films
MAX_MEMBER = 64 * 2**20  # bytes of one member that is read: 1,000 pages of Word have about 20 MB
MAX_READ = 256 * 2**20  # bytes of all members that are read, together
MAX_RATIO = 200  # unpacked to packed; text seldom passes 20
SMALL = 10 * 2**20  # bytes: what unpacks to less does no harm at any ratio
_LOCAL_HEADER = 30  # bytes before a member's name
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # flags: by password, strongly, the directory too
_DRIVE = re.compile(r"[A-Za-z]:")
_CLEAN_COPY = "Don't open it elsewhere, and ask for a clean copy where it came from."


class Archive:
    """The members of a zip file that was found to be in order, by name."""

    def __init__(self, path: Path, container: zipfile.ZipFile) -> None:
        self.path = path
        self._container = container
        self._members = {info.filename: info for info in container.infolist() if not info.is_dir()}
        self._left = MAX_READ

    @property
    def names(self) -> Sequence[str]:
        """The names of the files in it, in the archive's order."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a member's bytes; raises SourceError where it is absent, broken or too large."""
        info = self._members.get(name)
        if info is None:
            raise SourceError(
                self.path, f"lacks {_shown(name)}, which it refers to. Export it anew."
            )
        if info.file_size > min(MAX_MEMBER, self._left):
            raise SourceError(
                self.path,
                f"holds more text than can be read at once ({_shown(name)} has "
                f"{info.file_size / 2**20:.0f} MB). Split it into smaller files.",
            )
        self._left -= info.file_size
        try:
            return self._container.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise SourceError(
                self.path,
                f"has a broken part ({_shown(name)}). Export it anew, or get it again from where "
                "it came from.",
            ) from error

    def copy(self, parts: Mapping[str, bytes]) -> BytesIO:
        """Return a zip file with these parts, and with the other members empty."""
        copied = BytesIO()
        with zipfile.ZipFile(copied, "w") as container:
            for name in self._members:
                container.writestr(name, parts.get(name, b""))
        copied.seek(0)
        return copied


@contextmanager
def open_archive(path: Path, *, damaged: str) -> Iterator[Archive]:
    """Open a zip file; raises SourceError where it is hostile, or for the reason `damaged`."""
    try:
        end = read_end(path)
        if end is None:
            raise SourceError(path, damaged)
        if end.members > MAX_MEMBERS:
            raise SourceError(path, _too_many(end.members))
        with zipfile.ZipFile(path) as container:
            if len(container.infolist()) != end.members:
                raise SourceError(path, damaged)
            _check_members(path, container)
            yield Archive(path, container)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise SourceError(path, damaged) from error


def _too_many(members: int) -> str:
    return (
        f"is an archive of {members} files, and {MAX_MEMBERS} is the most that is read. Split it."
    )


def _check_members(path: Path, container: zipfile.ZipFile) -> None:
    """Refuse what no program writes by itself, before anything is unpacked."""
    members = container.infolist()
    seen: set[str] = set()
    for info in members:
        reason = _fault_in_name(info) or _fault_in_kind(info) or _fault_in_size(info)
        if reason is None and info.filename in seen:
            reason = f"holds {_shown(info.filename)} twice. {_CLEAN_COPY}"
        if reason:
            raise SourceError(path, reason)
        seen.add(info.filename)
    total = sum(info.file_size for info in members)
    if total > MAX_TOTAL:
        raise SourceError(
            path,
            f"unpacks to {total / 2**30:.0f} GB, and {MAX_TOTAL // 2**30} GB is the most that is "
            "read. Split it.",
        )
    if _overlap(members, container.start_dir):
        raise SourceError(path, f"holds members that lie over each other. {_CLEAN_COPY}")


def _fault_in_name(info: zipfile.ZipInfo) -> str | None:
    name = info.orig_filename  # `filename` ends at a NUL
    is_odd = not name or "\0" in name or "\\" in name
    is_outside = name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/")
    if is_odd or is_outside:
        return f"holds a member whose name leads out of it ({_shown(name)}). {_CLEAN_COPY}"
    return None


def _fault_in_kind(info: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & _ENCRYPTED:
        return "is protected with a password. Save a copy without one and ingest that."
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return f"holds {_shown(info.filename)}, which is a link and no file. {_CLEAN_COPY}"
    if info.compress_type not in _METHODS:
        return (
            f"is packed in a way that is not read (method {info.compress_type}). Pack it anew as "
            "an ordinary zip file."
        )
    return None


def _fault_in_size(info: zipfile.ZipInfo) -> str | None:
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > SMALL and ratio > MAX_RATIO:
        return (
            f"holds {_shown(info.filename)}, which unpacks to {ratio:.0f} times its size, as only "
            f"a zip bomb does. {_CLEAN_COPY}"
        )
    return None


def _overlap(members: Sequence[zipfile.ZipInfo], directory: int) -> bool:
    """Say whether two members share bytes, or one reaches into the directory at the end."""
    starts = sorted((info.header_offset, info.compress_size) for info in members)
    ends = [*starts, (directory, 0)]
    return any(
        here + _LOCAL_HEADER + packed > following
        for (here, packed), (following, _) in pairwise(ends)
    )


def _shown(name: str) -> str:
    """Return a name that may be hostile as it can stand in a message."""
    return ascii(name if len(name) <= 60 else f"{name[:60]}...")  # noqa: PLR2004  fits in a sentence
