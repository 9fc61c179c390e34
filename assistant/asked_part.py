"""Which part of a document a question asks for: its result, what worked, what did not, how.

"Wat werkte niet bij Venlo?" is answered with what stands beneath that heading, or not at all: what
Venlo bought is as near to the question as what went wrong there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facets import asks_for_failures
from assistant.lessons import FAILED, LEARNT, OBSTACLES, WORKED, parts_asked_for
from assistant.lists import asks_for_list
from assistant.question import Question
from assistant.sides.words import Aspect

RESULT = frozenset({Aspect.RESULT.value})
APPROACH = frozenset({"approach"})

_ASKS = {  # the first that fits; each begins where the other does not go on
    "nl": (
        (FAILED, r"wat (?:werkte|ging|lukte|liep)\b.* (?:niet|mis|fout)\b"),
        (FAILED, rf"(?:{OBSTACLES['nl']}|tegenvallers)\b"),
        (WORKED, r"wat (?:werkte|ging|lukte|liep)\b.* (?:wel|goed)\b|wat werkte\b|succesfactor"),
        (LEARNT, r"(?:lessen|leerpunten)\b|wat (?:leerden?|leert)\b|geleerd\b"),
        (
            RESULT,
            r"(?:resulta(?:at|ten)|uitkomst(?:en)?)\b|wat (?:levert|leverde)\b.* op\b|opgeleverd\b",
        ),
        (RESULT, r"wat (?:bereikte|heeft .* bereikt)\b"),
        (APPROACH, r"aanpak\b|hoe pakt(?:e|en)?\b.* aan\b|aangepakt\b"),
    ),
    "fr": (
        (FAILED, r"n['’]a pas (?:bien )?(?:marché|fonctionné)\b|mal passé\b"),
        (FAILED, rf"(?:{OBSTACLES['fr']}) (?!à)"),
        (WORKED, r"qui a (?:bien )?(?:marché|fonctionné)\b|facteurs de (?:succès|réussite)\b"),
        (LEARNT, r"(?:leçons?|enseignements?)\b|(?:a|ont)(?:-t-\w+)? appris\b|qu['’]a appris\b"),
        (RESULT, r"(?:résultats?|bilan)\b|a(?:-t-\w+)? obtenus?\b"),
        (APPROACH, r"(?:démarche|approche)\b|s['’]y est(?:-\w+)? prise?\b"),
    ),
    "en": (
        (FAILED, rf"(?:did not|didn['’]t) work\b|went wrong\b|(?:{OBSTACLES['en']})\b"),
        (WORKED, r"what worked\b|went well\b|success factor"),
        (LEARNT, r"lessons?\b|what (?:did|has|have)\b.* learn(?:ed|t)?\b"),
        (RESULT, r"(?:results?|outcomes?)\b|what (?:did|has|have)\b.* achieved?\b"),
        (APPROACH, r"approach\b|how did\b.* (?:go about|handle|tackle)\b"),
    ),
    "de": (
        (FAILED, rf"was (?:hat|ging|lief)\b.* (?:nicht|schief)\b|(?:{OBSTACLES['de']})\b"),
        (WORKED, r"was (?:hat|lief)\b.* (?:funktioniert|geklappt|gut)\b|erfolgsfaktor"),
        (LEARNT, r"(?:lehren?|lektionen)\b|was (?:hat|haben)\b.* gelernt\b|was lernt?e"),
        (RESULT, r"ergebnis|was (?:hat|haben)\b.* (?:gebracht|erreicht)\b"),
        (APPROACH, r"(?:vorgehen|ansatz)\b|wie (?:ging|gingen)\b.* vor\b"),
    ),
}


def part_asked(question: Question) -> frozenset[str]:
    """Return the parts, as `sides.aspects.part_of` tells them; none for any other question."""
    return _part_asked(question.text, question.language)


def part_that_must_be_told(question: Question) -> frozenset[str]:
    """Return the parts beside which nothing answers; none where they are only preferred.

    A failure is told as one, and so is what went well; what several learnt stands in its part too.
    """
    if asks_for_list(question):
        return FAILED if asks_for_failures(question) else parts_asked_for(question)
    part = part_asked(question)
    return part if part in {FAILED, WORKED} else frozenset()


@lru_cache(maxsize=256)  # comparing sentences and choosing among them ask in turn
def _part_asked(text: str, language: str) -> frozenset[str]:
    return next((parts for parts, asks in _patterns(language) if asks.search(text)), frozenset())


@lru_cache(maxsize=len(_ASKS))
def _patterns(language: str) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (parts, re.compile(rf"(?<!\w)(?:{asks})", re.IGNORECASE)) for parts, asks in _ASKS[language]
    )
