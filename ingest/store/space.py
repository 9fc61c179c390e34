"""Room on the disk, looked at before the embedded engine writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from ingest.errors import StorageFullError

SPARE_BYTES = 50_000_000
"""Kept free. The engine writes through memory maps: where the disk is full it dies of SIGBUS, and
the whole process with it. Its log alone grows by files of 32 MB."""

BYTES_PER_CHUNK = 20_000
"""What one more chunk may take in the log and in the segment together; measured: about 5,000."""

FreeSpace = Callable[[Path], int]


def free_bytes(path: Path) -> int:
    """Return the free bytes of the disk that `path` is on."""
    return shutil.disk_usage(path).free


def has_room(path: Path, *, chunks: int, free_space: FreeSpace) -> bool:
    """Say whether so many chunks can be written with enough left over."""
    return free_space(path) >= SPARE_BYTES + chunks * BYTES_PER_CHUNK


def check_room(path: Path, *, chunks: int, free_space: FreeSpace) -> None:
    """Raise StorageFullError where `has_room` says no."""
    if not has_room(path, chunks=chunks, free_space=free_space):
        raise StorageFullError(str(path))
