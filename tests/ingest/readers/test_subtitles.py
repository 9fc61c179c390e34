from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.reading import Reading
from ingest.readers.registry import read


def _read(folder: Path, *cues: tuple[str, str], head: str = "WEBVTT") -> Reading:
    path = folder / "les.vtt"
    blocks = [f"{start}.000 --> {start}.900\n{text}" for start, text in cues]
    path.write_text("\n\n".join([head, *blocks]), encoding="utf-8")
    return read(path)


def test_a_sentence_over_several_cues_becomes_one(tmp_path: Path) -> None:
    reading = _read(tmp_path, ("00:00:01", "Vandaag gaat het"), ("00:00:03", "over inkopen."))
    assert reading.text == "Vandaag gaat het over inkopen."


def test_each_sentence_has_the_time_of_the_cue_it_begins_in(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        ("00:00:01", "De eerste zin."),
        ("00:59:58", "De tweede begint"),
        ("01:00:02", "en eindigt. De derde."),
    )
    found = [(mark.timecode, reading.text[mark.offset :][:8]) for mark in reading.marks]
    assert found == [
        ("00:00:01", "De eerst"),
        ("00:59:58", "De tweed"),
        ("01:00:02", "De derde"),
    ]


def test_five_sentences_make_a_paragraph(tmp_path: Path) -> None:
    cues = [(f"00:00:{second:02}", f"Zin nummer {second}.") for second in range(1, 8)]
    first, second = _read(tmp_path, *cues).text.split("\n\n")
    assert (first.count("."), second) == (5, "Zin nummer 6. Zin nummer 7.")


@pytest.mark.parametrize(
    "cue",
    [
        "<v Jan de Vries>Wij begonnen vroeg.",
        "<v.luid Jan>Wij <b>begonnen</b> vroeg.</v>",
        ">> JAN: Wij begonnen vroeg.",
        ">>Jan de Vries: Wij begonnen vroeg.",
        "Jan de Vries: Wij begonnen vroeg.",
        "Anna Jansen (Rijkswaterstaat): Wij begonnen vroeg.",
        "- Wij begonnen vroeg.",
        "[MUZIEK] Wij begonnen <00:00:02.000><c>vroeg</c>.",
    ],
)
def test_speakers_tags_and_sounds_are_left_out(tmp_path: Path, cue: str) -> None:
    assert _read(tmp_path, ("00:00:01", cue)).text == "Wij begonnen vroeg."


def test_a_single_name_that_returns_is_left_out(tmp_path: Path) -> None:
    reading = _read(tmp_path, ("00:00:01", "Anna: Goed."), ("00:00:03", "Anna: Ja, zeker."))
    assert reading.text == "Goed. Ja, zeker."


def test_a_word_before_a_colon_that_is_said_once_stays(tmp_path: Path) -> None:
    assert _read(tmp_path, ("00:00:01", "Conclusie: begin vroeg.")).text.startswith("Conclusie:")


def test_notes_styles_and_cue_names_are_not_read_out(tmp_path: Path) -> None:
    path = tmp_path / "les.vtt"
    path.write_text(
        "WEBVTT - les\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE intern\nniet lezen\n\n"
        "a1b2-77/4-0\n00:01.000 --> 00:02.000 align:start\nWij kopen &amp; delen.\n\n"
        "NOTE\nook niet\n\n2\n00:03.000 --> 00:04.000\nTot slot.\n",
        encoding="utf-8",
    )
    assert read(path).text == "Wij kopen & delen. Tot slot."


def test_captions_that_roll_upwards_are_said_once(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        ("00:00:01", "vandaag praten we over"),
        ("00:00:02", "vandaag praten we over\ncirculair inkopen"),
        ("00:00:03", "circulair inkopen"),
        ("00:00:04", "circulair inkopen\nbij gemeenten."),
    )
    assert reading.text == "vandaag praten we over circulair inkopen bij gemeenten."


def test_captions_without_full_stops_are_cut_into_lines(tmp_path: Path) -> None:
    cues = [(f"00:00:{n:02}", f"woorden zonder einde nummer {n} van velen") for n in range(30)]
    reading = _read(tmp_path, *cues)
    assert len(reading.text.split("\n\n")) == len(reading.marks) > 3


def test_srt_is_read_with_its_times(tmp_path: Path) -> None:
    path = tmp_path / "les.srt"
    path.write_bytes(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hallo</i> wereld.\r\n\r\n"
        "2\r\n00:01:03,500 --> 00:01:04,000\r\n{\\an8}Tot ziens.\r\n".encode("utf-16")
    )
    reading = read(path)
    assert reading.text == "Hallo wereld. Tot ziens."
    assert reading.marks[1].timecode == "00:01:03"


@pytest.mark.parametrize("name", ["les.vtt", "les.srt"])
@pytest.mark.parametrize("content", ["zomaar wat tekst", "WEBVTT\n\n00:xx --> 3\nhallo"])
def test_a_file_without_readable_cues_is_refused(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match="has no subtitles with a time and a text"):
        read(path)
