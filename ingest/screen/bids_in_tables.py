"""Finds tables that set prices, rates, scores or margins beside bidders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.finding import Finding, Kind

_TABLE = re.compile(r"(?:^\|.*\|[ \t]*(?:\n|\Z)){3,}", re.MULTILINE)
_RULE = re.compile(r"[|\s:-]+")
_BIDDERS = re.compile(
    r"\b(?:inschrijvers?|bieders?|aanbieders?|gegadigden?|offrant|soumissionnaires?|candidats?|"
    r"tenderers?|bidders?|bieter|bewerber)\b",
    re.IGNORECASE,
)
_COLUMNS = (
    (
        Kind.UNIT_RATE,
        (
            r"uurtarief|eenheidsprijs|stuksprijs|tarief|prix unitaire|taux|hourly rate|"
            r"unit (?:price|"
            r"rate)|rate|stundensatz|einheitspreis|stückpreis"
        ),
    ),
    (
        Kind.BID_PRICE,
        (
            r"prijs|inschrijfsom|offertebedrag|bedrag|totaalbedrag|prix|montant|price|bid|amount|"
            r"preis|angebotssumme|kosten"
        ),
    ),
    (Kind.MARGIN, r"marge|margin|opslag|winst|aufschlag"),
    (Kind.SCORE, r"score|punten|points?|punkte|rang|totaal|cijfer|note|marks"),
)
_FIGURE = re.compile(r"\d")
_ANONYMOUS = re.compile(
    r"(?:(?:inschrijver|bieder|soumissionnaire|bidder|tenderer|bieter)\W*)?(?:[A-Z]|\d{1,2})",
    re.IGNORECASE,
)


def find_in_tables(text: str) -> Iterator[Finding]:
    """Yield the figures of columns beside a column of bidders, or in columns named after some."""
    for table in _TABLE.finditer(text):
        rows = _rows(table[0], table.start())
        if len(rows) > 1:
            yield from _in_table(rows)


Cell = tuple[str, int]
"""The text of a cell, and where it begins in the document."""


def _in_table(rows: list[list[Cell]]) -> Iterator[Finding]:
    head, *body = rows
    whose = next((i for i, (cell, _) in enumerate(head) if _BIDDERS.search(cell)), None)
    if whose is None:
        return
    for column, (title, _) in enumerate(head):
        kind = _kind(title) if column != whose else None
        if kind is None:
            continue
        for row in body:
            if column < len(row) and whose < len(row):
                cell, start = row[column]
                named = bool(row[whose][0]) and not _ANONYMOUS.fullmatch(row[whose][0])
                if _FIGURE.search(cell) and (named or kind is not Kind.SCORE):
                    yield Finding(
                        kind=kind, start=start, end=start + len(cell), why="column beside bidders"
                    )


def _kind(title: str) -> Kind | None:
    return next(
        (
            kind
            for kind, words in _COLUMNS
            if re.search(rf"\b(?:\w*)(?:{words})", title, re.IGNORECASE)
        ),
        None,
    )


def _rows(table: str, at: int) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for line in re.finditer(r"\|.*", table):
        if _RULE.fullmatch(line[0]):
            continue
        cells = [
            (cell[1].strip(), at + line.start() + cell.start(1) + _indent(cell[1]))
            for cell in re.finditer(r"\|((?:[^|\\]|\\.)*)(?=\|)", line[0])
        ]
        rows.append(cells)
    return rows


def _indent(cell: str) -> int:
    return len(cell) - len(cell.lstrip())
