"""A disk that is full at any write of a run: nothing is lost, and the next run completes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ingest.errors import StorageFullError
from ingest.store.index import IndexedDocument
from tests.support.desk import Desk
from tests.support.list_index import ListIndex


class FullIndex(ListIndex):
    """Has room for so many writes."""

    room = 1_000

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        self._take_room()
        super().put(batch)

    def remove(self, document_ids: Collection[str]) -> None:
        self._take_room()
        super().remove(document_ids)

    def _take_room(self) -> None:
        if not self.room:
            raise StorageFullError("here")
        self.room -= 1


def desk_in(folder: Path) -> tuple[Desk, FullIndex]:
    folder.mkdir()
    desk = Desk(folder)
    index = FullIndex(desk.index().fingerprint)
    desk.indexes["public"] = index
    for name in ("a", "b", "c"):
        desk.write(f"{name}.md", f"# {name}\n\nDe eerste tekst van {name} gaat over stoelen.")
    desk.run()
    desk.write("a.md", "# a\n\nDe tweede tekst van a gaat over lampen.")
    desk.write("d.md", "# d\n\nDe eerste tekst van d gaat over fietsen.")
    (desk.sources / "b.md").unlink()
    return desk, index


def test_the_next_run_completes_what_a_full_disk_stopped(tmp_path: Path) -> None:
    whole, _ = desk_in(tmp_path / "whole")
    whole.run(prune=True)
    stopped = 0
    for room in range(4):
        desk, index = desk_in(tmp_path / str(room))
        index.room = room
        try:
            desk.run(prune=True)
        except StorageFullError:
            stopped += 1
            assert "c" in desk.stored()
        index.room = 1_000
        assert desk.run(prune=True).failed == 0
        assert desk.stored() == whole.stored()
        assert [e.state for e in desk.rows().values()] == [e.state for e in whole.rows().values()]
    assert stopped == 2
