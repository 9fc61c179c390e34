"""Open the embedded index of a folder, or make it anew beside the old one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.document import StoredDocument
from ingest.errors import IndexMissingError
from ingest.store.edge import EdgeIndex
from ingest.store.edge_points import sweep
from ingest.store.folder import IndexFolder
from ingest.store.index import ANY_FINGERPRINT, Fingerprint
from ingest.store.shard import create_shard, load_shard
from ingest.store.space import FreeSpace, check_room, free_bytes


def open_edge(
    path: Path, *, fingerprint: Fingerprint, create: bool, free_space: FreeSpace = free_bytes
) -> EdgeIndex:
    """Open the index in `path`, alone: a second process gets IndexLockedError.

    Raises IndexMissingError without an index (unless `create`), IndexMismatchError where it was
    made with another fingerprint, IndexDamagedError where it can't be read.
    """
    folder = IndexFolder(path)
    if not create and folder.current() is None:
        raise IndexMissingError(str(path))
    folder.hold()
    try:
        folder.sweep()
        generation = folder.current()
        if generation is None:
            check_room(path, chunks=0, free_space=free_space)
            generation = folder.fresh()
            create_shard(generation, fingerprint, place=str(path)).close()
            folder.switch(generation)
        shard = load_shard(generation, fingerprint, place=str(path))
        try:
            if folder.was_broken_off():
                sweep(shard, place=str(path))
                folder.end_writing()
        except BaseException:
            shard.close()
            raise
    except BaseException:
        folder.release()
        raise
    return EdgeIndex(
        shard,
        path,
        fingerprint=fingerprint,
        begun=folder.begin_writing,
        ended=folder.end_writing,
        released=folder.release,
        free_space=free_space,
    )


def read_edge(path: Path) -> list[StoredDocument]:
    """Return the documents stored in `path`, whatever its vectors were made with.

    Raises IndexLockedError, and IndexDamagedError where they can't be read.
    """
    folder = IndexFolder(path)
    folder.hold()
    try:
        generation = folder.current()
        if generation is None:
            return []
        shard = load_shard(generation, None, place=str(path))
        with closing(EdgeIndex(shard, path, fingerprint=ANY_FINGERPRINT)) as index:
            return list(index.documents())
    finally:
        folder.release()


@contextmanager
def rebuild_edge(
    path: Path, *, fingerprint: Fingerprint, free_space: FreeSpace = free_bytes
) -> Iterator[EdgeIndex]:
    """Yield an empty index that replaces the one in `path` when the block ends without an error.

    Until then the old one stays as it is, whatever it was made with and however damaged. It is
    locked meanwhile.
    """
    folder = IndexFolder(path)
    folder.hold()
    try:
        check_room(path, chunks=0, free_space=free_space)
        generation = folder.fresh()
        shard = create_shard(generation, fingerprint, place=str(path))
        index = EdgeIndex(shard, path, fingerprint=fingerprint, free_space=free_space)
        try:
            yield index
        except BaseException:
            index.close()
            shutil.rmtree(generation, ignore_errors=True)
            raise
        index.close()
        folder.switch(generation)
    finally:
        folder.release()
