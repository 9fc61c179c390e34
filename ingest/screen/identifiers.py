"""Finds what identifies a person in a text: addresses, numbers with a check, titled names.

Each kind has a form that little else has, or digits that check out; an article of law, a year, an
amount or a figure of CO2 is none. Bare names are not found: that needs lists that know too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ingest.identifiers import is_bsn, is_iban, is_national_number
from ingest.phones import find_phones
from ingest.screen.finding import Finding, Kind, without_overlaps
from ingest.screen.plates import find_plates
from ingest.screen.redact import redacted


def screened(text: str) -> str:
    """Return the text with a word in brackets for each identifier: `[e-mail]`, `[iban]`."""
    return redacted(text, find_identifiers(text))[0]


def find_identifiers(text: str) -> list[Finding]:
    """Return what identifies a person, in order; of what overlaps the kind that is surer."""
    return without_overlaps(chain.from_iterable(find(text) for find in _FINDERS))


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")

_IBAN = re.compile(  # looks ahead: what begins like one may swallow the beginning of the next
    r"(?<![A-Za-z0-9])(?=([A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}))"
)

_BSN = re.compile(
    r"(?<![\w.,/-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\w/-])"
)
_BSN_SAID = re.compile(
    r"\b(?:bsn|burgerservice\w*|sofi\w*)\W{0,3}(?:\w+\W{1,3}){0,3}$", re.IGNORECASE
)
_AMOUNT_BEFORE = re.compile(r"(?:€|\$|£|\beuro?s?|\bEUR)\s*$", re.IGNORECASE)
_AMOUNT_AFTER = re.compile(
    r"\s*(?:€|\$|£|(?:euro?s?|kg|kilo\w*|ton\w*|g|m[23²³]?|km|kwh|mwh|stuks|st|inwoners)\b)",
    re.IGNORECASE,
)

_NATIONAL_NUMBER = re.compile(
    r"(?<![\w.,/-])\d{2}[. ]?\d{2}[. ]?\d{2}[-. ]?\d{3}[-. ]?\d{2}(?![\w/-])"
)

_STREET = (
    r"[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}?"
    r"(?:straat|laan|weg|plein|kade|gracht|dijk|singel|steenweg|lei|hof|stra(?:ß|ss)e|str\.|allee)"
)
_RUE = (
    r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hauss[ée]e|[Pp]lace|[Cc]hemin|[Aa]ll[ée]e|[Ii]mpasse|"
    r"[Qq]uai|[Ss]quare|[Rr]oute|[Ss]entier|[Pp]assage|[Vv]oie|[Cc]los|[Dd]rève) "
    r"(?:[\w'’-]+ ){0,5}?[\w'’-]+"
)
_NUMBER = r"\d{1,4}(?: ?[a-zA-Z])?(?:[-/]\d{1,4})?"
_ADDRESSES = (
    # 3511 AB 12, or 12, 3511 AB: a Dutch postcode and a number on either side of it
    re.compile(rf"\b[1-9]\d{{3}} ?(?!EU|CO|S[ADS])[A-Z]{{2}},? ?(?:nr\.? ?|no\.? ?)?{_NUMBER}\b"),
    re.compile(
        rf"(?:\b{_STREET} )?(?<![\d.,])\b{_NUMBER},? +[1-9]\d{{3}} ?(?!EU|CO|S[ADS])[A-Z]{{2}}\b"
    ),
    # Kerkstraat 12, 9000 Gent
    re.compile(rf"\b{_STREET} {_NUMBER},? +(?:[A-Z]{{1,2}}-)?\d{{4,5}}\b"),
    # Am Markt 3, 28195 Bremen: German streets that are no compound begin like this
    re.compile(
        rf"\b(?:Am|An|Auf|Im|In|Unter|Zum|Zur) (?:[\w'’-]+ ){{1,4}}{_NUMBER},? +(?:D-)?\d{{5}}\b"
    ),
    # 12, rue de la Loi, 1000 Bruxelles, and rue de la Loi 12, 1000 Bruxelles
    re.compile(rf"\b{_NUMBER},? {_RUE},? (?:[A-Z]{{1,2}}-)?\d{{4,5}}\b"),
    re.compile(rf"\b{_RUE},? {_NUMBER},? (?:[A-Z]{{1,2}}-)?\d{{4,5}}\b"),
)

_TITLE = (
    r"(?:[Dd]e heer|[Dd]hr\.?|[Hh]eer|[Mm]eneer|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|"
    r"[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|M\.|[Mm]me\.?|[Mm]lle\.?|Herrn?|Frau|Mrs?\.?|Ms\.?|"
    r"Miss|"
    r"[Dd]r\.|[Dd]rs\.|[Ii]r\.|[Ii]ng\.|[Mm]r\.|[Pp]rof\.)"
)
_PARTICLE = r"(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Vv]on|[Zz]u|[Dd]u|[Ll]a|[Ll]e|'t|’t)"
_SURNAME = rf"(?:{_PARTICLE} ){{0,3}}[A-ZÀ-Þ][a-zà-ÿ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]+)*"
_NAME = re.compile(
    rf"(?<![\w.])(?:{_TITLE} ){{1,3}}(?:[A-ZÀ-Þ]\. ?){{0,6}}{_SURNAME}(?: {_SURNAME})?"
)
_SHOUTED = re.compile(
    r"\b(?:DE HEER|DHR\.?|HEER|MENEER|MEVROUW|MEVR\.?|MADAME|MONSIEUR|MME|HERRN?|FRAU) "
    r"(?:(?:VAN|DE|DER|DEN|TEN|TER|VON|DU|LA|LE) ){0,3}[A-ZÀ-Þ][A-ZÀ-Þ'’-]+"
)


def _emails(text: str) -> Iterator[Finding]:
    for found in _EMAIL.finditer(text):
        yield _at(Kind.EMAIL, found)


def _ibans(text: str) -> Iterator[Finding]:
    for found in _IBAN.finditer(text):
        start = found.start()
        ends = (place for place in range(found.end(1), start, -1) if text[place - 1].isalnum())
        end = next((place for place in ends if is_iban(text[start:place])), None)
        if end is not None:  # the words behind it may look like more of it
            yield Finding(kind=Kind.IBAN, start=start, end=end, why=_WHY[Kind.IBAN])


def _national_numbers(text: str) -> Iterator[Finding]:
    for found in _NATIONAL_NUMBER.finditer(text):
        if is_national_number(found[0]):
            yield _at(Kind.NATIONAL_NUMBER, found)


def _bsns(text: str) -> Iterator[Finding]:
    """Yield numbers that check out; one in groups, which amounts are too, only where it is said."""
    for found in _BSN.finditer(text):
        before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() :]
        said = _BSN_SAID.search(before)
        amount = _AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(after)
        grouped_as_amount = not (found[0].isdigit() or found[0][4] in ". ")
        if is_bsn(found[0]) and (said or not (amount or grouped_as_amount)):
            yield _at(Kind.BSN, found)


def _phones(text: str) -> Iterator[Finding]:
    for start, end in find_phones(text):
        yield Finding(kind=Kind.PHONE, start=start, end=end, why="number of a network")


def _addresses(text: str) -> Iterator[Finding]:
    for pattern in _ADDRESSES:
        for found in pattern.finditer(text):
            yield _at(Kind.ADDRESS, found)


def _names(text: str) -> Iterator[Finding]:
    for found in chain(_NAME.finditer(text), _SHOUTED.finditer(text)):
        yield _at(Kind.NAME, found)


def _at(kind: Kind, found: re.Match[str]) -> Finding:
    return Finding(kind=kind, start=found.start(), end=found.end(), why=_WHY[kind])


_WHY = {
    Kind.EMAIL: "form of an address",
    Kind.IBAN: "length of its country, modulo 97",
    Kind.NATIONAL_NUMBER: "day of birth, modulo 97",
    Kind.BSN: "11-check",
    Kind.ADDRESS: "street, number and postcode",
    Kind.NAME: "title before a name",
}
_FINDERS = (
    _emails,
    _ibans,
    _national_numbers,
    _bsns,
    find_plates,
    _phones,
    _addresses,
    _names,
)
"""The surest first."""
