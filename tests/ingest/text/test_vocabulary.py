from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import LANGUAGES
from ingest.errors import SourceError
from ingest.text.vocabulary import FACETS, load_vocabulary
from ingest.text.words import fold

VOCABULARY = load_vocabulary()
each_facet = pytest.mark.parametrize("facet", FACETS)


@each_facet
@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_unique_within_a_facet(facet: str, language: str) -> None:
    labels = [fold(term.label(language)) for term in VOCABULARY.facets[facet].values()]
    assert [label for label in labels if labels.count(label) > 1] == []


@each_facet
def test_every_term_has_a_label_in_four_languages(facet: str) -> None:
    terms = VOCABULARY.facets[facet].values()
    assert [t.key for t in terms if not {"nl", "fr", "en", "de"} <= set(t.labels)] == []


@each_facet
def test_a_parent_is_a_term_of_the_same_facet(facet: str) -> None:
    terms = VOCABULARY.facets[facet]
    assert {term.parent for term in terms.values() if term.parent} <= set(terms)


def test_flemish_has_its_own_label_and_falls_back_on_dutch() -> None:
    assert VOCABULARY.label("category", "bedrijfskleding", "nl-BE") == "werkkledij"
    assert VOCABULARY.label("category", "ict", "nl-BE") == "ICT-hardware"


def test_an_unknown_key_is_its_own_label() -> None:
    assert VOCABULARY.label("category", "brandweerwagens", "nl") == "brandweerwagens"
    assert VOCABULARY.label("organisation", "Alliander", "nl") == "Alliander"


@pytest.mark.parametrize("word", ["ict", "ICT", "laptops", "matériel informatique", "IT-Hardware"])
def test_a_word_in_any_language_leads_to_its_key(word: str) -> None:
    assert VOCABULARY.keys("category", word) == ("ict",)


def test_a_word_that_is_not_there_leads_nowhere() -> None:
    assert VOCABULARY.keys("category", "brandweerwagens") == ()
    assert VOCABULARY.keys("kleur", "groen") == ()


def test_a_place_has_its_names_in_other_languages() -> None:
    assert VOCABULARY.place_names("luik") == {"luik", "liege", "luttich"}
    assert VOCABULARY.place_names("zwolle") == {"zwolle"}


def test_a_word_is_that_of_one_thing() -> None:
    words = [word for thing in VOCABULARY.things for word in thing]
    assert len(words) == len(set(words)) > 0


@pytest.mark.parametrize("text", ["", "phases: []", "phases: [1]", "a: [", "- a"])
def test_a_file_that_is_no_vocabulary_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"words\.yaml"):
        load_vocabulary(path)
