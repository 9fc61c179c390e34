from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.registry import SUFFIXES, read


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "cijfers.xlsx"
    path.write_bytes(b"x")
    known = r"can't be read \(\.xlsx\)\. .* Known are: .*\.pdf, \.docx"
    with pytest.raises(SourceError, match=known):
        read(path)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_a_file_of_no_bytes_is_empty(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"leeg{suffix}"
    path.touch()
    with pytest.raises(SourceError, match="is empty"):
        read(path)


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_file_of_white_space_is_empty(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wit{suffix}"
    path.write_text(" \n\t\n\u00a0", encoding="utf-8")
    with pytest.raises(SourceError, match="is empty"):
        read(path)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be opened: No such file"):
        read(tmp_path / "weg.md")


def test_a_folder_with_a_files_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(SourceError, match="can't be opened: Is a directory"):
        read(tmp_path / "map.txt")


def test_a_suffix_in_capitals_is_known(tmp_path: Path) -> None:
    (tmp_path / "A.MD").write_text("Tekst.", encoding="utf-8")
    assert read(tmp_path / "A.MD").text == "Tekst."


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_random_bytes_end_in_a_source_error_or_in_clean_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"ruis{suffix}"
    path.write_bytes(bytes((n * 73 + n // 7) % 256 for n in range(4000)))
    with pytest.raises(SourceError):
        read(path)
