"""Whether a question asks what the law allows or requires."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\b(mag (ik|je|men|een|de|het|mijn|onze)|mogen (wij|we)|wettelijk\w*|juridisch\w*|"
    r"rechtmatig\w*|wet|artikel|aanbestedingswet|richtlijn|puis-je|peut-on|peut-elle|pouvons-nous|légal\w*|"
    r"juridique\w*|loi|directive|may (i|we|a|my|our)|are we allowed|lawful\w*|legal\w*|law|"
    r"darf (ich|man|eine?|die|mein\w*)|dürfen (wir|öffentliche)|rechtlich\w*|gesetz\w*|zulässig|"
    r"vergaberecht\w*)\b",
    re.IGNORECASE,
)


def asks_for_law(question: str) -> bool:
    """Tell whether a question asks what is lawful, in any of the four languages."""
    return _ASKS.search(question) is not None
