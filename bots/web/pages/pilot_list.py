"""Pilots in, those out that were chosen, with how many there are of every other choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.inventory import Lessons
from assistant.notes import is_plan
from bots.facet_words import facet_label, facet_labels
from ingest.document import Metadata, Value, years_in

if TYPE_CHECKING:
    from assistant.inventory import Inventory

FILTERS = ("category", "phase", "contract_form", "country", "year", "outcome")
"""What pilots may be chosen by, in this order."""

Chosen = Mapping[str, tuple[str, ...]]
"""Filter -> accepted values: any value of a filter, and every filter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot(Value):
    """One pilot as it is listed; `facts` are whose, where, when and how, in words."""

    meta: Metadata
    lessons: Lessons
    facts: tuple[str, ...]

    @property
    def is_plan(self) -> bool:
        """Whether the document tells of what was to be done, and of no result."""
        return is_plan(self.meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Value):
    """A value of a filter, with the pilots there would be: the other filters stay as they are."""

    value: str
    label: str
    count: int
    is_chosen: bool


def pilots_of(inventory: Inventory, chosen: Chosen) -> list[Metadata]:
    """Return the pilots that were chosen: first those that tell what worked or what did not.

    Among these and among the others the newest come first, those without a year last.
    """
    found = [meta for meta in inventory.of_kind("pilot") if _is_among(meta, chosen)]
    return sorted(found, key=lambda meta: (not _tells(meta, inventory), *_order(meta)))


def listed(meta: Metadata, inventory: Inventory, language: str) -> Pilot:
    """Return a pilot with its facts in the words of a language."""
    return Pilot(
        meta=meta,
        lessons=inventory.told_by(meta),
        facts=tuple(_facts(meta, language)),
    )


def choices(
    inventory: Inventory, chosen: Chosen, language: str
) -> Iterator[tuple[str, list[Choice]]]:
    """Yield every filter with its choices: years newest first, all else by its label.

    What there is none of is left out, unless it is chosen.
    """
    pilots = inventory.of_kind("pilot")
    for facet in FILTERS:
        others = {name: values for name, values in chosen.items() if name != facet}
        among = [meta for meta in pilots if _is_among(meta, others)]
        counts = Counter(
            value for meta in among for value in dict.fromkeys(meta.facet_values(facet))
        )
        mine = chosen.get(facet, ())
        found = [
            Choice(
                value=value,
                label=facet_label(facet, value, language),
                count=counts[value],
                is_chosen=value in mine,
            )
            for value in dict.fromkeys((*counts, *mine))
        ]
        if facet == "year":
            yield facet, sorted(found, key=lambda choice: choice.value, reverse=True)
        else:
            yield facet, sorted(found, key=lambda choice: choice.label.casefold())


def _is_among(meta: Metadata, chosen: Chosen) -> bool:
    return all(set(meta.facet_values(facet)) & {*values} for facet, values in chosen.items())


def _tells(meta: Metadata, inventory: Inventory) -> bool:
    return inventory.told_by(meta) != Lessons()


def _order(meta: Metadata) -> tuple[int, str, str]:
    years = years_in(meta.year or "")
    return -int(max(years, default="0")), meta.title.casefold(), meta.document_id


def _facts(meta: Metadata, language: str) -> Iterator[str]:
    if meta.organisation:
        yield meta.organisation
    if meta.country:
        yield facet_label("country", meta.country, language)
    if meta.year:
        yield meta.year
    for facet in ("category", "phase", "contract_form"):
        if values := meta.facet_values(facet):
            yield facet_labels(facet, values, language)
    if meta.outcome not in {"unknown", "planned"}:
        yield facet_label("outcome", meta.outcome, language)
