from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from ingest.document import Metadata
from ingest.errors import SourceError
from ingest.metadata import build_metadata, read_sidecar
from ingest.readers.reading import Reading

DUTCH = "De gemeente kocht hergebruikt meubilair en de leveranciers waren er blij mee. " * 4


def _build(
    front: Mapping[str, object] | None = None,
    *,
    reading: Reading | None = None,
    sidecar: Mapping[str, object] | None = None,
) -> Metadata:
    return build_metadata(
        reading or Reading(text=DUTCH, front=front or {}),
        source="pilots/stad_voorbeeld-2018.md",
        document_id="pilots-stad-voorbeeld-2018",
        sidecar=sidecar or {},
    )


def test_without_anything_known_the_path_says_what_it_is() -> None:
    meta = _build()
    assert meta.document_id == "pilots-stad-voorbeeld-2018"
    assert meta.source == "pilots/stad_voorbeeld-2018.md"
    assert meta.title == "Stad voorbeeld 2018"
    assert (meta.kind, meta.access, meta.quote_origin) == ("unknown", "public", "source")


def test_front_matter_fills_every_field() -> None:
    meta = _build(
        {
            "id": "stad-voorbeeld",
            "title": "Stad Voorbeeld koopt stoelen",
            "kind": "pilot",
            "language": "nl-be",
            "organisation": "Stad Voorbeeld",
            "country": "be",
            "category": ["kantoormeubilair", "ict"],
            "phase": "gunnen",
            "year": 2018,
            "valid_as_of": date(2021, 7, 1),
            "source": "https://voorbeeld.be/stoelen",
            "provenance": "Public body",
            "superseded_by": None,
        }
    )
    assert (meta.document_id, meta.title) == ("stad-voorbeeld", "Stad Voorbeeld koopt stoelen")
    assert (meta.language, meta.country, meta.year) == ("nl-BE", "BE", "2018")
    assert (meta.category, meta.phase) == (("kantoormeubilair", "ict"), ("gunnen",))
    assert (meta.valid_as_of, meta.provenance) == ("2021-07-01", "public body")
    assert meta.source == "https://voorbeeld.be/stoelen"
    assert meta.superseded_by is None


def test_a_region_gives_its_country() -> None:
    meta = _build({"region": "be-wal"})
    assert (meta.country, meta.region) == ("BE", "BE-WAL")
    assert meta.facet_values("country") == ("BE", "BE-WAL")


def test_a_country_beside_the_region_of_another_is_refused_wherever_it_stands() -> None:
    with pytest.raises(SourceError, match=r"region: BE-WAL and country: FR"):
        _build({"region": "BE-WAL"}, sidecar={"country": "FR"})


def test_the_sidecar_goes_before_front_matter_and_that_before_properties() -> None:
    reading = Reading(
        text=DUTCH,
        title="Uit het bestand",
        year="2015",
        front={"title": "Uit de kop", "organisation": "Gent"},
    )
    meta = _build(reading=reading, sidecar={"organisation": "Antwerpen"})
    assert (meta.title, meta.organisation, meta.year) == ("Uit de kop", "Antwerpen", "2015")


def test_the_first_heading_is_the_title_where_the_file_has_none() -> None:
    assert _build(reading=Reading(text="Vooraf.\n\n## De kop ##\n\nTekst.")).title == "De kop"


def test_the_language_is_found_from_the_text() -> None:
    french = "La commune a acheté du mobilier de bureau réutilisé pour ses services. " * 5
    assert _build(reading=Reading(text=french)).language == "fr"


def test_a_property_that_contradicts_the_text_does_not_count() -> None:
    assert _build(reading=Reading(text=DUTCH, language="en-US")).language == "nl"


def test_a_property_that_agrees_adds_its_region() -> None:
    assert _build(reading=Reading(text=DUTCH, language="nl_BE")).language == "nl-BE"


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ({"kind": "pilots"}, r"has kind: pilots .* Choose from: pilot, programme, "),
        ({"language": "es"}, r"has language: es .* Choose from: nl, nl-BE, fr, en, de\."),
        ({"outcome": "great"}, r"Choose from: worked, mixed, failed, planned, unknown\."),
        ({"evidence": True}, r"has evidence: True .* a text is expected"),
        ({"title": ["a", "b"]}, r"has title: \['a', 'b'\] .* a text is expected"),
        ({"category": {"a": 1}}, r"has category: .* a text or a list of texts is expected"),
        ({"id": "a/../b"}, r"has id: a/\.\./b .* letters, figures"),
        ({"region": "Wallonie"}, r"has region: Wallonie .*ISO 3166-2\), such as BE-WAL"),
        ({"region": "BE-WAL", "country": "FR"}, r"region: BE-WAL and country: FR .* that country"),
        ({"access": "public, buyers"}, r"has access: public, buyers .* one audience"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(
    front: Mapping[str, object], message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        _build(front)


@pytest.mark.parametrize(
    ("key", "meant"),
    [("categorie", "category"), ("titel", "title"), ("document_id", "id"), ("license", "licence")],
)
def test_a_misspelt_key_is_refused_with_the_known_one(key: str, meant: str) -> None:
    with pytest.raises(SourceError, match=f"unknown key '{key}' .* Write '{meant}'"):
        _build({key: "x"})


def test_keys_of_other_programs_are_passed_over() -> None:
    assert _build({"author": "x", "layout": "page", "tags": ["a"]}) == _build()


def test_control_characters_are_taken_out_of_text() -> None:
    assert _build({"title": "Een\x00 titel\n met \ud800regels"}).title == "Een titel met regels"


def test_an_audience_in_capitals_is_the_same_audience() -> None:
    assert _build({"access": "Buyers"}).access == "buyers"


@pytest.mark.parametrize("name", ["verslag.pdf.meta.yaml", "verslag.meta.yaml"])
def test_a_sidecar_is_found_by_either_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title: Verslag\nyear: 2018\n", encoding="utf-8")
    assert dict(read_sidecar(tmp_path / "verslag.pdf")) == {"title": "Verslag", "year": 2018}


def test_the_sidecar_with_the_whole_name_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.meta.yaml").write_text("title: algemeen\n", encoding="utf-8")
    (tmp_path / "a.pdf.meta.yaml").write_text("title: precies\n", encoding="utf-8")
    assert read_sidecar(tmp_path / "a.pdf")["title"] == "precies"


def test_without_a_sidecar_nothing_is_given(tmp_path: Path) -> None:
    assert dict(read_sidecar(tmp_path / "a.pdf")) == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title: [open\n", r"is wrong: line \d+: "),
        (b"- a\n", r"it holds a list"),
        (b"title: \xff\xfe\n", r"is not UTF-8"),
    ],
)
def test_a_wrong_sidecar_is_refused_by_its_own_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "a.pdf.meta.yaml").write_bytes(content)
    with pytest.raises(SourceError, match=message) as caught:
        read_sidecar(tmp_path / "a.pdf")
    assert caught.value.source.endswith("a.pdf.meta.yaml")
