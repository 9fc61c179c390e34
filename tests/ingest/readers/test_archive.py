from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers import archive as limits
from ingest.readers.archive import open_archive
from ingest.readers.registry import read
from ingest.readers.xml_part import check_xml
from tests.support.archives import (
    ASKS_THE_NETWORK,
    HOSTILE,
    LAUGHS,
    READS_A_FILE,
    archive,
)
from tests.support.files import word_document, write_docx, write_pptx

MEMBERS = {f"deel{n}.txt": f"tekst {n} " * 40 for n in range(4)}


def _opened(path: Path) -> list[bytes]:
    with open_archive(path, damaged="is damaged.") as opened:
        return [opened.read(name) for name in opened.names]


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as container:
        return {name: container.read(name) for name in container.namelist()}


def _word(folder: Path) -> dict[str, bytes]:
    document = word_document("Verslag")
    document.add_paragraph("De stad kocht hergebruikte stoelen.")
    return _members(write_docx(folder / "goed.docx", document))


def _slides(folder: Path) -> dict[str, bytes]:
    return _members(write_pptx(folder / "goed.pptx", [("Lessen", "Begin vroeg", "Vertel het.")]))


def test_an_honest_archive_is_read_member_by_member(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive(MEMBERS))
    assert _opened(tmp_path / "a.zip") == [text.encode() for text in MEMBERS.values()]


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_refused(tmp_path: Path, kind: str) -> None:
    make, reason = HOSTILE[kind]
    (tmp_path / "a.zip").write_bytes(make(MEMBERS))
    with pytest.raises(SourceError, match=reason):
        _opened(tmp_path / "a.zip")


@pytest.mark.parametrize("kind", HOSTILE)
def test_an_office_file_that_is_a_hostile_archive_is_refused(tmp_path: Path, kind: str) -> None:
    make, reason = HOSTILE[kind]
    for suffix, members in ((".docx", _word(tmp_path)), (".pptx", _slides(tmp_path))):
        path = tmp_path / f"vijand{suffix}"
        path.write_bytes(make(members))
        with pytest.raises(SourceError, match=reason):
            read(path)


@pytest.mark.parametrize("attack", [LAUGHS, READS_A_FILE, ASKS_THE_NETWORK])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_entities_in_a_word_file_are_refused(tmp_path: Path, part: str, attack: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(archive({**_word(tmp_path), part: attack}))
    with pytest.raises(SourceError, match="declares a document type or entities"):
        read(path)


@pytest.mark.parametrize("attack", [LAUGHS, READS_A_FILE])
@pytest.mark.parametrize("part", ["ppt/slides/slide1.xml", "ppt/_rels/presentation.xml.rels"])
def test_entities_in_a_presentation_are_refused(tmp_path: Path, part: str, attack: str) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(archive({**_slides(tmp_path), part: attack}))
    with pytest.raises(SourceError, match="declares a document type or entities"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_entities_are_found_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(SourceError, match="declares a document type"):
        check_xml(tmp_path, "a.xml", READS_A_FILE.encode(encoding))


def test_an_encoding_that_could_hide_entities_is_refused(tmp_path: Path) -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
    with pytest.raises(SourceError, match="strange encoding"):
        check_xml(tmp_path, "a.xml", hidden)


def test_a_picture_that_lies_outside_a_word_file_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheime inhoud", encoding="utf-8")
    members = _word(tmp_path)
    relations = members["word/_rels/document.xml.rels"].decode()
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    target = f'Target="{secret.as_uri()}" TargetMode="External"'
    outside = f'<Relationship Id="rId99" Type="{image}" {target}/>'
    picture = (
        '<w:p><w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'r:link="rId99"/></w:drawing></w:r></w:p><w:sectPr'
    )
    body = members["word/document.xml"].decode().replace("<w:sectPr", picture, 1)
    relations = relations.replace("</Relationships>", f"{outside}</Relationships>")
    path = tmp_path / "a.docx"
    path.write_bytes(
        archive({**members, "word/document.xml": body, "word/_rels/document.xml.rels": relations})
    )
    assert read(path).text == "De stad kocht hergebruikte stoelen."


def test_a_member_that_is_too_large_to_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("groot.xml", bytes(limits.MAX_MEMBER + 1))
    with pytest.raises(SourceError, match=r"holds more text than can be read at once .*64 MB"):
        _opened(path)


@pytest.mark.parametrize("length", [0, 3, 21, 40])
def test_the_first_bytes_of_an_archive_are_none(tmp_path: Path, length: int) -> None:
    (tmp_path / "a.zip").write_bytes(archive(MEMBERS)[:length])
    with pytest.raises(SourceError, match="is damaged"):
        _opened(tmp_path / "a.zip")
