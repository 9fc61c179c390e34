"""What a question asks for, and whether a sentence has it: a number, or a reason."""

from __future__ import annotations

import re

_QUANTITY = re.compile(
    r"\b(hoeveel|hoe (lang|groot|vaak|duur)|wanneer|welk (jaar|bedrag|percentage)|wat kost\w*|"
    r"combien|quand|quel (montant|pourcentage)|how (many|much|long|often|large)|when|what (year|"
    r"percentage|amount)|wie ?viele?|wie (lange|oft|hoch|teuer)|wann)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(een derde|de helft|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|two|three|four|five|"
    r"ten|deux|trois|quatre|cinq|dix|zwei|drei|vier|fünf|zehn)\b",
    re.IGNORECASE,
)
_WHY = re.compile(r"\b(waarom|waardoor|hoezo|pourquoi|why|warum|weshalb|wieso)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(omdat|doordat|daardoor|daarom|want|vanwege|wegens|dankzij|remd\w+|te laat|te weinig|"
    r"lukte niet|parce que|car|en raison|faute de|because|since|due to|owing to|failed|weil|da|"
    r"wegen|aufgrund)\b",
    re.IGNORECASE,
)

_CUES = ((_QUANTITY, _NUMBER), (_WHY, _REASON))


def has_what_is_asked(question: str, sentence: str) -> bool:
    """Tell whether the sentence has the kind of thing that the question asks for."""
    return any(asks.search(question) and has.search(sentence) for asks, has in _CUES)
