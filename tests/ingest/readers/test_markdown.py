from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.registry import read


def _markdown(folder: Path, text: str) -> Path:
    path = folder / "pilot.md"
    path.write_bytes(text.encode())
    return path


def test_front_matter_and_body_come_apart(tmp_path: Path) -> None:
    reading = read(_markdown(tmp_path, "---\ntitle: Pilot\nyear: 2018\n---\n# Kop\n\nTekst.\n"))
    assert reading.text == "# Kop\n\nTekst."
    assert dict(reading.front) == {"title": "Pilot", "year": 2018}


def test_front_matter_is_found_behind_a_byte_order_mark_and_windows_line_ends(
    tmp_path: Path,
) -> None:
    reading = read(_markdown(tmp_path, "\ufeff---\r\ntitle: Pilot\r\n---\r\nTekst.\r\n"))
    assert (reading.text, reading.front["title"]) == ("Tekst.", "Pilot")


def test_wrong_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"wrong front matter: line 3: "):
        read(_markdown(tmp_path, "---\ntitle: Pilot\nkind: a: b\n---\nTekst."))


def test_front_matter_that_is_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"it holds a list, but 'key: value' lines"):
        read(_markdown(tmp_path, "---\n- a\n- b\n---\nTekst."))


def test_front_matter_without_an_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="without an end"):
        read(_markdown(tmp_path, "---\ntitle: Pilot\n\nTekst."))


def test_a_rule_between_paragraphs_is_no_front_matter(tmp_path: Path) -> None:
    reading = read(_markdown(tmp_path, "Een.\n\n---\n\nTwee: drie.\n\n---\n\nVier."))
    assert dict(reading.front) == {}
    assert reading.text.startswith("Een.")


def test_wrapped_lines_of_a_paragraph_and_of_a_list_item_are_joined(tmp_path: Path) -> None:
    reading = read(_markdown(tmp_path, "Een zin die\nverder gaat.\n\n- punt dat\n  verder gaat\n"))
    assert reading.text == "Een zin die verder gaat.\n\n- punt dat verder gaat"


@pytest.mark.parametrize(
    "text",
    [
        "```python\na = 1\nb = 2\n```",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "- een\n- twee\n  - drie",
        "> citaat\n> gaat door",
        "Regel een\\\nregel twee",
        "# Kop\n\nTekst.",
    ],
)
def test_what_is_no_wrapped_paragraph_stays_as_it_is(tmp_path: Path, text: str) -> None:
    assert read(_markdown(tmp_path, text)).text == text


def test_only_front_matter_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is empty"):
        read(_markdown(tmp_path, "---\ntitle: Pilot\n---\n\n"))
