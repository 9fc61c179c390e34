"""What a question asks for, and whether a sentence has it: a number, a reason, a definition."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.write.quantity import FIGURE, NUMERAL, QUANTITY

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
    (QUANTITY, FIGURE, 1.0),
    (QUANTITY, NUMERAL, 0.5),
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
