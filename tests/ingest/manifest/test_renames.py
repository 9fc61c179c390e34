from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import FRONT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_two_files_that_change_names_keep_their_ids(desk: Desk) -> None:
    first, second = desk.write("a.txt", "Eerste zin."), desk.write("b.txt", "Tweede zin.")
    desk.run()
    aside = first.rename(desk.sources / "c.txt")
    second.rename(first)
    aside.rename(second)
    report = desk.run(prune=True)
    assert (report.updated, report.added, report.removed) == (2, 0, 0)
    assert desk.stored() == {"a": "Eerste zin.", "b": "Tweede zin."}
    assert {name: row.document_id for name, row in desk.rows().items()} == {
        "a.txt": "b",
        "b.txt": "a",
    }
    assert desk.run().unchanged == 2


def test_files_that_move_up_in_a_row_keep_their_ids(desk: Desk) -> None:
    first, second = desk.write("a.txt", "Eerste zin."), desk.write("b.txt", "Tweede zin.")
    desk.run()
    second.rename(desk.sources / "c.txt")
    first.rename(second)
    desk.run(prune=True)
    assert desk.stored() == {"a": "Eerste zin.", "b": "Tweede zin."}


def test_two_files_of_the_same_content_are_renamed_and_neither_is_lost(desk: Desk) -> None:
    for name in ("een/a.txt", "twee/a.txt"):
        desk.write(name, "Dezelfde zin.")
    desk.run()
    before = desk.stored()
    for name in ("een", "twee"):
        (desk.sources / name / "a.txt").rename(desk.sources / name / "z.txt")
    assert desk.run(prune=True).removed == 0
    assert desk.stored() == before
    assert {name: row.document_id for name, row in desk.rows().items()} == {
        "een/z.txt": "een-a",
        "twee/z.txt": "twee-a",
    }


def test_a_folder_that_is_split_keeps_the_ids_of_its_documents(desk: Desk) -> None:
    for name in ("alles/a.txt", "alles/b.txt"):
        desk.write(name, f"Zin van {name}.")
    desk.run()
    for name in ("a", "b"):
        (desk.sources / name).mkdir()
        (desk.sources / f"alles/{name}.txt").rename(desk.sources / name / f"{name}.txt")
    report = desk.run(desk.sources / "a", desk.sources / "b", prune=True)
    assert (report.updated, report.removed) == (2, 0)
    assert set(desk.stored()) == {"alles-a", "alles-b"}


def test_a_file_put_in_the_place_of_another_changes_that_document(desk: Desk) -> None:
    first = desk.write("a.txt", "Eerste zin.")
    second = desk.write("b.txt", "Tweede zin.")
    desk.run()
    first.rename(second)
    desk.run()
    assert desk.stored() == {"a": "Eerste zin.", "b": "Eerste zin."}
    assert desk.run(prune=True).removed == 1
    assert desk.stored() == {"b": "Eerste zin."}


def test_a_copy_is_a_document_of_its_own(desk: Desk) -> None:
    desk.write("a.txt", "Dezelfde zin.")
    desk.run()
    desk.write("b.txt", "Dezelfde zin.")
    assert desk.run().added == 1
    assert set(desk.stored()) == {"a", "b"}


def test_a_file_renamed_and_changed_at_once_is_known_by_the_id_it_gives_itself(desk: Desk) -> None:
    text = FRONT.format(id="stuk", access="public", text="Een zin.")
    path = desk.write("a.md", text)
    desk.run()
    path.rename(desk.write("map/b.md", text))
    desk.write("map/b.md", text.replace("Een zin.", "Een betere zin."))
    for dry_run in (True, False):
        report = desk.run(prune=True, dry_run=dry_run)
        assert (report.updated, report.added, report.removed) == (1, 0, 0)
    assert desk.stored() == {"stuk": "Een betere zin."}
    assert [row.document_id for row in desk.rows().values()] == ["stuk"]


def test_a_name_that_differs_in_capitals_only_keeps_the_id(desk: Desk) -> None:
    path = desk.write("Advies.txt", "Een zin.")
    desk.run()
    path.rename(desk.sources / "advies.txt")
    assert desk.run(prune=True).removed == 0
    assert set(desk.stored()) == {"advies"}
    assert set(desk.rows()) == {"advies.txt"}


def test_a_file_that_was_touched_is_unchanged(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.run()
    path.touch()
    assert desk.run().unchanged == 1


def test_a_rename_is_in_the_history(desk: Desk) -> None:
    desk.write("a.txt", "Een zin.").rename(desk.write("b.txt"))
    desk.run()
    (desk.sources / "b.txt").rename(desk.sources / "c.txt")
    desk.run()
    assert [event.action for event in desk.history("b")] == ["added", "renamed", "updated"]


def test_a_dry_run_renames_nothing(desk: Desk) -> None:
    desk.write("a.txt").rename(desk.sources / "b.txt")
    desk.run()
    (desk.sources / "b.txt").rename(desk.sources / "c.txt")
    assert desk.run(dry_run=True, prune=True).updated == 1
    assert set(desk.rows()) == {"b.txt"}
