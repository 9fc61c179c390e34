"""Numbers of persons and accounts whose digits check themselves."""

from __future__ import annotations

from datetime import date

_COUNTRIES_BY_LENGTH = {
    15: "NO",
    16: "BE",
    18: "DK FI NL",
    19: "SI",
    20: "AT EE LT LU",
    21: "CH HR LI LV",
    22: "BG DE GB IE VA",
    23: "GI",
    24: "AD CZ ES RO SE SK",
    25: "PT",
    26: "IS TR",
    27: "FR GR IT MC SM",
    28: "CY HU PL",
    29: "UA",
    31: "MT",
}
IBAN_LENGTHS = {
    country: length
    for length, countries in _COUNTRIES_BY_LENGTH.items()
    for country in countries.split()
}
"""Characters of an account number by country: the SEPA countries and two of their neighbours."""

_BSN_DIGITS = 9
_NATIONAL_DIGITS = 11


def is_iban(text: str) -> bool:
    """Tell whether it is an account number: its country's length, and 1 modulo 97 (ISO 13616)."""
    given = "".join(filter(str.isalnum, text)).upper()
    if not given.isascii() or IBAN_LENGTHS.get(given[:2]) != len(given):
        return False
    return int("".join(str(int(sign, 36)) for sign in given[4:] + given[:4])) % 97 == 1


def is_bsn(text: str) -> bool:
    """Tell whether it is a Dutch citizen service number: nine digits that pass the 11-check."""
    digits = _digits(text)
    if len(digits) != _BSN_DIGITS or not any(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    weighed = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return weighed % 11 == 0


def is_national_number(text: str) -> bool:
    """Tell whether it is a Belgian national register number: a day of birth, and modulo 97.

    For who was born from 2000 on, a 2 goes before the digits. Without Belgian nationality (the
    bis number) 20 or 40 is added to the month; an unknown month or day is 0.
    """
    digits = "".join(str(digit) for digit in _digits(text))
    if len(digits) != _NATIONAL_DIGITS:
        return False
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    body, check = digits[:9], int(digits[9:])
    centuries = [
        century
        for century, number in ((1900, int(body)), (2000, int(f"2{body}")))
        if 97 - number % 97 == check
    ]
    return any(_is_day(century + int(digits[:2]), month, day) for century in centuries)


def _digits(text: str) -> list[int]:
    return [int(character) for character in text if character.isdecimal()]


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True
