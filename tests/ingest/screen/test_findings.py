"""What the gate finds in documents, and what only looks like it; made-up people and firms."""

from __future__ import annotations

import time

import pytest

from ingest.document import Metadata, StoredDocument
from ingest.screen.decisions import Decisions, Hashes
from ingest.screen.find import find_all, find_in_file_name
from ingest.screen.judge import Gate
from ingest.screen.policy import DEFAULT
from tests.support.corpus import corpus_documents

FOUND = [
    ("Projectleider Fokelien Ruigewaard was erbij.", "name", "Fokelien Ruigewaard"),
    ("Projectleider Annelies Oosterwijk begeleidde het.", "name", "Annelies Oosterwijk"),
    ("Volgens Annelies Peeters lukte het.", "name", "Annelies Peeters"),
    ("Jan van den Broek zei dat.", "name", "Jan van den Broek"),
    ("K.J. Oosterwijkema tekende.", "name", "K.J. Oosterwijkema"),
    ("- Ruigewaard, Fokelien (inkoop)", "name", "Ruigewaard, Fokelien"),
    ("Jean DUPONT a signé.", "name", "Jean DUPONT"),
    ("Het kenteken is AB-123-C.", "licence-plate", "AB-123-C"),
    ("plaque d'immatriculation AB-123-CD", "licence-plate", "AB-123-CD"),
    ("Das Kennzeichen ist B-AB 1234.", "licence-plate", "B-AB 1234"),
    ("Inschrijver 2 bood € 1.234.567.", "bid-price", "€ 1.234.567"),
    ("Het uurtarief van Liftmeester B.V. is € 71.", "unit-rate", "€ 71"),
    ("Zitgoed N.V. eindigde als tweede met 64 punten.", "loser-score", "64 punten"),
    ("De winstmarge van de leverancier is 11%.", "margin", "11%"),
    ("VERTROUWELIJK\n\nNota", "confidential", "VERTROUWELIJK"),
    ("This is commercial in confidence.", "confidential", "commercial in confidence"),
    ("Not for onward transmission\n\nA note", "confidential", "Not for onward transmission"),
    ("Concept-bestek, niet verspreiden.", "tender-draft", "Concept-bestek"),
    ("| Inschrijver | Prijs |\n|---|---|\n| Alfa Stoel | 12.000 |\n", "bid-price", "12.000"),
]
PASSES = [
    "De Jan Terlouw-prijs ging naar Stichting Milieunet.",
    "De Jan van Eyckstraat en de rue Victor Hugo worden heraangelegd.",
    "Gegund aan Zitgoed N.V. voor € 1.234.567 na vijf biedingen.",
    "De raming is € 3.500.000; inschrijver 2 bleef onder het plafondbedrag van € 4.000.000.",
    "Inschrijvingen worden vertrouwelijk behandeld.",
    "Het conceptbestek is gepubliceerd voor de marktconsultatie.",
    "De verliezende inschrijvers scoorden lager dan 60 punten.",
    "De foutmarge is 5% en AB-123-C is een artikelnummer.",
    "De wethouder duurzaamheid en de projectleider inkoop.",
    "Mail inkoop@gemeente.example of bel 0800-1234.",
    "Gemeente Utrecht, Stadsplateau 1, 3521 AZ Utrecht.",
    "| Criterium | Punten |\n|---|---|\n| Prijs | 40 |\n| Kwaliteit | 60 |\n",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_what_is_found_has_its_kind_and_its_words(text: str, kind: str, words: str) -> None:
    assert (kind, words) in [(each.kind, text[each.start : each.end]) for each in find_all(text)]


@pytest.mark.parametrize("text", PASSES)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert find_all(text) == []


def test_a_surname_is_found_again_where_it_stands_alone() -> None:
    text = "Projectleider Fokelien Ruigewaard begon. Later ging Ruigewaard weg."
    assert [text[each.start : each.end] for each in find_all(text)][-1] == "Ruigewaard"


def test_a_name_of_a_file_is_read_without_capitals() -> None:
    (found,) = find_in_file_name("offertes/offerte-annelies-peeters.pdf")
    assert "offertes/offerte-annelies-peeters.pdf"[found.start : found.end] == "annelies-peeters"


def test_nothing_is_found_in_the_shipped_corpus() -> None:
    gate = Gate(policy=DEFAULT, decisions=Decisions(), hashes=Hashes(b"a" * 32))
    documents = corpus_documents()
    found = []
    for each in documents:
        meta = Metadata(
            document_id=each.path.stem,
            title=each.meta["title"],
            source=each.meta["source"],
            organisation=each.meta.get("organisation"),
            source_title=each.meta.get("source_title"),
            more_sources=tuple(each.meta.get("more_sources") or ()),
        )
        judged = gate.judge(StoredDocument(meta=meta, text=each.body))
        found += [(each.path.stem, one.kind, one.text) for one in judged.findings]
    assert found == []
    assert len(documents) > 400


@pytest.mark.parametrize(
    "piece",
    ["A. ", "Aa ", "Van de ", "Aa, Bb; ", "| a | 1 ", "concept ", "inschrijver 1 € 1 ", "geheim "],
)
def test_a_long_text_takes_no_longer_than_it_should(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    find_all("Xanthippe Ypsilon")
    began = time.thread_time()
    find_all(text)
    assert time.thread_time() - began < 2.0
