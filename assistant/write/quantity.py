"""How many and how much: whether a question asks that, and whether sentences have it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.claims.units import CURRENCY, MANY, UNIT

QUANTITY = re.compile(
    r"\b(hoe ?veel|hoe (lang|groot|vaak|duur)|welke? (bedrag|percentage|prijs)|wat kost\w*|combien|"
    r"quel (montant|pourcentage|prix|taux)|quelle valeur|welke? [\w-]*(waarde|gewicht)|"
    r"how (many|much|long|often|large)|what (percentage|amount|price)|"
    r"wie ?viele?|wie (lange|oft|hoch|teuer))\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:jaar|jaren|maand|maanden|weken|dagen|ans?|années|mois|jours|years?|months?|weeks|days|"
    r"jahr(?:e|en)?|monat(?:e|en)?|wochen|tage?n?)"
)
FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")  # a year is no quantity
_ASKS_TIME = re.compile(
    rf"\b(hoe lang|hoeveel {_TIME}|combien (de temps|d.années|de mois|d.ans)|how long|"
    rf"how many {_TIME}|wie lange|wie ?viele {_TIME})\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(rf"(?<![\d.,])[\d.,]+ {_TIME}\b", re.IGNORECASE)
_A_NAME = re.compile(  # a day of a month, an article, a version, a road: figures that count nothing
    r"\b\d{1,2}\.? (jan|feb|fév|m[aä]r|maart|apr|avr|mei|mai|may|ju[nil]|juin|juil|aug|août|sep|"
    r"o[kc]t|nov|d[eé][czc])\w*|(artikel\w*|articles?|art\.|§§?|lid|stap|step|fase|phase|versie|version|"
    r"CB.) ?\d+|\b[^\W\d]+[-.]?\d+|\b\d\.0\b",
    re.IGNORECASE,
)
_MEASURE = (
    rf"(?:{UNIT}|(?:kron\w+|fran[ck]\w*|cents?|kosten|m[²³]|vierkante|square|graden|keer|keren|fois|"
    r"times|mal|punten|points?|punkte)(?!\w))"
)
_VERB = (  # hoeveel kostten de stoelen: an amount; the plural of a noun ends like them
    r"(?:kost(?:t?en)|beta(?:len|alden)|bespa(?:ren|arden)|sche(?:len|elden)|beste(?:den|edden)|"
    r"gaven|geven|kregen|krijgen|kochten|kopen|hebben|waren|werden|worden|kunnen|moeten|mogen|"
    r"gebruik(?:t?en)|verdien(?:d?en)|lever(?:d?en))"
)
_NO_MEASURE = rf"(?!{_MEASURE})"
_COUNTS_THINGS = re.compile(
    rf"\b(?:(?:how many|wie ?viele) {_NO_MEASURE}[^\W\d]+|"
    rf"combien d(?:e |['’]){_NO_MEASURE}[^\W\d]+s|"
    rf"hoe ?veel {_NO_MEASURE}(?!{_VERB}\b)(?:[^\W\d]+e |refurbished )?[^\W\d]{{2,}}"
    r"(?:en|[aeo][lrn]s|[oe][pt]s|ms))\b",  # plurals; gas and verlies are none
    re.IGNORECASE,
)
_AN_AMOUNT = re.compile(
    rf"{CURRENCY} ?\d[\d.,]*|(?<![\d.,])\d[\d.,]*(?:\s\d{{3}})* ?"
    rf"(?:{MANY}(?!\w) ?(?:d['’])?)?{_MEASURE}",
    re.IGNORECASE,
)
NUMERAL = re.compile(
    r"\b(derde|helft|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|half|two|three|four|five|six|"
    r"deux|trois|quatre|cinq|dix|moitié|zwei|drei|fünf|sechs|zehn|Hälfte)\b",
    re.IGNORECASE,
)


def asks_for_quantity(question: str) -> bool:
    """Tell whether the question asks how many, how much or how long."""
    return QUANTITY.search(question) is not None


def lacks_a_quantity(question: str, sentences: Iterable[str]) -> bool:
    """Tell whether the question asks for a quantity and no sentence has one.

    Two years are no number of things, nor are 75 grams or the 11th of December.
    """
    if not asks_for_quantity(question):
        return False
    for passing in _no_answers_to(question):
        sentences = [passing.sub(" ", text) for text in sentences]
    return not any(FIGURE.search(text) or NUMERAL.search(text) for text in sentences)


@lru_cache(maxsize=256)  # asked of every sentence
def _no_answers_to(question: str) -> tuple[re.Pattern[str], ...]:
    found = [_A_NAME]
    if not _ASKS_TIME.search(question):
        found.append(_A_TIME)
    if _COUNTS_THINGS.search(question):
        found.append(_AN_AMOUNT)
    return tuple(found)
