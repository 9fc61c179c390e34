"""Reads how many members a zip file says it has, before its directory is loaded."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_END = struct.Struct("<4s4H2LH")  # APPNOTE.TXT 4.3.16: end of central directory
_END_64 = struct.Struct("<4sQ2H2L4Q")  # 4.3.14: its successor for large archives
_LOCATOR = struct.Struct("<4sLQL")  # 4.3.15: where that stands
_COMMENT = 2**16  # bytes that may follow


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What the end of a zip file says of its directory."""

    members: int


def read_end(path: Path) -> End | None:
    """Return what the end of the file says; None where it is no zip file.

    zipfile itself loads a directory of any length without asking how long it is.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _END.size - _COMMENT - _LOCATOR.size))
        tail = file.read()
        at = tail.rfind(b"PK\5\6")
        if at < 0 or len(tail) - at < _END.size:
            return None
        members = _END.unpack_from(tail, at)[4]
        if at >= _LOCATOR.size and tail.startswith(b"PK\6\7", at - _LOCATOR.size):
            file.seek(min(size, _LOCATOR.unpack_from(tail, at - _LOCATOR.size)[2]))
            large = file.read(_END_64.size)
            if len(large) < _END_64.size or not large.startswith(b"PK\6\6"):
                return None
            members = _END_64.unpack(large)[7]
    return End(members=int(members))
