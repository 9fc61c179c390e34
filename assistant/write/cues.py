"""What a question asks for, and whether a sentence has it: a number, or a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUANTITY = re.compile(
    r"\b(hoeveel|hoe (lang|groot|vaak|duur)|welke? (bedrag|percentage|prijs)|wat kost\w*|combien|"
    r"quel (montant|pourcentage|prix)|how (many|much|long|often|large)|what (percentage|amount|"
    r"price)|wie ?viele?|wie (lange|oft|hoch|teuer))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(  # a year is no quantity
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d|\b(derde|helft|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|"
    r"half|two|three|four|five|six|ten|deux|trois|quatre|cinq|dix|moitié|zwei|drei|fünf|sechs|"
    r"zehn|Hälfte)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(wanneer|welk jaar|quand|when|what year|wann)\b", re.IGNORECASE)
_DATE = re.compile(r"\d")
_WHY = re.compile(r"\b(waarom|waardoor|hoezo|pourquoi|why|warum|weshalb|wieso)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(omdat|doordat|daardoor|daarom|want|vanwege|wegens|dankzij|remd\w+|te laat|te weinig|"
    r"lukte niet|parce que|car|en raison|faute de|because|since|due to|owing to|failed|weil|da|"
    r"wegen|aufgrund)\b",
    re.IGNORECASE,
)

_CUES = ((_QUANTITY, _NUMBER), (_WHEN, _DATE), (_WHY, _REASON))


def has_what_is_asked(question: str, sentence: str) -> bool:
    """Tell whether the sentence has the kind of thing that the question asks for."""
    return any(asks.search(question) and has.search(sentence) for asks, has in _CUES)


def lacks_a_quantity(question: str, sentences: Iterable[str]) -> bool:
    """Tell whether the question asks for a quantity and no sentence has one."""
    asks = _QUANTITY.search(question) is not None
    return asks and not any(_NUMBER.search(sentence) for sentence in sentences)
