"""Pilots side by side: a table of organisation by aspect, in which every cell is cited."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from assistant.answer import (
    EXTRACTIVE,
    Answer,
    Cell,
    Citation,
    Hit,
    Layout,
    NoAnswer,
    Outcome,
    Place,
    Reason,
    Sentence,
    Table,
    framing,
)
from assistant.evidence import weigh
from assistant.notes import is_plan, notes_on_documents
from assistant.phrases.catalogue import Phrase, phrase, strength_phrase
from assistant.quoting import shown
from assistant.readable import Asked
from assistant.sides.aspects import Said, Stated, state
from assistant.sides.pilots import Pilot, Pilots, pilots_for
from assistant.sides.wanted import Wanted, wanted
from assistant.sides.words import Aspect
from assistant.trust import is_trusted
from assistant.verify import Lookup, misplaced
from ingest.document import Metadata

logger = logging.getLogger(__name__)

_SAME_THING = 0.8  # cosine from which two sentences with other figures are about one thing
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def side_by_side(asked: Asked, hits: Sequence[Hit]) -> Outcome | None:
    """Return the table that a question asks for; None where it asks for none or nothing is known.

    An unknown organisation is named in a framing, an ambiguous name is asked back. The sentences of
    the answer are the quotes beneath the cells, each once, in reading order: a program that reads
    nothing else misses no statement and counts none twice.
    """
    compared = wanted(asked.question)
    if compared is None:
        return None
    pilots = pilots_for(compared, asked, hits)
    if pilots.unclear:
        return pilots.unclear
    if pilots.unknown and not pilots.found:
        what, language = ", ".join(pilots.unknown), asked.question.language
        text = phrase(language, Phrase.NOTHING_TO_COMPARE_OF, what=what)
        return NoAnswer(reason=Reason.NOTHING_FOUND, text=text)
    return _tabled(pilots, compared, asked)


def _tabled(pilots: Pilots, compared: Wanted, asked: Asked) -> Answer | None:
    language = asked.question.language
    writing = _Writing(
        lookup=asked.readable.document, language=language, most=2 if compared.sides else 1
    )
    rows = tuple(
        (
            Cell(text=head(pilot.meta, language)),
            *(writing.cell(pilot, aspect) for aspect in compared.aspects),
        )
        for pilot in pilots.found
    )
    if not writing.citations:
        return None
    columns = (Phrase.COLUMN_PILOT, *(Phrase(f"column_{aspect}") for aspect in compared.aspects))
    missing = (phrase(language, Phrase.NOTHING_TO_COMPARE_OF, what=name) for name in pilots.unknown)
    notes = notes_on_documents(language, writing.citations, successor=asked.readable.successor)
    return Answer(
        sentences=(*writing.sentences, *map(framing, (*missing, *notes))),
        citations=tuple(writing.citations),
        evidence=weigh(writing.citations),
        writer=EXTRACTIVE,
        layout=Layout.TABLE,
        table=Table(columns=tuple(phrase(language, column) for column in columns), rows=rows),
    )


def head(meta: Metadata, language: str) -> str:
    """Return whose pilot a row is: organisation, title, year, and that it is a plan."""
    named = meta.organisation and meta.organisation.casefold() not in meta.title.casefold()
    words = f"{meta.organisation}: {meta.title}" if named else meta.title
    about = [meta.year] if meta.year and meta.year not in words else []
    if is_plan(meta):
        about.append(phrase(language, strength_phrase("planned")))
    return f"{words} ({', '.join(about)})" if about else words


class _Writing:
    """Fills cells and numbers their citations: one number a quote, in reading order."""

    def __init__(self, *, lookup: Lookup, language: str, most: int) -> None:
        self.sentences: list[Sentence] = []
        self.citations: list[Citation] = []
        self._lookup = lookup
        self._language = language
        self._most = most
        self._numbers: dict[tuple[str, int, int], int] = {}

    def cell(self, pilot: Pilot, aspect: Aspect) -> Cell:
        """Return the cell, or one that says that nothing is told."""
        stated = state(pilot.said, aspect, language=self._language, most=self._most)
        cited = list(self._cited(stated))
        if not cited or (stated.label and len(cited) < len(stated.sentences)):
            return Cell(text=phrase(self._language, Phrase.NOT_TOLD))
        numbers = [number for _, number in cited]
        if stated.label:
            return Cell(text=stated.label, citations=tuple(numbers))
        text = " ".join(shown(said.quote) for said, _ in cited)
        for said in _told_otherwise([said for said, _ in cited], pilot.beside):
            trusted = is_trusted(said.meta, self._lookup)
            number = self._cite(said, stated.support) if trusted else None
            if number is not None and number not in numbers:
                numbers.append(number)
                where = head(said.meta, self._language)
                otherwise = phrase(self._language, Phrase.TOLD_OTHERWISE, where=where)
                text += f" – {otherwise}: {shown(said.quote)}"
        return Cell(text=text, citations=tuple(numbers))

    def _cited(self, stated: Stated) -> Iterator[tuple[Said, int]]:
        for said in stated.sentences:
            number = self._cite(said, stated.support)
            if number is not None:
                yield said, number

    def _cite(self, said: Said, support: float) -> int | None:
        """Return the number of a quote; None where its words do not stand at their place."""
        place = Place(passage=said.passage, span=said.span, quote=said.quote)
        key = (said.meta.document_id, said.span.start, said.span.end)
        if key in self._numbers:
            return self._numbers[key]
        if reason := misplaced(place, self._lookup):
            logger.warning("dropped a cell of document %s: %s", said.meta.document_id, reason)
            return None
        number = self._numbers[key] = len(self._numbers) + 1
        self.citations.append(
            Citation(number=number, meta=said.meta, span=said.span, quote=said.quote)
        )
        self.sentences.append(
            Sentence(text=shown(said.quote), citations=(number,), support=support, verbatim=True)
        )
        return number


def _told_otherwise(told: Sequence[Said], beside: Sequence[Said]) -> Iterator[Said]:
    """Yield sentences of other documents that give other figures for the same thing."""
    for said in beside:
        if any(_differ(said, own) for own in told):
            yield said


def _differ(one: Said, other: Said) -> bool:
    if one.vector is None or other.vector is None:
        return False
    figures, others = _figures(one.quote), _figures(other.quote)
    if not figures or not others or figures & others:
        return False
    return float(one.vector @ other.vector) >= _SAME_THING


def _figures(text: str) -> frozenset[str]:
    return frozenset(f for f in _FIGURE.findall(text) if not _YEAR.fullmatch(f))
