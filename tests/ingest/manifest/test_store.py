from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import ManifestError, StorageFullError
from ingest.manifest.store import Entry, Manifest


def entry(path: str, **fields: object) -> Entry:
    defaults = {
        "source": path,
        "document_id": path,
        "audience": "public",
        "content_hash": "h",
        "pipeline": "m / 1 / 1 / 1",
        "chunks": 1,
        "ingested_at": "2026-11-22T00:00:00+00:00",
    }
    return Entry(path=path, **(defaults | fields))  # type: ignore[arg-type]  # as the fields are


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    return Manifest(tmp_path / "manifest.sqlite3")


def test_what_was_recorded_is_known_after_reopening(tmp_path: Path) -> None:
    first = Manifest(tmp_path / "manifest.sqlite3")
    first.record(entry("/a/x.md"))
    first.close()
    assert Manifest(tmp_path / "manifest.sqlite3").entry("/a/x.md") == entry("/a/x.md")


def test_under_a_folder_means_in_it_and_not_beside_it(manifest: Manifest) -> None:
    for path in ("/a/x.md", "/a/b/y.md", "/ab/z.md", "/a%/q.md"):
        manifest.record(entry(path))
    assert {e.path for e in manifest.under("/a")} == {"/a/x.md", "/a/b/y.md"}
    assert {e.path for e in manifest.under("/a/x.md")} == {"/a/x.md"}


def test_only_what_these_readers_read_counts_as_done_anew(manifest: Manifest) -> None:
    manifest.record(entry("/a", pipeline="old / 1 / 1 / 2"))
    manifest.record(entry("/b", pipeline="old / 1 / 1 / 1"))
    manifest.renew("public", "new / 1 / 1 / 2", readers="2")
    assert [manifest.entry(p).pipeline for p in ("/a", "/b")] == [  # type: ignore[union-attr]  # recorded above
        "new / 1 / 1 / 2",
        "old / 1 / 1 / 1",
    ]


def test_a_damaged_manifest_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "manifest.sqlite3"
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(ManifestError, match=r"manifest\.sqlite3.*Move that file away"):
        Manifest(path)


def test_a_full_disk_is_said_to_be_one(manifest: Manifest) -> None:
    manifest._connection.execute("PRAGMA max_page_count = 1")  # noqa: SLF001  the way to a full one
    long_name = "x" * 100_000
    with pytest.raises(StorageFullError):
        manifest.record(entry(long_name))


def test_a_closed_manifest_writes_nothing(manifest: Manifest) -> None:
    manifest.close()
    with pytest.raises(ManifestError):
        manifest.record(entry("/a"))
