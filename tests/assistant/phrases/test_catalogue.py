from __future__ import annotations

import re
from string import Formatter

import pytest

from assistant.answer import NoAnswer, Reason
from assistant.phrases.catalogue import (
    CATALOGUE,
    PHRASE_LANGUAGES,
    Phrase,
    language_word,
    no_answer_text,
    phrase,
    strength_phrase,
)
from ingest.document import EVIDENCE, LANGUAGES


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", PHRASE_LANGUAGES)
def test_every_phrase_exists_in_every_language(language: str) -> None:
    missing = [key for key in Phrase if not CATALOGUE[language].get(key, "").strip()]
    assert missing == []
    assert set(CATALOGUE[language]) == set(Phrase)


def test_the_catalogue_speaks_dutch_french_english_and_german() -> None:
    assert set(PHRASE_LANGUAGES) == {"nl", "fr", "en", "de"}


@pytest.mark.parametrize("key", list(Phrase))
def test_a_phrase_takes_the_same_values_in_every_language(key: Phrase) -> None:
    taken = {language: placeholders(CATALOGUE[language][key]) for language in PHRASE_LANGUAGES}
    assert len({frozenset(names) for names in taken.values()}) == 1, taken


@pytest.mark.parametrize("key", list(Phrase))
def test_no_two_languages_share_a_sentence(key: Phrase) -> None:
    sentences = [CATALOGUE[language][key] for language in PHRASE_LANGUAGES]
    long = [sentence for sentence in sentences if len(re.findall(r"\w+", sentence)) > 3]
    assert len(set(long)) == len(long)


def test_values_are_filled_in_and_not_read_as_templates() -> None:
    words = phrase("nl", Phrase.SECTION, section="{number} {0.__class__}")
    assert words == "onder ‘{number} {0.__class__}’"


def test_a_flemish_asker_gets_dutch_and_an_unknown_language_too() -> None:
    assert phrase("nl-BE", Phrase.SOURCES) == phrase("es", Phrase.SOURCES) == "Bronnen"


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_for_no_answer_has_its_own_sentence(reason: Reason) -> None:
    others = {
        no_answer_text(NoAnswer(reason=other), "nl") for other in Reason if other is not reason
    }
    assert no_answer_text(NoAnswer(reason=reason), "nl") not in others


def test_every_strength_has_its_own_words_and_an_unheard_one_is_unknown() -> None:
    assert len({strength_phrase(strength) for strength in EVIDENCE}) == len(EVIDENCE)
    assert strength_phrase("rumour") is Phrase.STRENGTH_UNKNOWN


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_languages_of_documents_have_names(tag: str) -> None:
    assert language_word("de", tag) in {"Niederländisch", "Französisch", "Englisch", "Deutsch"}


def test_a_language_without_a_name_keeps_its_tag() -> None:
    assert language_word("nl", "pt-BR") == "pt-BR"
