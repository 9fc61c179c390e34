"""Whether a question asks what the law allows or requires."""

from __future__ import annotations

import re

_NO_PRICE = r"(?!.*\bkosten\W*$)"
_ASKS = re.compile(
    rf"\b(mag (ik|je|men|mijn|onze)|mag (een|de|het)\b{_NO_PRICE}|mogen (wij|we)|wettelijk\w*|"
    r"juridisch\w*|rechtmatig\w*|(de|een|deze|welke|die|geen) wet|wet(?=- en)|"
    r"artikel(?= \d)|(welk|volgens|laut|nach|welche[rms]) artikel|aanbestedingswet|richtlijn|"
    r"puis-je|peut-on|peut-elle|pouvons-nous|légal\w*|juridique\w*|loi|"
    r"directive|may (i|we|a|my|our)|are we allowed|lawful\w*|legal\w*|law|"
    rf"darf (ich|man|mein\w*)|darf (eine?|die)\b{_NO_PRICE}|dürfen (wir|öffentliche)|"
    r"rechtlich\w*|gesetz\w*|zulässig|vergaberecht\w*)\b",
    re.IGNORECASE,
)


def asks_for_law(question: str) -> bool:
    """Tell whether a question asks what is lawful, in any of the four languages.

    "What may it cost?" asks for a price, "wet wipes" are no Dutch law, and
    "Artikel" may be things.
    """
    return _ASKS.search(question) is not None
