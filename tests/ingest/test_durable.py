"""Files that are on the disk when they are said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.durable import write_durably
from ingest.folder_rules import write_rules
from ingest.screen.decisions import Decisions, keep_decisions
from ingest.web.files import write_page
from tests.support.file_steps import done

WHOLE = ["fsync", "replace", "fsync"]


def test_a_file_is_on_the_disk_before_it_gets_its_name_and_the_name_before_anything_else(
    tmp_path: Path,
) -> None:
    assert done(lambda: write_durably(tmp_path / "a", "x")) == WHOLE


def test_what_decides_who_reads_a_document_is_on_the_disk_before_it_goes_in(tmp_path: Path) -> None:
    assert done(lambda: write_rules(tmp_path, "/a.toml", [])) == WHOLE
    assert done(lambda: keep_decisions(tmp_path, Decisions())) == WHOLE
    assert done(lambda: write_page(tmp_path, "h/a.html", b"x", {"id": "a"})) == [*WHOLE, *WHOLE]


def test_what_can_not_be_written_leaves_what_was_there_and_nothing_beside_it(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a"
    write_durably(file, b"before")
    with pytest.raises(UnicodeEncodeError):
        write_durably(file, "\ud800")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert file.read_bytes() == b"before"
    assert file.stat().st_mode & 0o777 == 0o600
