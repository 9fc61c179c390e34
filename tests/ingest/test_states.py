from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from ingest.errors import StorageFullError
from ingest.manifest.store import State
from tests.support.desk import FRONT, Desk, FailingIndex
from tests.support.list_index import ListIndex


class FullIndex(ListIndex):
    """Takes nothing in."""

    def put(self, batch: object) -> None:  # noqa: ARG002  the port's name
        raise StorageFullError("data")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_source_seen_has_a_row_with_its_state_and_reason(desk: Desk) -> None:
    desk.write("goed.txt")
    desk.write("leeg.txt", "")
    desk.write("koppen.md", "# Titel\n\n## Kop")
    desk.run()
    rows = desk.rows()
    assert {name: row.state for name, row in rows.items()} == {
        "goed.txt": State.INDEXED,
        "koppen.md": State.FAILED,
        "leeg.txt": State.FAILED,
    }
    assert "empty" in rows["leeg.txt"].reason
    assert all(row.content_hash and row.noted_at for row in rows.values())


def test_what_failed_is_tried_and_reported_again_though_it_is_unchanged(desk: Desk) -> None:
    desk.write("leeg.txt", "")
    assert [desk.run().failed for _ in range(2)] == [1, 1]


def test_a_source_that_can_be_read_again_is_no_longer_failed(desk: Desk) -> None:
    desk.write("a.txt", "Goede zin.")
    desk.run()
    desk.write("a.txt", "")
    desk.run()
    assert (desk.rows()["a.txt"].state, desk.stored()) == (State.FAILED, {"a": "Goede zin."})
    desk.write("a.txt", "Goede zin.")
    assert desk.run().updated == 1
    assert (desk.rows()["a.txt"].state, desk.rows()["a.txt"].reason) == (State.INDEXED, "")


def test_a_reason_is_kept_without_personal_data(desk: Desk) -> None:
    desk.write("a.md", "---\nkind: jan@voorbeeld.example\n---\n\nEen zin.")
    desk.run()
    assert "[e-mail]" in desk.rows()["a.md"].reason


def test_a_run_that_is_broken_off_leaves_its_sources_pending(desk: Desk) -> None:
    desk.write("a.md", "Oude zin.")
    desk.run()
    desk.write("a.md", "Nieuwe zin.")
    index, desk.indexes["public"] = desk.index(), FullIndex()
    desk.indexes["public"].entries = index.entries
    with pytest.raises(StorageFullError):
        desk.run()
    assert desk.rows()["a.md"].state is State.PENDING
    desk.indexes["public"] = index
    desk.write("a.md", "Oude zin.")  # as before: but who knows which of the two is in
    assert desk.run().updated == 1


def test_prune_spares_a_folder_that_is_not_there(desk: Desk) -> None:
    desk.write("schijf/a.txt")
    desk.run()
    shutil.move(desk.sources / "schijf", desk.sources / "weg")
    report = desk.run(desk.sources / "schijf", prune=True)
    assert (report.failed, report.removed) == (1, 0)
    assert desk.stored()


def test_prune_takes_out_a_named_file_that_is_gone(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.run()
    path.unlink()
    assert desk.run(path, prune=True).removed == 1
    assert (desk.stored(), desk.rows()) == ({}, {})
    assert [event.action for event in desk.history("a")] == ["added", "removed"]


def test_a_renamed_file_keeps_its_id_when_its_index_was_thrown_away(desk: Desk) -> None:
    desk.write("a.txt").rename(desk.sources / "b.txt")
    desk.run()
    (desk.sources / "b.txt").rename(desk.sources / "c.txt")
    desk.run()
    desk.indexes.clear()
    assert desk.run().added == 1
    assert set(desk.stored()) == {"b"}


def test_an_older_manifest_goes_on_working(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    path = desk.settings.data_dir / "manifest.sqlite3"
    with sqlite3.connect(path) as connection:
        for column in ("state", "reason", "rules", "noted_at"):
            connection.execute(f"ALTER TABLE sources DROP COLUMN {column}")
        for table in ("removals", "history"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    assert desk.run().unchanged == 1
    row = desk.rows()["a.txt"]
    assert (row.state, row.noted_at) == (State.INDEXED, row.ingested_at)


def test_a_narrower_audience_loses_nothing_but_is_never_shown_to_more(desk: Desk) -> None:
    text = FRONT.format(id="stuk", access="public", text="Een zin.")
    desk.write("a.md", text)
    desk.run()
    desk.write("a.md", text.replace("public", "participants"))
    desk.indexes["participants"] = FullIndex()
    with pytest.raises(StorageFullError):
        desk.run()
    assert desk.stored() == {}
    del desk.indexes["participants"]
    desk.run()
    assert (desk.stored(), set(desk.stored("participants"))) == ({}, {"stuk"})


def test_access_that_is_given_back_while_it_was_being_taken_is_public_again(desk: Desk) -> None:
    text = FRONT.format(id="stuk", access="public", text="Een zin.")
    desk.write("a.md", text)
    desk.run()
    desk.write("a.md", text.replace("public", "participants"))
    desk.indexes["participants"] = FullIndex()
    with pytest.raises(StorageFullError):
        desk.run()
    desk.write("a.md", text)
    desk.run()
    assert (set(desk.stored()), desk.stored("participants")) == ({"stuk"}, {})


def test_a_sidecar_alone_moves_a_document_to_another_audience_and_back(desk: Desk) -> None:
    desk.write("a.txt")
    sidecar = desk.write("a.txt.meta.yaml", "access: participants\n")
    desk.run()
    assert (desk.stored(), set(desk.stored("participants"))) == ({}, {"a"})
    sidecar.write_text("access: public\n", encoding="utf-8")
    desk.run()
    assert (set(desk.stored()), desk.stored("participants")) == ({"a"}, {})


def test_documents_of_two_audiences_never_share_an_id(desk: Desk) -> None:
    for name in ("een", "twee"):
        access = "public" if name == "twee" else "participants"
        desk.write(f"{name}/a.md", FRONT.format(id="stuk", access=access, text=f"Zin {name}."))
    for _ in range(2):
        desk.run()
        assert desk.stored("participants") == {"stuk": "Zin een."}
        ((own_id, text),) = desk.stored().items()
        assert (own_id != "stuk", text) == (True, "Zin twee.")
    (desk.sources / "een/a.md").unlink()
    desk.run(prune=True)
    assert (desk.stored("participants"), list(desk.stored())) == ({}, [own_id])


def test_what_can_not_be_taken_out_of_one_index_is_not_put_into_another(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    desk.write("a.txt.meta.yaml", "access: participants\n")
    whole, desk.indexes["public"] = desk.index(), FailingIndex()
    desk.indexes["public"].entries = whole.entries
    with pytest.raises(StorageFullError):
        desk.run()
    assert desk.stored("participants") == {}
    desk.indexes["public"] = whole
    (desk.sources / "a.txt").unlink()  # the debt is paid also where its file is gone by now
    desk.run()
    assert desk.stored() == {}
