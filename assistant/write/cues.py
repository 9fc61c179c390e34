"""What a question asks for, and whether a sentence has it: a number, a reason, a definition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_QUANTITY = re.compile(
    r"\b(hoeveel|hoe (lang|groot|vaak|duur)|welke? (bedrag|percentage|prijs)|wat kost\w*|combien|"
    r"quel (montant|pourcentage|prix)|how (many|much|long|often|large)|what (percentage|amount|"
    r"price)|wie ?viele?|wie (lange|oft|hoch|teuer))\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:jaar|jaren|maand|maanden|weken|dagen|ans?|années|mois|jours|years?|months?|weeks|days|"
    r"jahr(?:e|en)?|monat(?:e|en)?|wochen|tage?n?)"
)
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")  # a year is no quantity
_ASKS_TIME = re.compile(
    rf"\b(hoe lang|hoeveel {_TIME}|combien (de temps|d.années|de mois|d.ans)|how long|"
    rf"how many {_TIME}|wie lange|wie ?viele {_TIME})\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(rf"(?<![\d.,])[\d.,]+ {_TIME}\b", re.IGNORECASE)
_NUMERAL = re.compile(
    r"\b(derde|helft|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|half|two|three|four|five|six|"
    r"deux|trois|quatre|cinq|dix|moitié|zwei|drei|fünf|sechs|zehn|Hälfte)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(wanneer|welk jaar|quand|when|what year|wann)\b", re.IGNORECASE)
_DATE = re.compile(r"\d")
_WHY = re.compile(r"\b(waarom|waardoor|hoezo|pourquoi|why|warum|weshalb|wieso)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(omdat|doordat|daardoor|daarom|want|vanwege|wegens|dankzij|remd\w+|te laat|te weinig|"
    r"lukte niet|parce que|en raison|faute de|because|since|due to|owing to|failed|weil|"
    r"wegen|aufgrund)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\b(wat (is|zijn|betekent|verstaa\w+|houdt .* in)|what (is|are|does .* mean)|"
    r"qu.est.ce qu\w*|en quoi consiste\w*|qu.entend.on|was (ist|sind|bedeutet|versteht))\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\b(betekent|houdt in|is een|zijn een|wordt verstaan|means|refers to|is an?|désigne|"
    r"consiste|est une?|bedeutet|versteht|ist eine?)\b",
    re.IGNORECASE,
)

_CUES = (
    (_QUANTITY, _FIGURE, 1.0),
    (_QUANTITY, _NUMERAL, 0.5),
    (_WHEN, _DATE, 1.0),
    (_WHY, _REASON, 1.0),
    (_DEFINITION, _DEFINES, 1.0),
)


def cue(question: str, sentence: str) -> float:
    """Return how far the sentence has the kind of thing that the question asks for, 0 to 1.

    A quantity in figures counts for more than a numeral, which may count something else.
    """
    return max((weight for has, weight in _cues(question) if has.search(sentence)), default=0.0)


@lru_cache(maxsize=256)  # asked of every sentence
def _cues(question: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((has, weight) for asks, has, weight in _CUES if asks.search(question))


def asks_for_quantity(question: str) -> bool:
    """Tell whether the question asks how many, how much or how long."""
    return _QUANTITY.search(question) is not None


def lacks_a_quantity(question: str, sentences: Iterable[str]) -> bool:
    """Tell whether the question asks for a quantity and no sentence has one."""
    if not asks_for_quantity(question):
        return False
    if not _ASKS_TIME.search(question):  # two years are no number of things
        sentences = [_A_TIME.sub(" ", text) for text in sentences]
    return not any(_FIGURE.search(text) or _NUMERAL.search(text) for text in sentences)
