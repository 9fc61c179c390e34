"""The parts of a run that get figures of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from evaluation.questions import TYPES
from evaluation.run_file import QuestionRun
from ingest.document import LANGUAGES, base_language

ALL = "all"


def slices(results: Iterable[QuestionRun]) -> dict[str, list[QuestionRun]]:
    """Return the results by slice, in the order of the report; a slice without any is left out.

    "all", "answerable", "unanswerable", "language nl" as the set has it (nl-BE apart), "type
    list", and "nl→fr" for a question in one base language with gold in the other: with gold in
    two languages it is in two of these.
    """
    found: defaultdict[str, list[QuestionRun]] = defaultdict(list)
    for result in results:
        for name in _names(result):
            found[name].append(result)
    first = (
        ALL,
        "answerable",
        "unanswerable",
        *(f"language {language}" for language in LANGUAGES),
        *(f"type {kind}" for kind in TYPES),
    )
    pairs = sorted(set(found) - set(first))
    return {name: found[name] for name in (*first, *pairs) if name in found}


def _names(result: QuestionRun) -> Iterator[str]:
    question = result.question
    yield ALL
    yield "answerable" if question.answerable else "unanswerable"
    yield f"language {question.language}"
    yield f"type {question.type}"
    asked = base_language(question.language)
    evidence = (place.language for place in result.gold)
    yield from {f"{asked}→{base_language(language)}" for language in evidence if language}
