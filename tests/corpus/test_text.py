"""What corpus documents say stands in full sentences that can be quoted by themselves."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import yaml

from ingest.document import base_language
from tests.support.corpus import CORPUS, answering_documents, corpus_documents

MARKUP = re.compile(r"\*|__|`|\]\(|<[a-z/]|https?://")
POINTS_BACK = {
    "nl": r"(Deze|Dit|Die|Hij|Zij|Ze|Daar)\b(?! document)",
    "fr": r"(Ce|Cette|Ces|Il|Elle|Ils|Elles)\b(?! (document|y a|faut))",
    "en": r"(This|These|That|Those|They|It|He|She)\b(?! document)",
    "de": r"(Dies|Diese|Dieser|Dieses|Er|Sie|Es)\b(?! (Dokument|gibt))",
}
"""How a sentence begins that leans on the one before it; `Dit document` names itself."""


@cache
def pilot_headings(language: str) -> list[str]:
    vocabulary = yaml.safe_load((CORPUS / "vocabulary.yaml").read_text(encoding="utf-8"))
    return [heading[base_language(language)] for heading in vocabulary["pilot_headings"]]


def test_only_second_level_headings_and_none_is_empty() -> None:
    for document in corpus_documents():
        lines = document.body.splitlines()
        assert [line for line in lines if re.match(r"#(?!# )|###", line)] == []
        assert [h for h, said in document.sections[1:] if not said] == [], document.path.stem


def test_text_is_plain_full_sentences() -> None:
    odd = [
        (document.path.stem, line)
        for document in answering_documents()
        for line in document.lines
        if MARKUP.search(line) or line[-1] not in ".?"
    ]
    assert odd == []
    assert [d.path.stem for d in corpus_documents() if not d.lines] == []


def test_no_sentence_stands_twice_in_a_document() -> None:
    for document in corpus_documents():
        counts = Counter(document.lines)
        assert [line for line, count in counts.items() if count > 1] == [], document.path.stem


def test_no_sentence_points_back() -> None:
    odd = [
        (document.path.stem, line)
        for document in answering_documents()
        for line in document.lines
        if re.match(POINTS_BACK[base_language(document.meta["language"])], line)
    ]
    assert odd == []


def test_a_pilot_has_the_headings_of_its_language_in_order() -> None:
    for document in corpus_documents():
        if document.meta["kind"] != "pilot":
            continue
        found = [heading for heading, _ in document.sections[1:]]
        allowed = pilot_headings(document.meta["language"])
        assert found == [name for name in allowed if name in found], document.path.stem
