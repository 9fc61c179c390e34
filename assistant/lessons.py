"""Questions for what several learnt: lessons, what worked and what did not.

They are answered with what stands beneath such a heading, a sentence of each document.
"""

from __future__ import annotations

import re

from assistant.plurals import BETWEEN, WHO
from assistant.question import Question
from assistant.sides.aspects import LESSONS
from assistant.sides.words import Aspect

FAILED = frozenset({Aspect.DID_NOT_WORK.value})
WORKED = frozenset({Aspect.WORKED.value})
LEARNT = FAILED | WORKED | {LESSONS}
"""Parts of a document, as `sides.aspects.part_of` tells them by their headings."""

_ASKS = {  # what stands before and after those who learnt it
    "nl": (
        (
            FAILED,
            r"wat\s+(?:werkte|ging|lukte)\s+(?:er\s+)?(?:niet|mis|fout)\s.*?(?:bij|in|met)\s",
            "",
        ),
        (
            FAILED,
            r"welke\s+(?:valkuilen|knelpunten|belemmeringen|obstakels|problemen|drempels)\s.*?",
            "",
        ),
        (WORKED, r"wat\s+(?:werkte|ging|lukte)\s+(?:er\s+)?(?:wel|goed)\s.*?(?:bij|in|met)\s", ""),
        (WORKED, r"welke\s+succesfactoren\s.*?", ""),
        (LEARNT, r"wat\s+(?:leerden|leren|leerde)\s", ""),
        (LEARNT, r"wat\s+hebben\s", r"\s.*geleerd"),
        (LEARNT, r"(?:lessen|leerpunten)\s+(?:van|uit|bij)\s", ""),
    ),
    "fr": (
        (FAILED, r"n['’]a\s+pas\s+(?:bien\s+)?(?:marché|fonctionné)\s.*?", ""),
        (FAILED, r"quel(?:le)?s\s+(?:obstacles|freins|problèmes|difficultés|écueils)\s.*?", ""),
        (WORKED, r"a\s+(?:bien\s+)?(?:marché|fonctionné)\s.*?", ""),
        (WORKED, r"facteurs\s+de\s+(?:succès|réussite)\s.*?", ""),
        (LEARNT, r"qu['’]ont\s+appris\s", ""),
        (LEARNT, r"(?:leçons|enseignements)\s+(?:des|de|d['’])", ""),
    ),
    "en": (
        (FAILED, r"what\s+(?:did\s+not|didn['’]t)\s+work\s.*?", ""),
        (FAILED, r"what\s+went\s+wrong\s.*?", ""),
        (
            FAILED,
            r"(?:which|what)\s+(?:pitfalls|barriers|obstacles|problems|difficulties)\s.*?",
            "",
        ),
        (WORKED, r"what\s+(?:worked|went\s+well)\s.*?", ""),
        (WORKED, r"success\s+factors\s.*?", ""),
        (LEARNT, r"what\s+(?:did|do|have)\s", r"\s.*learn(?:ed|t)?"),
        (LEARNT, r"lessons\s+(?:from|of)\s", ""),
    ),
    "de": (
        (FAILED, r"was\s+(?:hat|ging)\s(?=.*(?:nicht|schief)).*?", ""),
        (
            FAILED,
            r"welche\s+(?:hürden|probleme|hindernisse|stolpersteine|schwierigkeiten)\s.*?",
            "",
        ),
        (WORKED, r"was\s+hat\s(?=.*(?:funktioniert|geklappt)).*?", ""),
        (WORKED, r"welche\s+erfolgsfaktoren\s.*?", ""),
        (LEARNT, r"was\s+lern(?:t)?en\s", ""),
        (LEARNT, r"was\s+haben\s+(?:die\s+)?", r"\s.*gelernt"),
        (LEARNT, r"(?:lehren|lektionen)\s+(?:aus|von)\s", ""),
    ),
}
_QUESTIONS = {
    language: tuple(
        (
            parts,
            re.compile(
                rf"(?<!\w){before}\s*{BETWEEN}[\w-]*(?:{WHO[language]}){after}(?!\w)", re.IGNORECASE
            ),
        )
        for parts, before, after in forms
    )
    for language, forms in _ASKS.items()
}


def parts_asked_for(question: Question) -> frozenset[str]:
    """Return the parts of documents that the question asks several for; none for any other."""
    forms = _QUESTIONS[question.language]
    found = (parts for parts, form in forms if form.search(question.text))
    return next(found, frozenset())
