"""Questions for what several learnt: lessons, what worked and what did not, also about a product.

They are answered with what stands beneath such a heading, a sentence of each document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.plurals import BETWEEN, WHO
from assistant.question import Question
from assistant.sides.aspects import LESSONS
from assistant.sides.words import Aspect

FAILED = frozenset({Aspect.DID_NOT_WORK.value})
WORKED = frozenset({Aspect.WORKED.value})
LEARNT = FAILED | WORKED | {LESSONS}
"""Parts of a document, as `sides.aspects.part_of` tells them by their headings."""

OBSTACLES = {
    "nl": r"valkuilen|knelpunten|belemmeringen|obstakels|drempels",
    "fr": r"obstacles|freins|difficultés|écueils",
    "en": r"pitfalls|barriers|obstacles",
    "de": r"hürden|stolpersteine",
}
"""What stood in the way, by whomever it is asked of; each form of question adds words to these."""

_AT = r"(?:bij|in|met)\s"
_BEGINS = {  # how a question for a part begins; who learnt it comes later, or right after a word
    "nl": (
        (
            FAILED,
            r"wat\s+(?:werkte?|gaat|ging|liep|lukte?)\s+(?:\w+\s+){0,2}(?:niet|mis|fout)\s",
            _AT,
        ),
        (FAILED, rf"welke\s+(?:{OBSTACLES['nl']}|problemen)\s", ""),
        (WORKED, r"wat\s+(?:werkte|ging|lukte)\s+(?:er\s+)?(?:wel|goed)\s", _AT),
        (WORKED, r"welke\s+succesfactoren\s", ""),
    ),
    "fr": (
        (FAILED, r"n['’]a\s+pas\s+(?:bien\s+)?(?:marché|fonctionné)\s", ""),
        (FAILED, r"se\s+passe\s+(?:(?:souvent|généralement|parfois)\s+)?mal\s", ""),
        (FAILED, rf"quel(?:le)?s\s+(?:{OBSTACLES['fr']}|problèmes)\s", ""),
        (WORKED, r"a\s+(?:bien\s+)?(?:marché|fonctionné)\s", ""),
        (WORKED, r"facteurs\s+de\s+(?:succès|réussite)\s", ""),
    ),
    "en": (
        (FAILED, r"what\s+(?:did\s+not|didn['’]t)\s+work\s", ""),
        (FAILED, r"what\s+(?:(?:usually|often|typically)\s+)?(?:goes|went)\s+wrong\s", ""),
        (FAILED, rf"(?:which|what)\s+(?:{OBSTACLES['en']}|problems|difficulties)\s", ""),
        (WORKED, r"what\s+(?:worked|went\s+well)\s", ""),
        (WORKED, r"success\s+factors\s", ""),
    ),
    "de": (
        (FAILED, r"was\s+(?:hat|geht|ging|läuft|lief)\s(?=.*(?:nicht|schief))", ""),
        (FAILED, rf"welche\s+(?:{OBSTACLES['de']}|probleme|hindernisse|schwierigkeiten)\s", ""),
        (WORKED, r"was\s+hat\s(?=.*(?:funktioniert|geklappt))", ""),
        (WORKED, r"welche\s+erfolgsfaktoren\s", ""),
    ),
}
_LEARNT = {  # what stands right before and somewhere after those who learnt
    "nl": (
        (r"wat\s+(?:leerden|leren|leerde)\s", ""),
        (r"wat\s+hebben\s", r"\s.*geleerd"),
        (r"(?:lessen|leerpunten)\s+(?:van|uit|bij)\s", ""),
    ),
    "fr": (
        (r"qu['’]ont\s+appris\s", ""),
        (r"(?:leçons|enseignements)\s+(?:des|de|d['’])", ""),
    ),
    "en": (
        (r"what\s+(?:did|do|have)\s", r"\s.*learn(?:ed|t)?"),
        (r"lessons\s+(?:from|of)\s", ""),
    ),
    "de": (
        (r"was\s+lern(?:t)?en\s", ""),
        (r"was\s+haben\s+(?:die\s+)?", r"\s.*gelernt"),
        (r"(?:lehren|lektionen)\s+(?:aus|von)\s", ""),
    ),
}

_TOLD = {  # what is told about a product: "welke lessen zijn er over de inkoop van catering?"
    "nl": (
        (FAILED, rf"(?:{OBSTACLES['nl']})"),
        (WORKED, r"succesfactoren"),
        (LEARNT, r"(?:lessen|leerpunten|ervaringen)"),
    ),
    "fr": (
        (FAILED, rf"(?:{OBSTACLES['fr']}|pièges)"),
        (WORKED, r"facteurs\s+de\s+(?:succès|réussite)"),
        (LEARNT, r"(?:leçons|enseignements|retours\s+d['’]expérience)"),
    ),
    "en": (
        (FAILED, rf"(?:{OBSTACLES['en']}|difficulties)"),
        (WORKED, r"success\s+factors"),
        (LEARNT, r"(?:lessons(?:\s+learn(?:ed|t))?|experiences)"),
    ),
    "de": (
        (FAILED, rf"(?:{OBSTACLES['de']}|hindernisse|schwierigkeiten|fallstricke)"),
        (WORKED, r"erfolgsfaktoren"),
        (LEARNT, r"(?:lehren|lektionen|erfahrungen|erkenntnisse)"),
    ),
}
_ABOUT = {
    "nl": r"(?:\s+(?:zijn|waren)\s+er)?\s+(?:over|rond|rondom|bij|met|voor|op)\s",
    "fr": r"(?:\s+y\s+a-t-il)?\s+"
    r"(?:sur|pour|lors|dans|avec|(?:de\s+l['’]|des\s|d['’])achats?)(?!\w)",
    "en": r"(?:\s+are\s+there)?\s+"
    r"(?:(?:on|about|for|in|with|when|around)\s|(?:of|from)\s+(?=\w+ing\s))",
    "de": r"(?:\s+gibt\s+es)?\s+(?:über|zu[rm]?|beim?|mit|für)\s",
}
_NO_NAME = r"(?!.*\s(?-i:[A-ZÀ-Þ][a-zà-ÿ]))"
"""One organisation's lessons are no list; German nouns have capitals like names."""


def parts_asked_for(question: Question) -> frozenset[str]:
    """Return the parts of documents that the question asks several for; none for any other."""
    return _parts_asked_for(question.text, question.language)


@lru_cache(maxsize=256)  # choosing passages, sentences, layout and what comes next ask in turn
def _parts_asked_for(text: str, language: str) -> frozenset[str]:
    for parts, begins, then in _forms(language):
        begun = begins.search(
            text
        )  # one search after the other: a gap in one takes squares of time
        if begun and then.search(text, begun.end()):
            return parts
    return frozenset()


@lru_cache(maxsize=len(WHO))
def _forms(language: str) -> tuple[tuple[frozenset[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Return the parts, how a question for them begins and what comes anywhere after that."""
    about = _ABOUT[language] + ("" if language == "de" else _NO_NAME)
    several, near = rf"(?:{WHO[language]})", rf"\s*{BETWEEN}[\w-]*(?:{WHO[language]})"
    forms = [
        *(
            (parts, begins, rf"{at}{near}" if at else several)
            for parts, begins, at in _BEGINS[language]
        ),
        *((LEARNT, rf"{before}{near}{after}(?!\w)", "") for before, after in _LEARNT[language]),
        *((parts, rf"{noun}{about}", "") for parts, noun in _TOLD[language]),
    ]
    return tuple(
        (
            parts,
            re.compile(rf"(?<!\w){begins}", re.IGNORECASE),
            re.compile(rf"{then}(?!\w)" if then else "", re.IGNORECASE),
        )
        for parts, begins, then in forms
    )
