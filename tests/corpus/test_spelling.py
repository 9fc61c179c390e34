"""Spelling of the corpus by hunspell, beside a list of the field's own words."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ingest.document import base_language
from tests.support.corpus import corpus_documents

DICTIONARIES = {"nl": "nl_NL,en_GB", "fr": "fr,en_GB", "en": "en_GB", "de": "de_DE,en_GB"}
FIELD_WORDS = set((Path(__file__).parent / "field_words.txt").read_text("utf-8").split())

pytestmark = pytest.mark.skipif(
    shutil.which("hunspell") is None, reason="hunspell is not installed"
)


@pytest.mark.parametrize("language", DICTIONARIES)
def test_words_in_small_letters_are_spelt_right(language: str) -> None:
    """Words with a capital are mostly names, those with a point inside addresses."""
    text = "\n".join(
        re.sub(r"\[[^]]*\]\([^)]*\)", "", f"{d.meta['title']}\n{d.body}")
        for d in corpus_documents()
        if base_language(d.meta["language"]) == language
    )
    unknown = {word for word in misspelt(text, language) if re.fullmatch(r"[a-zß-ÿœ'0-9-]+", word)}
    assert sorted(unknown - FIELD_WORDS) == []


def test_a_misspelt_word_is_found() -> None:
    assert misspelt("De leverancier nam het meubileir terug.", "nl") == {"meubileir"}


def misspelt(text: str, language: str) -> set[str]:
    command = ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"]
    plain = text.replace("’", "'")
    ran = subprocess.run(command, input=plain, capture_output=True, text=True, check=True)  # noqa: S603  the command is ours
    words = (word.strip(".'") for word in ran.stdout.split())
    return {word for word in words if word.strip("-") == word}  # `inkoop-` is half a word
