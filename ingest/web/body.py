"""Reads the body of an answer, unpacked, up to a size and not beyond."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_GZIP = 31  # zlib's wbits for a gzip header and trailer
_MAGIC = b"\x1f"  # what a gzip member begins with
_BLOCK = 1 << 16  # bytes unpacked at once: what is left of it is copied for each member
_MOST_MEMBERS = 10_000
"""gzip members of one body: who packs in parallel makes one for each 64 KB or more."""
ENCODINGS = ("", "identity", "gzip", "x-gzip")
"""What a body may be packed in; nothing else is asked for."""


class BodyError(ValueError):
    """A body is too large or broken; its message goes on from the address."""


def read_body(chunks: Iterable[bytes], *, encoding: str, max_bytes: int) -> bytes:
    """Return the body; raises BodyError as soon as it is too large, packed or unpacked."""
    raw = _counted(chunks, max_bytes)
    if encoding not in ENCODINGS:
        raise BodyError(f"comes packed as {encoding[:40]!r}, which was not asked for.")
    if encoding in ENCODINGS[:2]:
        return b"".join(raw)
    return unpacked(raw, max_bytes=max_bytes)


def unpacked(chunks: Iterable[bytes], *, max_bytes: int) -> bytes:
    """Return what gzip members hold; never more than `max_bytes` of it are made.

    Raises BodyError for more, and for members without number that hold nothing.
    """
    parts: list[bytes] = []
    left, members = max_bytes, 0
    member, begun = zlib.decompressobj(_GZIP), False
    for block in _blocks(chunks):
        data = block
        while data and (begun or not parts or data.startswith(_MAGIC)):  # else it is padding
            begun = True
            try:
                part = member.decompress(data, left + 1)
            except zlib.error as error:
                raise BodyError("comes packed as gzip, and can't be unpacked.") from error
            left -= len(part)
            if left < 0:
                raise BodyError(_too_large(max_bytes, "unpacked"))
            parts.append(part)
            data = member.unconsumed_tail
            if member.eof:
                members += 1
                if members > _MOST_MEMBERS:
                    raise BodyError(f"is packed in more than {_MOST_MEMBERS:,} pieces.")
                data = member.unused_data
                member, begun = zlib.decompressobj(_GZIP), False
    if begun:
        raise BodyError("breaks off: what it is packed in has no end.")
    return b"".join(parts)


def _blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _BLOCK):
            yield chunk[start : start + _BLOCK]


def _counted(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    left = max_bytes
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise BodyError(_too_large(max_bytes, "in bytes sent"))
        yield chunk


def _too_large(max_bytes: int, how: str) -> str:
    return (
        f"is larger than {max_bytes:,} bytes ({how}). Save it and name the file, or raise "
        "LEERKRING_FETCH_MAX_BYTES."
    )
