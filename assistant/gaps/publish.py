"""What may be told of grouped questions: nothing that fewer than k conversations share.

Every question is counted in one place: in a gap of at least k conversations; else, where the
questions left of a category or phase come from at least k conversations together, in that theme;
else in the rest, whose size is told from k conversations on. No other total is told, so there is
nothing to subtract: every number stands for at least k conversations, and those it could be
subtracted from hold other questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from assistant.facets import preferred
from assistant.gaps.report import Gap, Rest, Theme
from assistant.gaps.unanswered import shortfall
from assistant.journal.port import AskedQuestion, NearDocument
from assistant.question import Question
from ingest.document import base_language
from ingest.text.vocabulary import load_vocabulary

NEAREST = 3
"""Documents that are named beside a gap."""

FACETS = ("category", "phase")

Told = TypeVar("Told", bound=Hashable)


def publish(
    groups: Iterable[Sequence[AskedQuestion]], *, k: int
) -> tuple[tuple[Gap, ...], tuple[Theme, ...], Rest | None]:
    """Return what may be told; of each group the first question is the one that is shown."""
    gaps: list[Gap] = []
    left: list[AskedQuestion] = []
    for group in groups:
        if conversations(group) >= k:
            gaps.append(_gap(group, k=k))
        else:
            left.extend(group)
    themes: list[Theme] = []
    for facet in FACETS:
        found, left = _themes(left, facet, k=k)
        themes.extend(found)
    most_first = sorted(gaps, key=lambda gap: (-gap.conversations, -gap.questions, gap.question))
    return tuple(most_first), tuple(themes), _rest(left, k=k)


def conversations(asked: Iterable[AskedQuestion]) -> int:
    """Return how many conversations the questions are of: who asks five times is one."""
    return len({one.conversation for one in asked})


def _gap(group: Sequence[AskedQuestion], *, k: int) -> Gap:
    shown = group[0]
    language = base_language(shown.language)
    text = shown.searched_for or shown.text
    named = preferred(Question(text=text, language=language))
    nearest = [*_shared(group, lambda one: one.nearest, k=k), *shown.nearest]
    by_id: dict[str, NearDocument] = {}
    for document in nearest:
        by_id.setdefault(document.document_id, document)
    return Gap(
        question=text,
        language=shown.language,
        questions=len(group),
        conversations=conversations(group),
        shortfalls=tuple(_shared(group, lambda one: [s] if (s := shortfall(one)) else [], k=k)),
        categories=_facet(group, "category", named.get("category", frozenset()), k=k),
        phases=_facet(group, "phase", named.get("phase", frozenset()), k=k),
        nearest=tuple(by_id.values())[:NEAREST],
    )


def _facet(
    group: Sequence[AskedQuestion], facet: str, named: frozenset[str], *, k: int
) -> tuple[str, ...]:
    """Return the values that the shown question names, and those that half of the group has."""
    most = max(k, (conversations(group) + 1) // 2)
    shared = _shared(group, lambda one: _keys(one, facet), k=most)
    return tuple(sorted({*named, *shared}))


def _keys(one: AskedQuestion, facet: str) -> list[str]:
    """Return the vocabulary's keys that a question has; a filter may hold any words of an asker."""
    known = load_vocabulary().facets[facet]
    return [key for key in one.facets.get(facet, ()) if key in known]


def _shared(
    group: Iterable[AskedQuestion],
    told_by: Callable[[AskedQuestion], Iterable[Told]],
    *,
    k: int,
) -> list[Told]:
    """Return what at least k conversations tell, what most do first."""
    by_value = _by_value(group, told_by)
    enough = {value: n for value, ones in by_value.items() if (n := conversations(ones)) >= k}
    return sorted(enough, key=lambda value: (-enough[value], str(value)))


def _themes(
    left: Sequence[AskedQuestion], facet: str, *, k: int
) -> tuple[list[Theme], list[AskedQuestion]]:
    """Return the themes of a facet, and what is in none of them: each question is in one."""
    themes: list[Theme] = []
    remaining = list(left)
    while by_value := _by_value(remaining, lambda one: _keys(one, facet)):
        key = min(by_value, key=lambda value: (-conversations(by_value[value]), value))
        members = by_value[key]
        if conversations(members) < k:
            break
        themes.append(
            Theme(
                facet=facet,
                key=key,
                questions=len(members),
                conversations=conversations(members),
            )
        )
        remaining = [one for one in remaining if key not in _keys(one, facet)]
    return themes, remaining


def _rest(left: Sequence[AskedQuestion], *, k: int) -> Rest | None:
    count = conversations(left)
    return Rest(questions=len(left), conversations=count) if count >= k else None


def _by_value(
    asked: Iterable[AskedQuestion], told_by: Callable[[AskedQuestion], Iterable[Told]]
) -> dict[Told, list[AskedQuestion]]:
    found: dict[Told, list[AskedQuestion]] = defaultdict(list)
    for one in asked:
        for value in dict.fromkeys(told_by(one)):
            found[value].append(one)
    return found
