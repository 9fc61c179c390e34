"""Write the words that compounds are made of, from the shipped corpus and its vocabulary.

`ingest/text/word_parts/{nl,de}.txt`: folded, one a line, sorted; `!word` is never split. The lists
are part of the analysis: documents that are added change neither, and whoever runs this raises
ANALYSIS_VERSION in ingest/text/lexical.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ingest.document import base_language
from ingest.text.compounds import LEAST
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold, stem, stop_words

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "ingest" / "text" / "word_parts"

MORE = {
    "nl": """
        auto batterij beheer beroep boom brug buurt computer dak data deur fiets fietsen gebouw
        glas groen haven huis kabel kast kasten keuken keukens kost kosten kunststof laken lakens
        lamp lampen lease leven levering licht lichten maaltijd machine machines metaal muur
        onderdeel onderdelen onderhoud overheid pak pakken papier park plastic product raam ramen
        recht regel school schoen schoenen scherm schermen staal stad station stoel stoelen straat
        straten tafel tafels tegel tegels telefoon traject verf verlichting vervoer voertuig
        voertuigen voedsel vloer wand water weg wegen werk werkplek winkel ziekenhuis zorg advies
        analyse berg besparing bezetting blad bladen controle effect effecten fabriek formulier
        geluid geluids goederen graad handel inrichting installatie jaar kaart kamer krediet lijst
        loods midden netwerk norm normen opleiding opslag organisatie partij plek premie schade
        score sleutel toets training transitie verbruik vergadering verpakking voorraad warmte
        winst zaal zalen zone zonne bank spoorwegen universiteit waterschap
    """,
    "de": """
        abfall arbeit arbeits auftrag auftrags bau bedarf beleuchtung beruf berufs beschaffung
        beton bezug boden bildschirm buro computer dienst drucker einkauf energie fahrzeug
        fahrzeuge flache gebaude gemeinde gerat gerate glas gut guter haus holz industrie kabel
        kauf kleidung kommunal kosten kreislauf kunststoff lampe lampen leben lebens leistung
        leistungs leuchten licht lieferant lieferanten material mensch miete mobel modell papier
        planung plan preis produkt programm projekt prozess qualitat recht rohstoff rohstoffe
        schule schul stadt stoff stoffe strasse strassen stuhl stuhle system teil teile
        textil tisch tische umwelt vergabe verfahren verkehr verkehrs vertrag vertrags verwaltung
        wahl ware waren wasser wert wirtschaft ziel ziele zyklus analyse anlage anlagen ausgabe
        aufgabe aufgaben belastung bericht betrieb betriebs burger effizienz feld felder firma
        forschung forschungs gesellschaft gesetz geschaft geschafts handel handlung handlungs
        innovation innovations kette ketten klima konzept krankenhaus kunden landes liste losung
        losungen markt massnahmen modelle muster netz nutzung pflicht plattform platte platten
        politik raum raume schritt schutz service sozial spiel stelle strategie strom trager
        verbrauch verpackung vorhaben warme wesen werk wettbewerb wissen wohnung zahl zentrum
        bank behorde bildung netzwerk region staat trinkwasser unternehmen
    """,
}
"""Everyday words of the field that the corpus happens to lack, most of all in German."""

NO_PARTS = {
    "nl": """
        terug vast binnen weer deel neer best voort rond mini kilo maal twee drie vier vijf ander
        anders half deels grote groot lange lijke gelijk gelijke gericht gerichte schalig schalige
        houdend houdende gevend gevende jarig jarige durig durige achtig gewijs baar bare heid
        schap schappen nemen neemt komen komt komende geven stellen stelt gesteld gestelde
        stelling leggen legden brengen zien land hand hands tijd kopen open teken raad
        lingen eerde eerden eerbaar derde derden telling blijvendheid gehele maten heet
        waardig waardige
        waardiger
    """,
    "de": """
        ende rechtliche wieder weiter voll mehr ganz halb geben nehmen kommen stellen meister
        liche lichen lung heit keit bare baren satz zeit sätze
    """,
}
"""Words that are seldom a part with a meaning of its own: particles, endings, verbs of all work."""

WHOLE = {
    "nl": """
        speelgoed werkelijk noodzaak handboek handboeken leidraad maaltijd maaltijden draagvlak
        waterstaat wethouder goedkoper goedkope automaten automaat framework factsheet factsheets
        grondslag grondslagen
    """,
    "de": "burgermeister burgermeisterin grundsatz",
}
"""Words whose parts say something else than the word."""

_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?:^|[.!?:;\"“”'‘’«»(|•*#>-]|\d)\s*$")


def main() -> None:
    """Write both lists and say how long they are."""
    LISTS.mkdir(exist_ok=True)
    for base in MORE:
        listed = _list(base)
        (LISTS / f"{base}.txt").write_text("\n".join([*listed, ""]), "utf-8")
        print(f"{base}: {len(listed)} words")


def _list(base: str) -> list[str]:
    """Return the parts, then the words that are never split."""
    seen, inside, capital = set[str](), Counter[str](), Counter[str]()
    for text in _texts(base):
        for found in _WORD.finditer(text):
            word = fold(found.group())
            seen.add(word)
            if not _BEGINS.search(text[max(0, found.start() - 3) : found.start()]):
                inside[word] += 1
                capital[word] += found.group()[0].isupper()
    names = places = _place_names()
    if base == "nl":  # in German every noun has a capital
        names = places | {word for word, times in inside.items() if capital[word] == times}
    unwanted = set(fold(NO_PARTS[base]).split())
    stems = {stem(word, base) for word in unwanted}
    words = set(seen) - names | set(_vocabulary_words(base)) | set(fold(MORE[base]).split())
    words -= stop_words(base)
    parts = {word for word in words if len(word) >= LEAST and stem(word, base) not in stems}
    whole = {f"!{w}" for w in places | set(fold(WHOLE[base]).split()) if len(w) >= 2 * LEAST}
    return [*sorted(parts), *sorted(whole)]


def _texts(base: str) -> Iterator[str]:
    for path in sorted((ROOT / "corpus").glob("*/*.md")):
        _, front, text = path.read_text("utf-8").split("---\n", 2)
        meta: dict[str, Any] = yaml.safe_load(front)
        if base_language(str(meta["language"])) == base:
            yield f"{meta['title']}\n{text}"


def _vocabulary_words(base: str) -> Iterator[str]:
    """Yield the words of the labels; synonyms are of no language, most of them Dutch."""
    for term in load_vocabulary().subjects():
        said = [name for tag, name in term.labels.items() if base_language(tag) == base]
        for name in (*said, *(term.synonyms if base == "nl" else ())):
            yield from _WORD.findall(fold(name))


def _place_names() -> set[str]:
    return {word for names in load_vocabulary().places for name in names for word in name.split()}


if __name__ == "__main__":
    main()
