"""Numbers in a text with their units, the same however a language writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from text_to_num import alpha2digit, text2num

from assistant.claims.dates import dates, without
from assistant.claims.units import CURRENCY, MANY, UNIT, Unit, times, unit_of

_SPACES = "\u00a0\u2009\u202f"
_NUMBER = rf"\d{{1,3}}(?:[.,'’ {_SPACES}]\d{{3}})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_QUANTITY = re.compile(
    rf"(?:(?P<before>{CURRENCY})\s*)?"
    rf"(?<![\w.,/])(?P<number>{_NUMBER})(?:,-+)?"
    rf"(?:\s?(?P<many>{MANY})(?![\w-])\.?)?"
    rf"(?:[\s-]*(?:d['’]|de |of )?(?P<unit>{UNIT}))?",
    re.IGNORECASE,
)
_BEFORE_SIGN = re.compile(rf"\b(k|m)(€|£|\$)\s?({_NUMBER})?", re.IGNORECASE)  # 20 k€, M€ 2,5
_PER_CENT = re.compile(r"\b(?:pour|per)\s?cents?\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"^(?:\s*[-–—/]\s*|\s+(?:en|tot(?: en met)?|t/m|of|à|a|et|ou|to|and|or|bis|und|oder)\s+)$"
)
_YEARLY = re.compile(r"(?<=\w)[ -]?(jarige?|jährig\w*|monatig\w*|maandse?)\b", re.IGNORECASE)
_HALF = re.compile(
    r"(?<!\w)(?:(?P<one>anderhal(?:f|ve)|anderthalb)|(?P<nl>\w+?)[eë]n(?:een)?hal(?:f|ve)|"
    r"(?P<de>\w+)einhalb|(?P<en>\w+) and a half|(?P<fr>\w+) (?P<unit>ans?|mois) et demi|"
    r"(?P<none>halve?|halbes)(?=[ -](?:ja(?:ar|hr)|uur)))(?!\w)",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=(?:year|month|week|day)s?\b)", re.IGNORECASE)  # five-year
_PARTS = {
    Fraction(50): r"de helft|helft|la moitié|moitié|half of|die Hälfte|Hälfte",
    Fraction(100, 3): r"een derde|un tiers|(?:a|one)[ -]third|ein Drittel",
    Fraction(200, 3): r"twee derden?|(?:les )?deux tiers|two[ -]thirds|zwei Drittel",
    Fraction(25): r"een kwart|un quart|a quarter of|one quarter|ein Viertel",
    Fraction(75): r"driekwart|drie kwart|trois quarts|three[ -]quarters|drei Viertel",
}
_PART = [(v, re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE)) for v, p in _PARTS.items()]
_VULGAR = re.compile(r"(\d*) ?([¼½¾])")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|ère|ème|e|de|ste)(?!\w)")
_TENTHS = re.compile(
    r"(?<!\w)(?P<count>\w+)[ -](?:tienden?|dixièmes?|tenths?|zehntel)(?!\w)", re.IGNORECASE
)
_YEARS = range(1900, 2100)
_TIMES = frozenset({"month", "day", "hour"})
_NO_UNIT = Unit(kind="")
_DECIMALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit; `text` is how it stands there, numerals in figures."""

    number: Fraction
    unit: Unit
    text: str = ""

    def is_given_by(self, others: Iterable[Quantity], named: frozenset[str]) -> bool:
        """Tell whether one of the others is the same: 24 months are two years.

        A number without a unit, as in a table, may be in one that is `named` near the others; and
        "a kilo" is given where they say "per kg".
        """
        kind = self.unit.kind
        if self.number == 1 and kind in named - _TIMES:
            return True
        return any(
            (other.unit.kind == kind and other.value == self.value)
            or (other.number == self.number and other.unit == _NO_UNIT and kind in named)
            for other in others
        )

    @property
    def value(self) -> Fraction:
        """The number in the unit that its kind is reckoned in."""
        return self.number * self.unit.factor


def quantities(text: str, language: str) -> list[Quantity]:
    """Return the numbers of a text in order, years among them; `language` is the text's own.

    Numerals count ("vijftien jaar", "fünfundzwanzig"), and so do the parts that have a name
    ("een derde" is 33⅓ %). A bare one is left out: it is mostly an article.
    """
    plain = _plain(text, language)
    found = dates(plain)
    years = [_bare(each.date.year) for each in found if each.date.year]
    parts, rest = _parts(without(plain, found))
    numbers = list(_numbers(_in_figures(rest, language), language))
    return [q for q in (*numbers, *parts, *years) if q.unit != _NO_UNIT or q.number != 1]


def units_named(text: str) -> frozenset[str]:
    """Return the kinds of the units that a text names, beside numbers or by themselves."""
    found = re.finditer(rf"(?<!\w){UNIT}", text, re.IGNORECASE)
    units = (unit_of(match.group()) for match in found)
    return frozenset(unit.kind for unit in units if unit)


def _plain(text: str, language: str) -> str:
    comma = "." if language == "en" else ","
    halves = {"¼": "25", "½": "5", "¾": "75"}
    text = _VULGAR.sub(lambda m: f"{m[1] or 0}{comma}{halves[m[2]]}", text)
    return unicodedata.normalize("NFKC", text)


def _bare(year: int) -> Quantity:
    return Quantity(number=Fraction(year), unit=_NO_UNIT, text=str(year))


def _parts(text: str) -> tuple[list[Quantity], str]:
    found = []
    for value, pattern in _PART:
        found += [
            Quantity(number=value, unit=Unit(kind="percent"), text=match.group())
            for match in pattern.finditer(text)
        ]
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return found, text


def _in_figures(text: str, language: str) -> str:
    """Return the text with numerals in figures, after what has figures already was worked out."""
    text = _TENTHS.sub(lambda match: _tenths(match, language), text)
    text = _HYPHEN.sub(" ", _PER_CENT.sub("%", text))
    text = _YEARLY.sub(lambda m: " maanden" if "ma" in m[1].lower() else " jaar", text)
    text = _BEFORE_SIGN.sub(
        lambda m: f"{m[1]} {m[2]} " if not m[3] else f"{m[2]}{m[3]}{m[1]} ", text
    )
    text = _HALF.sub(lambda match: _and_a_half(match, language), text)
    text = re.sub(
        rf"(?<![\d.,])({_NUMBER})\s?({MANY})(?![\w-])",
        lambda m: _written(_value(m[1], language) * times(m[2], language), language),
        text,
        flags=re.IGNORECASE,
    )
    return _ORDINAL.sub("", alpha2digit(text, language, threshold=0.0))


def _and_a_half(match: re.Match[str], language: str) -> str:
    told = match.groupdict()
    word = told["nl"] or told["de"] or told["en"] or told["fr"]
    try:
        whole = 1 if told["one"] else int(_whole(word, language)) if word else 0
    except ValueError:
        return match.group()
    return f"{_written(whole + Fraction(1, 2), language)} {told['unit'] or ''}".rstrip()


def _tenths(match: re.Match[str], language: str) -> str:
    try:
        return f"{10 * int(_whole(match['count'], language))} %"
    except ValueError:
        return match.group()


def _whole(word: str, language: str) -> str:
    return word if word.isdecimal() else str(text2num(word, language))


def _written(value: Fraction, language: str) -> str:
    """Return a number in figures without marks between thousands."""
    whole, rest = divmod(value, 1)
    if not rest:
        return str(whole)
    return f"{float(value):.6f}".rstrip("0").replace(".", "." if language == "en" else ",")


def _numbers(text: str, language: str) -> Iterator[Quantity]:
    """Yield the numbers; the first of "ten to fifteen years" has the unit of the second."""
    matches = list(_QUANTITY.finditer(text))
    following: re.Match[str] | None = None
    unit = _NO_UNIT
    for match in reversed(matches):
        own = unit_of(match["before"] or match["unit"] or "")
        joined = following is not None and _BETWEEN.match(text[match.end() : following.start()])
        number = _value(match["number"], language)
        is_year = len(match["number"]) == len("2018") and number in _YEARS
        unit = own or (unit if joined and not is_year else _NO_UNIT)
        if match["many"]:
            number *= times(match["many"], language)
        following = match
        yield Quantity(number=number, unit=unit, text=match.group().strip())


def _value(written: str, language: str) -> Fraction:
    """Return the number; a single mark before three figures is read as its language does."""
    bare = re.sub(rf"['’ {_SPACES}]", "", written)
    marks = re.findall(r"[.,]", bare)
    last = marks[-1] if marks else ""
    decimals = len(bare.rpartition(last)[2]) if last else 0
    if len(marks) > 1 and len(set(marks)) == 1:
        last = ""
    elif len(marks) == 1 and decimals == _DECIMALS and not bare.startswith("0"):
        last = last if (last == ".") == (language == "en") else ""
    whole, _, rest = bare.rpartition(last) if last else (bare, "", "")
    return Fraction(f"{re.sub(r'[.,]', '', whole) or 0}.{rest or 0}")
