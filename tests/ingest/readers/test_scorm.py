from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.metadata import build_metadata
from ingest.readers.reading import Reading
from ingest.readers.registry import read
from tests.support.archives import ASKS_THE_NETWORK, HOSTILE, LAUGHS, READS_A_FILE, archive
from tests.support.elearning import SCORM_PAGES, write_scorm

TEXT = """\
# Voorbereiden

## Wat is een functionele vraag?

Beschrijf wat het product moet doen.

### Voorbeeld

| Vraag | Gevolg | Jaar |
| --- | --- | --- |
| Licht | Minder lampen | 2019 |

Het vervolg van de les.

## De film

Kijk eerst de film.

Welkom bij deze les over circulair inkopen. Vraag om hergebruik in plaats van nieuw.

# Slot

## Tot slot

- Begin vroeg.
- Meet alles."""


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_pages_come_in_the_order_of_the_tree_under_its_titles(tmp_path: Path, version: str) -> None:
    reading = read(write_scorm(tmp_path / "les.zip", version=version))
    assert (reading.text, reading.title) == (TEXT, "Circulair inkopen voor beginners")


def test_a_folder_that_was_packed_whole_is_read_alike(tmp_path: Path) -> None:
    assert read(write_scorm(tmp_path / "les.zip", at="export/module/")).text == TEXT


def test_what_is_said_in_a_film_has_its_minute_and_what_follows_has_none(tmp_path: Path) -> None:
    reading = read(write_scorm(tmp_path / "les.zip"))
    begins = [(mark.timecode, reading.text[mark.offset :][:9]) for mark in reading.marks]
    assert begins == [("00:00:01", "Welkom bi"), ("00:01:05", "Vraag om "), (None, "# Slot\n\n#")]


def test_a_package_is_e_learning_in_its_language(tmp_path: Path) -> None:
    reading = read(write_scorm(tmp_path / "les.zip"))
    meta = build_metadata(reading, source="les.zip", document_id="les", sidecar={})
    assert (meta.kind, meta.language, meta.title) == (
        "e-learning",
        "nl",
        "Circulair inkopen voor beginners",
    )


def test_a_sidecar_goes_before_what_a_package_says(tmp_path: Path) -> None:
    reading = read(write_scorm(tmp_path / "les.zip"))
    sidecar = {"kind": "guidance", "source": "https://example.org/les"}
    meta = build_metadata(reading, source="les.zip", document_id="les", sidecar=sidecar)
    assert (meta.kind, meta.source) == ("guidance", "https://example.org/les")


def test_the_address_of_the_only_film_is_kept(tmp_path: Path) -> None:
    reading = read(write_scorm(tmp_path / "les.zip"))
    assert reading.front["more_sources"] == ["https://media.example.org/les.mp4"]


def _without(name: str) -> dict[str, str | bytes]:
    return {key: data for key, data in SCORM_PAGES.items() if key != name}


def test_a_page_that_is_not_in_the_package_is_told(tmp_path: Path) -> None:
    reading = read(write_scorm(tmp_path / "les.zip", pages=_without("inhoud/les 1-vervolg.html")))
    assert reading.notes == ("lacks pages that its tree of contents names.",)
    assert "Tot slot" in reading.text


def test_subtitles_that_are_none_are_told(tmp_path: Path) -> None:
    pages = {**SCORM_PAGES, "inhoud/film.nl.vtt": b"\x81\x8d\x8f" * 50}
    reading = read(write_scorm(tmp_path / "les.zip", pages=pages))
    assert reading.notes == ("has subtitles that can't be read.",)


def test_pages_of_scripts_alone_are_refused_with_what_to_do(tmp_path: Path) -> None:
    pages = dict.fromkeys(SCORM_PAGES, "<script>laad()</script><div id=app></div>")
    pages["inhoud/film.nl.vtt"] = pages["inhoud/film.fr.vtt"] = ""
    with pytest.raises(SourceError, match=r"hold scripts and no text .* Export the module as Word"):
        read(write_scorm(tmp_path / "les.zip", pages=pages))


def test_a_zip_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.zip").write_bytes(archive({"verslag.docx": b"PK", "a.txt": "tekst"}))
    with pytest.raises(
        SourceError, match=r"no SCORM package: it has no imsmanifest.xml. Unpack it"
    ):
        read(tmp_path / "map.zip")


def test_an_archive_within_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = write_scorm(tmp_path / "binnen.zip").read_bytes()
    (tmp_path / "buiten.zip").write_bytes(archive({"binnen.zip": inner}))
    with pytest.raises(SourceError, match="no SCORM package"):
        read(tmp_path / "buiten.zip")


@pytest.mark.parametrize("attack", [LAUGHS, READS_A_FILE, ASKS_THE_NETWORK])
def test_entities_in_the_manifest_are_refused(tmp_path: Path, attack: str) -> None:
    with pytest.raises(SourceError, match="declares a document type or entities"):
        read(write_scorm(tmp_path / "les.zip", manifest=attack))


@pytest.mark.parametrize("manifest", ["<manifest", "geen xml", "<manifest/>"])
def test_a_manifest_that_says_nothing_is_refused(tmp_path: Path, manifest: str) -> None:
    with pytest.raises(SourceError, match=r"has XML that is none|no text that can be read"):
        read(write_scorm(tmp_path / "les.zip", manifest=manifest))


def test_a_tree_without_end_is_refused(tmp_path: Path) -> None:
    deep = "<item>" * 60 + "</item>" * 60
    tree = f"<organizations><organization>{deep}</organization></organizations>"
    with pytest.raises(SourceError, match="tree of contents without end"):
        read(write_scorm(tmp_path / "les.zip", manifest=f"<manifest>{tree}</manifest>"))


@pytest.mark.parametrize("href", ["../../../etc/hostname", "/etc/hostname", "file:///etc/hostname"])
def test_a_page_outside_the_package_is_not_read(tmp_path: Path, href: str) -> None:
    manifest = (
        '<manifest><organizations><organization><item identifierref="r"><title>A</title></item>'
        f'</organization></organizations><resources><resource identifier="r" href="{href}">'
        '<file href="goed.html"/></resource></resources></manifest>'
    )
    pages = {"goed.html": "<p>Alleen dit.</p>"}
    assert read(write_scorm(tmp_path / "a.zip", manifest=manifest, pages=pages)).text == (
        "# A\n\nAlleen dit."
    )


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_package_that_is_a_hostile_archive_is_refused(tmp_path: Path, kind: str) -> None:
    make, reason = HOSTILE[kind]
    (tmp_path / "a.zip").write_bytes(make({"imsmanifest.xml": "<manifest/>", **SCORM_PAGES}))
    with pytest.raises(SourceError, match=reason):
        read(tmp_path / "a.zip")


def test_reading_is_the_same_every_time(tmp_path: Path) -> None:
    first, second = (read(write_scorm(tmp_path / f"{n}.zip")) for n in range(2))
    assert isinstance(first, Reading)
    assert first == second
