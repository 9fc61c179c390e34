"""A copy of the state of a data folder: the index of each audience, and the manifest."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.durable import sync_folder, write_durably
from ingest.errors import IndexDamagedError, IngestError
from ingest.keeping.copies import copy_database, copy_folder
from ingest.manifest.store import Manifest, State
from ingest.store.edge import EdgeIndex
from ingest.store.edge_points import sweep
from ingest.store.folder import IndexFolder
from ingest.store.index import ANY_FINGERPRINT, Counts, Fingerprint
from ingest.store.shard import fingerprint_of_shard, load_shard

INDEX = "index"
MANIFEST = "manifest.sqlite3"
SIDE_FILES = (f"{MANIFEST}-wal", f"{MANIFEST}-shm")
"""Of SQLite; those of a manifest that is replaced must not stay beside another."""

_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a copied index is: by what it was made, and what it holds."""

    fingerprint: Fingerprint
    counts: Counts
    version: str


def copy_manifest(data_dir: Path, into: Path) -> None:
    """Copy the manifest, or make an empty one where there is none."""
    path = data_dir / MANIFEST
    if path.exists():
        copy_database(path, into / MANIFEST)
    else:
        Manifest(into / MANIFEST).close()


def copy_index(data_dir: Path, audience: str, into: Path) -> Kept:
    """Copy the index of an audience, and open the copy to see that it is whole.

    Nobody may write to it meanwhile; where one does all the same, the copy is made again.
    """
    source, target = data_dir / INDEX / audience, into / INDEX / audience
    for _ in range(_TRIES):
        folder = IndexFolder(source)
        generation = folder.current()
        if generation is None:
            raise IndexDamagedError(str(source), "it was never finished")
        before = _stamps(generation)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        try:
            copy_folder(generation, target / generation.name)
        except FileNotFoundError:  # a segment was put in place of another
            continue
        if _stamps(generation) == before and folder.current() == generation:
            write_durably(target / "CURRENT", f"{generation.name}\n")
            sync_folder(target.parent)
            return look_at(target)
    raise IngestError(
        f"The index in {source} is written to all the time: no whole copy of it can be made. "
        "Wait until nobody ingests."
    )


def look_at(path: Path) -> Kept:
    """Open a copied index, sweep out what does not count, and return what it is."""
    with closing(_open(path)) as index:
        return Kept(fingerprint=index.fingerprint, counts=index.counts(), version=index.version())


def hold_back(state: Path, current: Path) -> list[str]:
    """Take out of a copied state what is withdrawn or set aside by now; return the ids.

    `current` is the manifest of today: its decisions and its history go on.
    """
    if not current.exists():
        return []
    with closing(Manifest(current)) as today, closing(Manifest(state / MANIFEST)) as then:
        kept_out = (State.WITHDRAWN, State.QUARANTINED)
        rows = [entry for entry in today.entries() if entry.state in kept_out]
        ids = sorted({entry.document_id for entry in rows if entry.document_id})
        for path in sorted((state / INDEX).glob("*/CURRENT")):
            if ids:
                with closing(_open(path.parent)) as index:
                    index.remove(ids)
        with then.together():
            for entry in then.entries():
                if entry.document_id in ids:
                    then.forget(entry.path)
            for entry in rows:
                then.record(entry)
        then.take_history(today)
    return ids


def audiences_in(state: Path) -> Sequence[str]:
    """Return the audiences that a state has an index of."""
    return sorted(path.parent.name for path in (state / INDEX).glob("*/CURRENT"))


def _open(path: Path) -> EdgeIndex:
    generation = IndexFolder(path).current()
    if generation is None:
        raise IndexDamagedError(str(path), "it was never finished")
    shard = load_shard(generation, None, place=str(path))
    try:
        sweep(shard, place=str(path))
        fingerprint = fingerprint_of_shard(shard, place=str(path))
    except BaseException:
        shard.close()
        raise
    return EdgeIndex(shard, path, fingerprint=fingerprint or ANY_FINGERPRINT)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return time and length of every file."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {str(path): (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}
