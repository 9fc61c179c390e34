from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.elearning import VTT, interactive_video, write_h5p, write_scorm
from tests.support.format_pdfs import write_with_attachment


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_modules_of_e_learning_are_chunks_with_their_minute(desk: Desk) -> None:
    path = desk.write("film.h5p", "")
    files = {"content/files/nl.vtt": VTT}
    write_h5p(path, "H5P.InteractiveVideo", interactive_video(), files=files)
    write_scorm(path.with_name("les.zip"))
    report = desk.run()
    assert (report.documents, report.failed, report.problems) == (2, 0, ())
    for name in ("film", "les"):
        document = desk.index().document(name)
        assert document is not None
        assert document.meta.kind == "e-learning"
        assert "00:01:05" in {mark.timecode for mark in document.marks}


def test_what_was_not_read_of_a_file_is_told_and_is_no_failure(desk: Desk) -> None:
    write_with_attachment(desk.write("a.pdf", ""))
    report = desk.run()
    assert (report.documents, report.added, report.failed) == (1, 1, 0)
    ((source, reason),) = [(problem.source, problem.reason) for problem in report.problems]
    assert source == "a.pdf"
    assert reason.startswith("has 1 attached files, which were not read.")


def test_a_rehearsal_tells_it_too(desk: Desk) -> None:
    write_with_attachment(desk.write("a.pdf", ""))
    assert len(desk.run(dry_run=True).problems) == 1
