"""Which unit a question asks a figure in, and whether a sentence gives one in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def _any_of(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


_MONEY = (
    _any_of(
        (
            r"wat kost\w*",
            r"hoeveel (geld|euro\w*)",
            r"hoe duur",
            r"welke? (bedrag|prijs|budget)",
            r"combien (.* )?co[uû]t\w*",
            r"combien d.euros",
            r"quel (montant|prix|budget)",
            r"how much (money|.* cost)",
            r"what (price|budget|amount of money|did .* cost)",
            r"wie teuer",
            r"was kost\w*",
            r"wie ?viel (geld|euro)",
        )
    ),
    re.compile(
        r"€|£|\$|\b(euros?|EUR|CHF|DKK|SEK|NOK|pond|kron\w+|frank\w*|francs?|pounds?)\b",
        re.IGNORECASE,
    ),
)
_SHARE = (
    _any_of(
        (
            r"hoeveel (procent|%)",
            r"welke? (percentage|aandeel)",
            r"quel(le)? (pourcentage|part|proportion)",
            r"what (percentage|share|proportion)",
            r"wie ?viel prozent",
            r"welcher (anteil|prozentsatz)",
        )
    ),
    re.compile(
        r"%|\b(pro[cz]ent|per ?cent|pour ?cent|\w*helft|derde|kwart|tiende|half|halve|third|"
        r"quarter|moitié|tiers|hälfte|drittel|viertel)\b",
        re.IGNORECASE,
    ),
)
_CO2 = (
    _any_of((r"(hoeveel|combien de|how much|how many|wie ?viele?) (\w+ ){0,2}CO2\S*",)),
    re.compile(r"CO2|broeikas|carbon|greenhouse|treibhaus", re.IGNORECASE),
)
_MASS = (
    _any_of((r"(hoeveel|combien de|how many|wie ?viele?) (kilo\w*|kg|ton\w*)",)),
    re.compile(r"\b(kilo\w*|kg|ton(nen|nes|s|ne)?|t)\b", re.IGNORECASE),
)
_DURATION = (
    _any_of(
        (
            r"hoe lang (duur\w*|loop\w*|gaa[nt]|blij\w*|is de (looptijd|contract\w*))",
            r"hoeveel (jaar|jaren|maand\w*|weken|dagen)",
            r"combien (de temps|d.années|de mois)",
            r"how (long (did|does|is the contract|will)|many (years|months|weeks|days))",
            r"wie lange",
            r"wie ?viele (jahre|monate|wochen)",
        )
    ),
    re.compile(
        r"\b(\w*ja[ah]r\w*|maand\w*|weken|week|dag(en)?|uur|uren|ans?|années?|mois|semaines?|jours?|"
        r"years?|months?|weeks?|days?|monat\w*|woche\w*|tage?)\b",
        re.IGNORECASE,
    ),
)


def lacks_the_unit(question: str, sentences: Iterable[str]) -> bool:
    """Tell whether money, a share, CO2, mass or a duration is asked for and no sentence has it."""
    texts = [_plain(text) for text in sentences]
    units = (_MONEY, _SHARE, _CO2, _MASS, _DURATION)
    wanted = [has for asks, has in units if asks.search(_plain(question))]
    return any(not any(has.search(text) for text in texts) for has in wanted)


def _plain(text: str) -> str:
    return text.replace("CO₂", "CO2")
