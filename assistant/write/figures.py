"""Figures of two sources that do not agree: both are quoted, neither is chosen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from assistant.question import Question
from assistant.write.asked import kinds_asked_for
from assistant.write.compare import Candidate, PreparedSentence
from assistant.write.quantity import asks_for_quantity
from ingest.document import base_language

_BEHIND = 0.12  # the best score: what lies farther tells of something else
_ALIKE = 0.5  # cosine from which two sentences may count the same thing
_COUNTED = re.compile(r"(?<![\w.,])(\d{1,6}) ([^\W\d_]{4,})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 2
_UNITS = {  # of the kinds that a question may ask for
    "money": ("EUR", "GBP", "USD", "CHF", "DKK", "SEK", "NOK"),
    "share": ("percent",),
    "CO2": ("kg", "percent"),
    "mass": ("kg",),
    "duration": ("month", "day", "hour"),
}


def rivals(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return sentences of other documents that give another figure than the best candidate.

    None where no quantity is asked for. A bare number is a figure only where both sentences
    count the same word ("tien drinkwaterbedrijven").
    """
    if not asks_for_quantity(question.text) or not candidates:
        return []
    best, *others = candidates
    kinds = kinds_asked_for(question.text)
    asked = frozenset(unit for kind in kinds for unit in _UNITS.get(kind, ()))
    figures = _figures(best.sentence)
    found: dict[str, Candidate] = {best.sentence.document_id: best}
    for candidate in others if figures else ():
        if candidate.score < best.score - _BEHIND or len(found) > _MOST:
            break
        if candidate.sentence.document_id not in found and _contradicts(
            candidate.sentence, best.sentence, figures, asked
        ):
            found[candidate.sentence.document_id] = candidate
    return list(found.values())[1:]


def _contradicts(
    sentence: PreparedSentence,
    other: PreparedSentence,
    figures: Mapping[str, set[Fraction]],
    asked: frozenset[str],
) -> bool:
    """Tell whether two sentences differ in a unit that is asked for, or in all that they share."""
    if float(sentence.vector @ other.vector) < _ALIKE:
        return False
    own = _figures(sentence)
    shared = own.keys() & figures.keys()
    differing = {unit for unit in shared if own[unit].isdisjoint(figures[unit])}
    return bool(differing & asked) if asked else bool(differing) and differing == shared


def _figures(sentence: PreparedSentence) -> Mapping[str, set[Fraction]]:
    """Return the figures by the kind of their unit, or by the word that a bare one counts."""
    from text_to_num import alpha2digit  # noqa: PLC0415  few questions ask for figures

    from assistant.claims.quantities import quantities  # noqa: PLC0415  as above

    language = base_language(sentence.passage.hit.chunk.meta.language)
    found: defaultdict[str, set[Fraction]] = defaultdict(set)
    for quantity in quantities(sentence.quote, language):
        if quantity.unit.kind:
            found[quantity.unit.kind].add(quantity.value)
    in_figures = alpha2digit(sentence.quote, language, threshold=0.0)
    for number, counted in _COUNTED.findall(in_figures):
        if number != "1" and not _YEAR.fullmatch(number):
            found[counted.casefold()].add(Fraction(number))
    return found
