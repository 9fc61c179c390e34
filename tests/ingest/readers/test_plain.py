from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.registry import read

WRAPPED = """\
De gemeente kocht hergebruikt meubilair voor het stadhuis en de wijk-
kantoren, want leveranciers kregen een functionele vraag in plaats van
een lijst met producten.

Tweede alinea.
"""


def _file(folder: Path, data: bytes, name: str = "verslag.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_wrapped_lines_become_one_paragraph_and_broken_words_whole(tmp_path: Path) -> None:
    first, second = read(_file(tmp_path, WRAPPED.encode())).text.split("\n\n")
    assert first == (
        "De gemeente kocht hergebruikt meubilair voor het stadhuis en de wijkkantoren, want "
        "leveranciers kregen een functionele vraag in plaats van een lijst met producten."
    )
    assert second == "Tweede alinea."


def test_a_list_in_plain_text_keeps_its_lines(tmp_path: Path) -> None:
    text = (
        "- eerste punt dat de hele breedte van de regel in beslag neemt, echt waar\n"
        "- tweede punt dat ook de hele breedte van de regel in beslag neemt, echt\n"
    )
    assert read(_file(tmp_path, text.encode())).text.count("\n") == 1


def test_short_lines_that_were_meant_stay_apart(tmp_path: Path) -> None:
    assert read(_file(tmp_path, b"Postbus 12\n3500 AB Utrecht\n")).text.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"])
def test_each_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = "Geïntegreerde coöperatie, één prijs: € 12"
    assert read(_file(tmp_path, text.encode(encoding))).text == text


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not a text file"):
        read(_file(tmp_path, bytes(range(128)) * 20))


def test_bytes_that_no_known_encoding_explains_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="neither UTF-8 nor Windows-1252"):
        read(_file(tmp_path, bytes(range(128, 256)) * 20))


def test_a_file_cut_off_amid_utf16_says_where(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"not valid UTF-16 at byte \d+"):
        read(_file(tmp_path, "inkoop".encode("utf-16")[:-1]))
