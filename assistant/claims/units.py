"""Units and the words for large numbers, as the four languages write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as a multiple of the unit that its kind is reckoned in: a tonne is 1000 kg."""

    kind: str
    factor: Fraction = Fraction(1)


_UNITS: tuple[tuple[str, str, str], ...] = (
    # kind, factor, how it is written (a pattern; case matters only where a comment says so)
    ("percent", "1", r"%|pro[cz]ent(?:en)?|per ?cent|pour ?cents?|pct\.?"),
    ("percent point", "1", r"procentpunt(?:en)?|percentage points?|points? de pourcentage"),
    ("percent point", "1", r"prozentpunkte?n?"),
    ("EUR", "1", r"€|euros?|euro's|eur"),
    ("GBP", "1", r"£|pond(?:en)?|pounds?|livres?(?: sterling)?|gbp"),
    ("USD", "1", r"us\$|\$|dollars?|usd"),
    ("CHF", "1", r"chf|zwitserse franken?|francs suisses|swiss francs?|(?:schweizer )?franken"),
    ("DKK", "1", r"dkk|deense kronen|danish kron\w+"),
    ("SEK", "1", r"sek|zweedse kronen|swedish kron\w+"),
    ("NOK", "1", r"nok|noorse kronen|norwegian kron\w+"),
    ("kg", "1", r"kg|kilo's|kilos?|kilogram(?:me)?[sn]?"),
    ("kg", "1000", r"ton(?:nen|nes|ne|s)?|t"),
    ("kg", "1000000", r"kiloton(?:nen|nes|ne|s)?|kt"),
    ("kg", "1/1000", r"gram(?:men|mes|me|s|m)?|g"),
    ("month", "12", r"ja(?:ar|ren|artjes?)|jr\.?|ans?|ann[ée]es?|years?|jahr(?:e|en|es)?"),
    ("month", "1", r"maand(?:en)?|mois|months?|monat(?:e|en|s)?"),
    ("day", "7", r"week|weken|semaines?|weeks?|woche[n]?"),
    ("day", "1", r"dag(?:en)?|jours?|days?|tag(?:e|en|es)?"),
    ("hour", "1", r"uur|uren|heures?|hours?|stunden?|h"),
    ("hour", "1/60", r"minu(?:ut|ten)|minutes?|minuten?|min\.?"),
    ("m", "1000", r"km|kilom[eè]t(?:er|re)s?"),
    ("m", "1", r"m(?:eter|ètre|etre)s?|m"),
    ("m", "1/100", r"cm|centim[eè]t(?:er|re)s?"),
    ("m", "1/1000", r"mm|millim[eè]t(?:er|re)s?"),
    ("m2", "1", r"m2|vierkante meters?|m[eè]tres? carr[ée]s?|square met(?:er|re)s?|quadratmetern?"),
    ("m2", "10000", r"ha|hectares?|hektar"),
    ("m2", "1000000", r"km2|vierkante kilometers?|square kilomet(?:er|re)s?|quadratkilometern?"),
    ("m3", "1", r"m3|kubieke meters?|kuub|m[eè]tres? cubes?|cubic met(?:er|re)s?|kubikmetern?"),
    ("m3", "1/1000", r"lit(?:er|re)s?|l"),
    ("kWh", "1", r"kwh|kilowatt-?(?:uur|heures?|hours?|stunden?)"),
    ("kWh", "1000", r"mwh"),
    ("kWh", "1000000", r"gwh"),
)
_ALL = sorted(
    (
        (pattern, Unit(kind=kind, factor=Fraction(factor)))
        for kind, factor, written in _UNITS
        for pattern in re.split(r"\|(?![^(]*\))", written)
    ),
    key=lambda each: -len(each[0]),
)
_COMPILED = [(re.compile(rf"(?:{pattern})", re.IGNORECASE), unit) for pattern, unit in _ALL]

UNIT = rf"(?:(?:{'|'.join(pattern for pattern, _ in _ALL)})(?!\w))"
"""Pattern of any unit, ended."""

CURRENCY = r"(?:(?:us\$|€|£|\$)|(?:eur|gbp|usd|chf|dkk|sek|nok)(?!\w))"
"""Pattern of what stands before a sum."""

MANY = (
    r"(?:duizend|miljoen|mln\.?|mio\.?|miljard|mld\.?|mrd\.?|biljoen|mille|milliards?|"
    r"mds?|billion(?:en|s)?|thousand|trillions?|million(?:en|s)?|milliarden?|tausend|tsd\.?|bn|mn|k|m)"
)
"""Pattern of the words for large numbers."""

_MANY = {
    10**3: ("duizend", "mille", "thousand", "tausend", "tsd", "k"),
    10**6: ("miljoen", "mln", "mio", "million", "millions", "millionen", "mn", "m"),
    10**9: (
        "miljard",
        "mld",
        "mrd",
        "milliard",
        "milliards",
        "md",
        "mds",
        "milliarde",
        "milliarden",
        "bn",
    ),
    10**12: ("biljoen", "trillion", "trillions"),
}
_BILLION = {"en": 10**9}


def unit_of(word: str) -> Unit | None:
    """Return the unit that a word or sign is, or None."""
    return next((unit for pattern, unit in _COMPILED if pattern.fullmatch(word.strip())), None)


def times(word: str, language: str) -> int:
    """Return what a word for a large number stands for; a billion is less in English."""
    bare = word.lower().rstrip(".")
    if bare.startswith("billion"):
        return _BILLION.get(language, 10**12)
    return next(value for value, words in _MANY.items() if bare in words)
