from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.files import ReadFile
from ingest.readers.registry import read
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.pool import read_apart
from tests.support.format_pdfs import LINES, drawn, picture, plain, write_scan, write_unmapped

_HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
_WORDS = ("De", "gemeente", "koopt", "kasten.")


def _table(confidence: float) -> str:
    rows = ["1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t"]
    for number, word in enumerate(_WORDS):
        place = f"{300 + 260 * number}\t400\t240\t42"
        rows.append(f"5\t1\t1\t1\t1\t{number}\t{place}\t{confidence}\t{word}")
    return "\n".join((_HEAD, *rows)) + "\n"


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, *, says: str, languages: str) -> None:
    """Put a program in the place of tesseract that says the same of every page."""
    told = folder / "told.tsv"
    told.write_text(says, encoding="utf-8")
    program = folder / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo "List:"; echo "{languages}"; exit; fi\n'
        f'/bin/cat > /dev/null\necho "$@" > {folder}/asked\n/bin/cat {told}\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def test_a_scanned_page_is_recognised_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, says=_table(91.5), languages="nld\nfra\nosd")
    reading = read(drawn(tmp_path / "scan.pdf", plain, picture))
    assert reading.text.endswith("De gemeente koopt kasten.")
    assert [mark.page for mark in reading.marks] == [1, 2]
    assert reading.notes == (
        "has pages that are pictures, whose text was recognised and may be wrong: 2.",
    )
    assert (tmp_path / "asked").read_text().split() == ["stdin", "stdout", "-l", "nld+fra", "tsv"]


def test_glyphs_without_characters_are_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, says=_table(91.5), languages="nld")
    assert read(write_unmapped(tmp_path / "a.pdf")).text == "De gemeente koopt kasten."


@pytest.mark.parametrize("says", [_table(20), "", "geen tabel", _HEAD + "\n5\tx\ty\n", "\0\xff"])
def test_what_is_not_made_out_with_confidence_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    _install(tmp_path, monkeypatch, says=says, languages="nld")
    with pytest.raises(SourceError, match="has only images on page 1 and no text") as refused:
        read(drawn(tmp_path / "scan.pdf", picture))
    assert "tesseract-ocr" not in refused.value.reason  # it is installed


def test_a_recogniser_without_a_language_of_ours_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, says=_table(91.5), languages="osd")
    with pytest.raises(SourceError, match="has only images"):
        read(drawn(tmp_path / "scan.pdf", picture))


@pytest.fixture
def _tesseract() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not there: scripts/install_debian_packages.sh installs it")


@pytest.mark.integration
@pytest.mark.usefixtures("_tesseract")
def test_tesseract_reads_a_scan_from_within_the_process_of_a_reader(tmp_path: Path) -> None:
    (outcome,) = read_apart([write_scan(tmp_path / "scan.pdf")], limits=ReadLimits())
    assert isinstance(outcome, ReadFile)
    assert outcome.reading.text == " ".join(LINES)
    assert outcome.reading.notes == (
        "has pages that are pictures, whose text was recognised and may be wrong: 1.",
    )


@pytest.mark.integration
@pytest.mark.usefixtures("_tesseract")
def test_tesseract_reads_what_fonts_do_not_say(tmp_path: Path) -> None:
    reading = read(write_unmapped(tmp_path / "a.pdf"))
    assert reading.text.count("De gemeente kocht hergebruikt meubilair voor het stadhuis") == 3
    assert reading.notes
