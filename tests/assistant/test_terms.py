from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.terms import SYNONYM_WEIGHT, Expansions, question_terms
from ingest.text.lexical import analyse, weighted_terms
from ingest.text.vocabulary import Term, load_vocabulary


def build_expansions(*subjects: Term) -> Expansions:
    vocabulary = load_vocabulary()
    nothing: dict[str, dict[str, Term]] = {facet: {} for facet in vocabulary.facets}
    return Expansions(replace(vocabulary, facets=nothing, instruments={}, variants=subjects))


LAMPS = Term(
    key="lampen",
    labels={"nl": "lampen", "fr": "lampes", "en": "light bulbs", "de": "Leuchtmittel"},
    synonyms=("licht als dienst voor iedereen", "LaaS"),
)


@pytest.mark.parametrize(
    ("question", "language", "other", "its_language"),
    [
        ("Wie kocht bedrijfskleding?", "nl", "werkkledij", "nl"),
        ("Wie kocht bedrijfskleding?", "nl", "workwear", "en"),
        ("Wie kocht bedrijfskleding?", "nl", "Berufskleidung", "de"),
        ("Quel bureau a acheté des vêtements de travail ?", "fr", "bedrijfskleding", "nl"),
        ("Who tendered office furniture?", "en", "kantoormeubilair", "nl"),
        ("Wer kaufte Büromöbel?", "de", "mobilier", "fr"),
    ],
)
def test_a_question_also_asks_for_what_others_call_it(
    question: str, language: str, other: str, its_language: str
) -> None:
    (wanted,) = analyse(other, its_language)
    assert 0 < question_terms(question, language)[wanted] <= SYNONYM_WEIGHT


def test_words_of_the_asker_keep_their_weight() -> None:
    own = weighted_terms("werkkleding of bedrijfskleding", "nl")
    assert own.items() <= question_terms("werkkleding of bedrijfskleding", "nl").items()


def test_a_question_without_words_of_the_vocabulary_stays_as_it_is() -> None:
    own = weighted_terms("Hoe oud is de burgemeester van Zwolle?", "nl")
    assert question_terms("Hoe oud is de burgemeester van Zwolle?", "nl") == own


def test_the_weight_of_a_phrase_is_divided_over_its_terms() -> None:
    found = build_expansions(LAMPS).expand({"lamp": 1.0}, "nl")
    assert found["light"] == found["bulb"] == SYNONYM_WEIGHT / 2
    assert found["leuchtmittel"] == SYNONYM_WEIGHT


def test_phrases_of_more_than_two_terms_bring_but_are_not_brought() -> None:
    expansions = build_expansions(LAMPS)
    assert "iedereen" not in expansions.expand({"lamp": 1.0}, "nl")
    asked = dict.fromkeys(analyse("licht als dienst voor iedereen", "nl"), 1.0)
    assert "lamp" in expansions.expand(asked, "nl")


def test_half_a_phrase_brings_nothing() -> None:
    assert build_expansions(LAMPS).expand({"light": 1.0}, "en") == {"light": 1.0}


def test_a_phrase_counts_in_the_language_of_the_question_only() -> None:
    expansions = build_expansions(LAMPS)
    assert expansions.expand({"light": 1.0, "bulb": 1.0}, "nl") == {"light": 1.0, "bulb": 1.0}


def test_flemish_words_count_in_a_dutch_question() -> None:
    flemish = Term(key="kleding", labels={"nl": "werkkleding", "nl-BE": "werkkledij"})
    assert "werkkleed" in build_expansions(flemish).expand({"werkkledij": 1.0}, "nl")


def test_a_part_of_a_compound_becomes_heavier_where_it_is_also_a_synonym() -> None:
    clothes = Term(key="kleding", labels={"nl": "bedrijfskleding"}, synonyms=("kleed", "pak"))
    weights = build_expansions(clothes).expand({"bedrijfskleed": 1.0, "kleed": 0.1}, "nl")
    assert weights["kleed"] == SYNONYM_WEIGHT


def test_an_unknown_language_has_no_synonyms() -> None:
    assert build_expansions(LAMPS).expand({"lamp": 1.0}, "da") == {"lamp": 1.0}
