from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.registry import read
from tests.support.files import png, word_document, write_docx, write_pptx


def _report(folder: Path) -> Path:
    document = word_document("Circulair meubilair")
    document.core_properties.language = "nl-BE"
    document.add_heading("Meubilair", 0)
    document.add_heading("Aanpak", 1)
    paragraph = document.add_paragraph("De stad kocht ")
    paragraph.add_run("hergebruikte").bold = True
    paragraph.add_run(" stoelen (3_4).")
    document.add_picture(io.BytesIO(png()))
    document.add_paragraph("Begin vroeg.", style="List Bullet")
    document.add_paragraph("Meet het.", style="List Bullet")
    document.add_paragraph().add_run("Lessen voor later").bold = True
    grid = document.add_table(rows=2, cols=3)
    for cell, text in zip(grid._cells, ["Jaar", "Aantal", "Kosten", "2018", "4", "9"], strict=True):  # noqa: SLF001  python-docx has no public way to all cells
        cell.text = text
    return write_docx(folder / "verslag.docx", document)


def test_a_word_file_keeps_headings_lists_and_tables(tmp_path: Path) -> None:
    assert read(_report(tmp_path)).text.split("\n\n") == [
        "# Meubilair",
        "# Aanpak",
        "De stad kocht hergebruikte stoelen (3_4).",
        "- Begin vroeg.\n- Meet het.",
        "## Lessen voor later",
        "| Jaar | Aantal | Kosten |\n| --- | --- | --- |\n| 2018 | 4 | 9 |",
    ]


def test_a_word_file_tells_its_title_and_language(tmp_path: Path) -> None:
    reading = read(_report(tmp_path))
    assert (reading.title, reading.language) == ("Circulair meubilair", "nl-BE")


def test_a_word_file_without_text_is_empty(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is empty"):
        read(write_docx(tmp_path / "leeg.docx", word_document()))


def test_slides_count_as_pages_and_notes_are_kept(tmp_path: Path) -> None:
    path = write_pptx(
        tmp_path / "les.pptx",
        [
            ("Lessen", "Begin vroeg\nMeet alles", "Vertel over de markt."),
            ("Cijfers", "", ""),
        ],
        rows=[["Jaar", "Aantal", "Kosten"], ["2018", "4", "9"]],
        title="Lessen uit de pilot",
    )
    reading = read(path)
    first, second = reading.marks
    assert reading.title == "Lessen uit de pilot"
    assert (first.page, second.page) == (1, 2)
    assert reading.text[: second.offset].split("\n\n") == [
        "# Lessen",
        "- Begin vroeg\n- Meet alles",
        "### Notities",
        "Vertel over de markt.",
        "",
    ]
    assert reading.text[second.offset :] == (
        "# Cijfers\n\n| Jaar | Aantal | Kosten |\n| --- | --- | --- |\n| 2018 | 4 | 9 |"
    )


@pytest.mark.parametrize(("name", "program"), [("a.docx", "Word"), ("a.pptx", "PowerPoint")])
def test_a_zip_with_an_office_name_is_refused(tmp_path: Path, name: str, program: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as container:
        container.writestr("verslag.txt", "tekst")
    with pytest.raises(SourceError, match=f"is a zip file, but no {program} file"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.pptx"])
def test_an_office_file_with_a_password_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(SourceError, match="is protected with a password"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.pptx"])
def test_a_broken_office_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 en dan niets")
    with pytest.raises(SourceError, match="is damaged or no"):
        read(tmp_path / name)


def test_a_word_file_with_broken_xml_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as container:
        container.writestr("[Content_Types].xml", "<Types")
        container.writestr("word/document.xml", "<w:document")
    with pytest.raises(SourceError, match="is damaged or no Word file"):
        read(tmp_path / "a.docx")
