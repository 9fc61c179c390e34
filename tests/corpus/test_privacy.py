"""No personal data in the corpus: organisations and roles, never persons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.corpus import corpus_documents

FIRST_NAMES = (Path(__file__).parent / "first_names.txt").read_text("utf-8").split()
PATTERNS = {
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "telephone": re.compile(
        r"(?:\+|\b00)\d{2}[ ()./-]?\d(?:[ ./-]?\d){6,}|\b0\d{1,3}[ -]\d{6,8}\b"
    ),
    "IBAN": re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z0-9]{4}(?: ?\d{4}){1,6}(?: ?\d{1,3})?\b"),
    "BSN": re.compile(r"(?<![\d.,/-])\d{9}(?![\d.,/-]?\d)|(?<!\d)\d{4}\.\d{2}\.\d{3}(?!\d)"),
    "rijksregisternummer": re.compile(r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b"),
    "name": re.compile(
        rf"\b(?:{'|'.join(FIRST_NAMES)}) (?:(?:van|de|den|der|ten|ter|du|von) )*[A-Z][a-zé]{{2,}}\b"
        r"|\b(?:dhr|mevr|mw|drs|ir|mr|Mr|Mrs|Ms|Mme|Dr|dr)\. [A-Z]"
        r"|\b(?:meneer|mevrouw|Herr|Frau|Monsieur|Madame) [A-Z]"
    ),
}
NO_PERSONS = {"Guido Gezellehuis", "Emma Safety", "Lucas Gent"}  # a house, a firm, a hospital


@pytest.mark.parametrize("kind", PATTERNS)
def test_no_personal_data(kind: str) -> None:
    found = [
        (document.path.stem, hits)
        for document in corpus_documents()
        if (hits := set(PATTERNS[kind].findall(f"{document.meta['title']}\n{document.body}")))
        - NO_PERSONS
    ]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("e-mail", "inkoop@example.org"),
        ("telephone", "+31 30 123 45 67"),
        ("telephone", "030-1234567"),
        ("IBAN", "NL91 ABNA 0417 1643 00"),
        ("BSN", "burgerservicenummer 111222333"),
        ("rijksregisternummer", "85.07.30-033.28"),
        ("name", "volgens Anna van Dijk lukte het"),
        ("name", "volgens mevr. Jansen lukte het"),
    ],
)
def test_the_patterns_find_what_they_are_for(kind: str, text: str) -> None:
    assert PATTERNS[kind].search(text)
