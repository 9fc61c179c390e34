from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.reading import Reading
from ingest.readers.registry import read
from tests.support.format_cases import CASES, COMMITTED, Case

READ = [case for case in CASES if not case.refusal]
REFUSED = [case for case in CASES if case.refusal]


@pytest.fixture
def _without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


@pytest.mark.usefixtures("_without_tesseract")
@pytest.mark.parametrize("case", READ, ids=[case.name for case in READ])
def test_a_file_reads_as_it_must(case: Case, tmp_path: Path) -> None:
    reading = read(case.file(tmp_path))
    _check_order(reading.text, case.says)
    assert [text for text in case.lacks if text in reading.text] == []
    if case.pages is not None:
        assert tuple(mark.page for mark in reading.marks) == case.pages
    assert re.search(case.notes, " ".join(reading.notes))
    assert bool(case.notes) == bool(reading.notes)
    _check_contract(reading)


@pytest.mark.usefixtures("_without_tesseract")
@pytest.mark.parametrize("case", REFUSED, ids=[case.name for case in REFUSED])
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(case: Case, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=case.refusal) as refused:
        read(case.file(tmp_path))
    assert refused.value.reason.endswith((".", "-ocr.pdf", "for the first time"))


def test_there_are_sixty_files_and_every_committed_one_has_its_row() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    committed = {case.name for case in CASES if case.make is None}
    assert committed == {path.name for path in COMMITTED.iterdir()}


def _check_order(text: str, says: tuple[str, ...]) -> None:
    flowing = text.replace("\n", " ")
    at = 0
    for words in says:
        found = text.find(words, at) if "\n" in words else flowing.find(words, at)
        assert found >= 0, f"{words!r} is not in {text[at : at + 2000]!r}"
        at = found


def _check_contract(reading: Reading) -> None:
    """What `Reading` promises: quotable text, marks in order and within it."""
    assert reading.text == reading.text.strip("\n")
    assert not set(reading.text) & set("\0\r\ufeff")
    offsets = [mark.offset for mark in reading.marks]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(reading.text) for offset in offsets)
