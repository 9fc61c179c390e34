"""Personal data goes; articles, years, amounts and figures stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.questions import load_sets
from ingest.screen import Kind, find_identifiers, screened

KEPT = [
    "Wat zegt artikel 2.114 Aw over de gunningscriteria?",
    "Geldt richtlijn 2014/24/EU, artikel 67 lid 2?",
    "Wat volgt uit C-223/16 en C-368/10 van 10 mei 2012?",
    "ECLI:NL:HR:2016:2638, r.o. 4.4.2",
    "In 2019, 2020 en 2021-2023, en van 01.02.2024 tot 31-12-2025",
    "Een contract van € 1.234.567,89 of 111.222.333 euro of EUR 250000000",
    "un marché de 1 234 567 890 € et 12 500 000 euros",
    "2.340.000 kg CO2, 12,5 ton CO₂-eq en 0,034 kg CO2 per kWh",
    "CPV-code 30200000-1, 45233120-6, TenderNed 123456, TED 123456-2021",
    "ISO 14040, NEN-EN 15804+A2, ISO 20400:2017, EN 50625-1",
    "KvK 12345678, perceel 2, lot 3, versie 1.2.3",
    "MKI van € 12,34 per m2, 85 % en 1 op 10",
    "Wat is de postcode van het Rijk? In 2014 EU 24 lidstaten",
    "De herr. catalogus; M. is een afkorting; mw is geen naam",
    "Wat deed de heer en meester van het huis? Madame la ministre",
    "Bereikbaar van 08.00 – 20.00 uur, en 09:00-17:00",
    "Een zonnepark van 20 MW ZON, en 5 MW. WIND",
    "Perceel 3, 2020 Gent; Los 4, 12500 Stühle für 1.000 Euro",
    "Welke gemeente deed mee: Utrecht, Gent, Freiburg of Lille?",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert screened(text) == text


@pytest.mark.parametrize("question_set", ["dev", "test"])
def test_no_question_of_our_sets_is_touched(question_set: str) -> None:
    questions = [each.question for each in load_sets([question_set])]
    assert [text for text in questions if screened(text) != text] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mail naar j.de-vries+x@gemeente.example.nl.", "Mail naar [e-mail]."),
        ("rekening NL91 ABNA 0417 1643 00 van ons", "rekening [iban] van ons"),
        ("IBAN BE68539007547034", "IBAN [iban]"),
        ("Factuur AB12 op NL91ABNA0417164300 graag", "Factuur AB12 op [iban] graag"),
        ("NL91ABNA0417164300 BE68539007547034", "[iban] [iban]"),
        ("PO20 van NL91 ABNA 0417 1643 00", "PO20 van [iban]"),
        ("mijn BSN is 111222333", "mijn BSN is [bsn]"),
        ("burgerservicenummer: 111.222.333", "burgerservicenummer: [bsn]"),
        ("bsn 1234.56.782", "bsn [bsn]"),
        ("rijksregisternummer 85.07.30-033.28", "rijksregisternummer [rijksregisternummer]"),
        ("Bel 06-12345678!", "Bel [phone]!"),
        ("Bel 030 123 45 67 of +31 (0)30-2345678", "Bel [phone] of [phone]"),
        ("gsm 0470 12 34 56, tel. 02 123 45 67", "gsm [phone], tel. [phone]"),
        ("appelez le 06 12 34 56 78", "appelez le [phone]"),
        ("Telefon 030 123456 oder +49 151 23456789", "Telefon [phone] oder [phone]"),
        ("Dorpsstraat 12, 3511 AB Utrecht", "[address] Utrecht"),
        ("ik woon op 3511AB 12", "ik woon op [address]"),
        ("Kerkstraat 5, 9000 Gent", "[address] Gent"),
        ("12, rue de la Loi, 1000 Bruxelles", "[address] Bruxelles"),
        ("Hauptstraße 5, 10115 Berlin", "[address] Berlin"),
        ("Am Markt 3, 28195 Bremen", "[address] Bremen"),
        ("WAT ZEI MEVROUW VAN DIJK?", "WAT ZEI [name]?"),
        ("mme Dupont a dit", "[name] a dit"),
        ("wat zei mevrouw De Vries-Jansen?", "wat zei [name]?"),
        ("dhr. J.P. van den Berg zei", "[name] zei"),
        ("Que dit Mme Dupont, et M. Martin ?", "Que dit [name], et [name] ?"),
        ("Was sagt Frau Dr. Müller?", "Was sagt [name]?"),
        ("Did Mr. Smith agree?", "Did [name] agree?"),
    ],
)
def test_what_identifies_a_person_goes(text: str, expected: str) -> None:
    assert screened(text) == expected


def test_what_is_found_is_told_with_its_place() -> None:
    text = "😀 mail a@example.org"
    (found,) = find_identifiers(text)
    assert found.kind is Kind.EMAIL
    assert text[found.start : found.end] == "a@example.org"


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_address_goes_whatever_stands_around_it(before: str, after: str) -> None:
    assert "jan@example.org" not in screened(f"{before} jan@example.org {after}")


@given(st.text(alphabet="0123456789 .-/+€@NLBEAaz,", max_size=80))
def test_what_is_screened_once_has_nothing_left_to_screen(text: str) -> None:
    assert screened(screened(text)) == screened(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "a.", "1", "1 ", "12.", "A", "Aa ", "rue de ", "M. ", "NL91 ", "0 1-", "Straat 1, "],
)
def test_a_long_text_takes_no_longer_than_it_should(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    started = time.thread_time()
    screened(text)
    assert time.thread_time() - started < 1.0
