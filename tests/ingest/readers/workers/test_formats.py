"""Every format through the real processes, as it is read in this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.readers.files import ReadFile, read_here
from ingest.readers.registry import SUFFIXES
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.pool import read_apart
from tests.support.elearning import write_h5p, write_scorm
from tests.support.files import (
    WORDS,
    heading,
    paragraph,
    table,
    word_document,
    write_docx,
    write_pdf,
    write_pptx,
)
from tests.support.hostile_readers import READER

CUES = "00:00:01.000 --> 00:00:04.000\nWelkom bij de les.\n"
PAGE = f"<html lang='nl'><title>Les</title><body><main><p>{WORDS}</p></main></body></html>"


def one_of_each(folder: Path) -> Iterator[Path]:
    """A file of each format."""
    yield write_pdf(folder / "a.pdf", [heading("Titel"), paragraph(WORDS), table([["a", "1"]])])
    document = word_document("Titel")
    document.add_heading("Kop", 1)
    document.add_paragraph(WORDS)
    yield write_docx(folder / "b.docx", document)
    yield write_pptx(folder / "c.pptx", [("Kop", WORDS, "Notitie van de spreker.")])
    yield write_scorm(folder / "d.zip")
    yield write_h5p(folder / "e.h5p", "H5P.AdvancedText", {"text": f"<p>{WORDS}</p>"})
    texts = {
        **dict.fromkeys((".md", ".markdown"), f"---\nyear: 2021\n---\n# Kop\n\n{WORDS}"),
        **dict.fromkeys((".html", ".htm"), PAGE),
        ".txt": WORDS,
        ".vtt": f"WEBVTT\n\n{CUES}",
        ".srt": f"1\n{CUES}".replace(".000", ",000"),
    }
    for suffix, content in texts.items():
        path = folder / f"f{suffix}"
        path.write_text(content, encoding="utf-8")
        yield path


def test_every_format_is_read_apart_as_it_is_read_here(tmp_path: Path) -> None:
    paths = list(one_of_each(tmp_path))
    assert {path.suffix for path in paths} == SUFFIXES
    here = list(read_here(paths))
    assert [type(outcome) for outcome in here] == [ReadFile] * len(paths)
    assert list(read_apart(paths, limits=ReadLimits())) == here


@pytest.mark.parametrize("names", ["lxml numpy pdfplumber pydantic yaml trafilatura markitdown"])
def test_a_process_loads_a_library_when_its_format_comes(tmp_path: Path, names: str) -> None:
    (tmp_path / "a.txt").write_text(f"modules {names} json", encoding="utf-8")
    (outcome,) = read_apart([tmp_path / "a.txt"], limits=ReadLimits(), reader=READER)
    assert isinstance(outcome, ReadFile)
    assert outcome.reading.text == "json"
