"""Versions of one text: all texts are made up."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.likeness import alike, signature_of
from ingest.versions import Better, Versions
from tests.support.desk import Desk

WORDS = [f"woord{number}" for number in range(900)]


def text_of(seed: int, *, others: int = 0, of: int = 200) -> str:
    """Return a text of so many words in sentences of ten, some replaced by others."""
    words = random.Random(seed).sample(WORDS, of)  # noqa: S311  no secret
    for place in range(others):
        words[place * of // others] = f"anders{place}"
    return " ".join(" ".join(words[at : at + 10]).capitalize() + "." for at in range(0, of, 10))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def write(desk: Desk, name: str, text: str, **fields: str) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    desk.write(f"{name}.md", f"---\nlanguage: nl\n{front}---\n\n{text}\n")


def linked(desk: Desk) -> dict[str, str]:
    """Return of every stored document which other it says to be a version of."""
    documents = [document for name in desk.indexes for document in desk.index(name).documents()]
    return {
        document.meta.document_id: document.meta.version_of
        for document in documents
        if document.meta.version_of
    }


def test_texts_with_the_same_words_are_alike_and_others_are_not() -> None:
    texts = {"a": text_of(1), "b": text_of(1).upper(), "c": text_of(1, others=4), "d": text_of(2)}
    signatures = {key: signature_of(text) for key, text in texts.items()}
    found = {frozenset((a, b)): likeness for a, b, likeness in alike(signatures, least=0.7)}
    assert found.keys() == {frozenset("ab"), frozenset("ac"), frozenset("bc")}
    assert found[frozenset("ab")] == 1.0
    assert found[frozenset("ac")] == pytest.approx(186 / 210, abs=0.06)


def test_the_newer_of_two_versions_is_the_one_to_cite(desk: Desk) -> None:
    write(desk, "oud", text_of(1), year="2019")
    write(desk, "nieuw", text_of(1, others=1), year="2022")
    report = desk.run()
    assert (report.added, report.documents) == (2, 2)
    assert linked(desk) == {"oud": "nieuw"}
    assert desk.run().unchanged == 2


def test_of_two_that_are_equal_in_all_the_first_is_cited(desk: Desk) -> None:
    write(desk, "b", text_of(1))
    desk.run()
    for name in "ac":
        write(desk, name, text_of(1))
    desk.run()
    assert linked(desk) == {"a": "b", "c": "b"}


def test_it_does_not_matter_which_of_them_comes_first(desk: Desk) -> None:
    write(desk, "nieuw", text_of(1), year="2022")
    desk.run()
    write(desk, "oud", text_of(1), year="2019")
    assert desk.run().added == 1
    assert linked(desk) == {"oud": "nieuw"}


@pytest.mark.parametrize(
    ("better", "lesser"),
    [
        ({"provenance": "public body"}, {"provenance": "press", "year": '"2030"'}),
        ({"valid_as_of": '"2021-07"'}, {"valid_as_of": '"2021-03"'}),
        ({"valid_as_of": '"2021-07"'}, {"superseded_by": "ander", "year": '"2030"'}),
        ({"quote_origin": "source"}, {"quote_origin": "restatement"}),
        ({"provenance": "public body"}, {"provenance": "knowledge partner"}),
        ({"year": '"2021"'}, {}),
    ],
)
def test_the_better_of_two_equal_texts_is_cited(
    desk: Desk, better: dict[str, str], lesser: dict[str, str]
) -> None:
    write(desk, "a", text_of(1), **better)
    write(desk, "b", text_of(1), **lesser)
    desk.run()
    assert linked(desk) == {"b": "a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"category": "kleding"}, {"category": "ict"}),
        ({"country": "NL"}, {"country": "BE"}),
        ({"language": "nl"}, {"language": "fr"}),
        ({"access": "public"}, {"access": "participants"}),
        ({"kind": "overview"}, {}),
    ],
)
def test_forms_that_were_filled_in_for_other_things_are_no_versions(
    desk: Desk, one: dict[str, str], other: dict[str, str]
) -> None:
    write(desk, "a", text_of(1), **one)
    write(desk, "b", text_of(1, others=1), **other)
    desk.run()
    assert linked(desk) == {}


def test_pages_of_one_address_are_versions_where_fewer_words_are_the_same(desk: Desk) -> None:
    address = {"source": "https://voorbeeld.example/advies"}
    write(desk, "a", text_of(1), year="2019", **address)
    write(desk, "b", text_of(1, others=6), year="2020", **address)
    write(desk, "c", text_of(1, others=6).replace("woord", "wooord"), year="2021", **address)
    write(desk, "d", text_of(2), year="2019")
    write(desk, "e", text_of(2, others=6), year="2020")
    desk.run()
    assert linked(desk) == {"a": "b"}


def test_when_the_best_version_goes_the_next_one_is_cited(desk: Desk) -> None:
    for year in ("2019", "2020", "2021"):
        write(desk, f"van-{year}", text_of(1), year=year)
    desk.run()
    assert linked(desk) == {"van-2019": "van-2021", "van-2020": "van-2021"}
    (desk.sources / "van-2021.md").unlink()
    assert desk.run(prune=True).removed == 1
    assert linked(desk) == {"van-2019": "van-2020"}
    write(desk, "van-2020", text_of(2), year="2020")
    desk.run()
    assert linked(desk) == {}


def test_what_is_withdrawn_outdoes_nothing(desk: Desk) -> None:
    write(desk, "oud", text_of(1), year="2019")
    write(desk, "nieuw", text_of(1), year="2022")
    desk.run()
    with desk.editor() as editor:
        editor.withdraw("nieuw", reason="Klopt niet.")
    desk.run()
    assert linked(desk) == {}
    with desk.editor() as editor:
        editor.reinstate("nieuw", reason="Klopt toch.")
    assert linked(desk) == {"oud": "nieuw"}


def test_the_manifest_tells_versions_with_their_likeness(desk: Desk) -> None:
    write(desk, "oud", text_of(1), year="2019")
    write(desk, "nieuw", text_of(1), year="2022")
    desk.run()
    with desk.editor() as editor:
        versions = Versions(editor.manifest)
        assert versions.better_than("oud") == Better("nieuw", 1.0)
        assert versions.of("nieuw") == {"oud": 1.0}


def test_a_run_that_was_broken_off_before_it_linked_versions_does_so_later(desk: Desk) -> None:
    write(desk, "oud", text_of(1), year="2019")
    write(desk, "nieuw", text_of(1), year="2022")
    desk.run()
    with desk.editor() as editor:
        editor.manifest.execute("DELETE FROM versions")
        Versions(editor.manifest).make_due()
    desk.run()
    assert linked(desk) == {"oud": "nieuw"}
